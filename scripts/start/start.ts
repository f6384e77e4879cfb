import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Chromium, launchChromium, serve } from '../browser/chromium.ts'
import { findChromium } from '../machine/find-browser.ts'
import { mustRun, root, runTool, step } from '../machine/run.ts'
import { unlessBuilt } from './unless-built.ts'

const OUTPUT = join('.output', 'chrome-mv3')
const SEED = join(root, 'tests', 'pages', 'seed')
const URL_OF_SEED = 'https://www.epochtimes.com/gb/23/9/15/n14074508.htm'
const POST = 'archive/_posts/2023-09-15-n14074508.md'

const { DISPLAY, WAYLAND_DISPLAY } = process.env
const hasDisplay = process.platform !== 'linux' || Boolean(DISPLAY || WAYLAND_DISPLAY)

try {
  const executable = await findChromium()
  await unlessBuilt(root, OUTPUT, () =>
    step('Building Pressclip', () => mustRun(runTool('wxt/bin/wxt.mjs', ['build']))),
  )
  const options = { executable, extension: join(root, OUTPUT), downloads: root }
  const chromium = await step('Opening the browser', () => launchChromium({ ...options, headless: !hasDisplay }))
  try {
    await (hasDisplay ? letTheUserTry(chromium) : clipTheSample(chromium))
  } finally {
    await chromium.close()
  }
} catch (error) {
  process.stderr.write(`\n${(error as Error).message}\n`)
  process.exitCode = 1
}

async function openSample({ context }: Chromium, others: 'refuse' | 'allow') {
  await serve(context, { [URL_OF_SEED]: { body: readFileSync(join(SEED, 'page.html')) } }, others)
  const page = context.pages()[0] ?? (await context.newPage())
  await page.goto(URL_OF_SEED)
  return page
}

async function letTheUserTry(chromium: Chromium) {
  await openSample(chromium, 'allow')
  process.stdout.write(`
The browser shows a news article. Click the Pressclip button in the toolbar (or the puzzle piece, then Pressclip),
look at what it understood, and press "Clip". The file goes to
  ${join(root, POST)}
Other pages work as well. Close the browser to end.
`)
  await new Promise((resolve) => chromium.context.once('close', resolve))
}

/** What a user would do, without a screen: the button in the toolbar, then Clip. */
async function clipTheSample(chromium: Chromium) {
  emptyArchive()
  const page = await openSample(chromium, 'refuse')
  await step('Clipping the sample article', async () => {
    await chromium.clickToolbarButton(page)
    const popup = await chromium.popup()
    await popup.click('button', 'Clip')
    await popup.see('button', 'Show in folder')
  })
  const file = readFileSync(join(root, POST))
  const start = file.toString().split('\n').slice(0, 14).join('\n')
  process.stdout.write(`\n${join(root, POST)}\n\n${start}\n…\n`)
  if (!file.equals(readFileSync(join(SEED, '2023-09-15-n14074508.md')))) {
    throw new Error(`The file differs from ${join(SEED, '2023-09-15-n14074508.md')}.`)
  }
}

/** The bulk command writes here too: an archive with anything else than the sample's post is moved aside. */
function emptyArchive() {
  const archive = join(root, 'archive')
  if (!existsSync(archive)) return
  const files = readdirSync(archive, { recursive: true, withFileTypes: true }).filter((entry) => !entry.isDirectory())
  if (files.every((file) => join(file.parentPath, file.name) === join(root, POST))) {
    rmSync(archive, { recursive: true })
    return
  }
  let n = 1
  while (existsSync(`${archive}-${n}`)) n++
  renameSync(archive, `${archive}-${n}`)
  process.stdout.write(`Your files in archive/ are now in archive-${n}/.\n`)
}
