// Laying outstanding acts over the confirmed rows: done whenever rows came or an act was answered.
import type { Change } from '../act.ts'
import { followUps } from '../house.ts'
import { judge, parseInput, readAll, type Input } from '../perform.ts'
import { theHouse } from '../who.ts'
import type { Body } from '../wire.ts'
import type { Entry } from './outbox.ts'
import { envOf, whoOn, type Works } from './works.ts'

/** Memory = confirmed rows + every act that is waiting, or accepted but not yet given back. In the order they were made. */
export function rebase(w: Works, between?: () => void): void {
  w.overlay.lift()
  between?.()
  w.doubts.clear()
  for (const entry of w.outbox.entries) {
    if (!entry.kept.blind && (entry.kept.state === 'waiting' || entry.kept.state === 'accepted'))
      layEntry(w, entry)
  }
}

/** An act that no longer fits today's rows is not shown, and stays in the outbox: the server decides. */
function layEntry(w: Works, entry: Entry): void {
  const type = w.house.acts.get(entry.body.act)
  // Written by a newer release: kept and sent as it is, only not shown.
  if (!type || entry.body.version > type.version) return
  const parsed = parseInput(type, entry.body.version, entry.body.input)
  if (!parsed.ok) {
    w.doubts.set(entry.body.id, parsed.refusal)
    return
  }
  const env = envOf(entry.body)
  const judged = judge(type, parsed.input, readAll(type, parsed.input, w.store), env, whoOn(w.who(), env.day))
  if (judged.ok) lay(w, entry.body, parsed.input, judged.changes)
  else w.doubts.set(entry.body.id, judged.refusal)
}

/** An act's own changes, and over them what the house will do when it hears of it, as far as a device may show that. */
export function lay(w: Works, body: Body, input: Input, changes: readonly Change[]): void {
  w.overlay.lay(body.id, changes)
  const env = envOf(body)
  const classOf = (record: string, id: string) => {
    const change = changes.find(c => c.record.name === record && c.id === id)
    return change?.kind === 'put' ? change.class : null
  }
  const after = { id: body.id, place: body.place, at: body.madeAt, person: body.person, who: whoOn(w.who(), env.day), classOf }
  for (const next of followUps(w.house, body.act, input, after, true)) {
    const type = w.house.acts.get(next.act)
    if (!type) continue
    const judged = judge(type, next.input, readAll(type, next.input, w.store), { ...env, id: next.id, person: theHouse.person, device: null }, theHouse)
    if (judged.ok) w.overlay.lay(body.id, judged.changes)
  }
}
