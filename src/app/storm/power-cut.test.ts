// The power is cut again and again while phones write: every write that was not synced is gone, and nothing acknowledged is.
// The same storm with fsync switched off must lose: otherwise this test proves nothing.
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { migratedSnapshot } from '../../engine/store.server/testing.server.ts'
import { chance } from '../../engine/values/chance.ts'
import { cutPower } from './power-cut.server.ts'
import { calm, copyGround, endServer, faultsOf, type Ground, prepareGround, startServer, storm } from './storm.server.ts'

const soak = inject('soak')
const timeout = soak ? 3_600_000 : 600_000
let prepared: Ground
const grounds: Ground[] = []
beforeAll(async () => {
  prepared = await prepareGround(await migratedSnapshot())
})
afterAll(async () => {
  for (const g of [prepared, ...grounds]) await g.remove()
})

async function ground(): Promise<Ground> {
  const g = await copyGround(prepared)
  grounds.push(g)
  return g
}

async function cutAgainAndAgain(g: Ground, kills: number, fsync: boolean, survives?: () => boolean, next?: () => void): Promise<{ strange: string[]; unsure: number }> {
  let unsure = 0
  const strange = await storm(g.phones, {
    kills, blow: soak ? [200, 4_000] : [100, 500], chance: chance('power'),
    start: () => startServer(g.folder, { powerCut: true, fsync }),
    strike: async (server) => {
      await endServer(server, 'SIGKILL')
      unsure += cutPower(join(g.folder, 'database'), survives)
      next?.()
    },
  })
  return { strange, unsure }
}

it('a disk that loses what it was not told to sync: all of it, or some blocks and others not', async () => {
  const g = await ground()
  const luck = chance('blocks')
  let whole = true
  const { strange, unsure } = await cutAgainAndAgain(g, soak ? 600 : 10, true, () => (whole ? false : luck.yes(0.5)), () => {
    whole = !whole
  })
  expect(strange).toEqual([])
  // It is no kind disk: there was something to lose.
  expect(unsure).toBeGreaterThan(50)
  expect(await calm(g)).toEqual([])
  expect(g.phones.flatMap((p) => p.sent).filter((a) => a.answered).length).toBeGreaterThan(40)
}, timeout)

it('with fsync switched off the same storm loses what it acknowledged', async () => {
  const g = await ground()
  await cutAgainAndAgain(g, 1, false)
  expect(g.phones.flatMap((p) => p.sent).filter((a) => a.answered).length).toBeGreaterThan(0)
  expect((await faultsOf(g)).filter((f) => f.includes('in the log 0 times')).length).toBeGreaterThan(0)
}, timeout)
