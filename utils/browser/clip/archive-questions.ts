import type { Clip } from '../../article'
import type { Account } from '../../outbox/account'
import { type History, type Question, questionOf } from '../../outbox/saved-before'
import { send } from '../messages/messages'
import type { WhereItGoes } from '../messages/protocol'

/** What the background knows of an article. */
export interface ArchiveAnswers {
  /** What was kept of it before. */
  history(): Promise<History>
  /** The clip that owns a path. */
  owner(pathKey: string): Promise<{ key: string } | undefined>
  /** The active destinations. */
  destinations(): Promise<WhereItGoes[]>
}

/**
 * Ask the background each question once per article and path, and again after a commit, not at every keystroke. `about`
 * answers for a clip as it is edited now.
 */
export function archiveQuestions() {
  let asked: { url: string; text: string; scope: Clip['scope']; question: Question } | undefined
  let known: { of: string; history?: Promise<History>; owners: Map<string, Promise<string | null>> } | undefined
  let destinations: Promise<WhereItGoes[]> | undefined

  /** Rebuilt only for another text: its fingerprint reads all of it. */
  function questionFor(clip: Clip): Question {
    const { scope, article } = clip
    const { url, text } = article
    if (asked?.url !== url || asked.text !== text || asked.scope !== scope) {
      asked = { url, text, scope, question: questionOf(clip) }
    }
    return asked.question
  }

  return {
    about(clip: Clip, account?: Account): ArchiveAnswers {
      const { key, marks } = questionFor(clip)
      const commits = account?.jobs.filter((job) => job.clip.startsWith(key)).map(({ seq }) => seq)
      const of = `${key} ${commits}`
      const fresh = () => {
        if (known?.of !== of) known = { of, owners: new Map() }
        return known
      }
      return {
        history() {
          const all = fresh()
          all.history ??= send('history', { key, marks: [...marks] })
          return all.history
        },
        async owner(pathKey) {
          const { owners } = fresh()
          const answer = owners.get(pathKey) ?? send('owner', { pathKey }).catch(() => null)
          owners.set(pathKey, answer)
          const owner = await answer
          return owner === null ? undefined : { key: owner }
        },
        destinations() {
          destinations ??= send('where', null)
          return destinations
        },
      }
    },
  }
}
