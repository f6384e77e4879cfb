import { useMemo, useRef, useState } from 'preact/hooks'
import type { Job } from '../../utils/outbox/job'
import type { Destination, Settings } from '../../utils/settings'
import { nameById } from '../shared/destination-name'
import { useKeptFocus } from '../shared/use-kept-focus'
import { useWords } from '../shared/words'
import type { WaitingActions } from './waiting-actions'
import { WaitingDestination } from './waiting-group'
import { groupsOf } from './waiting-groups'
import { WaitingItem } from './waiting-item'
import { type WaitingQuestion, WaitingQuestionDialog } from './waiting-question'
import { WaitingTools } from './waiting-tools'

interface Props extends WaitingActions, Pick<Settings, 'destinations' | 'removed'> {
  /** The jobs that are not done, newest first. */
  jobs: readonly Job[]
  /** A file's location at a destination, as shown to the user. */
  whereAt: (destination: Destination, path: string) => string
  /** Milliseconds since the epoch, UTC. */
  now: number
  onRedirect: (jobs: readonly Job[], destination: string) => void
  onDiscard: (jobs: readonly Job[]) => void
}

/** Every clip that has not reached its destination, by destination: why, and what to do. */
export function WaitingList({ jobs, destinations, removed, whereAt, now, onRedirect, onDiscard, ...actions }: Props) {
  const t = useWords()
  const [chosen, choose] = useState<ReadonlySet<number>>(new Set())
  const [question, ask] = useState<WaitingQuestion>()
  const list = useRef<HTMLDivElement>(null)
  const keepFocus = useKeptFocus(list, jobs.map(({ id }) => id).join())
  const moments = useMemo(
    () => new Intl.DateTimeFormat(t('ui_language'), { dateStyle: 'medium', timeStyle: 'short' }),
    [t],
  )

  const selected = jobs.filter(({ id }) => chosen.has(id))
  const questions = {
    onRedirect: (asked: readonly Job[]) => ask({ what: 'redirect', jobs: asked }),
    onDiscard: (asked: readonly Job[]) => ask({ what: 'discard', jobs: asked }),
  }
  const select = ({ id }: Job, on: boolean) => {
    const others = [...chosen].filter((one) => one !== id)
    choose(new Set(on ? [...others, id] : others))
  }

  return (
    <div ref={list} onFocusCapture={keepFocus}>
      {jobs.length === 0 ? (
        <div class="empty" data-end tabIndex={-1}>
          <p>{t('waiting_empty')}</p>
          <p class="quiet">{t('waiting_empty_help')}</p>
        </div>
      ) : (
        <p class="intro">{t('waiting_intro')}</p>
      )}
      {jobs.length > 1 && (
        <WaitingTools
          {...{ jobs, selected, ...actions, ...questions }}
          canMove={destinations.some(({ id }) => jobs.some(({ destination }) => destination !== id))}
          onSelectAll={(all) => choose(new Set(all ? jobs.map(({ id }) => id) : []))}
        />
      )}
      {groupsOf(jobs, destinations).map((group) => (
        <WaitingDestination
          key={group.id}
          group={group}
          name={nameById(t, group.id, { destinations, removed })}
          {...actions}
        >
          {group.jobs.map((job) => (
            <WaitingItem
              key={job.id}
              {...{ job, group, now, moments, ...actions, ...questions }}
              where={group.destination ? whereAt(group.destination, job.path) : job.path}
              selected={jobs.length > 1 ? chosen.has(job.id) : undefined}
              onSelect={select}
              canMove={destinations.some(({ id }) => id !== group.id)}
            />
          ))}
        </WaitingDestination>
      ))}
      {question && (
        <WaitingQuestionDialog
          {...{ question, destinations, removed, onRedirect, onDiscard }}
          onClose={() => ask(undefined)}
        />
      )}
    </div>
  )
}
