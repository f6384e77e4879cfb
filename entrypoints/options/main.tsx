import { showPage } from '../../components/shared/show-page'
import { browser } from '../../utils/browser/browser'
import { assignedKeys } from '../../utils/browser/commands'
import { t } from '../../utils/browser/i18n'
import { moveCredentials } from '../../utils/browser/outbox/destinations'
import { readSettings } from '../../utils/browser/settings'
import { unattended } from '../../utils/browser/trouble'
import { App } from './app'

const dir = browser.i18n.getMessage('@@bidi_dir')
document.title = t('options_title')

async function begin(): Promise<void> {
  await moveCredentials()
  const [settings, commands, files] = await Promise.all([
    readSettings(),
    assignedKeys(),
    browser.extension.isAllowedFileSchemeAccess(),
  ])
  showPage(document, t, dir, <App {...{ settings, commands, files }} />)
}

unattended(begin())
