import { table } from '../bench/tables.ts'
import type { Collected } from './collect.ts'
import type { Fits } from './fit.ts'
import type { PackedModel } from './pack-model.ts'

const SHOWN = 15

/** What was learned from what, and which features are no longer needed. */
export function report({ pages, blocks, positives, names, failed }: Collected, fits: Fits, model: PackedModel): string {
  const gains = Object.entries(fits.gains).slice(0, SHOWN)
  const unused = names.filter((name) => !Object.hasOwn(model.features, name))
  return [
    '## Trained',
    table(
      ['pages', 'blocks', 'of articles', 'log-loss, out of fold', 'features', 'bytes'],
      [
        [pages, blocks, positives, fits.loss.toFixed(4), Object.keys(model.features).length, bytesOf(model)].map(
          String,
        ),
      ],
      0,
    ),
    '## Share of the gain',
    table(
      ['feature', 'share'],
      gains.map(([name, share]) => [name, share.toFixed(3)]),
      1,
    ),
    ...(unused.length > 0 ? ['## Features that the model does not use: remove them', unused.join(', ')] : []),
    ...(failed.length > 0 ? ['## Pages left out', failed.join('\n')] : []),
  ].join('\n\n')
}

const bytesOf = (model: PackedModel) => new TextEncoder().encode(JSON.stringify(model)).length
