// The server is killed again and again while phones write: what was acknowledged is there, once, and everything fits together.
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { migratedSnapshot } from '../../engine/store.server/testing.server.ts'
import { chance } from '../../engine/values/chance.ts'
import { calm, endServer, type Ground, prepareGround, startServer, storm } from './storm.server.ts'

const soak = inject('soak')
let ground: Ground
beforeAll(async () => {
  ground = await prepareGround(await migratedSnapshot())
})
afterAll(() => ground.remove())

it('killed without warning, on the plain file system', async () => {
  const strange = await storm(ground.phones, {
    kills: soak ? 400 : 6, blow: soak ? [200, 4_000] : [100, 600], chance: chance('plain'),
    start: () => startServer(ground.folder),
    strike: async (server) => {
      await endServer(server, 'SIGKILL')
    },
  })
  expect(strange).toEqual([])
  expect(await calm(ground)).toEqual([])
  expect(ground.phones.flatMap((p) => p.sent).filter((a) => a.answered).length).toBeGreaterThan(20)
}, soak ? 3_600_000 : 600_000)
