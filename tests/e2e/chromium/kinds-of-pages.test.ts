import { afterAll, beforeAll, expect, test } from 'vitest'
import { articlePage, PROSE } from '../../../scripts/browser/article-page'
import { type Pressclip, startPressclip } from '../../../scripts/browser/pressclip'
import { encode } from '../../scripts/clip/encode'
import { fieldsIn } from '../popup'

let pressclip: Pressclip
beforeAll(async () => {
  pressclip = await startPressclip()
})
afterAll(() => pressclip?.close())

interface Served {
  body: string | Uint8Array
  type?: string
}

/** What the popup makes of these pages, of which the first is opened. */
async function clipped(pages: Record<string, Served>) {
  for (const [url, { body, type = 'text/html' }] of Object.entries(pages)) {
    const bytes = typeof body === 'string' ? Buffer.from(body) : Buffer.from(body)
    await pressclip.context.route(url, (route) => route.fulfill({ contentType: type, body: bytes }))
  }
  const page = await pressclip.context.newPage()
  await page.goto(Object.keys(pages)[0] ?? '')
  const popup = await pressclip.openPopup(page)
  const fields = await fieldsIn(popup)
  const text = await popup.evaluate(() => document.querySelector('.article-body')?.textContent ?? '')
  await pressclip.closePopup(popup)
  await page.close()
  return { fields, text }
}

const url = (slug: string) => `https://news.example/2026/03/${slug}`
const paragraphs = PROSE.map((text) => `<p>${text}</p>`).join('')

test.each([
  [
    'gb2312',
    'gb18030',
    'zh-CN',
    '市议会决定重建旧海堤',
    '海港城市议会星期二晚上投票决定重建旧海堤，此前连续两个冬天海浪涌入集市广场，淹没了四十所房屋。',
  ],
  [
    'big5',
    'big5',
    'zh-TW',
    '市議會決定重建舊海堤',
    '海港城市議會星期二晚上投票決定重建舊海堤，此前連續兩個冬天海浪湧入集市廣場，淹沒了四十所房屋。',
  ],
  [
    'shift_jis',
    'shift_jis',
    'ja',
    '市議会が古い防波堤の再建を決定',
    '港町の市議会は火曜日の夜、古い防波堤を再建することを決めた。二度の冬に波が市場の広場まで達し、四十軒が浸水した。',
  ],
])('a page served in %s', async (charset, encoding, language, title, paragraph) => {
  const html = articlePage({
    title,
    language,
    publisher: '港',
    paragraphs: Array.from({ length: 8 }, (_, i) => `${paragraph}第${i + 1}段。`),
  })
  const body = encode(
    html.replace('<meta charset="utf-8">', `<meta http-equiv="Content-Type" content="text/html; charset=${charset}">`),
    encoding,
  )
  const { fields, text } = await clipped({ [url(charset)]: { body } })
  expect(fields).toMatchObject({ Title: title, Published: '2026-03-04 18:30:00 +01:00', Publisher: '港' })
  expect(text).toContain(paragraph)
})

test('XHTML: names in lower case, CDATA, structured data in a comment', async () => {
  const data = '{"@type":"NewsArticle","headline":"Strict & well-formed","datePublished":"2026-03-04"}'
  const body = `<?xml version="1.0" encoding="utf-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en"><head><title>Strict &amp; well-formed</title>
<script type="application/ld+json">//<![CDATA[
${data}
//]]></script><style><![CDATA[ p { color: black } ]]></style></head>
<body><div id="nav"><a href="/">Home</a></div><div class="story"><h1>Strict &amp; well-formed</h1>${paragraphs}<p>1 <![CDATA[< 2 & 3 > 2]]>, the engineers wrote, and nobody at the meeting disagreed.</p></div></body></html>`
  const { fields, text } = await clipped({ [url('xhtml')]: { body, type: 'application/xhtml+xml' } })
  expect(fields).toMatchObject({ Title: 'Strict & well-formed', Published: '2026-03-04' })
  expect(text).toContain(PROSE[3])
  expect(text).toContain('1 < 2 & 3 > 2, the engineers wrote')
})

test('a frameset of the 1990s: the frame with the article, under its own address', async () => {
  const body = `<html><head><title>Harbour Gazette</title></head><frameset cols="20%,80%"><frame src="menu.htm"><frame src="story/sea-wall.htm"></frameset></html>`
  const menu = `<body>${'<a href="x.htm">Older stories of this newspaper</a><br>'.repeat(20)}</body>`
  const story = `<html><head><title>Sea wall to be rebuilt</title></head><body><h1>Sea wall to be rebuilt</h1><p>March 4, 2026</p>${paragraphs}<a href="../more.htm">More</a></body></html>`
  const { fields, text } = await clipped({
    [url('frames.htm')]: { body },
    [url('menu.htm')]: { body: menu },
    [url('story/sea-wall.htm')]: { body: story },
  })
  expect(fields).toMatchObject({ Title: 'Sea wall to be rebuilt' })
  expect(text).toContain(PROSE[0])
  expect(text).not.toContain('Older stories')
})

test('an article in a frame without an address: its text, with what the page says of itself', async () => {
  const html = articlePage({ title: 'In a frame', paragraphs: [], after: '<iframe id="story"></iframe>' })
  const fill = `<script>document.getElementById('story').contentDocument.body.innerHTML = ${JSON.stringify(paragraphs)}</script>`
  const { fields, text } = await clipped({ [url('frame')]: { body: html.replace('</body>', `${fill}</body>`) } })
  expect(fields).toMatchObject({ Title: 'In a frame', Publisher: 'Harbour Gazette' })
  expect(text).toContain(PROSE[3])
})

test.each([
  [
    'declared in the page',
    `<x-story><template shadowrootmode="open"><article><slot name="title"></slot>${paragraphs}</article></template><h2 slot="title">In its slot</h2></x-story>`,
  ],
  [
    'made by a script, as AMP does within another page',
    `<div id="host"></div><script>
      const inner = document.getElementById('host').attachShadow({ mode: 'open' })
      inner.innerHTML = ${JSON.stringify(`<div class="amp-doc"><main><article>${paragraphs}</article></main></div>`)}
    </script>`,
  ],
  [
    'one for each paragraph',
    `<div>${PROSE.map((text) => `<x-paragraph><template shadowrootmode="open"><p>${text}</p></template></x-paragraph>`).join('')}</div>`,
  ],
])('an article in open shadow roots, %s', async (name, after) => {
  const html = articlePage({ title: 'In the shadow', paragraphs: [], after })
  const { fields, text } = await clipped({ [url(`shadow-${name.length}`)]: { body: html } })
  expect(fields).toMatchObject({ Title: 'In the shadow', Published: '2026-03-04 18:30:00 +01:00' })
  for (const paragraph of PROSE) expect(text).toContain(paragraph)
})
