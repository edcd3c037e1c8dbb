// A PostgreSQL server of its own in a folder of its own, for storms that also kill the database.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'

const installed = '/usr/lib/postgresql'

/** Newest of the installed servers; null where there is none. */
export function postgresPrograms(): string | null {
  if (!existsSync(installed)) return null
  const newest = readdirSync(installed).sort((a, b) => Number(b) - Number(a))[0]
  return newest ? join(installed, newest, 'bin') : null
}

/** PostgreSQL does not run as root: then as the user its package made. */
function user(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null
  const line = readFileSync('/etc/passwd', 'utf8').split('\n').find((l) => l.startsWith('postgres:'))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : null
}

export interface Cluster {
  url: string
  start(): Promise<void>
  /** kill -9 of the postmaster; its children notice and go. */
  strike(): Promise<void>
  remove(): Promise<void>
}

export async function openCluster(programs: string): Promise<Cluster> {
  const owner = user()
  const as = owner ?? {}
  const folder = mkdtempSync(join(tmpdir(), 'guyub-cluster-'))
  if (owner) chownSync(folder, owner.uid, owner.gid)
  const data = join(folder, 'data')
  execFileSync(join(programs, 'initdb'), ['-D', data, '-U', 'guyub', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'], { ...as, stdio: 'ignore', env: {}, cwd: folder })
  const port = await freePort()
  writeFileSync(join(data, 'postgresql.auto.conf'), `port = ${port}\nlisten_addresses = '127.0.0.1'\nunix_socket_directories = '${folder}'\nshared_buffers = '32MB'\nmax_connections = 40\n`)
  const url = `postgres://guyub@127.0.0.1:${port}/postgres`
  let server: ChildProcess | null = null
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (!server || server.exitCode !== null || server.signalCode !== null) return
    const gone = once(server, 'exit')
    server.kill(signal)
    await gone
  }
  return {
    url,
    async start() {
      // What the last one left behind must be gone first: its children still hold the shared memory.
      for (let tries = 0; ; tries++) {
        server = spawn(join(programs, 'postgres'), ['-D', data], { ...as, stdio: 'ignore', env: {}, cwd: folder })
        if (await answers(url, server)) return
        await end('SIGKILL')
        if (tries === 20) throw new Error('PostgreSQL did not start again.')
        await new Promise((go) => setTimeout(go, 500))
      }
    },
    strike: () => end('SIGKILL'),
    async remove() {
      await end('SIGQUIT')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function answers(url: string, server: ChildProcess): Promise<boolean> {
  for (let waited = 0; waited < 60_000 && server.exitCode === null && server.signalCode === null; waited += 100) {
    const client = new pg.Client({ connectionString: url })
    const there = await client.connect().then(() => true, () => false)
    if (there) {
      await client.end()
      return true
    }
    await new Promise((go) => setTimeout(go, 100))
  }
  return false
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
