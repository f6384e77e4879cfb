import { runWithProjectNode } from './setup.mjs'

runWithProjectNode('scripts/test/test.ts')
