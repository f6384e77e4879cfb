// @vitest-environment jsdom
import { expect, it } from 'vitest'
import { LinksNotice } from '../../components/links-notice'
import { byRole, show } from './show'

it('says which links of the tab could not be clipped, why, and where they wait', () => {
  const problem = { code: 'link_permission', detail: 'b.example' } as const
  show(
    <LinksNotice
      links={[
        { url: 'https://b.example/1', title: 'The sea wall', problem },
        { url: 'https://b.example/2', title: '', problem },
      ]}
    />,
  )
  expect(Array.from(document.querySelectorAll('[role=alert] li'), (item) => item.textContent)).toEqual([
    'The sea wallPressclip may not read the site this link leads to.',
    'https://b.example/2Pressclip may not read the site this link leads to.',
  ])
  expect(byRole('link', 'Waiting clips').getAttribute('href')).toBe('/waiting.html')
})
