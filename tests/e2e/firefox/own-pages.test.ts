import { afterAll, beforeAll, expect, test } from 'vitest'
import { words } from '../../../scripts/browser/built'
import { waitUntil } from '../../../scripts/browser/target.ts'
import { type Firefox, startFirefox } from '../firefox'

let firefox: Firefox
beforeAll(async () => {
  firefox = await startFirefox()
})
afterAll(() => firefox?.close())

test.each(['options', 'waiting'] as const)('%s works, frames the reader, and frames nothing else', async (name) => {
  const page = await firefox.openOwn(name)
  const framed = await page.evaluate(async () => {
    const refused: string[] = []
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => refused.push(effectiveDirective))
    const frame = document.createElement('iframe')
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve))
    frame.src = '/reader.html'
    document.body.append(frame)
    await loaded
    const base = Object.assign(document.createElement('base'), { href: 'https://evil.example/' })
    const other = Object.assign(document.createElement('iframe'), { src: 'https://evil.example/' })
    document.body.append(base, other)
    for (let turns = 0; refused.length < 2 && turns < 600; turns++) {
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    return { reader: frame.contentDocument?.title, refused: refused.sort() }
  })
  expect(framed).toEqual({ reader: 'Pressclip', refused: ['base-uri', 'frame-src'] })
})

const click = (name: string) =>
  [...document.querySelectorAll('button')].find(({ textContent }) => textContent === name)?.click()

test('a folder of one’s choice is named as not offered, with what to use instead', async () => {
  const options = await firefox.openOwn('options')
  await options.waitForSelector('.destinations')
  await options.evaluate(click, words('destinations_add'))
  const kinds = await options.waitForSelector('#choice-destination-kind')
  expect(
    await kinds?.evaluate((select) => [...(select as HTMLSelectElement).options].map(({ value }) => value)),
  ).toEqual(expect.arrayContaining(['downloads', 'webdav', 's3', 'forge']))
  expect(await options.$eval('#choice-destination-kind', (select) => select.textContent)).not.toContain(
    words('destination_folder'),
  )
  expect(await options.$eval('.destinations', (section) => section.textContent)).toContain(
    words('destination_folder_not_offered'),
  )
})

test('what is kept is never cleared by the browser on its own', async () => {
  const waiting = await firefox.openOwn('waiting')
  await waitUntil('lasting storage', () => waiting.evaluate(() => navigator.storage.persisted()))
})
