import { afterAll, beforeAll, expect, test } from 'vitest'
import { articlePage, PROSE } from '../../../scripts/browser/article-page'
import { type Pressclip, startPressclip } from '../../../scripts/browser/pressclip'
import type { Target } from '../../../scripts/browser/target.ts'
import { waitUntil } from '../../../scripts/browser/target.ts'
import { choose, fieldsIn, panelIn, pathIn, receiptIn, says, textIn } from '../popup'

let pressclip: Pressclip
beforeAll(async () => {
  pressclip = await startPressclip()
})
afterAll(() => pressclip?.close())

const SAVED = 'Saved '
const UNCHANGED = /Saved .+, unchanged\./
const [first, second, third, fourth] = PROSE
const REWRITTEN = first.replace('forty houses', 'fifty houses')

const url = (name: string) => `https://news.example/2026/03/${name}`
const post = (name: string) => `archive/_posts/2026-03-04-${name}.md`
const revision = (name: string, n: number) => `archive/_pressclip/_posts/2026-03-04-${name}/${n}.md`

/** The popup on this page, once it knows what was saved before. */
async function popupOn(address: string, html: string, then: string = SAVED): Promise<Target> {
  const popup = await pressclip.openPopup(await pressclip.open(address, html))
  await fieldsIn(popup)
  await says(popup, then)
  return popup
}

async function clip(address: string, html: string): Promise<void> {
  const popup = await pressclip.openPopup(await pressclip.open(address, html))
  await fieldsIn(popup)
  await pathIn(popup)
  await popup.click('button', 'Clip')
  await receiptIn(popup)
  await pressclip.closePopup(popup)
}

const filesOf = (name: string) => pressclip.files().filter((path) => path.includes(name))

test('an article that says what it said is told to be unchanged, and clipping it again changes nothing', async () => {
  const html = articlePage({ title: 'Nothing new' })
  await clip(url('the-wall-nothing-new'), html)
  const before = pressclip.read(post('the-wall-nothing-new'))
  const popup = await popupOn(url('the-wall-nothing-new'), html)
  expect(await textIn(popup)).toMatch(UNCHANGED)
  await popup.click('button', 'Clip')
  await receiptIn(popup)
  await pressclip.closePopup(popup)
  const page = await pressclip.open(url('the-wall-nothing-new'), html)
  const done = (await pressclip.jobs()).length
  await pressclip.chooseMenuItem(page)
  await waitUntil('the menu’s clip', async () => (await pressclip.jobs()).length > done)
  expect((await pressclip.delivered(post('the-wall-nothing-new'))).equals(before)).toBe(true)
  expect(filesOf('the-wall-nothing-new')).toEqual([post('the-wall-nothing-new')])
})

test('what has changed is told, shown word by word, and saved as an update that keeps the earlier text', async () => {
  await clip(url('the-sea-wall'), articlePage({ title: 'The sea wall' }))
  const before = pressclip.read(post('the-sea-wall'))
  const changed = articlePage({ title: 'The new sea wall', paragraphs: [REWRITTEN, second, fourth, 'And one more.'] })
  const popup = await popupOn(url('the-sea-wall'), changed, 'changed since: title, 3 paragraphs')

  await popup.click('button', 'Show changes')
  const marked = await popup.waitFor(() => {
    const all = (tag: string) =>
      Array.from(document.querySelectorAll(`.changes dl ${tag}, .changes .is-changed ${tag}`))
    const found = {
      ins: all('ins').map((e) => e.lastChild?.textContent),
      del: all('del').map((e) => e.lastChild?.textContent),
    }
    return found.ins.length > 0 && found
  })
  expect(marked).toEqual({ ins: ['new ', 'fifty'], del: ['forty'] })
  expect(await panelIn(popup)).toContain(third)
  await popup.click('tab', 'File')
  expect(await panelIn(popup)).toMatch(/^updated: \d{4}-/m)

  await popup.click('button', 'Update')
  await receiptIn(popup)
  await pressclip.closePopup(popup)
  expect(filesOf('the-sea-wall')).toEqual([post('the-sea-wall'), revision('the-sea-wall', 1)])
  expect(pressclip.read(revision('the-sea-wall', 1)).equals(before)).toBe(true)
  const after = pressclip.read(post('the-sea-wall')).toString()
  expect(after).toContain('fifty houses')
  expect(after).toMatch(/^updated: \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/m)

  const again = await popupOn(url('the-sea-wall'), changed)
  expect(await textIn(again)).toMatch(UNCHANGED)
  await pressclip.closePopup(again)
})

