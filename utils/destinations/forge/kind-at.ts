import * as v from 'valibot'
import { encodePath } from './address'
import type { Api } from './api'

const File = v.object({ type: v.picklist(['file']) })

/** What is at this path of a commit, from an endpoint both APIs have; undefined also if the API does not say. */
export async function kindAt(
  ask: Api,
  commit: string,
  path: string,
  room: number,
): Promise<'file' | 'folder' | undefined> {
  const reply = await ask('GET', `/contents/${encodePath(path)}?ref=${commit}`, { also: [404], room })
  if (!reply.ok) return undefined
  const found = reply.json(v.unknown())
  if (Array.isArray(found)) return 'folder'
  return v.is(File, found) ? 'file' : undefined
}
