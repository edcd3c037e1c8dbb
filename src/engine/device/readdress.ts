// A person handed a new device code keeps what they wrote under the old one: the same acts, signed anew. The copy begins anew:
// the server knows nothing of what the old device held, and could not tell the new one what left meanwhile.
import type { DiskWrite } from './ports.ts'
import { entryOf } from './outbox.ts'
import type { Works } from './works.ts'

async function beginAnew(w: Works): Promise<void> {
  const { device } = w.who()
  const bytes = await w.disk.read('meta', 'device')
  if (device === null) return
  if (bytes) {
    const before = await w.parcels.unwrap('meta', 'device', bytes).catch(() => null)
    if (before === device) return
    await w.copy.forget([], land => land())
  }
  // Written last: killed before, it begins anew once more.
  await w.disk.write([{ box: 'meta', key: 'device', bytes: await w.parcels.wrap('meta', 'device', device) }])
}

/** Waiting acts of the same person under another device's name are put under this one's. Ids and times stay. */
export async function readdress(w: Works): Promise<void> {
  await beginAnew(w)
  const { person, device } = w.who()
  const writes: DiskWrite[] = []
  const entries = []
  for (const e of w.outbox.entries) {
    if (e.kept.state !== 'waiting' || e.body.person !== person || e.body.device === device) {
      entries.push(e)
      continue
    }
    const body = JSON.stringify({ ...e.body, device })
    const kept = { ...e.kept, earlier: e.kept.earlier ?? e.kept.body, body, sig: await w.signer.sign(new TextEncoder().encode(body)) }
    writes.push(await w.outbox.written(e.key, kept))
    entries.push(entryOf(e.key, kept))
  }
  if (writes.length > 0) await w.disk.write(writes)
  w.outbox.entries = entries
}
