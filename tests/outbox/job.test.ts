import { expect, it } from 'vitest'
import { clipsForUser, type Job } from '../../utils/outbox/job'

const job = (clip: string, destination: string, change: Partial<Job> = {}): Job => ({
  ...{ id: 1, title: 'T', url: 'u', path: 'p', seq: 1, state: 'failed', attempts: 1, createdAt: 1 },
  ...{ clip, destination },
  ...change,
})

it('counts clips that need the user, not the destinations where they do', () => {
  const problem = { code: 'network', detail: '' } as const
  expect(
    clipsForUser([
      job('a', 'disk'),
      job('a', 'vault'),
      job('b', 'vault', { state: 'pending', attempts: 8, problem }),
      job('c', 'vault', { state: 'pending', attempts: 7, problem }),
      job('d', 'disk', { state: 'done', attempts: 9 }),
    ]),
  ).toBe(2)
})
