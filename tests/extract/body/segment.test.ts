import { describe, expect, it } from 'vitest'
import { segment } from '../../../utils/extract/body/segment'
import { documentOf } from '../../dom'

const runs = (html: string) => segment(documentOf(`<body>${html}</body>`).body)
const texts = (html: string) => runs(html).map(({ text }) => text)

describe('segment: what is one run of text', () => {
  it.each<[string, string, string[]]>([
    ['a paragraph with inline elements', '<p>Der <b>Rat</b> der <a href="/s">Stadt</a></p>', ['Der Rat der Stadt']],
    ['ruby is part of its line', '<p><ruby>東京<rt>とうきょう</rt></ruby>で会議</p>', ['東京とうきょうで会議']],
    ['each paragraph', '<p>第一段。</p><p>第二段。</p>', ['第一段。', '第二段。']],
    [
      'each line between two br',
      'Erste Zeile<br>Zweite Zeile<br><br>Dritte',
      ['Erste Zeile', 'Zweite Zeile', 'Dritte'],
    ],
    ['text before, between and after blocks', '<div>eins<p>zwei</p>drei</div>', ['eins', 'zwei', 'drei']],
    ['a block inside an inline element', '<span>eins<div>zwei</div>drei</span>', ['eins', 'zwei', 'drei']],
    ['list items and cells', '<ul><li>a1<li>a2</ul><table><tr><td>b1<td>b2</table>', ['a1', 'a2', 'b1', 'b2']],
    ['an unknown element is a block', '<x-text>مرحبا</x-text>نص', ['مرحبا', 'نص']],
  ])('%s', (_, html, expected) => expect(texts(html)).toEqual(expected))
})

describe('segment: what is no text', () => {
  it.each([
    ['programs and styles', '<script>let a = 1</script><style>p {}</style><template><p>Vorlage</p></template>'],
    ['controls', '<button>Teilen</button><select><option>de</select><textarea>Text</textarea>'],
    ['fallbacks', '<noscript><p>Bitte JavaScript</p></noscript><video>Kein Video</video><iframe>Rahmen</iframe>'],
    ['drawings and formulas', '<svg><text>12</text></svg><math><mi>x</mi></math>'],
    ['runs without a letter or a digit', '<p>* * *</p><p>—</p><p>&nbsp;</p>'],
  ])('%s', (_, html) => expect(texts(html)).toEqual([]))
})

describe('segment: what it tells of a run', () => {
  it('writes it as one line, without soft hyphens and zero-width spaces', () => {
    expect(texts('<p>Haus&shy;halts\n   debatte \u200b im&nbsp;Rat</p>')).toEqual(['Haus halts debatte im Rat'])
  })

  it('names the innermost block-level element, and the text nodes in it', () => {
    const [run] = runs('<div><p>Der <i>Rat</i></p></div>')
    expect(run?.element.localName).toBe('p')
    expect(run?.nodes.map(({ data }) => data)).toEqual(['Der ', 'Rat'])
  })

  it('measures the share of links and of italics by characters', () => {
    const [run] = runs('<p>abcdefgh<a href="/">ijkl</a><a href="/"><em>mnop</em></a></p>')
    expect(run).toMatchObject({ link: 0.5, italic: 0.25 })
  })

  it('knows the lines of a poem by the br before or after them', () => {
    expect(runs('<p>one<br>two<br>three</p><p>four</p>').map(({ atBreak }) => atBreak)).toEqual([
      true,
      true,
      true,
      false,
    ])
  })
})
