import type { Body } from '../../utils/article'
import { writeBody } from '../../utils/extract/write-body'
import { bodyOf } from '../extract/bodies'

/** A body as an article has it. */
export const writtenBody = (html: string): Body => writeBody(bodyOf(html))
