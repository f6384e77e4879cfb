import { runWithProjectNode } from './setup.mjs'

runWithProjectNode('scripts/clip/bundle.ts')
