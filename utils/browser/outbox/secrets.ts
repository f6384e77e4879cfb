import * as v from 'valibot'
import { stored } from '../stored'

const Secrets = v.fallback(v.record(v.string(), v.fallback(v.record(v.string(), v.string()), {})), {})

type Secrets = v.InferOutput<typeof Secrets>

/** Apart from the settings, so that nothing that exports, syncs or shows them can hold a secret. */
const secrets = stored('local', 'secrets', (raw) => v.parse(Secrets, raw))

/** A destination's secrets, by option name. */
export const readSecrets = async (destination: string): Promise<Record<string, string>> =>
  (await secrets.read())[destination] ?? {}

/** Which secrets are stored, by destination: names only. */
export type SecretNames = Readonly<Record<string, readonly string[]>>

const namesOf = (all: Secrets): SecretNames =>
  Object.fromEntries(Object.entries(all).map(([destination, its]) => [destination, Object.keys(its)]))

/** Called with them now and on change. @returns a function to stop */
export const followSecretNames = (listener: (names: SecretNames) => void): (() => void) =>
  secrets.follow((all) => listener(namesOf(all)))

/** Replace some of a destination's secrets and keep the others. */
export async function writeSecrets(destination: string, change: Record<string, string>): Promise<void> {
  await secrets.update((all) => ({ ...all, [destination]: { ...all[destination], ...change } }))
}

export async function dropSecrets(destination: string): Promise<void> {
  await secrets.update(({ [destination]: _, ...others }) => others)
}
