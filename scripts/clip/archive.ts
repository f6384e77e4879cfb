import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { version } from '../../package.json'
import type { Clip } from '../../utils/article'
import { choosePath, type Render } from '../../utils/library/choose-path'
import type { Preset } from '../../utils/presets/preset'
import { clipKey } from '../../utils/render/clip-key'
import { contentBytes } from '../../utils/render/content'
import { pathKey } from '../../utils/render/path-key'
import { postAddress } from '../../utils/render/post-address'
import { provenanceFile } from '../../utils/render/provenance'
import { render, templateOf } from '../../utils/render/render'
import type { Settings } from '../../utils/settings'

export interface Archive {
  /**
   * Writes the clip's file and gives its path in the archive.
   * @param requested the page's address as it was given
   */
  save(clip: Clip, requested?: string): Promise<string>
}

/**
 * An archive folder. Two articles never overwrite each other and the same article replaces itself, in this run and
 * over runs: a file is an article's own when its front matter names the article's address.
 */
export function openArchive(folder: string, preset: Preset, settings: Settings): Archive {
  const template = templateOf(preset, settings)
  const clips = new Map<string, { path: string; template: string }>()
  const owners = new Map<string, string>()
  const listed = new Map<string, Map<string, string>>()

  /** The names in a folder of the archive by their path key, as they were before this run. */
  const earlier = (sub: string) => {
    let names = listed.get(sub)
    if (!names) {
      const path = join(folder, sub)
      names = new Map(existsSync(path) ? readdirSync(path).map((name) => [pathKey(posix.join(sub, name)), name]) : [])
      listed.set(sub, names)
    }
    return names
  }

  return {
    async save(clip, requested) {
      const key = clipKey(clip)
      let candidate = ''
      const rendered: Render = (taken, clip) => {
        const files = render(clip, preset, settings, taken)
        candidate = files[0].path
        return files
      }
      const [file] = await choosePath(key, clip, rendered, template, {
        clip: async () => clips.get(key),
        owner: async (place) => {
          const owner = owners.get(place) ?? ownerOnDisk(place, dirname(candidate))
          return owner === undefined ? undefined : { key: owner }
        },
      })
      writeAtomically(join(folder, file.path), contentBytes(file))
      if (settings.provenance.sidecar) {
        const sidecar = await provenanceFile([file], clip, { preset: preset.id, requested, version })
        writeAtomically(join(folder, sidecar.path), contentBytes(sidecar))
      }
      clips.set(key, { path: file.path, template })
      owners.set(pathKey(file.path), key)
      return file.path
    },
  }

  function ownerOnDisk(place: string, sub: string): string | undefined {
    const name = earlier(sub).get(place)
    if (name === undefined) return undefined
    const url = addressIn(join(folder, sub, name))
    return url === undefined ? '' : clipKey({ article: { url }, scope: 'article' } as Clip)
  }
}

/** The address that the front matter of a file names, as far as it is read. */
function addressIn(path: string): string | undefined {
  const bytes = Buffer.alloc(65_536)
  try {
    const file = openSync(path, 'r')
    const length = readSync(file, bytes)
    closeSync(file)
    return postAddress(bytes.toString('utf8', 0, length))
  } catch {
    return undefined
  }
}

/** Whatever happens, the path holds the old file or the new one, whole. */
function writeAtomically(path: string, bytes: Uint8Array) {
  mkdirSync(dirname(path), { recursive: true })
  const temporary = `${dirname(path)}/.pressclip-${process.pid}.tmp`
  try {
    writeFileSync(temporary, bytes, { flush: true })
    renameSync(temporary, path)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
}
