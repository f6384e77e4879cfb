import { runWithProjectNode } from './setup.mjs'

runWithProjectNode('scripts/start/start.ts')
