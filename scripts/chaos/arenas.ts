import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Destination } from '../../utils/settings'
import { filesIn, temporaryFolder } from '../browser/built'
import { allowedFolders, dropFolder } from '../browser/picked-folder'
import { apache } from '../servers/apache'
import { faulty } from '../servers/faulty'
import { type Server, startForge, TOKENS } from '../servers/forge-server'
import { s3Server } from '../servers/s3-server'
import { ownedFolder, WWW_DATA } from '../servers/started'
import type { Arena } from './arena'
import { random } from './random'
import { trouble } from './trouble'

const destination = (kind: string, options: Record<string, string>): Destination => ({
  ...{ id: kind, kind, name: '', active: true },
  options,
})

/** Files in a folder on disk, by their path in it. */
const onDisk = (folder: string) => new Map(filesIn(folder).map((path) => [path, readFileSync(join(folder, path))]))

const LOCALHOST = ['http://127.0.0.1/*', 'http://localhost/*']

/** Every kind of destination, with the trouble it can make. */
export const ARENAS: Readonly<Record<string, (seed: number, extension: string) => Promise<Arena>>> = {
  downloads: async () => ({
    destination: destination('downloads', { folder: 'archive' }),
    // No extension can remove what a killed browser leaves of a download.
    files: async ({ downloads }) =>
      new Map([...onDisk(join(downloads, 'archive'))].filter(([path]) => !path.endsWith('.crdownload'))),
  }),

  async folder(_, extension) {
    const home = temporaryFolder()
    const vault = join(home.path, 'vault')
    mkdirSync(vault)
    return {
      destination: destination('folder', { label: 'vault' }),
      options: { preferences: allowedFolders([vault], extension) },
      async setUp(desk) {
        await dropFolder(desk, vault)
        await desk.evaluate(keepFolder)
      },
      files: async () => onDisk(vault),
      folder: vault,
      allow(allowed, profile) {
        const file = join(profile, 'Default', 'Preferences')
        const preferences = JSON.parse(readFileSync(file, 'utf8'))
        const { exceptions } = preferences.profile.content_settings
        for (const [name, setting] of Object.entries(granted(vault, extension)))
          exceptions[name] = allowed ? setting : {}
        writeFileSync(file, JSON.stringify(preferences))
      },
      stop: async () => home.remove(),
    }
  },

  async webdav(seed) {
    const user = { user: 'reader', password: 'Übung 密码' }
    const server = await apache(user)
    const archive = ownedFolder(join(server.files, 'archive'), WWW_DATA)
    const { fault, ...made } = trouble(random(seed))
    const proxy = await faulty(server.url, fault)
    return {
      destination: destination('webdav', { url: `${proxy.url}archive/`, user: user.user }),
      secrets: { password: user.password },
      hosts: LOCALHOST,
      files: async () => onDisk(archive),
      ...made,
      async stop() {
        await proxy.stop()
        await server.stop()
      },
    }
  },

  async s3(seed) {
    const server = await s3Server({ keys: { reader: 'a secret' } })
    const objects = new Map()
    server.buckets.set('archive', objects)
    const { fault, ...made } = trouble(random(seed))
    const proxy = await faulty(server.endpoint, fault)
    return {
      destination: destination('s3', { endpoint: proxy.url, bucket: 'archive', prefix: 'clips', accessKey: 'reader' }),
      secrets: { secretKey: 'a secret' },
      hosts: LOCALHOST,
      files: async () =>
        new Map([...objects].map(([key, { bytes }]) => [key.replace('clips/', ''), Buffer.from(bytes)])),
      ...made,
      async stop() {
        await proxy.stop()
        server.stop()
      },
    }
  },

  gitea: (seed) => forge('gitea', seed),
  github: (seed) => forge('github', seed),
}

async function forge(flavour: Server, seed: number): Promise<Arena> {
  const server = await startForge()
  const { git, name } = await server.create()
  const { fault, ...made } = trouble(random(seed))
  const proxy = await faulty(server.address, fault)
  return {
    destination: destination('forge', { address: `${proxy.url}me/${name}`, server: flavour }),
    secrets: { token: TOKENS.write },
    hosts: LOCALHOST,
    async files() {
      const paths = (await git.git('ls-tree', '-r', '-z', '--name-only', 'main')).split('\0').filter(Boolean)
      const blobs = paths.map(async (path) => [path, Buffer.from(await git.git('show', `main:${path}`))] as const)
      return new Map(await Promise.all(blobs))
    },
    ...made,
    async stop() {
      await proxy.stop()
      await server.close()
    },
  }
}

/** Chromium's settings that allow writing to this folder. */
const granted = (folder: string, extension: string): Record<string, object> =>
  (allowedFolders([folder], extension) as { profile: { content_settings: { exceptions: Record<string, object> } } })
    .profile.content_settings.exceptions

/** Runs in an extension page: stores what picking the folder leaves behind. */
function keepFolder(): Promise<void> {
  return new Promise((resolve, reject) => {
    const open = indexedDB.open('pressclip')
    open.onerror = () => reject(open.error)
    open.onsuccess = () => {
      const tx = open.result.transaction('folders', 'readwrite')
      tx.objectStore('folders').put(Reflect.get(globalThis, 'dropped'), 'folder')
      tx.oncomplete = () => {
        open.result.close()
        resolve()
      }
      tx.onerror = () => reject(tx.error)
    }
  })
}
