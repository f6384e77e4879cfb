import 'fake-indexeddb/auto'
import { expect, it } from 'vitest'
import { openLibrary } from '../../utils/library/database'
import { dropHandover, layDown, takeOver } from '../../utils/library/handovers'

const HOUR = 3_600_000
const part = (text: string, name = '', at = 0) => ({ name, at, bytes: new TextEncoder().encode(text) })

it('a clip can be taken over again, in its order, until it is dropped', async () => {
  const db = await openLibrary('handovers')
  const texts = Array.from({ length: 12 }, (_, n) => `${n},`)
  for (const [n, text] of texts.entries()) await layDown(db, 'a', n, part(text))
  await layDown(db, 'a', 12, part('picture', 'one'))
  // Asked twice, as the background was ended before it answered.
  await layDown(db, 'a', 12, part('picture', 'one'))
  await layDown(db, 'b', 0, part('another'))
  for (let n = 0; n < 2; n++) {
    const taken = await takeOver(db, 'a')
    expect([...taken.keys()]).toEqual(['', 'one'])
    expect(await taken.get('')?.text()).toBe(texts.join(''))
    expect(await taken.get('one')?.text()).toBe('picture')
  }
  await dropHandover(db, 'a')
  await expect(takeOver(db, 'a')).rejects.toMatchObject({ code: 'storage_failed' })
  expect(await (await takeOver(db, 'b')).get('')?.text()).toBe('another')
})

it('what a closed page left goes with the next one, also after the clock was set back', async () => {
  const db = await openLibrary('left')
  const lay = (id: string, at: number) => layDown(db, id, 0, part('', '', at))
  const left = async () => (await db.getAllKeys('handovers')).map((key) => key.split(' ')[0])
  await lay('old', 0)
  await lay('waiting', HOUR)
  await lay('next', HOUR + 1)
  expect(await left()).toEqual(['next', 'waiting'])
  await lay('last', -1 - HOUR)
  expect(await left()).toEqual(['last'])
})
