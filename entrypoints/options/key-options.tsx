import { useEffect, useState } from 'preact/hooks'
import { Keys } from '../../components/options/keys'
import { useWords } from '../../components/shared/words'
import { type Command, openKeySettings, watchKeys } from '../../utils/browser/commands'
import { unattended } from '../../utils/browser/trouble'

/** The keys as the browser assigned them. */
export function KeyOptions({ first }: { first: readonly Command[] }) {
  const t = useWords()
  const [commands, setCommands] = useState(first)
  const [advised, advise] = useState(false)
  useEffect(() => watchKeys(setCommands), [])
  return (
    <Keys
      keys={commands.map(({ name, description, keys }) => ({
        does: name === '_execute_action' ? t('options_key_popup') : description,
        key: keys,
      }))}
      onChange={() => unattended(openKeySettings().then((opened) => advise(!opened)))}
      advice={advised ? t('options_keys_firefox') : undefined}
    />
  )
}
