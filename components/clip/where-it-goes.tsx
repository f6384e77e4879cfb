import { Fragment } from 'preact'
import { useWords } from '../shared/words'

interface Props {
  /** Empty until they are known. */
  destinations: readonly { name: string; where: string }[]
}

/** Where the file will be; with destination names if there are several. */
export function WhereItGoes({ destinations }: Props) {
  const t = useWords()
  const shown =
    destinations.length > 1 ? destinations : [{ name: t('path_label'), where: destinations[0]?.where ?? '' }]
  return (
    <dl class="destination">
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
