import { runWithProjectNode } from './setup.mjs'

runWithProjectNode('scripts/house/main.ts')
