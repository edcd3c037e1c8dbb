// Notes that cannot be read any more: told to the server without a word of theirs, so that somebody can help before they are let go.
import type { Met } from './ports.ts'
import type { Works } from './works.ts'

/** Larger ones are told of without their blob: they are handed over as an exported file. */
const mostSealed = 400_000

const noWay: Met<never> = { kind: 'away', why: 'nobody to tell' }
const gone: Met<never> = {
  kind: 'rejected',
  status: 404,
  say: { id: 'Catatan ini sudah tidak ada di perangkat.', en: 'This note is no longer on the device.' },
}

export interface Troubles {
  report(id: string): Promise<Met<null>>
}

export async function openTroubles(w: Works, app: string): Promise<Troubles> {
  const bytes = await w.disk.read('meta', 'troubles')
  const reported = bytes
    ? ((await w.parcels.unwrap('meta', 'troubles', bytes).catch(() => ({}))) as { [key: string]: string })
    : {}
  for (const u of w.outbox.unreadable) {
    const at = reported[u.key]
    if (at) u.reportedAt = at
  }
  return {
    async report(id) {
      const blob = w.outbox.unreadable.find(u => u.key === id)
      if (!blob) return gone
      const { tellTrouble } = w.road
      if (!tellTrouble) return noWay
      const met = await tellTrouble({
        note: blob.key.slice(0, 120),
        size: blob.bytes.length,
        why: blob.why.slice(0, 60),
        app: app.slice(0, 40),
        ...(blob.bytes.length <= mostSealed ? { sealed: blob.bytes } : {}),
      })
      if (met.kind !== 'ok') return met
      blob.reportedAt = w.now()
      reported[blob.key] = blob.reportedAt
      await w.turn.take(async () =>
        w.disk.write([
          { box: 'meta', key: 'troubles', bytes: await w.parcels.wrap('meta', 'troubles', reported) },
        ]),
      )
      return met
    },
  }
}
