// A PostgreSQL of our own for one measurement: durable (fsync on), on loopback, gone afterwards. Or a sentence why there is none.
import { execFileSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'

export interface PrivatePostgres {
  url: string
  stop: () => void
}

/** `BENCH_DATABASE_URL` names an empty database of an own server instead. `settings` as the server's own words: `shared_buffers=512MB`. */
export function privatePostgres(settings: readonly string[] = []): PrivatePostgres | string {
  if (process.env.BENCH_DATABASE_URL) return { url: process.env.BENCH_DATABASE_URL, stop: () => undefined }
  const home = '/usr/lib/postgresql'
  const newest = existsSync(home) ? readdirSync(home).filter((v) => existsSync(join(home, v, 'bin', 'initdb'))).sort((a, b) => Number(a) - Number(b)).at(-1) : undefined
  if (!newest) return `No PostgreSQL server is installed under ${home}, and BENCH_DATABASE_URL is not set.`
  const bin = join(home, newest, 'bin')
  const folder = mkdtempSync(join(tmpdir(), 'guyub-bench-pg-'))
  const root = userInfo().uid === 0
  const run = (command: string): void => {
    if (root) execFileSync('su', ['postgres', '-s', '/bin/bash', '-c', command], { stdio: ['ignore', 'ignore', 'pipe'] })
    else execFileSync('bash', ['-c', command], { stdio: ['ignore', 'ignore', 'pipe'] })
  }
  try {
    if (root) {
      const postgres = execFileSync('id', ['-u', 'postgres'], { encoding: 'utf8' })
      chownSync(folder, Number(postgres), Number(execFileSync('id', ['-g', 'postgres'], { encoding: 'utf8' })))
    }
    const port = 20_000 + Math.floor(Math.random() * 20_000)
    run(`'${bin}/initdb' -D '${folder}/data' -U postgres --auth=trust -E UTF8 --locale=C.UTF-8`)
    run(`'${bin}/pg_ctl' -D '${folder}/data' -w -l '${folder}/log' -o '-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder}${settings.map((s) => ` -c ${s}`).join('')}' start`)
    return {
      url: `postgres://postgres@127.0.0.1:${port}/postgres`,
      stop: () => {
        run(`'${bin}/pg_ctl' -D '${folder}/data' -m fast stop`)
        rmSync(folder, { recursive: true, force: true })
      },
    }
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    return `A private PostgreSQL could not be started: ${(error as Error).message.split('\n')[0]}`
  }
}
