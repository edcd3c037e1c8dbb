// What this device tells of itself, so that a supervisor sees a phone in trouble before its owner asks: counts and room, never a word.
import type { Health } from '../wire.ts'
import { attentionOf } from './attention.ts'
import type { Room } from './ports.ts'
import type { Works } from './works.ts'

/** Bytes are told in steps: a health that changes with every note would travel with every question. */
const step = 5_000_000
const inSteps = (bytes: number | null): number | null => (bytes === null ? null : Math.round(bytes / step) * step)

export function healthOf(w: Works, app: string, room: Room | null): Health {
  const waiting = w.outbox.entries.filter(e => e.kept.state === 'waiting')
  let oldest: string | null = null
  for (const e of waiting) if (oldest === null || e.body.madeAt < oldest) oldest = e.body.madeAt
  return {
    app: app.slice(0, 40),
    unsent: waiting.length,
    photos: [...w.photos.items.values()].filter(i => i.ready || i.acts.length > 0).length,
    oldest,
    attention: attentionOf(w).length,
    unreadable: w.outbox.unreadable.length,
    usedBytes: inSteps(room?.usedBytes ?? null),
    freeBytes: inSteps(room?.freeBytes ?? null),
    persisted: room?.persisted ?? false,
  }
}
