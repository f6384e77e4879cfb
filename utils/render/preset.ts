import type { Article, Field, Moment } from '../article'

/** Links to kept pictures, by their address in the article; ready to use without escaping. */
export type Pictures = ReadonlyMap<string, string>

/** What a preset gets besides the article. */
interface PresetOptions {
  /** The user's default tags, written after the article's own (native format: after the publisher). */
  tags: readonly string[]
  /** When the article was first clipped: milliseconds since the epoch, UTC. */
  clippedAt: number
  /** IANA name of the user's zone. */
  timeZone: string
  /** When this text replaced an earlier one, in UTC: the last line of the front matter, `updated`. */
  updated?: Moment
  /** The path of each kept picture, relative to the post, by the picture's address in the article. */
  pictures?: Pictures
}

/** An archive format: where a clip goes and what its file says. One folder each, found by `index.ts`. */
export interface Preset {
  id: string
  /** Default path template; see `render/path.ts` for the tokens. */
  path: string
  /** The fields this format writes; the popup greys out the others. */
  writes: readonly Field[]
  /** The whole file, ending in a newline. */
  render(article: Article, options: PresetOptions): string
}
