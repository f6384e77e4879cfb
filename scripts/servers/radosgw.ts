import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { freePort } from './free-port'
import { serverFolder, started, stopped } from './started'

const run = promisify(execFile)

/** One monitor, one store that keeps everything in memory, no keys between them. */
const configuration = (folder: string, cluster: string, monitor: string, gateway: string) => `[global]
fsid = ${cluster}
mon host = ${monitor}
public addr = 127.0.0.1
cluster addr = 127.0.0.1
auth cluster required = none
auth service required = none
auth client required = none
# The gateway would insist on an encrypted line to the monitor, which needs keys.
ms mon client mode = crc
ms mon service mode = crc
ms mon cluster mode = crc
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 4
osd pool default pgp num = 4
osd pool default pg autoscale mode = off
osd crush chooseleaf type = 0
osd objectstore = memstore
memstore device bytes = 268435456
mon allow pool size one = true
# Percent of the disk: whatever the disk here is like.
mon data avail crit = 0
run dir = ${folder}
admin socket =
pid file = ${folder}/$name.pid
log file = ${folder}/$name.log
mon cluster log file = ${folder}/cluster.log
crash dir = ${folder}
[mon.a]
mon data = ${folder}/mon
[osd.0]
osd data = ${folder}/osd
[client.rgw]
rgw data = ${folder}/rgw
rgw frontends = beast endpoint=${gateway}
rgw enable gc threads = false
rgw enable lc threads = false
`

/** Ceph's object gateway on a complete small Ceph, as Debian ships it, with one user. */
export async function radosgw({ accessKey, secretKey }: Record<'accessKey' | 'secretKey', string>) {
  const folder = serverFolder('ceph')
  const daemons: ChildProcess[] = []
  const conf = ['-c', join(folder, 'ceph.conf')]
  const daemon = (command: string, name: string) =>
    daemons.push(spawn(command, [...conf, '-i', name, '-f'], { stdio: 'ignore' }))
  async function stop(): Promise<void> {
    const [gateway, ...others] = daemons.reverse()
    // Their data is thrown away: skip their orderly shutdown, which takes half a minute.
    const ends = others
      .filter(({ exitCode }) => exitCode === null)
      .map((child) => [child, once(child, 'exit')] as const)
    for (const [child] of ends) child.kill('SIGKILL')
    await Promise.all(ends.map(([, end]) => end))
    gateway?.kill('SIGKILL')
    if (gateway) await stopped(gateway, folder)
  }

  const cluster = randomUUID()
  const monitor = `[v2:127.0.0.1:${await freePort()}]`
  const gateway = `127.0.0.1:${await freePort()}`
  for (const name of ['mon', 'osd', 'rgw']) mkdirSync(join(folder, name))
  writeFileSync(join(folder, 'ceph.conf'), configuration(folder, cluster, monitor, gateway))
  const map = join(folder, 'monmap')
  const ceph = (...args: string[]) => run('ceph', [...conf, '--connect-timeout', '30', ...args])
  try {
    await run('monmaptool', ['--create', '--fsid', cluster, '--addv', 'a', monitor, map])
    await run('ceph-mon', [...conf, '-i', 'a', '--mkfs', '--monmap', map])
    daemon('ceph-mon', 'a')
    const store = randomUUID()
    await ceph('osd', 'new', store, '0')
    await run('ceph-osd', [...conf, '-i', '0', '--mkfs', '--osd-uuid', store])
    daemon('ceph-osd', '0')
    await ceph('osd', 'crush', 'add', '0', '1.0', 'host=here', 'root=default')
    const user = ['--uid=clips', '--display-name=clips', `--access-key=${accessKey}`, `--secret-key=${secretKey}`]
    await run('radosgw-admin', [...conf, 'user', 'create', ...user], { timeout: 60_000 })
    const url = `http://${gateway}/`
    daemons.push(await started('radosgw', [...conf, '-n', 'client.rgw', '-f'], url))
    return { endpoint: `http://${gateway}`, stop }
  } catch (cause) {
    await stop()
    throw cause
  }
}
