import type { DestinationKind } from './destination'

interface Separated {
  options: Record<string, unknown>
  /** Values to store with the secrets, by option name. */
  secrets: Record<string, string>
}

/**
 * Takes names and passwords out of addresses (`https://ada:secret@host/`): the name goes to the user option, the
 * password to the secrets. A kind that has a secret but no user option (a forge's token) takes a name without a
 * password as its secret.
 */
export function withoutCredentials(
  { fields }: Pick<DestinationKind, 'fields'>,
  stored: Record<string, unknown>,
): Separated {
  const options = { ...stored }
  const secrets: Record<string, string> = {}
  const userField = fields.find(({ type }) => type === 'user')?.name
  const secretField = fields.find(({ type }) => type === 'secret')?.name
  for (const { name, type } of fields) {
    const text = options[name]
    const url = type === 'url' && typeof text === 'string' ? withCredentials(text) : undefined
    if (!url) continue
    const [user, password] = [decoded(url.username), decoded(url.password)]
    const secret = password || (userField ? '' : user)
    url.username = ''
    url.password = ''
    options[name] = url.href
    if (user && userField) options[userField] = user
    if (secret && secretField) secrets[secretField] = secret
  }
  return { options, secrets }
}

/** The address, if it contains a name or password. */
function withCredentials(text: string): URL | undefined {
  const typed = text.trim()
  if (!/^https?:/i.test(typed) || !URL.canParse(typed)) return undefined
  const url = new URL(typed)
  return url.username || url.password ? url : undefined
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
