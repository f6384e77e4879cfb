import type { OnFault } from '../../utils/attempt'

/** For `onFault`: no rule of ours may fail on the pages of the tests. */
export const throwFault: OnFault = (cause) => {
  throw cause
}
