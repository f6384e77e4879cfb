import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { canInstall, installDebian } from '../machine/debian.ts'
import { mustRun, run, step } from '../machine/run.ts'
import type { Fitted } from './pack-model.ts'

/** What train.py writes. */
export interface Fits {
  all: Fitted
  /** By fold: the model of all other pages. */
  withoutFold: Fitted[]
  /** Weighted log-loss of the blocks, each judged by the model without its fold. */
  loss: number
  /** The features of the model with their share of its gain, best first. */
  gains: Record<string, number>
}

const DEBIAN_PYTHON = '/usr/bin/python3'

/** Fits the models to what `collect` has written. @throws with what to install if Python or scikit-learn is missing */
export async function fit(folder: string, features: number): Promise<Fits> {
  const python = await findPython()
  const args = [join(import.meta.dirname, 'train.py'), folder, String(features)]
  await step('Fitting', () => mustRun(run(python, args)))
  return JSON.parse(readFileSync(join(folder, 'fitted.json'), 'utf8')) as Fits
}

async function findPython(): Promise<string> {
  const works = async (python: string) => (await run(python, ['-c', 'import sklearn.ensemble'])).ok
  for (const python of ['python3', DEBIAN_PYTHON, 'python']) if (await works(python)) return python
  if (canInstall()) {
    await installDebian(['python3-sklearn'])
    if (await works(DEBIAN_PYTHON)) return DEBIAN_PYTHON
  }
  throw new Error(
    'Training needs Python 3 with scikit-learn, which is not here: install Debian’s python3-sklearn, or "pip install scikit-learn".',
  )
}
