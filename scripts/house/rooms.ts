/** A folder of the house, without subfolders that are rooms themselves. */
export interface Room {
  path: string
  /** What lives there, in one line. */
  holds: string
  /** The rooms its files may import from, besides their own. */
  may: readonly string[]
}

const EXTRACT = 'utils/extract'
const METADATA = `${EXTRACT}/metadata`
const PAGE = [`${EXTRACT}/text`, `${EXTRACT}/page`, 'utils']
const CORE = ['utils/render', 'utils']
const KIND = ['utils/destinations/shared', ...CORE]
const PURE = ['utils/outbox', 'utils/destinations/shared', 'utils/compare', ...CORE]
const SCREEN = ['components/shared', ...PURE]

/** The formats: one line each. */
const FORMATS = [
  { path: 'utils/presets/jekyll-archive', holds: 'our native format: front matter and HTML' },
  { path: 'utils/presets/jekyll-markdown', holds: 'front matter and Markdown for Jekyll' },
  { path: 'utils/presets/obsidian', holds: 'properties and Markdown for Obsidian' },
]

/** The kinds of destinations: one line each. */
const KINDS = [
  {
    path: 'utils/destinations/downloads',
    holds: "the browser's own downloads: names asked for and given, final states",
  },
  {
    path: 'utils/destinations/folder',
    holds: 'a picked folder on disk: files and folders by the File System Access API',
  },
  { path: 'utils/destinations/webdav', holds: 'WebDAV: its requests, and what its answers and errors mean' },
  { path: 'utils/destinations/s3', holds: 'S3 and what speaks its language: requests, signatures, error codes' },
  { path: 'utils/destinations/forge', holds: 'GitHub, Gitea and Forgejo: trees, commits, rate limits' },
]

