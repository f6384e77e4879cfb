import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { articlePage, PROSE } from '../../../scripts/browser/article-page'
import { temporaryFolder, words } from '../../../scripts/browser/built'
import { grantedExtension } from '../../../scripts/browser/granted-extension'
import { type Pressclip, startPressclip } from '../../../scripts/browser/pressclip'
import { waitUntil } from '../../../scripts/browser/target.ts'
import { encode } from '../../scripts/clip/encode'
import { type LinkedSite, startLinkedSite } from '../linked-site'
import { says } from '../popup'
import { scaleTimers } from '../scale-timers'

let site: LinkedSite
beforeAll(async () => {
  site = await startLinkedSite()
})
afterAll(() => site?.close())

const post = (slug: string) => `archive/_posts/2026-03-04-${slug}.md`

/** Pressclip, with the site on this machine let through. */
async function start(options: Parameters<typeof startPressclip>[0] = {}) {
  const pressclip = await startPressclip(options)
  await pressclip.context.route(/^http:\/\/127\.0\.0\.\d:/, (route) => route.continue())
  return pressclip
}

const front = (linkUrl: string) => `<title>Front</title><p><a href="${linkUrl}">The  linked story</a></p>`

/** A right click on a link of this page, and the item. */
async function clipLink(pressclip: Pressclip, linkUrl: string) {
  const page = await pressclip.open('https://news.example/', front(linkUrl))
  await pressclip.chooseMenuItem(page, { linkUrl })
  return page
}

/** What the page of waiting clips says, once it says this. */
async function waiting(pressclip: Pressclip, text: string) {
  const page = await pressclip.openOwn('waiting')
  await page.getByText(text).first().waitFor()
  return page
}

const ENDLESS = '/2026/03/sea-wall-endless'

/** No page is known that does it: here one is, in this copy of the extension. */
function readForEver(extension: string) {
  const file = join(extension, 'reader.js')
  const loop = `addEventListener('message', ({ data }) => { while (data.readCopy?.url.endsWith('${ENDLESS}')); });`
  writeFileSync(file, loop + readFileSync(file, 'utf8'))
}

