import { runWithProjectNode } from './setup.mjs'

runWithProjectNode('scripts/chaos/main.ts')
