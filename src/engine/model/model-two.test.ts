// Half of the histories (the other half runs beside it), on a PostgreSQL server when there is one: there acts really meet.
import { expect, inject, test } from 'vitest'
import { testDatabases } from '../store.server/testing.server.ts'
import { play, smaller, told } from './play.server.ts'

const count = inject('soak') ? 50_000 : 1_000
test(`${count.toLocaleString('en')} histories keep every promise`, { timeout: inject('soak') ? 14_400_000 : 2_400_000 }, async () => {
  const store = testDatabases().find((d) => d.kind === 'postgres')
  const seams = store ? { store: store.open } : {}
  const failure = await play(1_000_001, count, seams)
  if (failure) expect.fail(told(await smaller(failure, seams)))
})
