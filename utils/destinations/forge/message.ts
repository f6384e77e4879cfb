import { WORD_JOINER } from '../../render/word-joiner'

/**
 * What a forge, a tracker or a builder would act on: `#1` `!1` `GH-1` and an issue's address after "fixes", `Closes ABC-1`,
 * `@name`, `[skip ci]` in all its spellings. The sources are in `tests/destinations/forge/message.test.ts`.
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

/** The article's title as the subject, its address as the body. A page's title cannot close an issue or stop a build. */
export function commitMessage({ title, url }: { title: string; url: string }): string {
  const subject = title.replace(/\s+/g, ' ').trim().replace(ACTIVE, WORD_JOINER)
  return subject ? `${subject}\n\n<${url}>` : url
}
