import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, watch, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { articlePage, PROSE } from '../../../scripts/browser/article-page'
import { filesIn, temporaryFolder, words } from '../../../scripts/browser/built'
import { allowedFolders, FOLDER_PLACE, useFolder } from '../../../scripts/browser/picked-folder'
import { type Pressclip, startPressclip } from '../../../scripts/browser/pressclip'
import { waitUntil } from '../../../scripts/browser/target.ts'
import { fieldsIn, says } from '../popup'

let disk: ReturnType<typeof temporaryFolder>
let vault: string
let pressclip: Pressclip
beforeEach(() => {
  disk = temporaryFolder()
  vault = join(disk.path, 'Vault')
  mkdirSync(vault)
})
afterEach(async () => {
  await pressclip?.close()
  disk.remove()
})

/** The user has picked the vault as the only destination, and chosen "Allow on every visit". */
async function start(preferences: object = allowedFolders([vault]), folder = vault) {
  const at = { profile: join(disk.path, 'profile'), downloads: join(disk.path, 'Downloads') }
  const isNew = !existsSync(at.profile)
  pressclip = await startPressclip({ ...at, preferences })
  if (isNew) await useFolder(pressclip, folder)
}

const post = (slug: string) => `_posts/2026-03-04-sea-wall-${slug}.md`
const open = (slug: string, paragraphs?: readonly string[]) =>
  pressclip.open(`https://news.example/2026/03/sea-wall-${slug}`, articlePage({ title: `Wall ${slug}`, paragraphs }))

async function clip(slug: string, paragraphs?: readonly string[]) {
  const page = await open(slug, paragraphs)
  await pressclip.chooseMenuItem(page)
  return page
}

async function delivered(slug: string) {
  await waitUntil(`${post(slug)}, among ${filesIn(vault)}`, async () => filesIn(vault).includes(post(slug)))
  await waitUntil('an empty outbox', async () => (await pressclip.outbox()).length === 0)
  expect(readFileSync(join(vault, post(slug)), 'utf8')).toContain(`title: "Wall ${slug}"`)
}

/** All clips wait, for this reason; nothing of them lies in the folder. */
const waits = (code: string) =>
  waitUntil(`everything to wait for ${code}`, async () => {
    const all = await pressclip.outbox()
    return all.length > 0 && all.every((job) => job.problem?.code === code)
  })

/** What the waiting page and the options do once the user has repaired the destination. */
async function retry() {
  const waiting = await pressclip.openOwn('waiting')
  await waiting.evaluate((destination) => {
    void chrome.runtime.sendMessage({ name: 'retryDestination', request: { destination } })
  }, FOLDER_PLACE)
  await waitUntil('an empty outbox', async () => (await pressclip.outbox()).length === 0)
  await waiting.close()
}

test('a click on the button writes the file, with every page of Pressclip closed', async () => {
  await start()
  const page = await open('button')
  const popup = await pressclip.openPopup(page)
  await fieldsIn(popup)
  await popup.click('button', 'Clip')
  await delivered('button')
  await clip('menu')
  await delivered('menu')
  expect(filesIn(vault)).toEqual([post('button'), post('menu')])
})

