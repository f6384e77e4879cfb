// @vitest-environment jsdom
import { expect, it } from 'vitest'
import { WaitingSpace } from '../../../components/waiting/waiting-space'
import { show } from '../show'

it.each([
  [1_234_000, 98_765_432, '1.2 MB used, 98.8 MB left'],
  [12_300_000_000, 0, '12.3 GB used, 0 MB left'],
])('tells how much is used and left, and what is done when it is full: %i, %i', (used, free, words) => {
  show(<WaitingSpace used={used} free={free} />)
  expect(document.body.textContent).toContain(words)
  expect(document.body.textContent).toContain('nothing that waits is ever dropped')
})
