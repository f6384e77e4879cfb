import { describe, expect, it } from 'vitest'
import { kindOf } from '../../../utils/destinations'
import { withoutCredentials } from '../../../utils/destinations/shared/credentials'
import type { DestinationKind } from '../../../utils/destinations/shared/destination'

const apart = (kind: string, options: Record<string, unknown>) =>
  withoutCredentials(kindOf({ kind }) as DestinationKind, options)

describe('a name and password in an address', () => {
  it.each([
    ['webdav', 'url', { user: 'ada' }, { password: 'geheim' }],
    ['s3', 'endpoint', { accessKey: 'ada' }, { secretKey: 'geheim' }],
    ['forge', 'address', {}, { token: 'geheim' }],
  ])('of kind %s go to the right options', (kind, name, user, secrets) => {
    const other = { folder: 'a' }
    const address = 'https://host.example:8443/a%20b/?x=1'
    const typed = { ...other, [name]: address.replace('//', '//ada:geheim@') }
    expect(apart(kind, typed)).toEqual({ options: { ...other, [name]: address, ...user }, secrets })
    expect(apart(kind, { ...other, [name]: address })).toEqual({ options: { ...other, [name]: address }, secrets: {} })
  })

  it.each([
    [' HTTPS://%E4%BD%A0%40x:p%3A%2F%40@host.example/ ', '你@x', 'p:/@'],
    ['https://ada:50%@host.example/', 'ada', '50%'],
    ['https://a@b:c@d@host.example/', 'a@b', 'c@d'],
    ['https://ada@host.example/', 'ada', undefined],
    ['https://:geheim@host.example/', undefined, 'geheim'],
  ])('are decoded: %s', (url, user, password) =>
    expect(apart('webdav', { url })).toEqual({
      options: { url: 'https://host.example/', ...(user && { user }) },
      secrets: password ? { password } : {},
    }),
  )

  it('without a password become the token if there is no user option', () =>
    expect(apart('forge', { address: 'https://ghp_abc@github.com/me/archive' })).toEqual({
      options: { address: 'https://github.com/me/archive' },
      secrets: { token: 'ghp_abc' },
    }))

  it.each(['', 'ada:geheim@', 'https://', 'mailto:a@b.example', 7])('leave %j as it is', (url) =>
    expect(apart('webdav', { url })).toEqual({ options: { url }, secrets: {} }),
  )
})
