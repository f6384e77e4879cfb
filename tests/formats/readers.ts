import { JSDOM } from 'jsdom'
import { parser } from '../../scripts/bench/markdown-losses'

/** A note as its readers have it. */
export interface Note {
  /** The file, front matter and all. */
  raw: string
  body: string
  /** The values of its properties, and its name: all that Dataview may show in a table. */
  properties: string[]
  /** The body as it is shown. */
  shown: Element
}

/** What one reader of notes does with words, and what starts it, as its source says: none of them runs here. */
export interface Reader {
  reader: string
  does: string
  source: string
  /** Words that start it when they are written into a note. */
  words: string[]
  /** What of the note starts it. */
  finds(note: Note): string[]
}

const { document } = new JSDOM().window

export function asShown(markdown: string): Element {
  const root = document.createElement('div')
  root.innerHTML = parser.render(markdown)
  return root
}

const textsOf = (root: Element): string[] => {
  const walker = root.ownerDocument.createTreeWalker(root, 4 /* SHOW_TEXT */)
  const texts: string[] = []
  while (walker.nextNode()) texts.push(walker.currentNode.textContent ?? '')
  return texts
}

/** What Dataview renders once more as Markdown: properties, and the words of the body that look like `[key:: value]`. */
const renderedAgain = ({ shown, properties }: Note): Element[] =>
  [...properties, ...[...shown.querySelectorAll('p, h2, li, td, code')].map((e) => e.innerHTML)].map(asShown)

const codesOf = (note: Note): string[] =>
  [note.shown, ...renderedAgain(note)].flatMap((root) =>
    [...root.querySelectorAll('code')].map((code) => code.textContent?.trim() ?? ''),
  )

/** The body without code, HTML on its line, the ends of links and what is escaped: where Obsidian's own signs count. */
const prose = ({ body }: Note): string =>
  body
    .replace(/^[ >\d.*+-]*<(?:table|pre)\b.*$/gm, '')
    .replace(/(?<!`)(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, '')
    .replace(/(?<!\\)\]\([^()\s]*\)/g, ']')
    .replace(/\\[!-/:-@[-`{-~]|&#?\w+;/g, '')

const matches = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([found]) => found)

export const READERS: Reader[] = [
  {
    reader: 'Templater',
    does: 'runs commands in the whole file when it appears in the vault, front matter and code too',
    source: 'SilentVoid13/Templater src/core/Templater.ts on_file_creation; rusty_engine src/lib.rs parse_tokens',
    words: ['<%* await tp.user.x() %>', '<% tp.date.now() %>', '<%- x -%>', '<<%% x %>', 'a <%_ x'],
    finds: ({ raw }) => matches(raw, /<%/g),
  },
  {
    reader: 'Templater, dynamic commands',
    does: 'runs commands in what is shown',
    source: 'SilentVoid13/Templater src/utils/Utils.ts generate_dynamic_command_regex',
    words: ['<%+ tp.file.title %>', '<%_ *+ x %>', '&lt;%+ x %&gt;'],
    finds: (note) =>
      [note.shown, ...renderedAgain(note)]
        .flatMap(textsOf)
        .flatMap((text) => matches(text, /<%[-_]?\s*[*~]?\+[\s\S]*?%>/g)),
  },
  {
    reader: 'Dataview, inline queries',
    does: 'runs code as a query or as JavaScript, in blocks too, and in words it renders itself',
    source: 'blacksmithgu/obsidian-dataview src/main.ts dataviewInline, src/settings.ts, src/ui/views/inline-field.tsx',
    words: [
      ...['`$= dv.pages()`', '`= this.file.name`', '`` = 1 ``', '$= app.vault', '= 1', '\n  =x', '$=x|y'],
      ...['[key:: `$= x`]', '(https://a.example/b:: `=x`)', '<code>$= x</code>', '`$=x`', '``=x``', '` `$= x` `'],
    ],
    finds: (note) => codesOf(note).filter((code) => /^\$?=/.test(code)),
  },
  {
    reader: 'Dataview, inline fields',
    does: 'takes them for properties of the note',
    source: 'blacksmithgu/obsidian-dataview src/data-import/inline-field.ts',
    words: ['rating:: 10', '[due:: 2026-01-01]', '(hidden:: yes)', '**bold**:: x', 'std::vector ::: a :: b'],
    finds: (note) => matches(prose(note), /::/g),
  },
  {
    reader: 'Plugins that render fences',
    does: 'run or replace blocks in their language: dataviewjs, dataview, tasks, query, button, meta-bind, js-engine, mermaid …',
    source: 'obsidian.d.ts registerMarkdownCodeBlockProcessor(language, …)',
    words: ['```dataviewjs\ndv.pages()\n```', '~~~tasks\nnot done\n~~~', '````query\nx\n````'],
    finds: ({ shown }) => [...shown.querySelectorAll('code[class]')].map(({ className }) => className),
  },
  {
    reader: 'Meta Bind',
    does: 'shows fields and buttons, and reckons, in code',
    source: 'mProjectsCode/obsidian-meta-bind-plugin README',
    words: ['`INPUT[toggle:done]`', '`BUTTON[x]`', 'VIEW[{a} * 2]', 'INPUT[text:a|b]'],
    finds: (note) => codesOf(note).filter((code) => /^(?:INPUT|VIEW|BUTTON)\[/.test(code)),
  },
  {
    reader: 'Obsidian',
    does: 'links, embeds, hides, tags, names and highlights',
    source: 'help.obsidian.md/links, /embeds, /syntax (comments, highlights), /tags, /callouts, /properties',
    words: [
      ...['[[Private]]', '![[Diary.pdf]]', '%%hidden%%', '%%\nhidden\n%%', '#tag', 'a #标签/x', 'a ^block', '==a=='],
      ...['> [!danger] a'],
    ],
    finds: (note) => [
      ...matches(prose(note), /\[\[|%%|(?<!\S)#\p{N}*[\p{L}_/-]|\s\^[\w-]+$|==|^> \[!/gmu),
      ...note.properties.filter((value) => /^!?\[\[/.test(value)),
    ],
  },
  {
    reader: 'The system, by links',
    does: 'opens applications: Obsidian itself, by obsidian://, acts without a question',
    source: 'help.obsidian.md/uri; github.com/Vinzent03/obsidian-advanced-uri',
    words: ['obsidian://new?vault=x&content=y', '[a](obsidian://open)', '<ms-word://x>', 'see file:///etc/passwd'],
    finds: (note) => [
      ...[prose(note), ...note.properties].flatMap((text) => matches(text, /\b(?!https?:)[a-z][\w+.-]+:\/\//gi)),
      ...[...note.shown.querySelectorAll('a')]
        .map((a) => a.getAttribute('href') ?? '')
        .filter((href) => !/^(?:https?|mailto|tel):/.test(href)),
    ],
  },
  {
    reader: 'Markdown',
    does: 'takes HTML for HTML, with all that it loads and runs',
    source: 'spec.commonmark.org 0.31 4.6 HTML blocks, 6.6 Raw HTML',
    words: [
      '<script>x()</script>',
      '<img src=x onerror=x()>',
      '<iframe src="https://a.example"></iframe>',
      '<!-- a -->',
    ],
    finds: ({ shown }) => [
      ...[...shown.querySelectorAll('script, iframe, object, embed, style, svg, [onerror]')].map((e) => e.outerHTML),
      ...matches(shown.innerHTML, /<!--(?! --)/g),
    ],
  },
]
