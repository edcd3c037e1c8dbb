// What this device wrote and the server has not yet given back, laid over the confirmed rows and lifted off again.
import type { Change } from '../act.ts'
import type { MemoryStore } from '../memory.ts'
import type { Clash } from '../merge.ts'
import type { AnyRow, RecordType } from '../record.ts'

export interface Overlay {
  /** Land changes of an outstanding act; the confirmed rows under them are remembered. */
  lay(actId: string, changes: readonly Change[]): { change: Change; clashes: Clash[] }[]
  /** Back to the confirmed rows. */
  lift(): void
  /** The confirmed row, whatever lies over it. */
  confirmed(record: RecordType, id: string): AnyRow | undefined
  /** Confirmed rows that are covered, with what is under them (undefined: nothing confirmed). */
  covered(): Iterable<{ record: RecordType; id: string; under: AnyRow | undefined }>
  /** Acts outstanding on a row, oldest first. */
  actsOn(record: string, id: string): readonly string[]
}

const keyOf = (record: string, id: string): string => `${record}/${id}`

export function overlayOn(store: MemoryStore): Overlay {
  const under = new Map<string, { record: RecordType; id: string; under: AnyRow | undefined }>()
  const acts = new Map<string, string[]>()
  return {
    lay(actId, changes) {
      for (const { record, id } of changes) {
        const key = keyOf(record.name, id)
        if (!under.has(key)) under.set(key, { record, id, under: store.get(record, id) })
        const list = acts.get(key)
        if (!list) acts.set(key, [actId])
        else if (!list.includes(actId)) list.push(actId)
      }
      return store.apply(changes)
    },
    lift() {
      for (const { record, id, under: row } of under.values()) {
        if (row) store.set(record, row)
        else store.delete(record, id)
      }
      under.clear()
      acts.clear()
    },
    confirmed: (record, id) => {
      const found = under.get(keyOf(record.name, id))
      return found ? found.under : store.get(record, id)
    },
    covered: () => under.values(),
    actsOn: (record, id) => acts.get(keyOf(record, id)) ?? [],
  }
}