test('a receipt of the text before is not shown for the one that took its place on the page', async () => {
  const [old, now] = ['Then', 'Now'].map((title) => articlePage({ title })) as [string, string]
  const page = await pressclip.open(url('the-wall-same-tab'), old)
  const popup = await pressclip.openPopup(page)
  await fieldsIn(popup)
  await popup.click('button', 'Clip')
  await receiptIn(popup)
  await pressclip.closePopup(popup)
  const reopened = await pressclip.openPopup(page)
  await receiptIn(reopened)
  await pressclip.closePopup(reopened)

  await (await pressclip.open(url('the-wall-same-tab'), now)).close()
  await page.reload()
  const changed = await pressclip.openPopup(page)
  await says(changed, 'changed since: title')
  await changed.click('button', 'Update')
  await receiptIn(changed)
  await pressclip.closePopup(changed)
  expect(pressclip.read(post('the-wall-same-tab')).toString()).toContain('title: "Now"')
})

test('from the menu a changed article is an update as well, however often', async () => {
  const versions = ['One', 'Two', 'Three'].map((title) => articlePage({ title }))
  await clip(url('the-wall-menu-updates'), versions[0] ?? '')
  const texts = [pressclip.read(post('the-wall-menu-updates')).toString()]
  for (const html of versions.slice(1)) {
    await pressclip.chooseMenuItem(await pressclip.open(url('the-wall-menu-updates'), html))
    await waitUntil('the update', async () => pressclip.read(post('the-wall-menu-updates')).toString() !== texts.at(-1))
    texts.push((await pressclip.delivered(post('the-wall-menu-updates'))).toString())
  }
  expect(filesOf('the-wall-menu-updates')).toEqual([
    post('the-wall-menu-updates'),
    revision('the-wall-menu-updates', 1),
    revision('the-wall-menu-updates', 2),
  ])
  expect(pressclip.read(revision('the-wall-menu-updates', 1)).toString()).toBe(texts[0])
  expect(pressclip.read(revision('the-wall-menu-updates', 2)).toString()).toBe(texts[1])
})

test('both are kept side by side, and each is known again', async () => {
  const [old, now, later] = ['Before', 'After', 'Later'].map((title) => articlePage({ title })) as [
    string,
    string,
    string,
  ]
  await clip(url('the-wall-kept-both'), old)
  const before = pressclip.read(post('the-wall-kept-both'))
  const popup = await popupOn(url('the-wall-kept-both'), now, 'changed since: title')
  await popup.click('button', 'Keep both')
  await receiptIn(popup)
  await pressclip.closePopup(popup)
  const both = [post('the-wall-kept-both-2'), post('the-wall-kept-both')]
  expect(filesOf('the-wall-kept-both')).toEqual(both)
  expect(pressclip.read(post('the-wall-kept-both')).equals(before)).toBe(true)
  expect(pressclip.read(post('the-wall-kept-both-2')).toString()).toContain('title: "After"')

  for (const html of [old, now]) {
    const again = await popupOn(url('the-wall-kept-both'), html)
    expect(await textIn(again)).toMatch(UNCHANGED)
    await pressclip.closePopup(again)
  }
  const update = await popupOn(url('the-wall-kept-both'), later, 'changed since: title')
  await update.click('button', 'Update')
  await receiptIn(update)
  await pressclip.closePopup(update)
  expect(pressclip.read(post('the-wall-kept-both')).equals(before)).toBe(true)
  expect(pressclip.read(post('the-wall-kept-both-2')).toString()).toContain('title: "Later"')
  expect(filesOf('the-wall-kept-both')).toEqual([...both, revision('the-wall-kept-both-2', 1)])
})

test('its mobile, AMP and tracking addresses are the same article', async () => {
  const html = articlePage({ title: 'One article' })
  await clip(`${url('the-wall-one-article')}?utm_source=feed`, html)
  const amp = html.replace('<html', '<html amp')
  for (const address of [
    'https://m.news.example/2026/03/the-wall-one-article',
    'https://www.news.example/2026/03/the-wall-one-article/amp/?fbclid=1',
    'https://amp.news.example/2026/03/the-wall-one-article.amp',
  ]) {
    const popup = await popupOn(address, /amp/.test(address) ? amp : html)
    expect(await textIn(popup), address).toMatch(UNCHANGED)
    await pressclip.closePopup(popup)
  }
})

