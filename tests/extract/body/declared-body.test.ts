import { describe, expect, it } from 'vitest'
import { statedBody } from '../../../utils/extract/body/declared-body'
import { pageFacts } from '../../../utils/extract/page/page-facts'
import { documentOf } from '../../dom'

const ADDRESS = 'https://news.example/a/1'
const stated = (articleBody: unknown) => {
  const node = JSON.stringify({ '@type': 'NewsArticle', articleBody })
  return statedBody(pageFacts(documentOf(`<script type="application/ld+json">${node}</script>`, ADDRESS), ADDRESS))
}
const TEXT = 'La premier è arrivata ieri sera a Trieste, per una visita che nessuno aveva annunciato. Ripartirà domani.'

describe('statedBody: the text in JSON-LD', () => {
  it.each([
    ['paragraphs by line', 'Eins.\n\nZwei.', ['Eins.', 'Zwei.']],
    ['paragraphs by element', '<p>Eins.</p><p>Zwei &amp; drei.</p>', ['Eins.', 'Zwei & drei.']],
    ['signs that are no elements', 'x < 0 gilt, wenn y > 3', ['x < 0 gilt, wenn y > 3']],
    ['a text stated twice once', `${TEXT} ${TEXT}`, [TEXT]],
    [
      'a text that comes back to its beginning whole',
      `${TEXT} Dann: ${TEXT.slice(0, 70)}`,
      [`${TEXT} Dann: ${TEXT.slice(0, 70)}`.trim()],
    ],
    ['nothing of what is no text', { '@value': 7 }, []],
  ])('%s', (_, body, expected) => expect(stated(body)).toEqual(expected))
})
