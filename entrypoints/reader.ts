import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { readCopy } from '../utils/browser/capture/read-copy'
import { onQuestion } from '../utils/browser/capture/reader-frame'
import { sanitiseSvg } from '../utils/extract/clean/sanitise-svg'

/** In `reader.html`; not a module, which a page without an origin may not load in every browser. */
export default defineUnlistedScript(() =>
  onQuestion({
    readCopy: (copy) => readCopy(copy, document),
    cleanSvg: (svg) => sanitiseSvg(svg, document) ?? null,
  }),
)