test('the same text is found under another address, which keeps a file of its own', async () => {
  // No other test may have the same text.
  const paragraphs = PROSE.map((text) => text.replaceAll('the', 'this'))
  await clip(url('the-wall-agency-report'), articlePage({ title: 'A report', paragraphs }))
  const elsewhere = 'https://other.example/world/8812345.html'
  const popup = await popupOn(elsewhere, articlePage({ title: 'Our report', paragraphs }), 'The same text was saved on')
  expect(await textIn(popup)).toContain('news.example/2026/03/the-wall-agency-report')
  await popup.click('button', 'Clip')
  await receiptIn(popup)
  await pressclip.closePopup(popup)
  expect(filesOf('8812345')).toEqual(['archive/_posts/2026-03-04-8812345.md'])
  expect(filesOf('the-wall-agency-report')).toEqual([post('the-wall-agency-report')])
})

test('a selection is not the article', async () => {
  const html = articlePage({ title: 'A passage' })
  await clip(url('the-wall-a-passage'), html)
  const page = await pressclip.open(url('the-wall-a-passage'), html)
  await page.evaluate(() => getSelection()?.selectAllChildren(document.querySelector('article p') as Element))
  const popup = await pressclip.openPopup(page)
  await fieldsIn(popup)
  await choose(popup, 'Body', 'selection')
  await says(popup, 'the-wall-a-passage-2.md')
  expect(await textIn(popup)).not.toContain(SAVED)
  await popup.click('button', 'Clip')
  await receiptIn(popup)
  await pressclip.closePopup(popup)
  expect(filesOf('the-wall-a-passage')).toEqual([post('the-wall-a-passage-2'), post('the-wall-a-passage')])
})

test('words of a Chinese article are compared as its readers read them', async () => {
  const paragraphs = [
    '海港城的市议会星期二晚间表决，决定重建旧海堤。此前两个冬天，海浪一直冲到市集广场，四十户人家被淹。',
    '工程师多年来一直警告说，这道一百年前用当地石料修筑的堤坝经不起又一场同样的风暴，单是修补的费用就逐年增加。',
    '工程将于春天动工，预计历时三年。在打地基期间，低处街道的居民将被安排到别处居住，费用由市政府负担。',
  ]
  const chinese = { title: '海港城重建海堤', publisher: '海港日报', language: 'zh-Hans' }
  await clip(url('the-wall-haidi'), articlePage({ ...chinese, paragraphs }))
  const changed = paragraphs.map((text) => text.replace('星期二', '星期三').replace('三年', '五年'))
  const popup = await popupOn(url('the-wall-haidi'), articlePage({ ...chinese, paragraphs: changed }), '2 paragraphs')
  await popup.click('button', 'Show changes')
  const marked = await popup.waitFor(() => {
    const found = Array.from(document.querySelectorAll('.article-body :is(ins, del)'), (e) => e.lastChild?.textContent)
    return found.length > 0 && found.join(' ')
  })
  expect(marked).toMatch(/^星期二 星期三 三(年)? 五\1?$/)
  await pressclip.closePopup(popup)
})

test('a clip corrected in the popup is not lost when the menu clips the page as it is', async () => {
  const html = articlePage({ title: 'As the page says' })
  const popup = await pressclip.openPopup(await pressclip.open(url('the-wall-corrected'), html))
  await fieldsIn(popup)
  await popup.fill('Title', 'As I want it')
  await popup.click('button', 'Clip')
  await receiptIn(popup)
  await pressclip.closePopup(popup)
  await pressclip.chooseMenuItem(await pressclip.open(url('the-wall-corrected'), html))
  await waitUntil('the update', async () => pressclip.files().includes(revision('the-wall-corrected', 1)))
  expect((await pressclip.delivered(post('the-wall-corrected'))).toString()).toContain('title: "As the page says"')
  expect(pressclip.read(revision('the-wall-corrected', 1)).toString()).toContain('title: "As I want it"')
})
