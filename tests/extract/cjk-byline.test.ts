import { describe, expect, it } from 'vitest'
import { cjkByline } from '../../utils/extract/cjk-byline'

describe('cjkByline', () => {
  it.each([
    ['【大纪元2023年09月15日讯】（大纪元记者徐简综合报导）美国和韩国的高级外交官周五一致认为', ['徐简']],
    ['新唐人電視台記者安琪、臣倩綜合報導', ['安琪', '臣倩']],
    ['〔焦點時報/記者王小明報導〕市政府今天宣布', ['王小明']],
    ['【互傳媒／記者 蔡鳳敏／雲林 報導】縣府表示', ['蔡鳳敏']],
    ['台灣醒報／ 記者呂翔禾╱台北報導', ['呂翔禾']],
    ['新华社北京10月7日电（记者宋晨、田中全）记者从国家航天局获悉', ['宋晨', '田中全']],
    ['（記者王小明台北報導）', ['王小明']],
    ['（本报记者 李雷 韩梅梅）', ['李雷', '韩梅梅']],
  ])('%s', (line, names) => expect(cjkByline([line, '正文第二段。'])).toEqual(names))

  it.each([
    '記者問市長是否參選，市長沒有回答。',
    '发言人在记者会上说，谈判仍在继续。',
    '記者招待會將於明天舉行',
    '（责任编辑：李琳）',
    '（攝影：王小明）',
    '无国界记者组织发表报告。',
  ])('a reporter merely mentioned is no author: %s', (line) => expect(cjkByline([line])).toEqual([]))

  it('looks at the last lines too, not at the middle', () => {
    const middle = ['一', '二', '三', '（记者宋晨）', '五', '六', '七', '八']
    expect(cjkByline(middle)).toEqual([])
    expect(cjkByline([...middle, '（记者田中全）'])).toEqual(['田中全'])
  })
})