describe('with the right to read the site', () => {
  const granted = grantedExtension({
    hosts: ['http://127.0.0.1/*', 'https://127.0.0.1/*'],
    permissions: ['webRequest'],
  })
  let pressclip: Pressclip
  beforeAll(async () => {
    readForEver(granted.path)
    site.serve(ENDLESS, { body: articlePage({ title: 'Endless' }) })
    pressclip = await start({ extension: granted.path })
  })
  beforeEach(async () => {
    for (const page of pressclip.context.pages().slice(1)) await page.close()
  })
  afterAll(async () => {
    await pressclip?.close()
    granted.remove()
  })

  test('the linked article is clipped without being opened, with the session of the user', async () => {
    await pressclip.context.addCookies([{ name: 'reader', value: 'signed-in', url: site.url('/'), sameSite: 'Strict' }])
    site.serve('/2026/03/sea-wall-linked', { body: articlePage({ title: 'Linked' }) })
    const page = await clipLink(pressclip, site.url('/2026/03/sea-wall-linked'))
    const file = (await pressclip.delivered(post('sea-wall-linked'))).toString()
    expect(file).toContain('title: "Linked"\n')
    expect(file).toContain(`from: ${site.url('/2026/03/sea-wall-linked')}\n`)
    for (const paragraph of PROSE) expect(file).toContain(`<p>${paragraph}</p>`)
    expect(site.asked('/2026/03/sea-wall-linked')).toEqual([{ host: '127.0.0.1', cookie: 'reader=signed-in' }])
    await waitUntil('the badge to say done', async () => (await pressclip.badge(page)).text === '✓')
    expect(pressclip.context.pages()).toHaveLength(2)
  })

  test('a page made to cost time keeps no other link waiting', async () => {
    const after = `<p title="${'<svg <!-- '.repeat(100_000)}">x</p><script src="/app.js"></script>`
    site.serve('/2026/03/sea-wall-hostile', { body: articlePage({ title: 'Hostile', after }) })
    site.serve('/2026/03/sea-wall-next', { body: articlePage({ title: 'Next' }) })
    await clipLink(pressclip, site.url('/2026/03/sea-wall-hostile'))
    await clipLink(pressclip, site.url('/2026/03/sea-wall-next'))
    await pressclip.delivered(post('sea-wall-next'))
    await pressclip.delivered(post('sea-wall-hostile'))
  })

  test('a link that leads round in a circle misses no right', async () => {
    const there = site.url('/2026/03/sea-wall-round')
    site.serve('/2026/03/sea-wall-round', { status: 302, location: there })
    const page = await clipLink(pressclip, there)
    await waitUntil('the badge to say failed', async () => (await pressclip.badge(page)).text === '!')
    const own = await waiting(pressclip, words('problem_link_failed'))
    expect(await own.getByRole('button', { name: words('requests_allow') }).count()).toBe(0)
    await own.getByRole('button', { name: words('waiting_discard') }).click()
  })

  test('a page that is read for ever is given up on, and what read it is gone', async () => {
    const restoreTimers = await scaleTimers(pressclip, 1 / 4)
    const renderers = async () =>
      (await pressclip.cdp.send('SystemInfo.getProcessInfo')).processInfo.filter(({ type }) => type === 'renderer')
    const before = new Map((await renderers()).map(({ id, cpuTime }) => [id, cpuTime]))
    const page = await clipLink(pressclip, site.url(ENDLESS))
    const reader = await waitUntil('a process to be busy', async () =>
      (await renderers()).find(({ id, cpuTime }) => cpuTime - (before.get(id) ?? 0) > 2),
    )
    await waitUntil('the badge to say failed', async () => (await pressclip.badge(page)).text === '!')
    await restoreTimers()
    await waitUntil('that process to end', async () => (await renderers()).every(({ id }) => id !== reader.id))
    const own = await waiting(pressclip, words('problem_too_large'))
    await own.getByRole('button', { name: words('waiting_discard') }).click()
    site.serve('/2026/03/sea-wall-after', { body: articlePage({ title: 'After' }) })
    await clipLink(pressclip, site.url('/2026/03/sea-wall-after'))
    await pressclip.delivered(post('sea-wall-after'))
  })

  test('from a private window its site is not told who the user is elsewhere', async () => {
    await pressclip.context.addCookies([{ name: 'reader', value: 'signed-in', url: site.url('/') }])
    site.serve('/2026/03/sea-wall-private', { body: articlePage({ title: 'Private' }) })
    const linkUrl = site.url('/2026/03/sea-wall-private')
    const page = await pressclip.open('https://news.example/', front(linkUrl))
    await pressclip.chooseMenuItem(page, { linkUrl }, { incognito: true })
    await pressclip.delivered(post('sea-wall-private'))
    expect(site.asked('/2026/03/sea-wall-private')).toEqual([{ host: '127.0.0.1', cookie: '' }])
  })

  test('the page of the linked article is not run, and nothing it names is loaded', async () => {
    site.serve('/2026/03/sea-wall-quiet', {
      body: articlePage({
        title: 'Quiet',
        head: `<link rel="stylesheet" href="/quiet.css"><script src="/quiet.js"></script>`,
        after: '<img src="/quiet.png" alt=""><iframe src="/quiet.html"></iframe>',
      }),
    })
    await clipLink(pressclip, site.url('/2026/03/sea-wall-quiet'))
    await pressclip.delivered(post('sea-wall-quiet'))
    for (const path of ['/quiet.css', '/quiet.js', '/quiet.png', '/quiet.html']) expect(site.asked(path)).toEqual([])
  })

  const chinese = ['市政府星期二宣布重建旧海堤，此前两个冬天海浪淹没了集市广场，四十户人家受灾。'.repeat(3)]
  test.each([
    [
      'gb2312',
      'by its meta element',
      'text/html',
      '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">',
    ],
    ['gbk', 'by the server', 'text/html; charset=gbk', ''],
    ['shift_jis', 'by its meta element', 'text/html', '<meta charset=shift_jis>'],
    ['windows-1251', 'by the server alone', 'text/html;charset="windows-1251"', '<meta charset="utf-8">'],
  ])('a page in %s, told %s', async (encoding, _, type, head) => {
    const paragraphs =
      {
        shift_jis: [
          '市議会は火曜日、古い防潮堤を再建することを決めた。二度の冬に波が市場の広場まで達し、四十戸が浸水した。'.repeat(
            3,
          ),
        ],
        'windows-1251': [
          'Городской совет во вторник решил восстановить старую морскую стену после двух зим. '.repeat(4).trim(),
        ],
      }[encoding] ?? chinese
    const html = articlePage({ title: `Wall in ${encoding}`, paragraphs, head }).replace('<meta charset="utf-8">', '')
    const slug = encoding.replace('_', '-')
    const path = `/2026/03/sea-wall-in-${slug}`
    site.serve(path, { body: encode(html, encoding === 'gb2312' ? 'gbk' : encoding), type })
    await clipLink(pressclip, site.url(path))
    const file = (await pressclip.delivered(post(`sea-wall-in-${slug}`))).toString()
    expect(file).toContain(`<p>${paragraphs[0]}</p>`)
  })

  test('links in the article begin at the address a redirect led to', async () => {
    const body = articlePage({ title: 'Moved', paragraphs: [...PROSE, 'MORE'] }).replace(
      'MORE',
      'See <a href="map">the map</a>.',
    )
    site.serve('/go', { status: 302, location: '/2026/03/sea-wall-moved' })
    site.serve('/2026/03/sea-wall-moved', { body })
    await clipLink(pressclip, site.url('/go'))
    const file = (await pressclip.delivered(post('sea-wall-moved'))).toString()
    expect(file).toContain(`from: ${site.url('/2026/03/sea-wall-moved')}\n`)
    expect(file).toContain(`href="${site.url('/2026/03/map')}"`)
  })

  test.each([
    ['a mail address', 'mailto:desk@news.example'],
    ['a program', 'javascript:void(0)'],
    ['a place in the page', 'https://news.example/2026/03/sea-wall-own#comments'],
  ])('%s is no other page: its own page is clipped', async (_, linkUrl) => {
    const page = await pressclip.open('https://news.example/2026/03/sea-wall-own', articlePage({ title: linkUrl }))
    await pressclip.chooseMenuItem(page, { linkUrl })
    await waitUntil('the badge to say done', async () => (await pressclip.badge(page)).text === '✓')
    expect(pressclip.read(post('sea-wall-own')).toString()).toContain(`title: "${linkUrl}"`)
  })

  test('selected words and pictures in a link mean the page they are in', async () => {
    const linkUrl = site.url('/2026/03/never-asked')
    const page = await pressclip.open('https://news.example/2026/03/sea-wall-teaser', articlePage({ title: 'Teaser' }))
    await pressclip.chooseMenuItem(page, { linkUrl, mediaType: 'image' })
    expect((await pressclip.delivered(post('sea-wall-teaser'))).toString()).toContain('title: "Teaser"')
    expect(site.asked('/2026/03/never-asked')).toEqual([])
  })

  test.each([
    ['page that is gone', '/gone', undefined, 'problem_link_failed', '404 Not Found'],
    ['PDF', '/report', { type: 'application/pdf', body: '%PDF-1.7' }, 'problem_pdf', ''],
    ['picture', '/photo', { type: 'image/jpeg', body: 'x' }, 'problem_link_file', 'image/jpeg'],
    [
      'archive served as plain bytes',
      '/all.zip',
      { type: 'application/octet-stream', body: 'PK..' },
      'problem_link_file',
      '',
    ],
    [
      'list of other pages',
      '/front',
      { body: `<ul>${'<li><a href="/x">A story</a></li>'.repeat(60)}</ul>` },
      'problem_not_article',
      '',
    ],
    [
      'text without a known encoding',
      '/odd',
      { type: 'text/html', body: Buffer.from([0x3c, 0x70, 0x3e, 0xc8, 0xcb, 0xff]) },
      'problem_link_failed',
      'character encoding',
    ],
    ['route of a program', '/app#/story/7', undefined, 'problem_needs_scripts', ''],
    [
      'page that its scripts fill',
      '/spa',
      {
        body: '<title>App</title><div id="root"></div><noscript>You need to enable JavaScript to run this app.</noscript><script src="/app.js"></script>',
      },
      'problem_needs_scripts',
      '',
    ],
    [
      'page that tells more about JavaScript than about its story',
      '/spa-notice',
      {
        body: `${articlePage({ title: 'App', paragraphs: ['Please enable JavaScript in your browser to read this story. It takes a minute only, and the help pages of your browser say how that is done.'] })}<script src="/app.js"></script>`,
      },
      'problem_needs_scripts',
      '',
    ],
  ] as const)('a %s waits for the user, in words', async (_, path, served, problem, detail) => {
    if (served) site.serve(path, served)
    const page = await clipLink(pressclip, site.url(path))
    await waitUntil('the badge to say failed', async () => (await pressclip.badge(page)).text === '!')
    expect((await pressclip.badge(page)).title).toContain(words(problem))
    const own = await waiting(pressclip, words(problem))
    const item = own.getByRole('listitem', { name: 'The linked story' })
    expect(await item.innerText()).toContain(detail)
    expect(await item.getByRole('link', { name: words('requests_open') }).getAttribute('href')).toBe(site.url(path))
    await item.getByRole('button', { name: words('waiting_discard') }).click()
    await own.getByText(words('waiting_empty')).waitFor()
    expect(await pressclip.outbox()).toEqual([])
  })

  test('a server that never ends its page is given up on, and the link can be tried again', async () => {
    site.serve(
      '/2026/03/sea-wall-slow',
      (_, response) => void response.writeHead(200, { 'content-type': 'text/html' }).write('<p>'),
    )
    const restoreTimers = await scaleTimers(pressclip, 1 / 4)
    await clipLink(pressclip, site.url('/2026/03/sea-wall-slow'))
    const own = await waiting(pressclip, words('requests_reading'))
    await own.getByText('nothing came for 25 s').waitFor()
    await restoreTimers()
    site.serve('/2026/03/sea-wall-slow', { body: articlePage({ title: 'Slow' }) })
    await own.getByRole('button', { name: words('retry') }).click()
    expect((await pressclip.delivered(post('sea-wall-slow'))).toString()).toContain('title: "Slow"')
    await own.getByText(words('waiting_empty')).waitFor()
  })

  test('a worker killed while it reads begins again, and clips once', async () => {
    site.serve('/2026/03/sea-wall-killed', () => {})
    const page = await clipLink(pressclip, site.url('/2026/03/sea-wall-killed'))
    await waitUntil('the first request', async () => site.asked('/2026/03/sea-wall-killed').length === 1)
    await pressclip.killWorker()
    site.serve('/2026/03/sea-wall-killed', { body: articlePage({ title: 'Killed' }) })
    // Whatever happens next in the browser wakes the worker.
    await page.close()
    expect((await pressclip.delivered(post('sea-wall-killed'))).toString()).toContain('title: "Killed"')
    expect(pressclip.files().filter((file) => file.includes('sea-wall-killed'))).toHaveLength(1)
  })
})

