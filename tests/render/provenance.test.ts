import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Clip, ClipFile } from '../../utils/article'
import { provenanceFile } from '../../utils/render/provenance'
import { makeArticle } from '../make-article'

const hash = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex')

const post: ClipFile = { path: '_posts/a.md', type: 'text/markdown', content: '海堤\n' }
const picture: ClipFile = { path: 'assets/p.png', type: 'image/png', content: Uint8Array.of(1, 2, 3) }
const clip: Clip = {
  article: makeArticle({
    url: 'https://a.example/1',
    text: 'Cafe\u0301  one\ntwo ',
    evidence: {
      url: [
        { value: 'https://a.example/1', source: 'canonical' },
        { value: 'https://a.example/1?p', source: 'page' },
      ],
    },
  }),
  scope: 'article',
  clippedAt: Date.UTC(2026, 2, 4, 17, 30),
  timeZone: 'Asia/Taipei',
}
const capture = { requested: 'https://a.example/1?p&utm_source=x', preset: 'obsidian', version: '9.9.9' }
const record = async (given: Parameters<typeof provenanceFile>[2] = capture) =>
  JSON.parse((await provenanceFile([post, picture], clip, given)).content as string)

describe('the sidecar of a clip', () => {
  it('lies where Jekyll leaves it alone', async () => {
    const { path, type } = await provenanceFile([post], clip, capture)
    expect({ path, type }).toEqual({ path: '_pressclip/_posts/a/provenance.json', type: 'application/json' })
  })

  it('has the hash and size of every file', async () => {
    expect(await record()).toMatchObject({
      post: { path: '_posts/a.md', bytes: 7, sha256: hash('海堤\n') },
      files: [{ path: 'assets/p.png', bytes: 3, sha256: hash(Uint8Array.of(1, 2, 3)) }],
    })
  })

  it('has the hash of the text however it is spaced and composed, and says how it was made', async () => {
    const { text } = await record()
    expect(text.sha256).toBe(hash('Café one two'))
    expect(text.normalisation).toMatch(/NFC.*white space/)
  })

  it('says when, from where and by what', async () => {
    expect(await record()).toMatchObject({
      captured: '2026-03-04T17:30:00.000Z',
      requested: 'https://a.example/1?p&utm_source=x',
      canonical: 'https://a.example/1',
      extractor: 'pressclip 9.9.9',
      preset: 'obsidian',
      scope: 'article',
      evidence: clip.article.evidence,
      missing: [],
    })
  })

  it('takes the address that the page itself had when nobody says more', async () => {
    expect((await record({ preset: 'obsidian', version: '1' })).requested).toBe('https://a.example/1?p')
  })

  it('ends with a checksum of itself', async () => {
    const { checksum, ...others } = await record()
    expect(checksum).toBe(hash(JSON.stringify(others, null, 2)))
  })
})
