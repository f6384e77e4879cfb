import { pageFacts } from '../../utils/extract/page/page-facts'
import { documentOf } from '../dom'

const URL = 'https://news.example/a/1'

/** What a page of this HTML declares. */
export const factsOf = (html: string) => pageFacts(documentOf(html, URL), URL)

export const ld = (node: object) => `<script type="application/ld+json">${JSON.stringify(node)}</script>`