describe('without it', () => {
  let pressclip: Pressclip
  beforeAll(async () => {
    pressclip = await start()
  })
  afterAll(() => pressclip?.close())

  test('the link waits for the user, nothing was fetched, and the badge counts it', async () => {
    const page = await clipLink(pressclip, site.url('/2026/03/sea-wall-barred'))
    await waitUntil('the badge to say failed', async () => (await pressclip.badge(page)).text === '!')
    const own = await waiting(pressclip, words('problem_link_permission'))
    await own.getByRole('button', { name: words('requests_allow') }).waitFor()
    const popup = await pressclip.openPopup(page)
    await says(popup, words('requests_failed'))
    await says(popup, 'The linked story')
    await pressclip.closePopup(popup)
    expect(site.asked('/2026/03/sea-wall-barred')).toEqual([])
    await waitUntil('the count', async () => (await pressclip.badge(own)).text === '1')
    await own.getByRole('button', { name: words('waiting_discard') }).click()
    await waitUntil('no count', async () => (await pressclip.badge(own)).text === '')
  })

  test('a link of the page’s own site needs no more than the click', async () => {
    site.serve('/2026/03/sea-wall-own-site', { body: articlePage({ title: 'Own site' }) })
    const linkUrl = site.url('/2026/03/sea-wall-own-site')
    site.serve('/', { body: front(linkUrl) })
    const page = await pressclip.context.newPage()
    await page.goto(site.url('/'))
    await pressclip.chooseMenuItem(page, { linkUrl })
    expect((await pressclip.delivered(post('sea-wall-own-site'))).toString()).toContain('title: "Own site"')
  })
})

