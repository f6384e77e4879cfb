import { describe, expect, it } from 'vitest'
import { kinds, openDestination } from '../../utils/destinations'
import { noWorld } from './no-world'

const targetOf = (kind: string, options: object, secrets: object = {}): string | undefined =>
  openDestination({ id: 'one', kind, name: '', active: true, options: { ...options } }, secrets, noWorld)?.target

const dav = { url: 'https://dav.example.org/Clips/', user: 'ada' }
const s3 = { endpoint: 'https://s3.example.org', bucket: 'clips', prefix: 'a' }
const forge = { address: 'https://git.example.org/me/archive', branch: 'main', folder: 'a' }

const OTHER: [kind: string, before: object, after: object][] = [
  ['downloads', { folder: 'archive' }, { folder: 'other' }],
  ['folder', { label: 'Vault' }, { label: 'Vault', key: '1b9d' }],
  ['folder', { label: 'Vault', key: '2c0e' }, { label: 'Vault', key: '1b9d' }],
  ['webdav', dav, { ...dav, url: 'https://dav.example.org/Other/' }],
  ['webdav', dav, { ...dav, url: 'https://dav.example.org:8443/Clips/' }],
  ['webdav', dav, { ...dav, user: 'eve' }],
  ['s3', s3, { ...s3, bucket: 'other' }],
  ['s3', s3, { ...s3, endpoint: 'https://s3.example.com' }],
  ['s3', s3, { ...s3, prefix: 'b' }],
  ['forge', forge, { ...forge, address: 'https://git.example.org/me/other' }],
  ['forge', forge, { ...forge, branch: 'next' }],
  ['forge', forge, { ...forge, folder: '' }],
]

describe('the target of a destination', () => {
  it('is tried for every kind', () => {
    expect(new Set(OTHER.map(([kind]) => kind))).toEqual(new Set(kinds.map(({ kind }) => kind)))
  })

  it.each(OTHER)('of kind %s changes when %j becomes %j', (kind, before, after) =>
    expect(targetOf(kind, before)).not.toBe(targetOf(kind, after)),
  )

  it.each([
    ['downloads', { folder: 'a/b' }, { folder: '/a\\b/' }],
    ['folder', { label: 'Vault', key: '1b9d' }, { label: 'Vault, renamed', key: '1b9d' }],
    ['webdav', dav, { ...dav, url: ' HTTPS://DAV.example.org:443/Clips' }],
    ['s3', s3, { ...s3, endpoint: 's3.example.org/', prefix: '/a/', style: 'host', region: 'eu', accessKey: 'B' }],
    ['forge', forge, { ...forge, address: 'git.example.org/Me/Archive.git', folder: 'a/', server: 'gitea' }],
  ])('of kind %s is the same for %j and %j', (kind, before, after) =>
    expect(targetOf(kind, before)).toBe(targetOf(kind, after)),
  )

  it('contains no secret', () => {
    expect(targetOf('webdav', dav, { password: 'geheim' })).not.toContain('geheim')
    expect(targetOf('s3', s3, { secretKey: 'geheim' })).not.toContain('geheim')
    expect(targetOf('forge', forge, { token: 'geheim' })).not.toContain('geheim')
  })
})
