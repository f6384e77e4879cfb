import { useEffect, useState } from 'preact/hooks'
import { WaitingLinks } from '../../components/waiting-links'
import { missingRights } from '../../utils/browser/link-rights'
import { type Link, readLinks } from '../../utils/browser/links'
import { send } from '../../utils/browser/messages'
import { askFor } from '../../utils/browser/permissions'

const LOOK = 1000

/** The links that wait for the person; nothing while there are none. */
export function Links() {
  const [links, setLinks] = useState<Link[]>([])
  const look = async () => setLinks(await readLinks())
  useEffect(() => {
    void look()
    const timer = setInterval(look, LOOK)
    return () => clearInterval(timer)
  }, [])
  const then = (answer: Promise<unknown>) => void answer.then(look, look)
  const rightsOf = (url: string) => missingRights(links.find((link) => link.url === url) ?? { url })
  if (links.length === 0) return null
  return (
    <WaitingLinks
      links={links}
      onAllow={({ url }) =>
        then(askFor(rightsOf(url)).then((allowed) => (allowed ? send('clipLink', { url }) : undefined)))
      }
      onRetry={({ url }) => then(send('clipLink', { url }))}
      onDiscard={({ url }) => then(send('discardLink', { url }))}
    />
  )
}
