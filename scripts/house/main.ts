import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../machine/run.ts'
import { document } from './document.ts'

/** Draws the house into docs/ARCHITECTURE.md, from the code as it is. `--check`: exit status 1 when that is out of date. */
const file = join(root, 'docs', 'ARCHITECTURE.md')
const before = readFileSync(file, 'utf8')
const after = document(before)
if (process.argv.includes('--check')) process.exitCode = before === after ? 0 : 1
else writeFileSync(file, after)
