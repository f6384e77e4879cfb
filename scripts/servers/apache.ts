import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from './free-port'
import { serverFolder, started, stopped, WWW_DATA } from './started'

const MODULES = ['mpm_event', 'authn_core', 'authn_file', 'authz_core', 'authz_user', 'auth_basic', 'dav', 'dav_fs']

/** Debian's Apache with mod_dav over a temporary folder. `compressed`: mod_deflate on all, as on many servers. */
export async function apache({
  user,
  password,
  compressed = false,
}: Record<'user' | 'password', string> & { compressed?: boolean }) {
  const root = serverFolder('apache', WWW_DATA)
  const files = join(root, 'files')
  const port = await freePort()
  mkdirSync(files)
  const hash = createHash('sha1').update(password, 'utf8').digest('base64')
  writeFileSync(join(root, 'passwords'), `${user}:{SHA}${hash}\n`)
  const modules = compressed ? [...MODULES, 'filter', 'deflate'] : MODULES
  writeFileSync(
    join(root, 'httpd.conf'),
    `${modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join('\n')}
ServerRoot ${root}
ServerName localhost
Listen 127.0.0.1:${port}
PidFile ${root}/pid
ErrorLog ${root}/errors
User www-data
Group www-data
DavLockDB ${root}/locks
DocumentRoot ${files}
<Directory ${files}>
  Dav On
  AuthType Basic
  AuthName test
  AuthUserFile ${root}/passwords
  Require valid-user
  ${compressed ? 'SetOutputFilter DEFLATE' : ''}
</Directory>
`,
  )
  const url = `http://127.0.0.1:${port}/`
  const child = await started('/usr/sbin/apache2', ['-D', 'FOREGROUND', '-f', join(root, 'httpd.conf')], url)
  return { url, files, stop: () => stopped(child, root) }
}
