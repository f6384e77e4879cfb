import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'
import { NoBench } from './bench-folder.ts'

/** Where training leaves its fold models, relative to the repository. */
export const FOLDS = 'node_modules/.cache/pressclip-train'
/** The model that ships, as every bundler names it. */
const MODEL = /\/utils\/extract\/body\/model\.json$/

export interface Folds {
  /** The fold whose model was trained without each domain. */
  byDomain: Record<string, number>
  /** The models as JSON, by fold. */
  models: string[]
}

/** @throws {NoBench} if training has not left them. */
export function readFolds(folder: string): Folds {
  const read = (name: string) => {
    const file = join(folder, name)
    if (!existsSync(file)) throw new NoBench(`There is no ${file}: "npm run train" makes the models of the folds.`)
    return readFileSync(file, 'utf8')
  }
  const byDomain = JSON.parse(read('folds.json')) as Record<string, number>
  const count = Math.max(-1, ...Object.values(byDomain)) + 1
  return { byDomain, models: Array.from({ length: count }, (_, fold) => read(`fold-${fold}.json`)) }
}

/** Replaces the model that ships with this one; fails if nothing imports that. */
export function withModel(model: string): Plugin {
  let replaced = false
  return {
    name: 'pressclip:fold-model',
    enforce: 'pre',
    load(id) {
      if (!MODEL.test(id)) return undefined
      replaced = true
      return model
    },
    buildEnd(error) {
      if (!error && !replaced) throw new Error('No module imports utils/extract/body/model.json.')
    },
  }
}
