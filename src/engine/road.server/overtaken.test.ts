// Two pulls of one device at the same moment, on two connections: each answer has a number of its own, or an acknowledgement
// of the one would be taken for the other, whose news the phone never saw.
import { expect, test } from 'vitest'
import { openEmbedded, type Database } from '../store.server/database.server.ts'
import { newId } from '../values/id.ts'
import { applyActs } from './apply.server.ts'
import { pull } from './pull.server.ts'
import { openToyRoad } from './toy-road.server.ts'

test('an answer that was overtaken is given again under the next number', { timeout: 300_000 }, async () => {
  const db = await openEmbedded({ folder: null })
  const toy = await openToyRoad(db)
  const place = '36.71.01.1001'
  const wati = { ...toy.worker('wati', place), device: await toy.device('wati') }
  await applyActs(toy.road, [toy.incoming(wati, 'toy.write', place, { id: newId(), title: 'Satu' })])
  let others = 1
  // The other connection's answer is written down between our reading and our writing.
  const crossed: Database = {
    ...db,
    tx: (scope, work) => db.tx(scope, tx => work({
      ...tx,
      query: (text, params) => tx.query(text, params),
      exec: text => tx.exec(text),
      change: async (text, params) => {
        if (text.startsWith('update device set batch') && others-- > 0) await tx.change('update device set batch = batch + 1 where id = $1', [wati.device])
        return tx.change(text, params)
      },
    })),
  }
  const answer = await pull({ ...toy.road, db: crossed }, wati, { ack: 0 }, [])
  expect(answer.deltas.flatMap(d => d.rows)).toHaveLength(1)
  expect(others).toBeLessThanOrEqual(0)
  expect((await pull(toy.road, wati, { ack: answer.batch }, [])).deltas).toEqual([])
  await db.close()
})
