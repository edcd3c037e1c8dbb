// How much room is left for this app, judged before it matters: words are small and must always fit, photos must not take their place.
import type { Room } from './ports.ts'

/** ok: nothing to say · low: say it before somebody goes out · critical: a note may fail to be stored. */
export type RoomLevel = 'ok' | 'low' | 'critical'

export interface RoomNow extends Room {
  level: RoomLevel
  /** When it was looked at, ISO instant. */
  at: string
}

/** A working day with photos takes some 20 MB, a village's copy 10: low leaves a week, critical hardly a day. */
const lowBytes = 200_000_000
const criticalBytes = 50_000_000
/** A small quota is low in its own measure: this share of it left. */
const lowShare = 0.1
/** Some browsers tell a quota that has nothing to do with the disk: a write refused lately knows better. */
const refusedCountsMs = 15 * 60_000

/** `refusedAgoMs`: how long ago the disk said it was full; null when it did not. */
export function levelOf(room: Room, refusedAgoMs: number | null): RoomLevel {
  if (refusedAgoMs !== null && refusedAgoMs < refusedCountsMs) return 'critical'
  const { freeBytes, quotaBytes } = room
  if (freeBytes === null) return 'ok'
  if (freeBytes < criticalBytes) return 'critical'
  if (freeBytes < lowBytes) return 'low'
  return quotaBytes !== null && freeBytes < quotaBytes * lowShare && freeBytes < 5 * lowBytes ? 'low' : 'ok'
}

export interface RoomWatch {
  now(): RoomNow | null
  /** Looks again when the last look is some minutes old. */
  look(): Promise<void>
  /** The disk refused a write. */
  refused(): void
}

const everyMs = 3 * 60_000

export function watchRoom(ask: (() => Promise<Room>) | undefined, clock: { now(): number }, changed: () => void): RoomWatch {
  let room: Room | null = null
  let asked = Number.NEGATIVE_INFINITY
  let refusedAt: number | null = null
  let told: RoomNow | null = null
  const judge = (): void => {
    if (!room) return
    const now = clock.now()
    const level = levelOf(room, refusedAt === null ? null : now - refusedAt)
    const next = { ...room, level, at: new Date(now).toISOString() }
    const news = told?.level !== level || told.persisted !== room.persisted
    told = next
    if (news) changed()
  }
  return {
    now: () => told,
    async look() {
      if (!ask || clock.now() - asked < everyMs) return
      asked = clock.now()
      room = await ask()
      judge()
    },
    refused() {
      refusedAt = clock.now()
      room ??= { persisted: false, usedBytes: null, freeBytes: null, quotaBytes: null }
      judge()
    },
  }
}
