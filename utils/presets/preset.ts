import type { Article, Field } from '../article'

/** What a preset may know besides the article. */
interface PresetOptions {
  /** The person's default tags, written after the article's own (native format: after the publisher). */
  tags: readonly string[]
  /** Milliseconds since the epoch, UTC. */
  clippedAt: number
  /** IANA name of the person's zone. */
  timeZone: string
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
