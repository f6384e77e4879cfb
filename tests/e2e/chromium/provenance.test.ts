import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { articlePage, PROSE } from '../../../scripts/browser/article-page'
import { words } from '../../../scripts/browser/built'
import { grantedExtension } from '../../../scripts/browser/granted-extension'
import { type Pressclip, startPressclip } from '../../../scripts/browser/pressclip'
import { waitUntil } from '../../../scripts/browser/target.ts'
import { verify } from '../../../scripts/clip/verify'

const granted = grantedExtension({ permissions: ['pageCapture'] })
let pressclip: Pressclip
beforeAll(async () => {
  pressclip = await startPressclip({ extension: granted.path })
})
afterAll(async () => {
  await pressclip?.close()
  granted.remove()
})

const url = (slug: string) => `https://news.example/2026/03/sea-wall-${slug}?utm_source=mail`
const post = (slug: string) => `archive/_posts/2026-03-04-sea-wall-${slug}.md`
const beside = (slug: string) => `archive/_pressclip/_posts/2026-03-04-sea-wall-${slug}`

test('nothing lies beside a post unless asked for', async () => {
  await pressclip.chooseMenuItem(await pressclip.open(url('plain'), articlePage({ title: 'Plain' })))
  await pressclip.delivered(post('plain'))
  expect(pressclip.files()).toEqual([post('plain')])
})

describe('with both switches on', () => {
  beforeAll(async () => {
    const options = await pressclip.openOwn('options')
    await options.getByLabel(words('options_sidecar'), { exact: true }).click()
    await options.getByLabel(words('options_snapshot'), { exact: true }).click()
    await waitUntil('the switches', () =>
      pressclip.worker.evaluate(async () => {
        const { settings } = await chrome.storage.local.get('settings')
        const { provenance } = (settings ?? {}) as { provenance?: { sidecar: boolean; snapshot: boolean } }
        return provenance?.sidecar && provenance.snapshot
      }),
    )
    await options.close()
  })

  test('a record and the whole page lie beside the post, and the archive can be checked', async () => {
    await pressclip.chooseMenuItem(await pressclip.open(url('proved'), articlePage({ title: 'Proved' })))
    const file = await pressclip.delivered(post('proved'))
    const mhtml = pressclip.read(`${beside('proved')}/page.mhtml`)
    expect(mhtml.toString()).toContain('Snapshot-Content-Location: https://news.example/2026/03/sea-wall-proved')
    expect(mhtml.toString().replaceAll('=\r\n', '')).toContain(PROSE[0])

    const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
    const record = JSON.parse(pressclip.read(`${beside('proved')}/provenance.json`).toString())
    expect(record).toMatchObject({
      requested: url('proved'),
      canonical: 'https://news.example/2026/03/sea-wall-proved',
      post: { path: '_posts/2026-03-04-sea-wall-proved.md', sha256: hash(file) },
      files: [{ sha256: hash(mhtml), bytes: mhtml.length }],
    })
    expect(Math.abs(Date.now() - Date.parse(record.captured))).toBeLessThan(60_000)
    expect(await verify(pressclip.downloads)).toEqual({ clips: 1, files: 2, problems: [] })
  })

  test('clipped again and changed, record and post agree, of the earlier text as well', async () => {
    const page = await pressclip.open(url('proved'), articlePage({ title: 'Proved, corrected' }))
    await pressclip.chooseMenuItem(page)
    await waitUntil('the newer post', async () => pressclip.read(post('proved')).includes('corrected'))
    await pressclip.delivered(post('proved'))
    // Those of the earlier text too, which became a revision.
    expect(await verify(pressclip.downloads)).toEqual({ clips: 2, files: 4, problems: [] })
  })

  test('a tab that closes meanwhile costs no more than the snapshot', async () => {
    const page = await pressclip.open(url('left'), articlePage({ title: 'Left' }))
    await pressclip.chooseMenuItem(page)
    await waitUntil('the clip to be kept', async () => (await pressclip.jobs()).some((job) => job.url.includes('left')))
    await page.close()
    await pressclip.delivered(post('left'))
    // Whichever was faster: what is there is as recorded.
    const { files } = JSON.parse(pressclip.read(`${beside('left')}/provenance.json`).toString())
    expect(pressclip.files().filter((name) => name.startsWith(beside('left')))).toHaveLength(1 + files.length)
    expect((await verify(pressclip.downloads)).problems).toEqual([])
  })
})

test('without the right nothing is promised: the switch stays off and says so', async () => {
  const plain = await startPressclip()
  const options = await plain.openOwn('options')
  await options.evaluate(() => {
    // What the browser says when the user declines: no prompt can be answered without a window.
    chrome.permissions.request = (async () => false) as typeof chrome.permissions.request
  })
  await options.getByLabel(words('options_snapshot'), { exact: true }).click()
  await options.getByText(words('options_snapshot_refused')).waitFor()
  expect(await options.getByLabel(words('options_snapshot'), { exact: true }).isChecked()).toBe(false)
  await plain.close()
})
