import { afterAll, beforeAll, expect, test } from 'vitest'
import { articlePage, PROSE } from '../../../scripts/browser/article-page'
import { words } from '../../../scripts/browser/built'
import { waitUntil } from '../../../scripts/browser/target.ts'
import { type Firefox, startFirefox } from '../firefox'
import { LARGE_PICTURES, writtenOut } from '../large-pictures'
import { type LinkedSite, startLinkedSite } from '../linked-site'

let firefox: Firefox
let site: LinkedSite
beforeAll(async () => {
  site = await startLinkedSite()
  firefox = await startFirefox()
})
afterAll(async () => {
  await firefox?.close()
  site?.close()
})

async function openForm() {
  await firefox.clickToolbarButton()
  await waitUntil(
    'the popup to have read the page',
    () => firefox.inPopup((document) => document.querySelector<HTMLTextAreaElement>('#field-title')?.value),
    240_000,
  )
}

test('in a private window, where the popup has a database of its own, an article with 72 MB of pictures is kept whole', async () => {
  const options = await firefox.openOwn('options')
  await options.select('#choice-pictures', 'all')
  await options.waitForFunction((said) => document.body.innerText.includes(said), {}, words('options_saved'))
  const body = articlePage({ title: 'Private' }).replace(
    '</article>',
    `${LARGE_PICTURES.map(writtenOut).join('')}</article>`,
  )
  site.serve('/2026/03/sea-wall-private', { body })
  await firefox.visitPrivately(site.url('/2026/03/sea-wall-private'))
  await openForm()
  // Closed half-way, it is told of.
  await firefox.inPopup((document) => {
    document.querySelector<HTMLButtonElement>('#clip')?.click()
    document.defaultView?.setTimeout(() => document.defaultView?.close())
  })
  await waitUntil('the popup to close', async () => (await firefox.inPopup(() => true)) === undefined)
  await openForm()
  const said = await firefox.inPopup((document) => document.querySelector('.delivery')?.textContent ?? '')
  expect(said).toContain(words('problem_popup_closed'))
  await firefox.inPopup((document) => document.querySelector<HTMLButtonElement>('#clip')?.click())
  const path = 'archive/_posts/2026-03-04-sea-wall-private.md'
  await waitUntil(
    'the popup to tell',
    () => firefox.inPopup((document) => document.querySelector('.delivery')?.textContent),
    240_000,
  )
  const told = () => firefox.inPopup((document) => document.querySelector('.delivery')?.textContent ?? '')
  await waitUntil(`the file; the popup says ${await told()}`, async () => firefox.files().includes(path), 240_000)
  const text = (await firefox.delivered(path)).toString()
  for (const paragraph of PROSE) expect(text).toContain(`<p>${paragraph}</p>`)
  const files = Array.from(text.matchAll(/(images\/[\da-f/]+\.png)" alt="Chart \d"/g), ([, file]) => `archive/${file}`)
  expect(files).toHaveLength(LARGE_PICTURES.length)
  for (const [n, file] of files.entries()) expect(firefox.read(file).equals(LARGE_PICTURES[n] as Uint8Array)).toBe(true)
})
