import { runWithProjectNode } from './setup.mjs'

runWithProjectNode('scripts/train/main.ts')
