import { expect, it } from 'vitest'
import { requestFor } from '../../../utils/browser/clip/menu'

it('a selection of any length makes a request that the session can note', () => {
  const huge = requestFor('中'.repeat(11_000_000))
  expect(new TextEncoder().encode(JSON.stringify(huge)).length).toBeLessThan(3_000_000)
  expect(huge).toMatchObject({ scope: 'selection', selectionIsCut: true })
  expect(requestFor('a passage')).toEqual({ scope: 'selection', selectionText: 'a passage' })
  expect(requestFor('')).toEqual({ scope: 'article' })
})
