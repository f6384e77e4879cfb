import { reduced } from './house.ts'
import type { Room } from './rooms.ts'

/** The folders that are drawn around their rooms. */
const WINGS = ['components', 'utils/browser', 'utils/destinations', 'utils/presets', 'utils/extract']

const idOf = (path: string) => path.replace(/\W/g, '_')
const wingOf = (path: string) => WINGS.find((wing) => path === wing || path.startsWith(`${wing}/`))
const short = (path: string) => path.replace(/^utils\//, '')

/** The house as a Mermaid flowchart. Rooms are above what they import; arrows implied by others are left out. */
export function drawing(graph: ReadonlyMap<string, ReadonlySet<string>>, rooms: readonly Room[]): string {
  const room = (path: string, wing?: string) =>
    `${idOf(path)}["${path === wing ? `${short(path)}: files of its own` : short(path.replace(`${wing}/`, ''))}"]`
  const free = rooms.filter(({ path }) => !wingOf(path)).map(({ path }) => `  ${room(path)}`)
  const wings = WINGS.flatMap((wing) => [
    `  subgraph ${idOf(wing)}_wing ["${short(wing)}"]`,
    ...rooms.filter(({ path }) => wingOf(path) === wing).map(({ path }) => `    ${room(path, wing)}`),
    '  end',
  ])
  const lines = [...reduced(graph)].flatMap(([from, tos]) => [...tos].map((to) => `  ${idOf(from)} --> ${idOf(to)}`))
  return ['```mermaid', 'flowchart TB', ...free, ...wings, ...lines, '```'].join('\n')
}

/** What lives where, and what its files may import. */
export const table = (rooms: readonly Room[]): string =>
  [
    '| room | what lives there | may import |',
    '|---|---|---|',
    ...rooms.map(
      ({ path, holds, may }) => `| \`${path}/\` | ${holds} | ${may.map(short).join(', ') || 'nothing of ours'} |`,
    ),
  ].join('\n')

/** The document with the text between `<!-- name -->` and `<!-- /name -->` replaced. */
export function filled(document: string, name: string, text: string): string {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
  const [from, to] = [document.indexOf(start), document.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`The document has no place for "${name}"`)
  return `${document.slice(0, from + start.length)}\n${text}\n${document.slice(to)}`
}
