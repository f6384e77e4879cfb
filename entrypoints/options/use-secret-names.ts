import { useEffect, useState } from 'preact/hooks'
import { type SecretNames, secretNames, watchSecretNames } from '../../utils/browser/secrets'

/** The names of the secrets that are stored, whichever page stores them. */
export function useSecretNames(): SecretNames {
  const [names, show] = useState<SecretNames>({})
  useEffect(() => {
    const end = watchSecretNames(show)
    void secretNames().then(show)
    return end
  }, [])
  return names
}
