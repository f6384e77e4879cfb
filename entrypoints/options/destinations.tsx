import { DestinationList } from '../../components/destinations/destination-list'
import { useFollowed } from '../../components/shared/use-followed'
import { useWords } from '../../components/shared/words'
import { canTest, destinationActions, newDestination } from '../../utils/browser/outbox/destination-actions'
import { whereAt } from '../../utils/browser/outbox/destinations'
import { offersFolders } from '../../utils/browser/outbox/folders'
import { followSecretNames } from '../../utils/browser/outbox/secrets'
import type { updateSettings } from '../../utils/browser/settings'
import { kinds } from '../../utils/destinations'
import type { Settings } from '../../utils/settings'
import { useFolders } from './use-folders'

/** The list of destinations, with extras for folders. */
export function Destinations({ settings, update }: { settings: Settings; update: typeof updateSettings }) {
  const t = useWords()
  const secrets = useFollowed(followSecretNames) ?? {}
  const actions = destinationActions(update)
  const folders = useFolders(settings.destinations, update)
  return (
    <DestinationList
      {...actions}
      saved={(destination) => secrets[destination] ?? []}
      onSave={async (change) => {
        const saved = await actions.onSave(change)
        if (saved) await folders.askForGood(change.destination)
        return saved
      }}
      onRemove={(destination) => actions.onRemove(destination).then(() => folders.drop(destination))}
      destinations={settings.destinations}
      kinds={kinds}
      notOffered={offersFolders() ? {} : { folder: t('destination_folder_not_offered') }}
      whereOf={(destination) => whereAt(destination, '')}
      canTest={canTest}
      draft={newDestination}
      picker={folders.picker}
      note={folders.note}
    />
  )
}
