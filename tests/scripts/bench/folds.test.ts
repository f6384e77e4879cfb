import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { describe, expect, it } from 'vitest'
import { NoBench } from '../../../scripts/bench/bench-folder'
import { readFolds, withModel } from '../../../scripts/bench/folds'

function folderWith(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'pressclip-folds-'))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  return folder
}

describe('readFolds', () => {
  const files = { 'folds.json': '{"a.example":1,"b.example":0}', 'fold-0.json': '{"x":0}', 'fold-1.json': '{"x":1}' }

  it('reads as many models as there are folds', () => {
    expect(readFolds(folderWith(files))).toEqual({
      byDomain: { 'a.example': 1, 'b.example': 0 },
      models: ['{"x":0}', '{"x":1}'],
    })
  })

  it.each(['folds.json', 'fold-1.json'])('says that training has not left %s', (name) => {
    const folder = folderWith(Object.fromEntries(Object.entries(files).filter(([file]) => file !== name)))
    expect(() => readFolds(folder)).toThrow(NoBench)
    expect(() => readFolds(folder)).toThrow(`There is no ${join(folder, name)}: "npm run train" makes`)
  })
})

describe('withModel', () => {
  const bundled = async (main: string) => {
    const root = folderWith({ 'main.js': main, 'utils/extract/body/model.json': '{"weight":1}' })
    const output = await build({
      ...{ configFile: false, root, logLevel: 'silent', plugins: [withModel('{"weight":2}')] },
      build: { write: false, lib: { entry: join(root, 'main.js'), formats: ['es'] } },
    })
    return JSON.stringify(output)
  }

  it('puts the model in the place of the one that ships', async () => {
    const code = await bundled(
      'import model from "./utils/extract/body/model.json"\nexport const doubled = [model.weight, "shown"]',
    )
    expect(code).toMatch(/weight\W+2|\[2,/)
    expect(code).not.toMatch(/weight\W+1|\[1,/)
  })

  it('fails when nothing imports the model: the figures would not be cross-validated', async () => {
    await expect(bundled('export const none = 1')).rejects.toThrow('No module imports utils/extract/body/model.json.')
  })
})
