import { ROOMS, type Room } from './rooms.ts'

const TOOLS = (names: readonly string[]) => names.map((name) => `scripts/${name}`)
const ALL = ROOMS.map(({ path }) => path)

/** The tools around the house: each may use the rooms and tools that it names. No room imports them. */
export const TOOL_ROOMS: readonly Room[] = [
  { path: 'scripts', holds: 'one file a command of `package.json`', may: [] },
  {
    path: 'scripts/chaos',
    holds: '`npm run chaos`',
    may: [...TOOLS(['browser', 'servers', 'test', 'machine']), ...ALL],
  },
  { path: 'scripts/test', holds: '`npm test`: its steps and what they count', may: TOOLS(['machine']) },
  { path: 'scripts/start', holds: '`npm start`', may: TOOLS(['browser', 'machine']) },
  { path: 'scripts/clip', holds: '`npm run clip`: saved pages in bulk', may: [...TOOLS(['machine']), ...ALL] },
  { path: 'scripts/fuzz', holds: '`npm run fuzz`', may: [...TOOLS(['bench', 'machine']), ...ALL] },
  { path: 'scripts/train', holds: '`npm run train`: the body model', may: [...TOOLS(['bench', 'machine']), ...ALL] },
  { path: 'scripts/bench/extractors', holds: 'what `npm run bench` compares', may: [...TOOLS(['bench']), ...ALL] },
  { path: 'scripts/bench', holds: '`npm run bench`: how good and how fast extraction is', may: TOOLS(['machine']) },
  {
    path: 'scripts/house',
    holds: '`npm run house`: this table, and the drawing of the house',
    may: TOOLS(['machine']),
  },
  { path: 'scripts/browser', holds: 'drive a Chromium with Pressclip in it', may: [...TOOLS(['machine']), ...ALL] },
  { path: 'scripts/servers', holds: 'real servers, and ones that fail on purpose', may: TOOLS(['machine']) },
  { path: 'scripts/build', holds: 'what a build adds: the licences of all that ships', may: TOOLS(['machine']) },
  { path: 'scripts/machine', holds: "programs, Debian's packages, browsers of this machine", may: [] },
]
