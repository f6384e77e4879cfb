import type { Moment } from '../../utils/article'

/** A moment as users read and type it: `2023-09-15 21:17:43 +08:00`; `parseMoment` reads it back. */
export const momentText = (moment: Moment): string =>
  moment.replace('T', ' ').replace(/(:\d\d(?:\.\d+)?)(Z|[+-]\d\d:\d\d)$/, '$1 $2')
