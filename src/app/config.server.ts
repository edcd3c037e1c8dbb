// The one place the environment is read. Every setting is named in the README.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

export interface Config {
  port: number
  host: string
  /** Where the embedded database, the server's keys and nothing else live. */
  dataFolder: string
  /** A PostgreSQL server instead of the embedded database. */
  databaseUrl: string | null
  tls: { cert: Buffer; key: Buffer } | null
  /** Behind a reverse proxy that sets X-Forwarded-*: the addresses it speaks from; false without one. */
  behindProxy: string | false
  /** A demo start: loads invented people once into an empty database. */
  demo: boolean
  /** Days after which a device not heard from is named to its supervisor. */
  silentDays?: number
}

/** Throws a sentence when a setting cannot be used. */
export function readConfig(argv: readonly string[] = process.argv.slice(2), env: NodeJS.ProcessEnv = process.env): Config {
  const port = Number(env.PORT ?? 4600)
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error('PORT must be a number between 0 and 65535.')
  const silentDays = Number(env.GUYUB_SILENT_DAYS ?? 7)
  if (!Number.isInteger(silentDays) || silentDays < 1 || silentDays > 365) throw new Error('GUYUB_SILENT_DAYS is a number of days between 1 and 365.')
  const cert = env.GUYUB_TLS_CERT
  const key = env.GUYUB_TLS_KEY
  if (!!cert !== !!key) throw new Error('GUYUB_TLS_CERT and GUYUB_TLS_KEY belong together: give both or neither.')
  const proxy = env.GUYUB_PROXY
  if (proxy && proxy !== '1' && !/^[0-9a-fA-F.:/, ]+$/.test(proxy)) throw new Error('GUYUB_PROXY is 1 for a proxy on this machine, or the address it speaks from (10.0.0.5 or 10.0.0.0/24).')
  return {
    port,
    host: env.HOST ?? '127.0.0.1',
    dataFolder: resolve(env.GUYUB_DATA ?? './data'),
    databaseUrl: env.DATABASE_URL || null,
    tls: cert && key ? { cert: readFileSync(cert), key: readFileSync(key) } : null,
    behindProxy: !proxy ? false : proxy === '1' ? 'loopback' : proxy,
    demo: argv.includes('--demo'),
    silentDays,
  }
}
