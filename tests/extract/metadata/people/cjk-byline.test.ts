import { describe, expect, it } from 'vitest'
import { cjkByline } from '../../../../utils/extract/metadata/people/cjk-byline'

describe('cjkByline', () => {
  it.each([
    ['【大纪元2023年09月15日讯】（大纪元记者徐简综合报导）美国和韩国的高级外交官周五一致认为', ['徐简']],
    ['（大纪元记者徐简综合报导）', ['徐简']],
    ['新唐人電視台記者安琪、臣倩綜合報導', ['安琪', '臣倩']],
    ['〔焦點時報/記者王小明報導〕', ['王小明']],
    ['〔焦點時報/記者王小明報導〕市政府今天宣布', ['王小明']],
    ['【互傳媒／記者 蔡鳳敏／雲林 報導】', ['蔡鳳敏']],
    ['【互傳媒／記者 蔡鳳敏／雲林 報導】縣府表示', ['蔡鳳敏']],
    ['台灣醒報／ 記者呂翔禾╱台北報導', ['呂翔禾']],
    ['（记者宋晨、田中全）', ['宋晨', '田中全']],
    ['新华社北京10月7日电（记者宋晨、田中全）记者从国家航天局获悉', ['宋晨', '田中全']],
    ['（記者王小明台北報導）', ['王小明']],
    ['記者王小明／台北報導 市政府今天宣布', ['王小明']],
    ['（本报记者 李雷 韩梅梅）', ['李雷', '韩梅梅']],
    ['（文/图 记者李雷）', ['李雷']],
    ['（圖文／記者王小明）', ['王小明']],
    ['【記者何庠庭 新竹報導】', ['何庠庭']],
    ['（中央社記者王承中台北7日電）立法院今天', ['王承中']],
    ['（中央社記者江今葉華盛頓5日專電）', ['江今葉']],
    ['（记者 张三 报道 李四 摄）', ['张三']],
    ['［記者王小明／台北報導］', ['王小明']],
  ])('%s', (line, names) => expect(cjkByline([line, '正文第二段。'])).toEqual(names))

  it.each([
    '記者問市長是否參選，市長沒有回答。',
    '发言人在记者会上说，谈判仍在继续。',
    '記者招待會將於明天舉行',
    '无国界记者组织发表报告。',
    '据路透社记者周三报道，谈判仍在继续。',
    '据法新社记者报道',
    '路透社记者周三报道',
    '路透社记者昨日报道',
    '路透社记者周三在北京报道',
    '路透社记者王明报道，谈判仍在继续。',
    '多名记者被拘留的报道',
    '（美联社记者遭驱逐）',
    '（多名记者死亡）',
    '[记者手记]',
    '【記者現場報導】',
    '（本报记者北京报道）',
  ])('a reporter merely mentioned is no author: %s', (line) => expect(cjkByline([line])).toEqual([]))

  it.each([
    '（责任编辑：李琳）',
    '責任編輯：李琳',
    '（攝影：王小明）',
    '（记者张三摄）',
    '（记者 张三 摄）',
    '（記者王小明攝影）',
    '（圖／記者王小明）',
    '（攝影／記者王小明）',
  ])('editors and photographers are no authors: %s', (line) => expect(cjkByline([line])).toEqual([]))

  it('looks at the last lines too, not at the middle', () => {
    const middle = ['一', '二', '三', '（记者宋晨）', '五', '六', '七', '八']
    expect(cjkByline(middle)).toEqual([])
    expect(cjkByline([...middle, '（记者田中全）'])).toEqual(['田中全'])
  })

  it.each(['記者', '（記者', '（', '記者王 ', ' '])('does not stall on a line of repeated "%s"', (part) => {
    const start = performance.now()
    cjkByline([`記者${part.repeat(100_000 / part.length)}`])
    expect(performance.now() - start).toBeLessThan(50)
  })
})
