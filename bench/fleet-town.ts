// The city that is measured: 104 kelurahan with their families, and every PSM of it with a phone; ten larger villages for first syncs.
import type { Doors } from '../src/app/doors/door.server.ts'
import { demoPeople, type DemoHousehold } from '../src/app/demo/people.ts'
import { dayAt } from '../src/engine/values/day.ts'
import { city, type Desk, desk, deskRows, householdRows, keepKeys, load, type Loaded } from './load-town.ts'

/** The PSM of Kota Tangerang. */
export const psm = 987
/** Villages whose records are fetched whole, by so many phones each. */
const large = 10
const phonesEach = 10
/** Records of each of them, over both of its spaces. */
export const recordsEach = 10_000
const otherRegency = '33.28'

export interface Family {
  id: string
  answers: DemoHousehold['answers']
}

export interface FleetFile {
  rows: number
  /** Who comes back from the meeting. */
  fleet: Desk[]
  /** Who begins with nothing. */
  beginners: Desk[]
  families: { [village: string]: Family[] }
}

/** `persons` live in the city. */
export async function loadFleet(doors: Doors, persons: number): Promise<FleetFile> {
  const today = dayAt(doors.road.clock().toISOString(), city)
  const villagesOf = (regency: string): string[] => doors.places.placeSubtree([regency]).places.map((p) => p.code).filter((c) => c.length === 13 && c.startsWith(`${regency}.`)).sort()
  const kelurahan = villagesOf(city)
  const villages = villagesOf(otherRegency).slice(0, large)
  const fleet = Array.from({ length: psm }, (_, i) => desk('psm', kelurahan[i % kelurahan.length] as string, Math.floor(i / kelurahan.length)))
  const beginners = villages.flatMap((place) => Array.from({ length: phonesEach }, (_, n) => desk('psm', place, n)))
  await load(doors, 'petugas', [...fleet, ...beginners].flatMap((d) => deskRows(d, today)))
  await keepKeys(doors, [...fleet, ...beginners])
  const first = new Map<string, string>()
  for (const d of [...fleet, ...beginners]) if (!first.has(d.place)) first.set(d.place, d.person)
  const families: FleetFile['families'] = {}
  let total = 0
  const settle = async (village: string, full: (people: number, rows: number) => boolean): Promise<void> => {
    const rows: Loaded[] = []
    const here: Family[] = []
    let people = 0
    for (const home of demoPeople({ seed: 'armada', villages: [village], households: 3_000, today })) {
      if (full(people, rows.length)) break
      people += home.members.length
      rows.push(...householdRows(home, first.get(village) as string, today))
      here.push({ id: home.id, answers: home.answers })
    }
    families[village] = here
    total += rows.length
    await load(doors, `keluarga ${village}`, rows)
  }
  for (const v of kelurahan) await settle(v, (people) => people >= persons / kelurahan.length)
  for (const v of villages) await settle(v, (_people, rows) => rows >= recordsEach)
  return { rows: total, fleet, beginners, families }
}
