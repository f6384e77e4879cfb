import { browser } from './browser'

/** Apart from the settings, so that nothing that exports, syncs or shows those can hold a secret. */
const KEY = 'secrets'

type Secrets = Record<string, Record<string, string>>

const readAll = async (): Promise<Secrets> => ((await browser.storage.local.get(KEY))[KEY] as Secrets | undefined) ?? {}

/** The secrets of a place by the name of the option. */
export const readSecrets = async (place: string): Promise<Record<string, string>> => (await readAll())[place] ?? {}

/** Which secrets are stored, by the place: their names only. */
export async function secretNames(): Promise<Record<string, string[]>> {
  const all = Object.entries(await readAll())
  return Object.fromEntries(all.map(([place, secrets]) => [place, Object.keys(secrets)]))
}

/** Replace some of a place's secrets and keep the others. */
export async function writeSecrets(place: string, change: Record<string, string>): Promise<void> {
  const all = await readAll()
  await browser.storage.local.set({ [KEY]: { ...all, [place]: { ...all[place], ...change } } })
}

export async function dropSecrets(place: string): Promise<void> {
  const { [place]: _, ...others } = await readAll()
  await browser.storage.local.set({ [KEY]: others })
}
