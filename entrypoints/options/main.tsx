import { showPage } from '../../components/show-page'
import { browser } from '../../utils/browser/browser'
import { assignedKeys } from '../../utils/browser/commands'
import { t } from '../../utils/browser/i18n'
import { secretNames } from '../../utils/browser/secrets'
import { readSettings } from '../../utils/browser/settings'
import { App } from './app'

const dir = browser.i18n.getMessage('@@bidi_dir')
document.title = t('options_title')

async function begin(): Promise<void> {
  const [settings, secrets, commands, files] = await Promise.all([
    readSettings(),
    secretNames(),
    assignedKeys(),
    browser.extension.isAllowedFileSchemeAccess(),
  ])
  showPage(document, t, dir, <App {...{ settings, secrets, commands, files }} />)
}

void begin()
