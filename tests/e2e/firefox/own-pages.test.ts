import { afterAll, beforeAll, expect, test } from 'vitest'
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
