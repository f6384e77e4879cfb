import { beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { archiveQuestions } from '../../../utils/browser/clip/archive-questions'
import { send } from '../../../utils/browser/messages/messages'
import type { Account } from '../../../utils/outbox/account'
import { pathKey } from '../../../utils/render/path-key'
import { clipOf } from '../../outbox/world'
import { fakeExtension, until } from '../background'

const TEXT = 'The council of the harbour town voted on Tuesday evening to rebuild the old sea wall, after two winters. '
/** Long enough to be known again elsewhere. */
const clip = clipOf('https://news.example/a', TEXT.repeat(9))
const retitled = { ...clip, article: { ...clip.article, title: 'Another title' } }

let extension: ReturnType<typeof fakeExtension>
let archive: ReturnType<typeof archiveQuestions>
beforeEach(async () => {
  vi.restoreAllMocks()
  extension = fakeExtension()
  extension.downloads.refuses = 'USER_CANCELED'
  await extension.start()
  archive = archiveQuestions()
})

/** Keep a clip that then waits. @returns the account as the popup has it by then */
async function keep(kept = clip): Promise<Account> {
  await send('clip', { clip: kept, preset: 'obsidian' })
  const { database } = await import('../../../utils/outbox/database')
  const jobs = async () => (await database()).getAll('jobs')
  await until(async () => expect((await jobs()).every(({ state }) => state === 'failed')).toBe(true))
  return { jobs: await jobs(), requests: [], tabs: {} }
}

/** How often the background was asked this. */
const timesAsked = (name: string) =>
  vi.mocked(fakeBrowser.runtime.sendMessage).mock.calls.filter(([message]) => Object(message).name === name).length

describe('what was kept of an article before', () => {
  it('is known, also of the same text at another address', async () => {
    expect(await archive.about(clip).history()).toEqual({ family: [] })
    const account = await keep()
    const { family } = await archive.about(clip, account).history()
    expect(family).toMatchObject([{ record: { title: clip.article.title }, version: { clip: { scope: 'article' } } }])
    const moved = clipOf('https://other.example/b', clip.article.text)
    expect(await archive.about(moved, account).history()).toMatchObject({
      ...{ family: [], elsewhere: { clip: { article: { url: clip.article.url } } } },
    })
  })

  it('is asked once, however its title is edited', async () => {
    const first = archive.about(clip).history()
    expect(await archive.about(retitled).history()).toBe(await first)
    expect(timesAsked('history')).toBe(1)
  })

  it('is asked again when it was kept meanwhile, not when another article was', async () => {
    const account = await keep()
    await archive.about(clip, account).history()
    await archive.about(clip, await keep(clipOf('https://news.example/b'))).history()
    expect(timesAsked('history')).toBe(1)
    const { family } = await archive.about(clip, await keep(clipOf(clip.article.url, 'Another text.'))).history()
    expect(timesAsked('history')).toBe(2)
    expect(family).toMatchObject([{ version: { n: 2 } }])
  })

  it('is another question for a part of it', async () => {
    await keep()
    expect((await archive.about(clip).history()).family).toHaveLength(1)
    for (const text of [clip.article.text, 'The', 'council']) {
      const part = clipOf(clip.article.url, text, 'selection')
      expect((await archive.about(part).history()).family).toEqual([])
    }
    expect(timesAsked('history')).toBe(4)
  })
})

describe('whose a path is', () => {
  it('is asked once a path, and again after the next commit', async () => {
    const account = await keep()
    const taken = pathKey(account.jobs[0]?.path ?? '')
    for (const about of [archive.about(clip, account), archive.about(retitled, account)]) {
      const owners = await Promise.all([about.owner(taken), about.owner(pathKey('free.md'))])
      expect(owners).toEqual([{ key: account.jobs[0]?.clip }, undefined])
    }
    expect(timesAsked('owner')).toBe(2)
    await archive.about(clip, await keep()).owner(taken)
    expect(timesAsked('owner')).toBe(3)
  })

  it('counts as nobody’s where the background does not tell', async () => {
    vi.mocked(fakeBrowser.runtime.sendMessage).mockRejectedValue(new Error('no'))
    expect(await archive.about(clip).owner('a/x')).toBeUndefined()
  })
})

it('where it goes is asked once for all articles', async () => {
  const places = await archive.about(clip).destinations()
  expect(places).toMatchObject([{ kind: 'downloads', where: expect.stringContaining('\0') }])
  expect(await archive.about(clipOf('https://news.example/b')).destinations()).toBe(places)
  expect(timesAsked('where')).toBe(1)
})
