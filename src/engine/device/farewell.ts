// A revoked device: it obeys only an order its server signed for it, hands over what is unsent where there is time, and forgets everything.
import { wipeOrder } from '../receipt.ts'
import type { Refusal } from '../act.ts'
import { refuse } from '../act.ts'
import { type Signed, wipedText } from '../wire.ts'
import type { Entry } from './outbox.ts'
import type { DiskWrite } from './ports.ts'
import type { Problem } from './push.ts'
import type { Works } from './works.ts'

export interface Forgotten {
  why: 'lost' | 'ended'
  device: string
  /** Unsent acts that were handed over for the successor. */
  handedOver: number
  /** Unsent acts that could not be. */
  gone: number
  /** Photos that were still on their way. */
  photos: number
  /** For the server: signed by the key that is forgotten now. */
  sig: string | null
}

/** Acts handed over at a time, and in all: what the door takes. */
const together = 20
const most = 400
/** The door has taken all it takes of one device. */
const full = 409

export const revokedRefusal: Refusal = refuse(
  'PERANGKAT_DICABUT',
  'Perangkat ini sudah dicabut oleh admin. Catatan baru tidak dapat disimpan di sini.',
  'The administrator revoked this device. No new note can be kept here.',
)

/** `problem`: not now; nothing was forgotten, and it is tried again. */
export async function obey(w: Works, signed: Signed): Promise<{ forgotten: Forgotten } | { problem: Problem }> {
  const device = w.who().device ?? ''
  const order = await wipeOrder(signed, device, w.trust.keys())
  // Anybody can say «forget»; only the server's own key is obeyed. To this device it is then merely not known any more.
  if (!order) return { problem: { kind: 'signIn' } }
  let handedOver = 0
  if (order.why === 'ended') {
    const handed = await handOver(w)
    if ('problem' in handed) return handed
    handedOver = handed.n
  }
  return w.turn.take(async () => {
    const gone = w.outbox.entries.filter(e => e.kept.state === 'waiting').length + w.outbox.unreadable.length
    const photos = w.photos.inOrder().length
    const sig = await w.signer.sign(new TextEncoder().encode(wipedText(device, order.at)))
    await w.disk.wipe()
    w.store.clear()
    w.outbox.entries = []
    return { forgotten: { why: order.why, device, handedOver, gone, photos, sig } }
  })
}

async function handOver(w: Works): Promise<{ n: number } | { problem: Problem }> {
  if (!w.road.farewell) return { n: 0 }
  const untaken = new Set<string>()
  let n = 0
  let size = together
  for (;;) {
    const batch = w.outbox.entries.filter(e => e.kept.state === 'waiting' && !untaken.has(e.key)).slice(0, size)
    if (batch.length === 0 || n >= most) return { n }
    const met = await w.road.farewell({ now: w.now(), acts: batch.map(e => ({ body: e.kept.body, sig: e.kept.sig })) })
    // One letter of the batch cannot be read over there: singly, so that it alone is left behind.
    if (met.kind === 'rejected' && met.status !== full) {
      if (batch.length === 1) untaken.add((batch[0] as Entry).key)
      size = 1
      continue
    }
    // Away or busy: the notes are more than the hurry. What the server will not take, it will not take later either.
    if (met.kind === 'rejected' || met.kind === 'signIn' || met.kind === 'later') return { n }
    if (met.kind !== 'ok') return { problem: met }
    const outcomes = new Map(met.answer.answers.map(a => [a.id, a]))
    await w.turn.take(async () => {
      const writes: DiskWrite[] = []
      const settled = await Promise.all(
        batch.map(async entry => {
          const said = outcomes.get(entry.body.id)
          const kept = { ...entry.kept, state: said?.outcome === 'refused' ? ('refused' as const) : ('proposed' as const), ...(said?.code ? { code: said.code } : {}) }
          writes.push(await w.outbox.written(entry.key, kept))
          return { entry, kept }
        }),
      )
      await w.disk.write(writes)
      for (const { entry, kept } of settled) {
        entry.kept = kept
        if (kept.state === 'proposed') n++
      }
    })
  }
}
