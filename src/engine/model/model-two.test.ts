// Most of the histories (the others run beside it), on a PostgreSQL server when there is one: there acts really meet.
import { afterAll, expect, inject, test } from 'vitest'
import type { Database } from '../store.server/database.server.ts'
import { testDatabases } from '../store.server/testing.server.ts'
import { anew, play, smaller, told } from './play.server.ts'
import { toyStore } from './server.server.ts'

const opened: Database[] = []
afterAll(() => Promise.all(opened.map((db) => db.close())))

const count = inject('soak') ? 50_000 : 350
test(`${count.toLocaleString('en')} histories, and ${anew} nobody has seen, keep every promise`, { timeout: inject('soak') ? 14_400_000 : 2_400_000 }, async () => {
  const server = testDatabases().find((d) => d.kind === 'postgres')
  const seams = server ? { store: async () => {
    const db = await toyStore(server.open)
    opened.push(db)
    return db
  } } : {}
  const failure = await play(1_000_001, count, seams, anew)
  if (failure) expect.fail(told(await smaller(failure, seams)))
})
