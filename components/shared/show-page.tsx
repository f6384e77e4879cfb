import { type ComponentChildren, render } from 'preact'
import { type Translate, Words } from './words'

/** Render a page's content, in the user's language and direction. */
export function showPage(document: Document, t: Translate, dir: string, content: ComponentChildren): void {
  document.documentElement.lang = t('ui_language')
  document.documentElement.dir = dir
  const app = document.getElementById('app')
  if (app) render(<Words.Provider value={t}>{content}</Words.Provider>, app)
}
