import { describe, expect, it } from 'vitest'
import { titleCandidates } from '../../../utils/extract/metadata/title'
import { factsOf, ld } from '../facts-of'

const title = (html: string, publisher = 'The Daily') => titleCandidates(factsOf(html), publisher)[0]
const text = `<p>${'Der Rat hat lange beraten und dann beschlossen. '.repeat(3)}</p>`
const og = (content: string) => `<meta property="og:title" content="${content}">`

describe('the headline that readers see', () => {
  it.each([
    [
      'below a path whose last step is an h1, named by the structured data',
      `${ld({ '@type': 'NewsArticle', headline: 'Haushalt steht: So teuer wird es' })}<title>Stadt beschließt Haushalt 2027</title>
       <nav><ul><li><a href="/p">Politik</a></li><li><h1>Stadt beschließt Haushalt 2027</h1></li></ul></nav>
       <article><h2>Haushalt steht: So teuer wird es</h2>${text}</article>`,
      'Haushalt steht: So teuer wird es',
    ],
    [
      'below a path, like the title and above the text',
      `<title>Stadt beschließt Haushalt 2027</title><div class="breadcrumbs"><a href="/">Start</a><h1>Stadt beschließt Haushalt 2027</h1></div>
       <article><header><h2>Haushalt 2027: Stadt beschließt Sparkurs</h2></header>${text}</article>`,
      'Haushalt 2027: Stadt beschließt Sparkurs',
    ],
    [
      'the h1 of the path, when what follows are crossheads in the text',
      `<title>Stadt beschließt Haushalt 2027</title><nav><h1>Stadt beschließt Haushalt 2027</h1></nav>
       <article>${text}<h2>Stadt beschließt mehr: Haushalt 2028</h2>${text}</article>`,
      'Stadt beschließt Haushalt 2027',
    ],
    [
      'not the site’s name linked to its front page',
      `<title>市議會通過預算</title><h1><a href="/">每日新報</a></h1>`,
      '市議會通過預算',
    ],
    [
      'not what a translation bar adds',
      `<title>議会、予算を可決</title><div id="goog-gt-tt"><h1>Original text</h1></div>`,
      '議会、予算を可決',
    ],
    [
      'with the kicker above it that all titles have',
      `${ld({ '@type': 'NewsArticle', headline: 'Kenia: Die Stadt von unten' })}${og('Kenia: Die Stadt von unten')}<main><h1>Die Stadt von unten</h1></main>`,
      'Kenia: Die Stadt von unten',
    ],
    [
      'without the kicker that only the share card has',
      `${og('Kenia: Die Stadt von unten')}<main><h1>Die Stadt von unten</h1></main>`,
      'Die Stadt von unten',
    ],
    [
      'a colon in an element of its own joins',
      '<main><h1><span>Streit<span>:</span></span> <span>Rat tagt</span></h1></main>',
      'Streit: Rat tagt',
    ],
    ['letters of another look join inside a word', '<main><h1>Planning <b>C</b>ycle</h1></main>', 'Planning Cycle'],
    [
      'capitals as the title has them',
      `${og('Rat tagt in Wien')}<main><h1>RAT TAGT IN WIEN</h1></main>`,
      'Rat tagt in Wien',
    ],
    [
      'the h1 more like the title than another',
      '<title>予算案を可決、市議会で</title><h1>市議会が予算案を可決</h1><h1>天気予報と交通情報</h1>',
      '市議会が予算案を可決',
    ],
  ])('%s', (_rule, html, expected) => expect(title(html)?.value).toBe(expected))
})

describe('titles without a headline element', () => {
  it.each([
    ['a site name after a colon', og('市議会、予算を可決：中央日報'), '中央日報', '市議会、予算を可決'],
    [
      'a site name that the host confirms',
      '<title>Council agrees budget | News Example</title>',
      '',
      'Council agrees budget',
    ],
  ])('%s', (_rule, html, publisher, expected) => expect(title(html, publisher)?.value).toBe(expected))
})
