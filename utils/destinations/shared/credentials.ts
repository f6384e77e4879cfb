import type { DestinationKind } from './destination'

interface Apart {
  options: Record<string, unknown>
  /** What belongs with the secrets, by the option's name. */
  secrets: Record<string, string>
}

/**
 * Options in which no address holds a name or password (`https://ada:secret@host/`): the name goes to the option for it,
 * the password to the secrets. Where a kind knows a secret only (a forge's token), a name alone is that secret.
 */
export function withoutCredentials(
  { fields }: Pick<DestinationKind, 'fields'>,
  stored: Record<string, unknown>,
): Apart {
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

/** The address, if it holds a name or password. */
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
