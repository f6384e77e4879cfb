/** Zone names with only one meaning (hours east of UTC): CST, IST and BST have several. */
const ZONES: Record<string, number> = {
  UTC: 0,
  GMT: 0,
  Z: 0,
  CET: 1,
  MEZ: 1,
  CEST: 2,
  MESZ: 2,
  MSK: 3,
  HKT: 8,
  JST: 9,
  KST: 9,
  EST: -5,
  EDT: -4,
  PST: -8,
  PDT: -7,
  北京: 8,
  台北: 8,
  日本: 9,
}
const NAMED = Object.keys(ZONES).join('|')

/** Words that mark a time as the last change, in the languages of the bench. */
export const UPDATED =
  /updat|modif|edit(?:ed|ado)|r[eé]vis[eé]|aktuali|geändert|mise? à jour|a[ck]tuali[sz]|atualiza|aggiorna|bijgewerkt|gewijzigd|op+dater|uppdater|päivit|更新|修[改订訂]|수정|업데이트|обновл|изменен|оновлен|güncel|ενημ|تحديث|cập nhật/i

const CLOCK =
  /(上午|下午|[中正]午|凌晨|[晚夜][上间間]?|午前|午[後后]|오전|오후|[ap]\.?m\.?\s)?\s?(?<!\d)(\d{1,2})(?:\s?[:：.h时時点點시]\s?)(\d{2})(?:\s?[分분])?(?:[:：](\d{2})(?:[.,](\d{1,9}))?)?(?!\d)\s?([ap]\.?\s?m\b\.?|[πμ]\.?μ|[صم](?!\p{L}))?/iu
const ZONE = new RegExp(
  `^(?:([+-]\\d\\d)(?![\\d:])|\\s*(?:Uhr|h\\b)?[\\s,(（]{0,3}(?:(?:UTC|GMT)?\\s?([+-]\\d{1,2}(?::?\\d\\d)?)(?!\\d)|(${NAMED})(?:[时時][间間]|(?!\\s*[+-]\\d|[\\p{L}.]|(?<=Z)\\s*\\p{L}))))`,
  'u',
)
/** Two digits. */
export const two = (n: number | string) => String(n).padStart(2, '0')

/** The zone this many minutes east of UTC. */
export const offsetText = (minutes: number): string => {
  const size = Math.abs(minutes)
  return size ? `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}` : 'Z'
}

/** The zone after a clock as `+08:00` or `Z`, or empty: `+0800`, `GMT+8`, `(UTC -5)`, `MESZ`, 北京时间. */
function zoneAt(text: string): string {
  const found = ZONE.exec(text)
  const [, sign, hours, minutes = '00'] = /([+-])(\d{1,2}?):?(\d\d)?$/.exec(found?.[1] ?? found?.[2] ?? '') ?? []
  if (hours) return `${sign}${two(hours)}:${minutes}`
  const named = ZONES[found?.[3] ?? '']
  return named === undefined ? '' : offsetText(named * 60)
}

/** The hour of the day from an hour and its word for the half or part of the day. */
function hourOf(hour: number, half: string): number {
  if (half === '' || hour > 12) return hour
  if (/^[中正]/.test(half)) return hour < 11 ? hour + 12 : hour
  // 深夜 1:30 is after midnight, 晚上 7:05 before it.
  const afternoon = /^(?:p|下午|午[後后]|오후|μ|م)/i.test(half) || (/^[晚夜]/.test(half) && hour % 12 > 4)
  return (hour % 12) + (afternoon ? 12 : 0)
}

/** The clock at the start of a date line, right before its date: "19:46 Uhr, ", "8:27 AM - ". */
export function clockBefore(text: string): string {
  const found = /(?<!\d)\d{1,2}\s?[:：.h時时点]\s?\d\d(?!\d)[^\d]{0,16}$/.exec(text.slice(-40))
  return found && !/\p{L}{4}/u.test(found[0]) ? clockIn(found[0], true).clock : ''
}

/** The clock next to a date, "21:17", "9:17 PM", "下午9时17分", "19h46", with its zone; and where it ends. */
export function clockIn(text: string, isLast: boolean): { clock: string; end: number } {
  // A clock after a label, or after a bar unless it is the line's last clock, belongs to another date.
  const bar = isLast ? /\|(?!\s*\d\d?[:.h]\d\d\D*$)/ : /\|/
  const limit = Math.min(...[UPDATED, bar].map((stop) => text.search(stop) >>> 0), 40)
  const found = CLOCK.exec(text.slice(0, 80))
  if (!found || found.index > limit) return { clock: '', end: 0 }
  const [all, before, hour, minute, second, fraction, after] = found
  const end = found.index + all.length
  // 北京时间 may come before the clock.
  const zone = zoneAt(text.slice(end)) || zoneAt(text.slice(0, found.index).trim().slice(-4))
  const millis = Number(fraction) > 0 ? `.${fraction?.slice(0, 3).padEnd(3, '0')}` : ''
  const time = `T${two(hourOf(Number(hour), before ?? after ?? ''))}:${minute}`
  return { clock: `${time}${second ? `:${second}${millis}` : ''}${zone}`, end }
}
