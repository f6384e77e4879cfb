import { readCopy } from '../../utils/browser/read-copy'
import { onCopy } from '../../utils/browser/reader-messages'

onCopy((copy) => readCopy(copy, document))
