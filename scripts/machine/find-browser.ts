import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright-core'
import { canInstall, installDebian } from './debian.ts'
import { mustRun, runTool, step } from './run.ts'

const CHROMIUM = {
  linux: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'brave-browser'],
  darwin: ['Chromium', 'Google Chrome for Testing', 'Google Chrome', 'Microsoft Edge', 'Brave Browser'],
  win32: [
    'Chromium/Application/chrome.exe',
    'Google/Chrome/Application/chrome.exe',
    'Microsoft/Edge/Application/msedge.exe',
  ],
}
const FIREFOX = {
  linux: ['firefox-esr', 'firefox'],
  darwin: ['Firefox'],
  win32: ['Mozilla Firefox/firefox.exe'],
}

/**
 * Path of a Chromium: CHROME_PATH, else one on the system, else an earlier download, else Debian's package, else
 * Playwright's download. @throws with what the user can do.
 */
export async function findChromium(): Promise<string> {
  const here = named('CHROME_PATH') ?? onSystem(CHROMIUM) ?? downloaded()
  if (here) return here
  const reasons: string[] = []
  const tries: (() => Promise<void>)[] = [
    ...(canInstall() ? [() => installDebian(['chromium'])] : []),
    () => step('Downloading Chromium', downloadChromium),
  ]
  for (const attempt of tries) {
    try {
      await attempt()
    } catch (error) {
      reasons.push((error as Error).message)
    }
    const found = onSystem(CHROMIUM) ?? downloaded()
    if (found) return found
  }
  throw new Error(
    `${reasons.join('\n')}\nNo Chromium was found and none could be installed. Install Chromium or Chrome, ` +
      'or set CHROME_PATH to the program, and try again.',
  )
}

/** Path of a Firefox: FIREFOX_PATH, else one on the system. */
export const findFirefox = (): string | undefined => named('FIREFOX_PATH') ?? onSystem(FIREFOX)

const downloadChromium = () => mustRun(runTool('playwright-core/cli.js', ['install', 'chromium', '--no-shell']))

function downloaded(): string | undefined {
  const path = chromium.executablePath()
  return existsSync(path) ? path : undefined
}

function named(variable: string): string | undefined {
  const path = process.env[variable]
  if (path && !existsSync(path)) throw new Error(`${variable} is set to ${path}, but there is no such file.`)
  return path || undefined
}

function onSystem(names: typeof CHROMIUM): string | undefined {
  const { PATH = '', LOCALAPPDATA, ProgramFiles, HOME = '' } = process.env
  const x86 = process.env['ProgramFiles(x86)']
  const candidates = {
    linux: () => names.linux.flatMap((name) => PATH.split(delimiter).map((folder) => join(folder, name))),
    darwin: () =>
      names.darwin.flatMap((name) =>
        ['/Applications', join(HOME, 'Applications')].map((folder) => `${folder}/${name}.app/Contents/MacOS/${name}`),
      ),
    win32: () =>
      names.win32.flatMap((name) =>
        [ProgramFiles, x86, LOCALAPPDATA].flatMap((folder) => (folder ? join(folder, name) : [])),
      ),
  }
  const platform = process.platform as keyof typeof candidates
  return candidates[platform]?.().find((path) => existsSync(path) && !isSnap(path))
}

/** A snap sees neither /tmp nor hidden folders, so it cannot load our files. Ubuntu's `chromium-browser` starts one. */
function isSnap(path: string): boolean {
  const real = realpathSync(path)
  return (
    /\/snap(?:$|\/)/.test(real) || (statSync(real).size < 65_536 && readFileSync(real, 'utf8').includes('/snap/bin/'))
  )
}
