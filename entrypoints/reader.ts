import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { readCopy } from '../utils/browser/capture/read-copy'
import { onQuestion } from '../utils/browser/capture/reader-frame'
import { sanitiseSvg } from '../utils/extract/clean/sanitise-svg'

/** Runs in `reader.html`. Not a module: some browsers refuse those on a page without an origin. */
export default defineUnlistedScript(() =>
  onQuestion({
    readCopy: (copy) => readCopy(copy, document),
    cleanSvg: (svg) => sanitiseSvg(svg, document) ?? null,
  }),
)
