const STAND_IN = 'data:image/x;pressclip='

/** The address that stands in an article for the n-th picture written out in its page; the sanitiser lets it through. */
export const standInFor = (n: number): string => `${STAND_IN}${n},`

/** Whether a picture of an article is one that was written out in its page. */
export const isStandIn = (address: string): boolean => address.startsWith(STAND_IN)
