import { Fragment } from 'preact'
import { useWords } from '../shared/words'

interface Props {
  /** Empty until they are known. */
  places: readonly { name: string; where: string }[]
}

/** Where the file will lie: by the places' names when there are several. */
export function WhereItGoes({ places }: Props) {
  const t = useWords()
  const shown = places.length > 1 ? places : [{ name: t('path_label'), where: places[0]?.where ?? '' }]
  return (
    <dl class="place">
      {shown.map(({ name, where }) => (
        <Fragment key={name}>
          <dt>{name}</dt>
          <dd class="path" dir="ltr">
            {where}
          </dd>
        </Fragment>
      ))}
    </dl>
  )
}
