import { readCopy } from '../../utils/browser/read-copy'
import { onQuestion } from '../../utils/browser/reader-messages'
import { sanitiseSvg } from '../../utils/extract/sanitise-svg'

onQuestion({
  readCopy: (copy) => readCopy(copy, document),
  cleanSvg: (svg) => sanitiseSvg(svg, document) ?? null,
})
