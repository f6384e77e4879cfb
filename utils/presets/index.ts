import type { Preset } from '../render/preset'

const found = import.meta.glob<Preset>('./*/index.ts', { eager: true, import: 'default' })

/** Every archive format, the native one first. */
export const presets: readonly Preset[] = Object.values(found).sort(
  (a, b) => Number(b.id === 'jekyll-archive') - Number(a.id === 'jekyll-archive') || (a.id < b.id ? -1 : 1),
)

/** The preset with this id, or the native one if there is none (removed since it was chosen). */
export const presetById = (id: string): Preset => presets.find((p) => p.id === id) ?? (presets[0] as Preset)
