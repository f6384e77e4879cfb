import * as v from 'valibot'

/** What the options page offers. Unknown or damaged values fall back one by one, so a bad entry never costs the others. */
export const Settings = v.object({
  /** A preset's id. */
  preset: v.fallback(v.string(), 'jekyll-archive'),
  /** Subfolder of the browser's download folder; empty: the download folder itself. */
  folder: v.fallback(v.string(), 'archive'),
  /** Path template inside the folder; empty: the preset's own. */
  path: v.fallback(v.string(), ''),
  /** Added to every clip, after the article's own (in the native format after the publisher). */
  tags: v.fallback(v.array(v.string()), []),
})

export type Settings = v.InferOutput<typeof Settings>

/** Settings from whatever was stored; `undefined` gives the defaults. */
export const parseSettings = (stored: unknown): Settings =>
  v.parse(Settings, typeof stored === 'object' && stored !== null ? stored : {})
