// Down the road: answers are stored before they are shown, shown before they are acknowledged.
import type { DiskWrite } from './ports.ts'
import type { Problem } from './push.ts'
import { rebase } from './replay.ts'
import { confirmedRows, heldPlaces, type Works } from './works.ts'

export interface Pulled {
  rows: number
  problem: Problem | null
}

/** Bases that were renewed while their pages were fetched; beyond this the next sync goes on. */
const mostRenewals = 5

export async function pullAll(w: Works): Promise<Pulled> {
  // What was accepted before this pull began is in its answers: only then may the writer's own copy go.
  const given = w.outbox.entries.filter(e => e.kept.state === 'accepted')
  let rows = 0
  let renewed = 0
  for (;;) {
    const asked = w.copy.asking()
    const health = w.health()
    const told = JSON.stringify(health)
    const met = await w.road.pull({ ...asked, ...(health && told !== w.healthTold ? { health } : {}) })
    if (met.kind !== 'ok') return { rows, problem: met }
    w.healthTold = told
    // Nobody in between, and no server that lost its key, empties a phone. The rest of such an answer is taken, once, and not acknowledged.
    const { answer, unsigned } = await w.trust.checked(met.answer, asked, w.copy.spaces)
    if (unsigned && w.unsignedBatch === met.answer.batch) return { rows, problem: { kind: 'unsigned' } }
    w.unsignedBatch = unsigned ? met.answer.batch : null
    await w.receipts.forget(answer.drops.map(d => d.space).filter(s => !answer.deltas.some(d => d.space === s)))
    const came = await w.copy.fetch(answer, w.road.getPage)
    // Not acknowledged, so that the same is asked again: what came of it is here already.
    if (came === 'gone' && ++renewed <= mostRenewals) continue
    if (came === 'gone') return { rows, problem: { kind: 'busy', retryAfterMs: 60_000 } }
    if (came !== 'all') return { rows, problem: came }
    for (const d of answer.deltas) rows += d.rows.length + d.leaves.length + (d.base?.pages ?? []).reduce((sum, p) => sum + p.rows, 0)
    await w.turn.take(async () => {
      const also: DiskWrite[] = answer.more || unsigned
        ? []
        : given.map(e => ({ box: 'outbox', key: e.key, bytes: null }))
      const show = (land: () => void): void => {
        if (!answer.more && !unsigned) w.outbox.entries = w.outbox.entries.filter(e => !given.includes(e))
        rebase(w, land)
        w.changed()
      }
      await w.copy.take(answer, asked, w.now(), also, show, answer.more || unsigned ? undefined : heldPlaces(w))
    })
    if (answer.drops.length > 0) await w.copy.fold(() => confirmedRows(w), true)
    if (unsigned) return { rows, problem: { kind: 'unsigned' } }
    if (!answer.more) break
  }
  await w.copy.serve(heldPlaces(w))
  await w.copy.fold(() => confirmedRows(w))
  return { rows, problem: null }
}
