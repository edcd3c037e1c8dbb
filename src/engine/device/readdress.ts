// A person handed a new device code keeps what they wrote under the old one: the same acts, signed anew.
import type { DiskWrite } from './ports.ts'
import { entryOf } from './outbox.ts'
import type { Works } from './works.ts'

/** Waiting acts of the same person under another device's name are put under this one's. Ids and times stay. */
export async function readdress(w: Works): Promise<void> {
  const { person, device } = w.who()
  const writes: DiskWrite[] = []
  const entries = []
  for (const e of w.outbox.entries) {
    if (e.kept.state !== 'waiting' || e.body.person !== person || e.body.device === device) {
      entries.push(e)
      continue
    }
    const body = JSON.stringify({ ...e.body, device })
    const kept = { ...e.kept, body, sig: await w.signer.sign(new TextEncoder().encode(body)) }
    writes.push(await w.outbox.written(e.key, kept))
    entries.push(entryOf(e.key, kept))
  }
  if (writes.length > 0) await w.disk.write(writes)
  w.outbox.entries = entries
}
