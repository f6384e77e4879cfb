import { runWithProjectNode } from './setup.mjs'

runWithProjectNode('scripts/fuzz/main.ts')