test('where the browser does not tell where a link leads on to, it can only be opened', async () => {
  const granted = grantedExtension({ hosts: ['http://127.0.0.1/*', 'https://127.0.0.1/*'] })
  site.serve('/untold', { status: 302, location: site.url('/2026/03/sea-wall-untold', '127.0.0.2') })
  const pressclip = await start({ extension: granted.path })
  await clipLink(pressclip, site.url('/untold'))
  const own = await waiting(pressclip, words('problem_link_leads_on'))
  expect(await own.getByRole('button', { name: words('requests_allow') }).count()).toBe(0)
  expect(await own.getByRole('link', { name: words('requests_open') }).getAttribute('href')).toBe(site.url('/untold'))
  await pressclip.close()
  granted.remove()
})

test('a link that leads on to another site waits over a restart, and is clipped once that site is allowed', async () => {
  const folder = temporaryFolder()
  const at = { profile: `${folder.path}/profile`, downloads: `${folder.path}/downloads` }
  const hosts = ['http://127.0.0.1/*', 'https://127.0.0.1/*']
  const grants = (more: string[]) =>
    grantedExtension({ hosts: [...hosts, ...more], permissions: ['webRequest'] }, `${folder.path}/extension`).path
  site.serve('/short', { status: 301, location: site.url('/2026/03/sea-wall-far', '127.0.0.2') })
  site.serve('/2026/03/sea-wall-far', { body: articlePage({ title: 'Far' }) })

  const before = await start({ ...at, extension: grants([]) })
  await clipLink(before, site.url('/short'))
  const own = await waiting(before, words('problem_link_permission'))
  await own.getByText(new URL(site.url('/', '127.0.0.2')).host).waitFor()
  expect(before.files()).toEqual([])
  await before.close()

  const after = await start({ ...at, extension: grants(['http://127.0.0.2/*', 'https://127.0.0.2/*']) })
  const again = await waiting(after, words('problem_link_permission'))
  await again.getByRole('button', { name: words('requests_allow') }).click()
  expect((await after.delivered(post('sea-wall-far'))).toString()).toContain('title: "Far"')
  await again.getByText(words('waiting_empty')).waitFor()
  await after.close()
  folder.remove()
})
