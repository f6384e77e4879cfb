import { describe, expect, it } from 'vitest'
import kind from '../../../utils/destinations/forge'
import { repositoryOf } from '../../../utils/destinations/forge/address'

const GITHUB = { server: 'github', api: 'https://api.github.com/repos/me/archive', name: 'github.com/me/archive' }
const CODEBERG = {
  server: 'gitea',
  api: 'https://codeberg.org/api/v1/repos/me/archive',
  name: 'codeberg.org/me/archive',
}
const OWN = { server: 'gitea', api: 'http://host:3000/git/api/v1/repos/me/a.b', name: 'host:3000/git/me/a.b' }

describe('the address of a repository', () => {
  it.each([
    ['https://github.com/me/archive', GITHUB],
    [' https://www.github.com/me/archive/\n', GITHUB],
    ['https://github.com/me/archive.git', GITHUB],
    ['github.com/me/archive', GITHUB],
    ['https://github.com/me/archive/tree/main/_posts?x#y', GITHUB],
    ['https://user:secret@github.com/me/archive', GITHUB],
    ['https://acme.ghe.com/me/archive', { server: 'github', api: 'https://api.acme.ghe.com/repos/me/archive' }],
    ['https://codeberg.org/me/archive', CODEBERG],
    ['https://codeberg.org/me/archive.git', CODEBERG],
    ['https://codeberg.org/me/archive/src/branch/main/_posts', CODEBERG],
    ['http://host:3000/git/me/a.b', OWN],
    ['http://host:3000/git/me/a.b/src/branch/main', OWN],
  ])('%s', (address, repository) => {
    expect(repositoryOf({ address, server: 'auto' })).toMatchObject(repository)
  })

  it('of GitHub Enterprise', () => {
    const found = repositoryOf({ address: 'https://git.acme.example/me/archive', server: 'github' })
    expect(found).toMatchObject({ api: 'https://git.acme.example/api/v3/repos/me/archive' })
  })

  it.each([
    '',
    'me/archive',
    'https://github.com/me',
    'https://codeberg.org/',
    'ssh://git@host/me/a',
    'javascript:alert(1)/2/3',
  ])('is none: %s', (address) => {
    expect(repositoryOf({ address, server: 'auto' })).toBeUndefined()
  })
})

it.each([
  ['https://github.com/me/archive', ['https://api.github.com/*'], 'github.com/me/archive/clips/a.md'],
  ['http://me:secret@host:3000/git/me/archive', ['http://host/*'], 'host:3000/git/me/archive/clips/a.md'],
  ['nonsense', [], 'clips/a.md'],
])('requests permission for, and shows, only its own server: %s', (address, origins, where) => {
  const options = { address, branch: '', folder: 'clips', token: 'secret', server: 'auto' as const }
  expect(kind.origins(options)).toEqual(origins)
  expect(kind.where(options, 'a.md')).toBe(where)
})
