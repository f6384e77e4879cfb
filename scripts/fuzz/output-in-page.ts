import { h, render as mount } from 'preact'
import { ArticleBody } from '../../components/clip/article-body'
import { extract } from '../../utils/extract/extract'
import { presets } from '../../utils/presets'
import { render } from '../../utils/render/render'
import { parseSettings } from '../../utils/settings'

/** Everything made from a page's source text, read in a real browser: the body, and the post in every format. */
export function outputOf(source: string): { html: string; posts: Record<string, string> } {
  const parsed = new DOMParser().parseFromString(source, 'text/html')
  const clip = { scope: 'page', now: 0, timeZone: 'UTC' } as const
  const article = extract({ document: parsed, host: document, url: location.href, ...clip })
  const post = (preset: (typeof presets)[number]) =>
    render({ article, scope: 'article', clippedAt: 0, timeZone: 'UTC' }, preset, parseSettings({}))[0].content as string
  return { html: article.html, posts: Object.fromEntries(presets.map((preset) => [preset.id, post(preset)])) }
}

/** Shows a body as the popup does, below what the page shows already. */
export function preview(html: string): void {
  mount(h(ArticleBody, { html }), document.body.appendChild(document.createElement('div')))
}
