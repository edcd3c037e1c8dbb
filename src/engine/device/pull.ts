// Down the road: answers are stored before they are shown, shown before they are acknowledged.
import type { DiskWrite } from './ports.ts'
import type { Problem } from './push.ts'
import { rebase } from './replay.ts'
import { confirmedRows, heldPlaces, type Works } from './works.ts'

export interface Pulled {
  rows: number
  problem: Problem | null
}

export async function pullAll(w: Works): Promise<Pulled> {
  // What was accepted before this pull began is in its answers: only then may the writer's own copy go.
  const given = w.outbox.entries.filter(e => e.kept.state === 'accepted')
  let rows = 0
  for (;;) {
    const asked = w.copy.asking()
    const met = await w.road.pull(asked)
    if (met.kind !== 'ok') return { rows, problem: met }
    const answer = met.answer
    for (const d of answer.deltas) rows += d.rows.length + d.leaves.length
    await w.turn.take(async () => {
      const also: DiskWrite[] = answer.more
        ? []
        : given.map(e => ({ box: 'outbox', key: e.key, bytes: null }))
      await w.copy.take(answer, asked, w.now(), also, land => {
        if (!answer.more) w.outbox.entries = w.outbox.entries.filter(e => !given.includes(e))
        rebase(w, land)
        w.changed()
      })
    })
    if (answer.drops.length > 0) await w.copy.fold(() => confirmedRows(w), true)
    if (!answer.more) break
  }
  await w.copy.serve(heldPlaces(w))
  await w.copy.fold(() => confirmedRows(w))
  return { rows, problem: null }
}
