import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const ALLOWED = new Set(['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'MPL-2.0'])

interface Package {
  name: string
  version: string
  license: string
  repository: string
  texts: string[]
}

/**
 * Name, version, licence and its text of every package whose modules are among these, as the bundler names them.
 * @param root the folder that holds `node_modules`
 * @throws when a licence is missing or not allowed, or nobody knows whose a module is
 */
export function thirdPartyNotices(modules: Iterable<string>, root: string): string {
  const folders = new Set(Array.from(modules, (id) => folderOf(id, root)).filter((folder) => folder !== undefined))
  const packages = [...folders].sort().map(readPackage)
  const sections = packages.map((shipped) => {
    const { name, version, license, repository } = shipped
    if (!isAllowed(license))
      throw new Error(`${name} ${version} is shipped, but its licence is not allowed: ${license}`)
    // wxt is published without the licence of its repository, which its other packages hold.
    const { texts } = [shipped, ...packages].find((one) => one.repository === repository && one.texts.length > 0) ?? {}
    if (!texts) throw new Error(`${name} ${version} is shipped, but the text of its licence is missing`)
    const source = `https://www.npmjs.com/package/${name}/v/${version}`
    return [`${name} ${version}\nLicence: ${license}\nSource: ${source}`, ...texts].join('\n\n')
  })
  return `${['Pressclip holds code of these packages.', ...sections].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`
}

/** @returns nothing for a module of our own */
function folderOf(id: string, root: string): string | undefined {
  const path = id.replace(/^\0/, '').replace(/\?.*/, '')
  const [folder] = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? []
  if (folder) return folder
  if (path.startsWith(root)) return undefined
  // Made by a tool, of code of its own.
  const [, tool] = /^(?:virtual:)?(vite|rolldown|wxt)[/-]/.exec(path) ?? []
  if (!tool) throw new Error(`nobody knows which package this module is of: ${JSON.stringify(id)}`)
  return join(root, 'node_modules', tool)
}

function readPackage(folder: string): Package {
  const { name, version, license = 'none', repository } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const files = readdirSync(folder).filter((file) => /^(?:licen[cs]e|copying|notice)\b/i.test(file))
  return {
    ...{ name, version, license },
    repository: repository?.url ?? repository ?? folder,
    texts: files.sort().map((file) => ownLicence(readFileSync(join(folder, file), 'utf8'))),
  }
}

/** Vite's goes on with those of all that its command holds, none of which is shipped. */
const ownLicence = (text: string) => text.replace(/^# Licenses of bundled dependencies[\s\S]*/m, '').trim()

/** An SPDX expression; one with both operators is for a person to judge. */
function isAllowed(license: string): boolean {
  const terms = license.replace(/[()]/g, '')
  if (terms.includes(' OR ') && terms.includes(' AND ')) return false
  return terms.includes(' OR ')
    ? terms.split(' OR ').some((term) => ALLOWED.has(term))
    : terms.split(' AND ').every((term) => ALLOWED.has(term))
}
