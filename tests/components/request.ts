import type { ClipRequest } from '../../utils/outbox/account'
import type { ProblemCode } from '../../utils/problem'

/** What was asked for behind a link; with a code, it failed for that. */
export const request = (code?: ProblemCode, detail = ''): ClipRequest => ({
  ...{ id: '1', kind: 'link', url: 'https://a.example/story', title: 'The wall', since: 1, scope: 'article', tries: 1 },
  ...(code && { problem: { code, detail } }),
})
