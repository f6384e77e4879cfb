import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, type Rolldown } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lean, leanLibraries } from '../../scripts/build-plugins'
import * as published from '../../utils/extract/body/readability'
import * as publishedMarkdown from '../../utils/extract/markdown'
import { nativeDocument } from '../../utils/extract/native-document'
import * as publishedSanitise from '../../utils/extract/sanitise'
import { tidy } from '../../utils/extract/tidy'
import { documentOf } from '../dom'
import { HOSTILE } from '../extract/hostile-markup'

interface Built {
  Reader: typeof published.Reader
  sanitise: typeof publishedSanitise.sanitise
  toMarkdown: typeof publishedMarkdown.toMarkdown
}

const ENTRY = `export { Reader } from '/utils/extract/body/readability'
export { sanitise } from '/utils/extract/sanitise'
export { toMarkdown } from '/utils/extract/markdown'`

let folder: string
/** Our modules as they are built, with lean libraries; the imports above use the libraries as published. */
let built: Built

beforeAll(async () => {
  folder = await mkdtemp(join(import.meta.dirname, '.built-'))
  const entry = join(folder, 'entry.ts')
  await writeFile(entry, ENTRY.replaceAll("'/", `'${process.cwd()}/`))
  const [{ output } = {}] = (await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    plugins: [leanLibraries()],
    build: { write: false, minify: false, target: 'esnext', lib: { entry, formats: ['es'], fileName: 'built' } },
  })) as Rolldown.RolldownOutput[]
  const file = join(folder, 'built.mjs')
  await writeFile(file, output?.[0].code ?? '')
  built = await import(/* @vite-ignore */ pathToFileURL(file).href)
}, 60_000)
afterAll(() => rm(folder, { recursive: true }))

describe('a library of another text than expected stops the build', () => {
  const { resolve } = createRequire(import.meta.url)
  it.each([
    ['Readability', resolve('@mozilla/readability/Readability.js'), '_fixRelativeUris(articleContent) {'],
    ['DOMPurify', join(resolve('dompurify'), '../purify.es.mjs'), 'WHOLE_DOCUMENT = cfg'],
    ['Turndown', join(resolve('turndown'), '../turndown.browser.es.js'), 'rules.emphasis = '],
  ])('%s', async (_, file, what) => {
    const code = await readFile(file, 'utf8')
    expect(lean(code, file)?.length).toBeLessThan(code.length)
    expect(() => lean(code.replace(what, 'changed '), file)).toThrow('has changed')
  })
  it('and no other module is touched', () => expect(lean('x', '/utils/x.ts')).toBeUndefined())
})

const SENTENCE =
  'The council met on Monday, the mayor said, and after long talks, with many voices heard, it passed the plan. '
const paragraphs = (count: number) => `<p>${SENTENCE.repeat(3)}</p>`.repeat(count)

const PAGES = {
  'an article with a byline and its title': `<title>Council passes the plan for the old harbour</title><meta name="author" content="Ada Example">
    <article><h1>Council passes the plan for the old harbour</h1><p class="byline">By Ada Example</p>${paragraphs(4)}</article>`,
  'a byline that only the page shows': `<article><a rel="author">Ada Example</a><a rel="author">Ben</a>${paragraphs(4)}</article>`,
  'a title of entities in the metadata': `<meta property="og:title" content="Fish &amp;amp; chips for all of us"><h2>Fish &amp; chips for all of us</h2>${paragraphs(4)}`,
  'furniture around it': `<div class="menu"><a href="/">a</a></div><div><div>${paragraphs(3)}</div><div class="share">x</div></div>
    <div class="related"><ul><li><a href="/1">${SENTENCE}</a></li></ul></div><footer>${SENTENCE}</footer>`,
  'line breaks for paragraphs': `<div>${`${SENTENCE}<br><br>`.repeat(6)}</div>`,
  'tables of numbers and of layout': `<article>${paragraphs(3)}<table><tr><td>${SENTENCE}</td></tr></table>
    <table><tr><th>a</th><th>b</th></tr>${'<tr><td>1</td><td>2</td></tr>'.repeat(6)}</table></article>`,
  'hidden parts, empty boxes and dialogs': `<p style="display:none">${SENTENCE}</p><p hidden>${SENTENCE}</p><div><br><hr></div><div></div>
    <div role="dialog" aria-modal="true">${SENTENCE}</div><article>${paragraphs(3)}<section> </section></article>`,
  'too little text for the first attempts': `<div class="comment"><p>${SENTENCE}</p></div>`,
  'pictures, lists of pictures, a video': `<article>${paragraphs(3)}<ul><li><img src="https://a.example/1.jpg"></li></ul>
    <figure><img class="lazy" data-src="2.jpg" src="data:image/gif;base64,AA=="><figcaption>${SENTENCE}</figcaption></figure>
    <iframe src="https://www.youtube.com/embed/1"></iframe></article>`,
  nothing: '',
}

describe('Readability keeps the same text', () => {
  const spaceless = (element: Element | null | undefined) => element?.textContent?.replace(/\s+/g, '')
  /** The library's own reading, from which only the title and so on are thrown away. */
  const full = (html: string) =>
    new published.Reader(documentOf(html), { charThreshold: 500, serializer: (node: unknown) => node } as never).parse()
      ?.content as Element | undefined

  it.each(Object.entries(PAGES))('%s', (_, html) => {
    const read = spaceless(new built.Reader(documentOf(html), { charThreshold: 500 }).read())
    expect(read).toBe(spaceless(new published.Reader(documentOf(html), { charThreshold: 500 }).read()))
    expect(read).toBe(spaceless(full(html)))
  })
})

describe('DOMPurify and Turndown', () => {
  it.each(HOSTILE)('write the same of %s', (html) => {
    const document = documentOf(`<!doctype html><body>${html}<p>a <em>b</em><br>c</p><hr>`)
    const clean = ({ sanitise }: Pick<Built, 'sanitise'>) => sanitise(nativeDocument(document).body, document)
    expect(clean(built).outerHTML).toBe(clean(publishedSanitise).outerHTML)
    expect(built.toMarkdown(tidy(clean(built)))).toBe(publishedMarkdown.toMarkdown(tidy(clean(publishedSanitise))))
  })
})
