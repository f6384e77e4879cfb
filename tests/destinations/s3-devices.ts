import { setTimeout as wait } from 'node:timers/promises'
import type { ClipFile } from '../../utils/article'
import type { Deliverer, Receipt } from '../../utils/destinations/shared/destination'
import { Problem } from '../../utils/problem'
import { contentBytes } from '../../utils/render/content'
import { postAddress } from '../../utils/render/post-address'
import { binary, postOf } from './contract'

interface Clip {
  url: string
  post: ClipFile
  picture: ClipFile
  /** All devices have the same text, so none has a reason to replace it. */
  settled: boolean
}

const ARTICLES = 50

/**
 * A device's clip of the n-th article. The first 30 are the same on all devices. If clips may `meet`, the site changed the next
 * ten during clipping, and for each of the last ten two different articles want the same path.
 */
function clipOf(n: number, device: number, meet: boolean): Clip {
  const own = meet && n >= 40
  const url = `https://news.example/${n}${own ? `/${device}` : ''}`
  const name = own ? `${n}-${device >> 1}` : n
  const settled = !meet || own || n < 30
  const text = settled ? 'the text' : `the text, version ${device % 3}`
  const picture: ClipFile = { path: `assets/clips/${n % 7}.png`, type: 'image/png', content: binary(2000, n % 7) }
  return { url, post: postOf(`_posts/${name}.md`, url, text), picture, settled }
}

/** Devices deliver 50 articles each at the same time, in the same order, the contested ones first. */
export async function deliverFromMany(open: () => Deliverer, devices: number, meet: boolean) {
  let overwritten = 0
  const clips: Clip[] = []

  async function deliver(destination: Deliverer, { url, post, picture, settled }: Clip): Promise<Receipt> {
    for (;;) {
      try {
        const files: [ClipFile, ClipFile] = [post, picture]
        return await destination.deliver({ files, url, title: '', replaces: [], remember: async () => {} })
      } catch (cause) {
        // Retry like the outbox, only sooner. Ceph answers some concurrent writes with 500.
        if (!(cause instanceof Problem) || !['conflict', 'not_stored', 'server_failed'].includes(cause.code))
          throw cause
        if (cause.code === 'not_stored' && settled) overwritten++
        await wait(Math.random() * 50)
      }
    }
  }

  await Promise.all(
    Array.from({ length: devices }, async (_, device) => {
      const destination = open()
      for (let i = 0; i < ARTICLES; i++) {
        const clip = clipOf((40 + i) % ARTICLES, device, meet)
        clips.push(clip)
        await deliver(destination, clip)
      }
    }),
  )
  return { clips, overwritten }
}

/**
 * Delivered clips that are nowhere in the bucket, neither as a post nor as a revision; and articles that do not have exactly
 * one post.
 */
export function missingFrom(objects: ReadonlyMap<string, Uint8Array>, clips: readonly Clip[]) {
  const texts = new Set(Array.from(objects.values(), (bytes) => Buffer.from(bytes).toString('latin1')))
  const lies = (file: ClipFile) => texts.has(Buffer.from(contentBytes(file)).toString('latin1'))
  const lost = clips.filter(({ post, picture }) => !lies(post) || !lies(picture)).map(({ url }) => url)
  const posts = [...objects].filter(([path]) => path.startsWith('_posts/'))
  const addresses = posts.map(([, bytes]) => postAddress(new TextDecoder().decode(bytes)) ?? '')
  const urls = [...new Set(clips.map(({ url }) => url))]
  const notOnce = urls.filter((url) => addresses.filter((address) => address === url).length !== 1)
  return { lost: [...new Set(lost)], notOnce, posts: posts.length }
}
