import { parseArgs } from 'node:util'

export const HELP = `Usage: npm run clip -- [options] FILE|DIR…
       npm run clip -- --json --cases cases.jsonl
       npm run clip -- --verify DIR

Turns saved web pages (.html, .htm, .xhtml, plain or .gz; folders are searched) into archive files. Another text of an
article that lies there already (your edit, an earlier version) is put aside below _pressclip/ before it is replaced.

  --out DIR        where the archive lies (default: archive)
  --preset ID      format: PRESETS (default: the first)
  --url URL        the page's address, for a single page; default: where the page says it was saved from, its
                   canonical address or og:url
  --json           print each article as a line of JSON instead of writing files (with --out: as well)
  --provenance     write beside each post where it comes from: hashes, addresses, time, evidence
  --cases FILE     pages listed as lines {"id","url","html"}; html is relative to FILE
  --verify DIR     compare an archive with what lies beside its posts, and name all that differs
  --help           this text

Exit status: 0 when every page gave a file or an article, or all is as recorded; 1 when not; 2 when the command line is wrong
or the archive cannot be used; 130 after Ctrl-C.
`

/** What the user asked for; paths as typed. */
export interface Options {
  paths: string[]
  /** Unset with `--json` alone: nothing is written. */
  out?: string
  preset?: string
  url?: string
  json: boolean
  cases?: string
  provenance: boolean
  /** Check this archive instead. */
  verify?: string
  help: boolean
}

/** The command line was not understood; the message says why. */
export class UsageError extends Error {}

/** @throws {UsageError} */
export function parseOptions(args: string[]): Options {
  const { values, positionals } = parse(args)
  const { json = false, help = false, provenance = false, out, preset, url, cases, verify } = values
  if (help) return { paths: [], json, help, provenance }
  if (verify !== undefined) {
    if (args.length - (args.some((arg) => arg.startsWith('--verify=')) ? 1 : 2) > 0) {
      throw new UsageError('--verify stands alone.')
    }
    return { paths: [], json, help, provenance, verify }
  }
  if (cases === undefined && positionals.length === 0) throw new UsageError('No page given.')
  if (cases !== undefined && positionals.length > 0) throw new UsageError('Either --cases or files, not both.')
  if (cases !== undefined && url !== undefined) throw new UsageError('With --cases the addresses stand in that file.')
  if (url !== undefined && !/^https?:\/\//i.test(url)) throw new UsageError(`--url is no web address: ${url}`)
  if (url !== undefined && !URL.canParse(url)) throw new UsageError(`--url is no web address: ${url}`)
  const target = out ?? (json ? undefined : 'archive')
  return { paths: positionals, json, help, preset, url, cases, provenance, out: target }
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        out: { type: 'string' },
        preset: { type: 'string' },
        url: { type: 'string' },
        json: { type: 'boolean' },
        cases: { type: 'string' },
        provenance: { type: 'boolean' },
        verify: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch (cause) {
    throw new UsageError((cause as Error).message, { cause })
  }
}
