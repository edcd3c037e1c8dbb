// The model is itself tested: each sown fault must be caught, and soon.
import { afterAll, expect, test, vi } from 'vitest'
import type { Database } from '../store.server/database.server.ts'
import { testDatabases } from '../store.server/testing.server.ts'
import { mutants } from './mutants.server.ts'
import { play, smaller } from './play.server.ts'
import { toyStore } from './server.server.ts'

/** Histories a fault may survive: fewer than half of what is played without one. Most are caught within ten, the slyest within forty. */
const bound = 120

const server = testDatabases().find((d) => d.kind === 'postgres')
/** On a PostgreSQL server when there is one: the same database for all, each history in villages of its own. */
const over = server ? { store: () => (shared ??= toyStore(server.open)) } : {}
let shared: Promise<Database> | undefined
afterAll(async () => (await shared)?.close())

test.each(mutants.map(m => [m.name, m] as const))('%s', { timeout: 300_000 }, async (_name, mutant) => {
  const caught = await play(20_260_302, bound, { ...over, ...mutant.seams() })
  // Noticed by a promise that broke, not by a fault of the fault.
  expect(caught?.error.name, caught?.error.stack ?? 'a fault nobody noticed').toBe('Broken')
})

test('a failure is told with fewer steps than it was found with', { timeout: 300_000 }, async () => {
  const seams = { ...over, ...mutants.find(m => m.name.startsWith('last write wins'))?.seams() }
  const caught = await play(20_260_302, bound, seams)
  if (!caught) throw new Error('a fault nobody noticed')
  const small = await smaller(caught, seams, 60)
  expect(small.error.message.split(':')[0]).toBe(caught.error.message.split(':')[0])
  expect(small.history.steps.length).toBeLessThan(caught.history.steps.length / 2)
})

// The last: parts are exchanged only here.
test('an overlay that is not lifted', { timeout: 300_000 }, async () => {
  const { openDevice } = await mutated('../device/overlay.ts', real => ({
    ...real,
    overlayOn: (store: never) => ({ ...(real.overlayOn as (s: never) => object)(store), lift: () => undefined }),
  }))
  expect((await play(20_260_302, bound, { ...over, open: openDevice }))?.error.name).toBe('Broken')
})

/** The device with one of its own parts exchanged. */
async function mutated(path: string, change: (real: { [k: string]: unknown }) => { [k: string]: unknown }): Promise<typeof import('../device/device.ts')> {
  vi.resetModules()
  const real = await vi.importActual<{ [k: string]: unknown }>(path)
  vi.doMock(path, () => change(real))
  return import('../device/device.ts')
}
