import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from './free-port'
import { serverFolder, started, stopped, WWW_DATA } from './started'

/** nginx with its own `dav_methods` over a temporary folder: PUT, MKCOL and DELETE, but no conditions. */
export async function nginx({ user, password }: Record<'user' | 'password', string>) {
  const root = serverFolder('nginx', WWW_DATA)
  const files = join(root, 'files')
  const port = await freePort()
  mkdirSync(files)
  const hash = createHash('sha1').update(password, 'utf8').digest('base64')
  writeFileSync(join(root, 'passwords'), `${user}:{SHA}${hash}\n`)
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${root}/${name};`,
  )
  writeFileSync(
    join(root, 'nginx.conf'),
    `daemon off;
${process.getuid?.() === 0 ? 'user www-data;' : ''}
pid ${root}/pid;
error_log ${root}/errors;
events {}
http {
  access_log off;
  ${temporary.join('\n  ')}
  server {
    listen 127.0.0.1:${port};
    root ${files};
    client_max_body_size 50m;
    auth_basic test;
    auth_basic_user_file ${root}/passwords;
    dav_methods PUT DELETE MKCOL;
  }
}
`,
  )
  const url = `http://127.0.0.1:${port}/`
  const child = await started('/usr/sbin/nginx', ['-c', join(root, 'nginx.conf'), '-e', join(root, 'errors')], url)
  return { url, files, stop: () => stopped(child, root) }
}