/** Every room, from top to bottom: a room may import only from rooms below it. The one place that decides this. */
export const ROOMS: readonly Room[] = [
  {
    path: 'entrypoints',
    holds: 'wiring: what the browser starts, and the pages; every file connects browser, components and core, no more',
    may: [
      ...['components/clip', 'components/destinations', 'components/waiting', 'components/options'],
      ...['utils/browser/account', 'utils/browser/clip', 'utils/browser/outbox', 'utils/browser/pictures'],
      ...['utils/browser/capture', 'utils/browser/messages', 'utils/browser', 'utils/destinations'],
      ...['utils/destinations/folder', 'utils/presets', `${EXTRACT}/clean`, ...SCREEN],
    ],
  },
  {
    path: 'components/clip',
    holds: "the popup: the article's values and their evidence, changes since, where it goes",
    may: [`${EXTRACT}/page`, ...SCREEN],
  },
  { path: 'components/destinations', holds: 'the list of destinations and the form for one', may: SCREEN },
  { path: 'components/waiting', holds: 'what has not arrived yet, and what can be done about it', may: SCREEN },
  {
    path: 'components/options',
    holds: 'the other options: format, tags of the article, evidence, keys',
    may: ['utils/presets', ...SCREEN],
  },
  {
    path: 'components/shared',
    holds: 'building blocks of several screens: form fields, dialogs, words of problems',
    may: PURE,
  },
  {
    path: 'utils/browser/account',
    holds: 'tells the pages: the account over a port, the badge, answers to messages',
    may: [
      ...['utils/browser/clip', 'utils/browser/outbox', 'utils/browser/capture', 'utils/browser/messages'],
      ...['utils/browser', ...PURE],
    ],
  },
  {
    path: 'utils/browser/clip',
    holds: 'from a click to an article: menu, requests, clipping a tab or a link, a clip sent by the popup',
    may: [
      'utils/browser/outbox',
      'utils/browser/pictures',
      'utils/browser/capture',
      'utils/browser/messages',
      'utils/browser',
      ...PURE,
    ],
  },
  {
    path: 'utils/browser/outbox',
    holds:
      'runs the queue in this browser: gives it format, destinations, pictures, secrets, picked folders, alarms; snapshot',
    may: [
      ...['utils/browser/pictures', 'utils/browser/messages', 'utils/browser', 'utils/destinations'],
      'utils/destinations/downloads',
      ...['utils/destinations/folder', 'utils/presets', ...PURE],
    ],
  },
  {
    path: 'utils/browser/pictures',
    holds: 'fetch the pictures of an article: permissions, Referer, bytes',
    may: ['utils/browser/capture', 'utils/browser', ...PURE],
  },
  {
    path: 'utils/browser/capture',
    holds: 'get at a page: when it may be read, inject, copy, fetch a linked page, read it in a frame',
    may: ['utils/browser/messages', 'utils/browser', EXTRACT, `${EXTRACT}/page`, ...CORE],
  },
  {
    path: 'utils/browser/messages',
    holds: 'the protocol: schema of each message and check of its sender; not what is done about it',
    may: ['utils/browser', 'utils/outbox', 'utils'],
  },
  {
    path: 'utils/browser',
    holds: 'what all of that uses: the browser itself, storing and watching values, permissions, trouble',
    may: ['utils/outbox', 'utils'],
  },
  {
    path: 'utils/outbox',
    holds: 'the queue in IndexedDB: clips, payloads, jobs, versions, receipts, account; what is due; no `browser.*`',
    may: ['utils/presets', 'utils/compare', ...KIND],
  },
  {
    path: 'utils/destinations',
    holds: 'the registry: every folder here with an `index.ts` is a kind of destination',
    may: [...KINDS.map(({ path }) => path), ...KIND],
  },
  ...KINDS.map((room) => ({ ...room, may: KIND })),
  {
    path: 'utils/destinations/shared',
    holds: 'one delivery to one destination: interface of every kind, plan, write, read back; knows no queue',
    may: CORE,
  },
  {
    path: 'utils/presets',
    holds: 'the registry: every folder here with an `index.ts` is an archive format',
    may: [...FORMATS.map(({ path }) => path), ...CORE],
  },
  ...FORMATS.map((room) => ({ ...room, may: CORE })),
  {
    path: 'utils/compare',
    holds: 'which clips are one article, by address or by text, and what has changed between two',
    may: ['utils'],
  },
  {
    path: 'utils/render',
    holds: 'Article → files, as strings: front matter, path templates and slugs, pictures, sidecars, hashes',
    may: ['utils'],
  },
  {
    path: EXTRACT,
    holds: '`extract()`: Document → Article, one step after the other',
    may: [
      ...[`${EXTRACT}/output/markdown`, `${EXTRACT}/output`, `${EXTRACT}/clean`, `${EXTRACT}/body`],
      ...[METADATA, `${METADATA}/dates`, `${METADATA}/people`, ...PAGE],
    ],
  },
  {
    path: `${EXTRACT}/output/markdown`,
    holds: 'the body as Markdown: prepare the tree (ruby, lists, tables), then a file for each rule of Turndown',
    may: [`${EXTRACT}/output`, ...PAGE],
  },
  { path: `${EXTRACT}/output`, holds: 'write the cleaned body as HTML and as plain text', may: PAGE },
  {
    path: `${EXTRACT}/clean`,
    holds: 'change the body: take out what is no article, sanitise, tidy nesting, empty elements and white space',
    may: PAGE,
  },
  {
    path: `${EXTRACT}/body`,
    holds: 'find the body: boxes and blocks, score, rules, choose, assemble',
    may: [METADATA, ...PAGE],
  },
  {
    path: METADATA,
    holds: 'choose title, publisher, language, tags of the article and details from what the page says',
    may: PAGE,
  },
  { path: `${METADATA}/dates`, holds: 'when it was published and updated, in any script', may: PAGE },
  { path: `${METADATA}/people`, holds: 'who wrote it: bylines and names, in any script', may: PAGE },
  {
    path: `${EXTRACT}/page`,
    holds: 'read the page as it is: facts it declares (meta, JSON-LD, headings), snapshot, selection, element names',
    may: [`${EXTRACT}/text`, 'utils'],
  },
  {
    path: `${EXTRACT}/text`,
    holds: 'helpers on short strings: on one line, amount of text, headline; no elements',
    may: ['utils'],
  },
  {
    path: 'utils',
    holds: 'types, schemas and defaults: article, problem, settings, moment, language tags (BCP 47); stores nothing',
    may: [],
  },
]
