import type { Import } from './imports.ts'
import type { Room } from './rooms.ts'

/** The room of a file: the innermost folder that is one. */
export const roomOf = (file: string, rooms: readonly Room[]): Room | undefined =>
  rooms
    .filter(({ path }) => file.startsWith(`${path}/`))
    .sort((a, b) => b.path.length - a.path.length)
    .at(0)

/** The imports that no room allows, as "file → file". */
export const forbidden = (imports: readonly Import[], rooms: readonly Room[]): string[] =>
  imports
    .filter(({ from, to }) => {
      const [room, other] = [roomOf(from, rooms), roomOf(to, rooms)]
      return room !== other && !(other && room?.may.includes(other.path))
    })
    .map(({ from, to }) => `${from} → ${to}`)

/** Which rooms each room imports from, as the code has it. */
export function arrows(imports: readonly Import[], rooms: readonly Room[]): Map<string, Set<string>> {
  const found = new Map(rooms.map(({ path }) => [path, new Set<string>()]))
  for (const { from, to } of imports) {
    const [room, other] = [roomOf(from, rooms), roomOf(to, rooms)]
    if (room && other && room !== other) found.get(room.path)?.add(other.path)
  }
  return found
}

/** Arrows that lead to a room of the same height or above, by the order of the table. */
export const backwards = (graph: ReadonlyMap<string, ReadonlySet<string>>, rooms: readonly Room[]): string[] => {
  const height = new Map(rooms.map(({ path }, index) => [path, -index]))
  return [...graph].flatMap(([from, tos]) =>
    [...tos].filter((to) => (height.get(to) ?? 0) >= (height.get(from) ?? 0)).map((to) => `${from} → ${to}`),
  )
}

/** Without arrows implied by others: what is reached through another room is not drawn twice. */
export function reduced(graph: ReadonlyMap<string, ReadonlySet<string>>): Map<string, Set<string>> {
  const below = (room: string, seen = new Set<string>()): Set<string> => {
    for (const to of graph.get(room) ?? []) if (!seen.has(to)) below(to, seen.add(to))
    return seen
  }
  return new Map(
    [...graph].map(([from, tos]) => {
      const indirect = new Set([...tos].flatMap((to) => [...below(to)]))
      return [from, new Set([...tos].filter((to) => !indirect.has(to)))]
    }),
  )
}
