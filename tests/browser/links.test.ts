import { beforeEach, describe, expect, it } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { linkRights, missingRights } from '../../utils/browser/link-rights'
import { dropLink, type Link, readLinks, writeLink } from '../../utils/browser/links'
import { leadsAway } from '../../utils/browser/menu'

beforeEach(() => fakeBrowser.reset())

const link = (n: number): Link => ({ url: `https://a.example/${n}`, title: `Story ${n}`, since: n })

describe('links to clip', () => {
  it('are kept, the newest first, until they are dropped', async () => {
    for (const n of [1, 3, 2]) await writeLink(link(n))
    expect((await readLinks()).map(({ since }) => since)).toEqual([3, 2, 1])
    await dropLink(link(3).url)
    expect(await readLinks()).toEqual([link(2), link(1)])
  })

  it('lose nothing when many are written at once', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, n) => writeLink(link(n))))
    expect(await readLinks()).toHaveLength(20)
  })

  it('are one when one is clicked again', async () => {
    await writeLink({ ...link(1), problem: { code: 'link_failed', detail: '' } })
    await writeLink({ ...link(1), since: 9 })
    expect(await readLinks()).toEqual([{ ...link(1), since: 9 }])
  })
})

describe('the right to read a link', () => {
  it('is for its own host, also by https, and to be told of redirects', () => {
    expect(linkRights('http://a.example:8080/x?y')).toEqual({
      origins: ['http://a.example/*', 'https://a.example/*'],
      permissions: ['webRequest'],
    })
    expect(linkRights('https://a.example/x').origins).toEqual(['https://a.example/*'])
  })

  it('is for the site it leads on to as well, once that is known', () => {
    expect(missingRights({ url: 'https://a.example/x', leadsTo: 'https://b.example/y' }).origins).toEqual([
      'https://a.example/*',
      'https://b.example/*',
    ])
  })
})

describe('a link in a page', () => {
  const page = 'https://a.example/front#top'
  it.each([
    'https://a.example/story',
    'http://b.example/',
    'https://a.example/front?page=2',
    'https://a.example/front#/story/3',
  ])('%s leads to another page', (url) => expect(leadsAway(url, page)).toBe(true))
  it.each([
    'https://a.example/front',
    'https://a.example/front#end',
    'mailto:a@b.example',
    'javascript:void 0',
    'tel:1',
    'file:///a.html',
  ])('%s does not', (url) => expect(leadsAway(url, page)).toBe(false))
})
