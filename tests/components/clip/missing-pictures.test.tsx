// @vitest-environment jsdom
import { expect, it, vi } from 'vitest'
import { MissingPictures } from '../../../components/clip/missing-pictures'
import { byRole, click, show } from '../show'

const missing = [
  { url: 'https://cdn.example/a.jpg', reason: 'permission' },
  { url: 'https://cdn.example/b.jpg', reason: 'not_picture' },
] as const

it('names each picture that stays linked, and why', () => {
  show(<MissingPictures missing={missing} />)
  expect(document.querySelector('summary')?.textContent).toBe('Pictures that stay linked to their site: 2')
  expect(Array.from(document.querySelectorAll('li'), (line) => line.textContent)).toEqual([
    'https://cdn.example/a.jpg Fetching from this site was not allowed.',
    'https://cdn.example/b.jpg What the site sent is not a picture.',
  ])
  expect(document.querySelectorAll('button, a, img')).toHaveLength(0)
})

it('lets them be tried again', async () => {
  const onRetry = vi.fn()
  show(<MissingPictures missing={missing} onRetry={onRetry} />)
  await click(byRole('button', 'Retry pictures'))
  expect(onRetry).toHaveBeenCalledOnce()
})