test('a post whose front matter an editor has written anew is still this article’s, and updated in its destination', async () => {
  await start()
  const page = await clip('edited')
  await delivered('edited')
  await page.close()
  const file = join(vault, post('edited'))
  const edited = readFileSync(file, 'utf8').replace(/^from: (.*)$/m, "from:\n  '$1' # as Prettier may fold it")
  writeFileSync(file, `\uFEFF${edited}`)
  await clip('edited', [
    ...PROSE,
    'The mayor spoke last, and said that the wall would outlast all who had voted on it that night.',
  ])
  await waitUntil('the update', async () => readFileSync(file, 'utf8').includes('The mayor spoke last'))
  await delivered('edited')
  const [kept = '', ...others] = filesIn(vault).filter(
    (path) => path !== post('edited') && readFileSync(join(vault, path), 'utf8').startsWith('\uFEFF'),
  )
  expect(kept).toMatch(/^_pressclip\//)
  expect(others).toEqual([])
  expect(filesIn(vault).filter((path) => path.startsWith('_posts/'))).toEqual([post('edited')])
})

test('after a restart of the browser the background writes at once', async () => {
  await start()
  await clip('before')
  await delivered('before')
  await pressclip.close()
  await start()
  await clip('after')
  await delivered('after')
})

/** SIGKILL to the browser so many ms after it began to write into the folder. */
async function killWhileWriting(ms: number) {
  const { processInfo } = await pressclip.cdp.send('SystemInfo.getProcessInfo')
  const main = processInfo.find((one) => one.type === 'browser')
  const closed = new Promise((resolve) => pressclip.context.once('close', resolve))
  const watcher = watch(join(vault, '_posts'), (_, name) => {
    if (!name?.startsWith('.pressclip-')) return
    watcher.close()
    const kill = () => process.kill(main?.id ?? 0, 'SIGKILL')
    if (ms > 0) setTimeout(kill, ms)
    else kill()
  })
  return closed
}

test('killed in the middle of writing: after the restart every clip is there once, and nothing else', async () => {
  const moments = [0, 1, 2, 4, 8, 16]
  const slugs = moments.map((ms) => `killed-${ms}`)
  const paragraphs = Array.from({ length: 2000 }, (_, i) => `${i} ${PROSE[i % PROSE.length]}`)
  mkdirSync(join(vault, '_posts'))
  await start()
  const litter: string[] = []
  for (const ms of moments) {
    const killed = killWhileWriting(ms)
    await clip(`killed-${ms}`, paragraphs).catch(() => {})
    await killed
    litter.push(...filesIn(vault).filter((name) => name.includes('.pressclip-')))
    await start()
    await waitUntil('an empty outbox', async () => (await pressclip.outbox()).length === 0)
  }
  // Else nothing was proved.
  expect(litter.length).toBeGreaterThan(0)
  expect(filesIn(vault)).toEqual(slugs.map(post).sort())
  const sizes = slugs.map((slug) => statSync(join(vault, post(slug))).size - slug.length)
  expect(Math.min(...sizes)).toBeGreaterThan(300_000)
  for (const slug of slugs) expect(readFileSync(join(vault, post(slug)), 'utf8')).toContain('1999 Two members')
}, 180_000)

describe('a folder that', () => {
  test('was moved: the clip waits, says so, and goes there once it is back', async () => {
    await start()
    renameSync(vault, `${vault}-elsewhere`)
    await clip('moved')
    await waits('place_moved')
    expect(existsSync(vault)).toBe(false)
    renameSync(`${vault}-elsewhere`, vault)
    await retry()
    await delivered('moved')
  })

  test('was removed and made again takes what waited', async () => {
    await start()
    await clip('first')
    await delivered('first')
    rmSync(vault, { recursive: true })
    await clip('second')
    await waits('place_moved')
    mkdirSync(vault)
    await retry()
    expect(filesIn(vault)).toEqual([post('second')])
  })

  test('has a file where a folder is wanted: only that clip waits', async () => {
    await start()
    writeFileSync(join(vault, '_posts'), 'mine')
    await clip('blocked')
    await waits('path_taken')
    expect(filesIn(vault)).toEqual(['_posts'])
    rmSync(join(vault, '_posts'))
    await retry()
    expect(filesIn(vault)).toEqual([post('blocked')])
  })

  // A container that may not mount has no such disks.
  if (!canMount()) return
  test('cannot be written to: the clip waits, nothing is left there', async () => {
    await start()
    mount('--bind', vault, vault)
    try {
      mount('-o', 'remount,bind,ro', vault)
      await clip('read-only')
      await waits('write_refused')
      expect(filesIn(vault)).toEqual([])
    } finally {
      execFileSync('umount', [vault])
    }
    await retry()
    await delivered('read-only')
  })

  test('is full: the clip waits, nothing is left there, and it is tried again by itself', async () => {
    mount('-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', vault)
    try {
      await start()
      const rest = join(vault, 'everything else')
      writeFileSync(rest, new Uint8Array(60_000))
      const paragraphs = Array.from({ length: 200 }, (_, i) => `${i} ${PROSE[0]}`)
      await clip('full', paragraphs)
      await waits('place_full')
      expect(filesIn(vault)).toEqual(['everything else'])
      expect((await pressclip.outbox())[0]?.due).toBeGreaterThan(Date.now())
      rmSync(rest)
      await retry()
      await delivered('full')
    } finally {
      await pressclip.close()
      execFileSync('umount', [vault])
    }
  })
})

test('without the right clips wait; the badge, the popup and the waiting page say so and lead to the button', async () => {
  // A folder that was dropped may be read, not written to.
  await start({})
  const page = await clip('lapsed')
  await waits('permission_needed')
  await waitUntil('the badge', async () => (await pressclip.badge(page)).text === '!')
  const popup = await pressclip.openPopup(page)
  await says(popup, words('problem_permission_needed'))
  await popup.see('link', words('waiting_allow'))
  await pressclip.closePopup(popup)

  await clip('lapsed-too')
  await waitUntil('the second clip', async () => (await pressclip.outbox()).length === 2)
  await waits('permission_needed')
  expect(filesIn(vault)).toEqual([])

  // The question that follows is the browser's own: folder-picker.test.ts answers it.
  const waiting = await pressclip.openOwn('waiting')
  const allow = waiting.getByRole('link', { name: words('waiting_allow') })
  await allow.first().click()
  await waiting.getByRole('heading', { name: words('folder_allow_title').replace('$folder$', 'Vault') }).waitFor()
  await waiting.getByRole('button', { name: words('folder_allow') }).waitFor()
})

function canMount(): boolean {
  const folder = temporaryFolder()
  try {
    mount('-t', 'tmpfs', 'tmpfs', folder.path)
    execFileSync('umount', [folder.path])
    return true
  } catch {
    return false
  } finally {
    folder.remove()
  }
}

function mount(...args: string[]): void {
  execFileSync('mount', args, { stdio: 'pipe' })
}
