import { runWithProjectNode } from './setup.mjs'

runWithProjectNode('scripts/bench/main.ts')
