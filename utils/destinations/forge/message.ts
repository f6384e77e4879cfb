import { WORD_JOINER } from '../../render/word-joiner'

/**
 * Where to break text that a forge, issue tracker or CI would act on: `#1` `!1` `GH-1` or an issue's URL after "fixes",
 * `Closes ABC-1`, `@name`, `[skip ci]` in all spellings. Sources: `tests/destinations/forge/message.test.ts`.
 */
const ACTIVE = new RegExp(
  [
    '(?<=[#@!])(?=[\\p{L}\\p{N}])',
    '(?<=\\bGH)(?=-\\d)',
    '(?<=\\b(?:clos|fix|resolv|complet|implement)(?:e|es|ed|s|ing)?:? [a-z][a-z\\d]{0,9})(?=-\\d)',
    '(?<=https?:)(?=\\/\\/)',
    '(?<=\\[)(?=[^[\\]]{0,40}(?:skip|\\bci\\b))',
    '(?<=\\*\\*\\*)(?=no_ci)',
    '(?<=-)(?=-(?:skip-ci|ci-skip))',
  ].join('|'),
  'giu',
)

/** The article's title as the subject, its URL as the body. A page's title must not close an issue or stop a build. */
export function commitMessage({ title, url }: { title: string; url: string }): string {
  const subject = title.replace(/\s+/g, ' ').trim().replace(ACTIVE, WORD_JOINER)
  return subject ? `${subject}\n\n<${url}>` : url
}
