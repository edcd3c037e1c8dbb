// Numbers of everybody registered in a regency, as a sieve, while a large list comes in: few of its people are registered elsewhere, and only
// those are asked for. It follows what others write meanwhile.
import type { Road } from '../../engine/road.server/road.server.ts'
import type { Tx } from '../../engine/store.server/database.server.ts'
import { isVillage } from '../../engine/space.ts'
import { type Sieve, sieveFor } from './sieve.ts'

/** Below this a list asks for each of its numbers. */
const worthIt = 20_000
/** Where more people are registered, reading them all first takes as long as asking. */
const mostKnown = 300_000
const page = 20_000

export interface Known {
  sieve: Sieve
  /** Takes in what others registered since the last time, but for the villages this list has written. */
  follow: (own: ReadonlySet<string>) => Promise<void>
}

/** Null where it would not pay, and for an area of several regencies. */
export async function knownIn(road: Road, area: string, rows: number): Promise<Known | null> {
  const regency = area.slice(0, 5)
  if (rows < worthIt || regency.length < 5) return null
  const asJob = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => road.db.tx({ role: 'guyub_job', readOnly: true }, work)
  const sieve = sieveFor(rows + 100_000)
  // Versions first: what is registered after this look is seen by the next.
  let seen = await asJob((tx) => versions(tx, regency))
  let after = ''
  for (let known = 0; ; known += page) {
    if (known > mostKnown) return null
    const found = await asJob((tx) => tx.query<{ id: string; nik: string | null }>(
      // The next people of this regency, in the order of their key.
      'select id, nik from person where regency_code = $1 and id > $2 order by id limit $3', [regency, after, page]))
    for (const { nik } of found) if (nik) sieve.add(nik)
    const last = found.at(-1)
    if (!last || found.length < page) break
    after = last.id
  }
  return {
    sieve,
    follow: async (own) => {
      await asJob(async (tx) => {
        const now = await versions(tx, regency)
        for (const [place, version] of now) {
          const before = seen.get(place) ?? 0
          if (version <= before || own.has(place)) continue
          // Who was written in this village since?
          for (const { nik } of await tx.query<{ nik: string }>('select nik from person where regency_code = $1 and place_code = $2 and version > $3 and nik is not null order by id', [regency, place, before])) sieve.add(nik)
        }
        seen = now
      })
    },
  }
}

/** How far the restricted space of each village is. */
async function versions(tx: Tx, regency: string): Promise<Map<string, number>> {
  const rows = await tx.query<{ space: string; version: number }>(`select space, version from space where regency_code = $1 and space like 'v:%:R' order by space`, [regency])
  return new Map(rows.map((r) => [r.space.slice(2, -2), r.version] as const).filter(([place]) => isVillage(place)))
}
