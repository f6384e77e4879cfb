import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../machine/run.ts'
import { document, SHIPPED } from './document.ts'
import { forbidden } from './house.ts'
import { codeIn, importsOf } from './imports.ts'
import { ROOMS } from './rooms.ts'
import { TOOL_ROOMS } from './tools.ts'

/** Draws the house into docs/ARCHITECTURE.md from the current code. Exit status 1 if an import is not allowed. */
const file = join(root, 'docs', 'ARCHITECTURE.md')
writeFileSync(file, document(readFileSync(file, 'utf8')))

const imports = codeIn([...SHIPPED, 'scripts']).flatMap((path) => importsOf(path))
const wrong = forbidden(imports, [...TOOL_ROOMS, ...ROOMS])
for (const line of wrong) process.stderr.write(`Not allowed by scripts/house/rooms.ts: ${line}\n`)
process.exitCode = wrong.length > 0 ? 1 : 0
