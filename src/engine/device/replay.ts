// Laying outstanding acts over the confirmed rows: done whenever rows came or an act was answered.
import { judge, parseInput, readAll } from '../perform.ts'
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
  if (judged.ok) w.overlay.lay(entry.body.id, judged.changes)
  else w.doubts.set(entry.body.id, judged.refusal)
}
