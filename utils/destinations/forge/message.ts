/**
 * What a forge would act on: `#1` `GH-1` and an issue's address after "fixes", `@name`, `[skip ci]`. Sources: GitHub's
 * "Linking a pull request to an issue", "Skipping workflow runs"; Gitea's "Automatically Linked References".
 */
const ACTIVE = /(?<=[#@!])(?=[\p{L}\p{N}])|(?<=\bGH)(?=-\d)|(?<=\[)(?=(?:skip|ci|no|actions)\b)|(?<=https?:)(?=\/\/)/giu
/** Invisible, keeps the words together. */
const WORD_JOINER = '\u2060'

/** The article's title as the subject, its address as the body. A page's title cannot close an issue or stop a build. */
export function commitMessage({ title, url }: { title: string; url: string }): string {
  const subject = title.replace(/\s+/g, ' ').trim().replace(ACTIVE, WORD_JOINER)
  return subject ? `${subject}\n\n<${url}>` : url
}
