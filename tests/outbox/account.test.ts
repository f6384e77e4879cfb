import { describe, expect, it } from 'vitest'
import {
  type Account,
  afterEvent,
  type ClipRequest,
  changesTo,
  type Found,
  requestsForUser,
  tabStates,
  wholeOf,
} from '../../utils/outbox/account'
import type { Job } from '../../utils/outbox/job'

const job = (id: number, more: Partial<Job> = {}): Job => ({
  ...{
    id,
    clip: `c${id}`,
    title: '',
    url: '',
    destination: 'downloads',
    path: 'a.md',
    seq: 1,
    attempts: 0,
    createdAt: 0,
  },
  state: 'pending',
  ...more,
})
const request = (id: string, more: Partial<ClipRequest> = {}): ClipRequest => ({
  ...{ id, kind: 'page', url: 'https://a.example/', title: '', since: 1, scope: 'article', tries: 1 },
  ...more,
})
const nothing: Account = { jobs: [], requests: [], tabs: {} }
const problem = { code: 'not_article', detail: '' } as const

const found = (others: Omit<Account, 'jobs'>, ...jobs: [number, Job?][]): Found => {
  const { requests, tabs, trouble } = others
  return { jobs: new Map(jobs.map(([id, job]) => [id, job])), others: { requests, tabs, ...(trouble && { trouble }) } }
}

describe('the stream of events', () => {
  const one: Account = { ...nothing, jobs: [job(1), job(2), job(4)] }
  const two: Account = { jobs: [job(2, { state: 'done' }), job(3), job(4)], requests: [request('r')], tabs: {} }
  const fromOneToTwo = found(two, [1], [2, job(2, { state: 'done' })], [3, job(3)])

  it('tells only what changed', () => {
    expect(changesTo(one, fromOneToTwo)).toMatchObject({ isWhole: false, jobs: [{ id: 2 }, { id: 3 }], gone: [1] })
    expect(changesTo(one, found(one, [4, job(4, { state: 'done' })]))).toEqual({
      ...{ isWhole: false, gone: [] },
      jobs: [job(4, { state: 'done' })],
    })
  })

  it('tells nothing when nothing did', () => {
    expect(changesTo(one, found(one, [1, job(1)], [9]))).toBeUndefined()
  })

  it('tells that trouble is over', () => {
    const troubled = { ...one, trouble: { code: 'storage_failed', detail: '' } } as const
    const event = changesTo(troubled, found(one))
    expect(event && afterEvent(troubled, event)).toEqual(one)
  })

  it('gives every page the same account, whenever it connected', () => {
    const event = changesTo(one, fromOneToTwo)
    const early = event && afterEvent(afterEvent(undefined, wholeOf(one)), event)
    expect(early).toEqual(two)
    expect(afterEvent(undefined, wholeOf(two))).toEqual(two)
    expect(afterEvent(one, wholeOf(two))).toEqual(two)
  })

  it('means nothing to a page that has not got it whole', () => {
    const event = changesTo(one, fromOneToTwo)
    expect(event && afterEvent(undefined, event)).toBeUndefined()
  })
})

describe("a tab's badge", () => {
  const page = 'https://a.example/'
  const clipped = (...jobs: Job[]): Account => ({
    ...nothing,
    jobs,
    tabs: { 7: { url: page, jobIds: jobs.map(({ id }) => id) } },
  })
  const refused = clipped(job(1, { state: 'done' }), job(2, { problem: { code: 'network', detail: '' } }))

  it.each<[string, Account, unknown[]]>([
    ['nothing was asked for', nothing, []],
    ['the page is being read', { ...nothing, requests: [request('r', { tabId: 7 })] }, [{ page, sign: 'working' }]],
    ['another tab is', { ...nothing, requests: [request('r', { tabId: 8 })] }, []],
    [
      'the page could not be read',
      { ...nothing, requests: [request('r', { tabId: 7, problem })] },
      [{ page, sign: 'failed', code: 'not_article' }],
    ],
    [
      'it is read once more after that',
      { ...nothing, requests: [request('r', { tabId: 7, problem }), request('s', { tabId: 7 })] },
      [{ sign: 'working' }, { sign: 'failed' }],
    ],
    [
      'one destination has it, another one not yet',
      clipped(job(1, { state: 'done' }), job(2)),
      [{ page, sign: 'working' }],
    ],
    ['a destination refused it', refused, [{ page, sign: 'failed', code: 'network' }]],
    ['every destination has it', clipped(job(1, { state: 'done' })), [{ page, sign: 'done' }]],
    [
      'that the badge has shown',
      { ...clipped(job(1, { state: 'done' })), tabs: { 7: { url: '', jobIds: [1], shown: true } } },
      [],
    ],
    ['it was discarded', { ...clipped(), tabs: { 7: { url: '', jobIds: [1] } } }, []],
    [
      'a link was clipped, and the page of the link before could not be',
      {
        ...refused,
        requests: [request('r', { tabId: 7, problem, url: 'https://b.example/' })],
        tabs: { 7: { url: 'https://link.example/', page, jobIds: [1, 2] } },
      },
      [
        { page: 'https://b.example/', sign: 'failed', code: 'not_article' },
        { page, sign: 'failed', code: 'network' },
      ],
    ],
  ])('%s', (_, account, states) => {
    expect(tabStates(account, 7)).toMatchObject(states)
    expect(tabStates(account, 7)).toHaveLength(states.length)
  })
})

it('asks the user about everything that failed, but where nothing can ever be clipped', () => {
  const requests = [
    request('reading', { kind: 'link' }),
    request('link', { kind: 'link', tabId: 7, problem }),
    request('page', { tabId: 7, problem }),
    request('settings', { tabId: 7, problem: { code: 'restricted', detail: '' } }),
    request('closed', { problem }),
  ]
  expect(requestsForUser({ requests }).map(({ id }) => id)).toEqual(['link', 'page', 'closed'])
})
