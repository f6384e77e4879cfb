import { describe, expect, it } from 'vitest'
import { decodeHtml } from '../../../scripts/clip/decode-html'
import { encode } from './encode'

const TEXTS = {
  simplified: '中国外交部发言人星期二在例行记者会上表示，双方将就贸易问题继续保持沟通，并希望有关各方共同努力。',
  traditional: '行政院長今天上午在立法院接受質詢時表示，政府將持續與各界溝通，並希望在年底前完成相關法案的修正。',
  hongKong: '特首喺立法會答問會上話，政府會聽取市民嘅意見，啲議員就話呢個安排冇諮詢過業界。',
  japanese: '気象庁は七日、東北地方で記録的な大雨になるおそれがあるとして、厳重な警戒を呼びかけました。',
  korean: '정부는 화요일 국무회의를 열고 내년도 예산안을 의결했다고 밝혔다. 이번 예산안은 다음 달 국회에 제출된다.',
  laterHangul: '똠방각하 펲시콜라는 한글 완성형에 없는 글자를 쓴다.',
  russian:
    'Правительство во вторник объявило о новых мерах поддержки сельского хозяйства и транспорта в регионах страны.',
  ukrainian: 'Уряд у вівторок оголосив про нові заходи підтримки сільського господарства та її мешканців.',
  german:
    'Die Bundesregierung hat am Dienstag „weitreichende Maßnahmen“ für Länder, Städte und Bürger angekündigt – größer als früher.',
  polish:
    'Rząd ogłosił we wtorek nowe środki wsparcia dla rolników, którzy ucierpieli wskutek powodzi, jaką przyniosły ulewy.',
  greek: 'Η κυβέρνηση ανακοίνωσε την Τρίτη νέα μέτρα για τη στήριξη των αγροτών που επλήγησαν από τις πλημμύρες.',
  arabic: 'أعلنت الحكومة يوم الثلاثاء عن إجراءات جديدة لدعم المزارعين المتضررين من الفيضانات الأخيرة في البلاد',
  hebrew: 'הממשלה הודיעה ביום שלישי על צעדים חדשים לתמיכה בחקלאים שנפגעו מהשיטפונות האחרונים בצפון הארץ',
  thai: 'รัฐบาลประกาศมาตรการใหม่ในวันอังคารเพื่อช่วยเหลือเกษตรกรที่ได้รับผลกระทบจากน้ำท่วม',
}

const page = (text: string, head = '') => `<html><head>${head}<title>x</title></head><body><p>${text}</p></body></html>`
const meta = (label: string) => `<meta http-equiv="Content-Type" content="text/html; charset=${label}">`

describe('decodeHtml', () => {
  it.each([
    ['gb2312', 'gb18030', TEXTS.simplified],
    ['GBK', 'gb18030', `${TEXTS.simplified}镕堃喆`],
    ['gb18030', 'gb18030', TEXTS.traditional],
    ['Big5', 'big5', TEXTS.traditional],
    ['big5-hkscs', 'big5', TEXTS.hongKong],
    ['Shift_JIS', 'shift_jis', TEXTS.japanese],
    ['x-sjis', 'shift_jis', TEXTS.japanese],
    ['EUC-JP', 'euc-jp', TEXTS.japanese],
    ['euc-kr', 'euc-kr', TEXTS.korean],
    ['ks_c_5601-1987', 'euc-kr', TEXTS.laterHangul],
    ['windows-1250', 'windows-1250', TEXTS.polish],
    ['windows-1251', 'windows-1251', TEXTS.russian],
    ['KOI8-R', 'koi8-r', TEXTS.russian],
    ['koi8-u', 'koi8-u', TEXTS.ukrainian],
    ['iso-8859-1', 'windows-1252', TEXTS.german],
    ['windows-1253', 'windows-1253', TEXTS.greek],
    ['windows-1255', 'windows-1255', TEXTS.hebrew],
    ['windows-1256', 'windows-1256', TEXTS.arabic],
    ['windows-874', 'windows-874', TEXTS.thai],
  ])('reads a page that declares %s as %s', (label, encoding, text) => {
    const html = page(text, meta(label))
    expect(decodeHtml(encode(html, encoding))).toBe(html)
  })

  it.each([
    ['gb18030', TEXTS.simplified],
    ['big5', TEXTS.traditional],
    ['shift_jis', TEXTS.japanese],
    ['euc-jp', TEXTS.japanese],
    ['euc-kr', TEXTS.korean],
    ['windows-1251', TEXTS.russian],
    ['koi8-r', TEXTS.russian],
    ['windows-1252', TEXTS.german],
    ['windows-1256', TEXTS.arabic],
  ])('recognises undeclared %s from the text, not from the markup around it', (encoding, text) => {
    const html = page(text, `<script>${'var words = "the and of to in";'.repeat(200)}</script>`)
    expect(decodeHtml(encode(html, encoding))).toBe(html)
  })

  it.each([
    ['<meta charset=gb2312>'],
    ["<META CHARSET = 'gb2312' />"],
    ['<meta content="text/html;charset=gb2312" http-equiv=content-type>'],
    ['<!-- <meta charset="big5"> --><meta charset="gb2312">'],
    ['<meta charset="no-such-encoding"><meta charset="gb2312">'],
    [`<script>${' '.repeat(5000)}</script><meta charset="gb2312">`],
    ['<meta name="keywords" content="charset=big5"><meta charset="gb2312">'],
  ])('finds the declaration in %j', (head) => {
    const html = page(TEXTS.simplified, head)
    expect(decodeHtml(encode(html, 'gb18030'))).toBe(html)
  })

  it('reads the prolog of XHTML', () => {
    const html = `<?xml version="1.0" encoding="Big5"?>${page(TEXTS.traditional)}`
    expect(decodeHtml(encode(html, 'big5'))).toBe(html)
  })

  it.each(['gb2312', 'iso-8859-1', 'utf-16'])('believes valid UTF-8 against a left-over declaration of %s', (label) => {
    const html = page(TEXTS.simplified, meta(label))
    expect(decodeHtml(Buffer.from(html))).toBe(html)
  })

  it('reads undeclared UTF-8', () => {
    expect(decodeHtml(Buffer.from(page(TEXTS.arabic)))).toBe(page(TEXTS.arabic))
  })

  it('keeps a page that declares UTF-8 and has one damaged byte', () => {
    const html = Buffer.concat([Buffer.from(page(TEXTS.simplified, meta('utf-8'))), Buffer.from([0xe4, 0xb8])])
    expect(decodeHtml(html)).toContain(TEXTS.simplified)
  })

  it('reads pure ASCII', () => {
    expect(decodeHtml(Buffer.from('<p>plain</p>'))).toBe('<p>plain</p>')
  })

  it.each([
    ['utf-8', [0xef, 0xbb, 0xbf], (text: string) => Buffer.from(text)],
    ['utf-16le', [0xff, 0xfe], (text: string) => Buffer.from(text, 'utf16le')],
    ['utf-16be', [0xfe, 0xff], (text: string) => Buffer.from(text, 'utf16le').swap16()],
  ])('believes the byte order mark of %s first', (_, mark, toBytes) => {
    const html = page(TEXTS.traditional, meta('big5'))
    expect(decodeHtml(Buffer.concat([Buffer.from(mark), toBytes(html)]))).toBe(html)
  })
})
