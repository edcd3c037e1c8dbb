// The same storm on PostgreSQL, where it is installed: our server is killed, and the database server itself.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { openPostgres } from '../../engine/store.server/database.server.ts'
import { chance } from '../../engine/values/chance.ts'
import { openCluster, postgresPrograms, type Cluster } from './cluster.server.ts'
import { settle, type StormPhone } from './phones.server.ts'
import { endServer, enrol, roadOn, startServer, storm } from './storm.server.ts'
import { faultsIn } from './whole.server.ts'

const programs = postgresPrograms()
const soak = inject('soak')
const timeout = soak ? 3_600_000 : 300_000

describe.skipIf(programs === null)('a storm on PostgreSQL', () => {
  let cluster: Cluster
  let phones: StormPhone[]
  let folder: string
  beforeAll(async () => {
    cluster = await openCluster(programs as string)
    await cluster.start()
    folder = await mkdtemp(join(tmpdir(), 'guyub-storm-'))
    const db = await openPostgres({ url: cluster.url })
    phones = await enrol(db, 3)
    await db.close()
  }, timeout)
  afterAll(async () => {
    await cluster.remove()
    await rm(folder, { recursive: true, force: true })
  }, timeout)

  const blow: [number, number] = soak ? [200, 4_000] : [150, 500]

  it('our server killed without warning', async () => {
    const strange = await storm(phones, {
      kills: soak ? 100 : 4, blow, chance: chance('server'), start: () => startServer(folder, { databaseUrl: cluster.url }),
      strike: async (server) => {
        await endServer(server, 'SIGKILL')
      },
    })
    expect([...strange, ...(await calmed())]).toEqual([])
  }, timeout)

  it('the database server killed without warning, under a server of ours that stays', async () => {
    const server = await startServer(folder, { databaseUrl: cluster.url })
    const strange = await storm(phones, {
      kills: soak ? 50 : 3, blow, chance: chance('postmaster'), start: async () => server,
      strike: async () => {
        await cluster.strike()
        await cluster.start()
      },
    })
    await endServer(server, 'SIGTERM')
    expect([...strange, ...(await calmed())]).toEqual([])
  }, timeout)

  async function calmed(): Promise<string[]> {
    const server = await startServer(folder, { databaseUrl: cluster.url })
    const strange = (await Promise.all(phones.map((p) => settle(p, server.url)))).flat()
    await endServer(server, 'SIGTERM')
    const db = await openPostgres({ url: cluster.url })
    const faults = await faultsIn(await roadOn(db), phones.flatMap((p) => p.sent))
    await db.close()
    return [...strange, ...faults]
  }
})
