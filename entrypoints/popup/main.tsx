import { showPage } from '../../components/shared/show-page'
import { browser } from '../../utils/browser/browser'
import { t } from '../../utils/browser/i18n'
import { App } from './app'

document.title = t('action_title')
showPage(document, t, browser.i18n.getMessage('@@bidi_dir'), <App />)
