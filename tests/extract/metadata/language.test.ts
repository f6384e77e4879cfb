import { describe, expect, it } from 'vitest'
import { directionOf, languageCandidates } from '../../../utils/extract/metadata/language'
import { pageFacts } from '../../../utils/extract/page/page-facts'
import { documentOf } from '../../dom'

const URL = 'https://news.example/a/1'
const facts = (html: string) => pageFacts(documentOf(html, URL), URL)

describe('language', () => {
  const language = (html: string, text = '') => languageCandidates(facts(html), text)[0]?.value
  it.each([
    ['<html lang="zh-hans">', '', 'zh-Hans'],
    ['<html lang="de_AT">', '', 'de-AT'],
    ['<html><meta property="og:locale" content="fr_FR">', '', 'fr-FR'],
    ['<html lang="english please">', '', undefined],
    ['<html lang="en">', '美国和韩国的高级外交官和国防官员周五一致认为朝鲜和俄罗斯之间', 'zh'],
    ['<html lang="en">', '日本の首相は金曜日に記者会見を開きました。それについてのニュース', 'ja'],
    ['<html lang="en">', 'правительство сообщило о новых мерах', undefined],
    ['<html lang="ru">', 'правительство сообщило о новых мерах', 'ru'],
  ])('%s %s → %s', (html, text, tag) => expect(language(html, text)).toBe(tag))

  it.each([
    ['ar', 'rtl'],
    ['fa-IR', 'rtl'],
    ['ug-Latn', 'rtl'],
    ['de', undefined],
  ])('%s is written %s', (tag, direction) => expect(directionOf(tag, documentOf(''))).toBe(direction))
})

describe('language against the words of the text', () => {
  const many = (text: string) => `${text} `.repeat(12)
  const english = many('The council of the city said that it was ready to vote and')
  const german = many('Der Rat hat die Pläne nicht beraten und das ist die Folge der Wahl in der Stadt')
  const simplified = many('我们国家这时说对会来')
  const traditional = many('我們國家這時說對會來')
  const serbian = many('Skupština je usvojila budžet za narednu godinu posle rasprave')
  it.each([
    ['', english, 'en'],
    ['en-US', german, 'de'],
    ['en', many('Umphathi wesikolo uthe abantwana baza kubuyela esikolweni ngomso kusasa'), undefined],
    ['en-GB', english, 'en-GB'],
    [
      'nn',
      many('Stortinget har vedteke budsjettet, og det var ikkje semje om det som skal på plass til hausten av året'),
      'nn',
    ],
    ['zh', simplified, 'zh-Hans'],
    ['zh-CN', simplified, 'zh-CN'],
    ['zh-CN', traditional, 'zh-Hant'],
    ['zh-TW', traditional, 'zh-TW'],
    ['sr', serbian, 'sr-Latn'],
    ['ja', `${many('首相会見予算案可決東京都議会定例会')}の`, 'ja'],
    ['', many('東京の議会が予算を可決した'), 'ja'],
  ])('%s over such a text is %3$s', (lang, text, expected) =>
    expect(languageCandidates(facts(`<html lang="${lang}">`), text)[0]?.value).toBe(expected),
  )
})
