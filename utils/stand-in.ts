const STAND_IN = 'data:image/x;pressclip='

/** The stand-in address of the n-th picture embedded in its page (`data:`); the sanitiser lets it through. */
export const standInFor = (n: number): string => `${STAND_IN}${n},`

/** Whether this is the stand-in of a picture embedded in its page. */
export const isStandIn = (address: string): boolean => address.startsWith(STAND_IN)
