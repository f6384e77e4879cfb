import { drawing, filled, table } from './drawing.ts'
import { arrows } from './house.ts'
import { codeIn, importsOf } from './imports.ts'
import { ROOMS } from './rooms.ts'
import { TOOL_ROOMS } from './tools.ts'

/** The folders whose files belong to a room. */
export const SHIPPED = ['components', 'entrypoints', 'utils']

/** docs/ARCHITECTURE.md with its drawing and tables regenerated from the code. */
export function document(before: string): string {
  const imports = codeIn(SHIPPED).flatMap((file) => importsOf(file))
  const drawn = filled(before, 'drawing', drawing(arrows(imports, ROOMS), ROOMS))
  return filled(
    filled(drawn, 'rooms', table(ROOMS)),
    'tools',
    table(TOOL_ROOMS.map((room) => ({ ...room, may: room.may.filter((path) => path.startsWith('scripts/')) }))),
  )
}
