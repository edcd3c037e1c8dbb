// The town that is measured: all kelurahan of Kota Tangerang, invented families in each, volunteers and desks with real device keys.
import { generateKeyPairSync } from 'node:crypto'
import { demoPeople, type DemoHousehold } from '../src/app/demo/people.ts'
import type { Doors } from '../src/app/doors/door.server.ts'
import { sha256 } from '../src/app/doors/session.server.ts'
import { Answer, type AnyRow, type RecordType } from '../src/engine/record.ts'
import { bulkRows } from '../src/engine/road.server/bulk.server.ts'
import { dayAt } from '../src/engine/values/day.ts'
import { derivedId, newId } from '../src/engine/values/id.ts'
import { Case, teamOf } from '../src/rooms/cases/door.ts'
import { Account, Appointment, TeamMember } from '../src/rooms/organization/door.ts'
import { answersId, Household, HouseholdStatus, Person, statusColumns } from '../src/rooms/registry/door.ts'

export const city = '36.71'
const elsewhere = '33.28.02.2001'
/** Households of each village that already have a running case. */
const casesEach = 10

export interface Desk {
  person: string
  device: string
  token: string
  /** PKCS #8, base64. */
  key: string
  place: string
  role: string
}

export interface Home {
  id: string
  caseId: string | null
  head: string
  answers: DemoHousehold['answers']
}

export interface TownFile {
  persons: number
  households: number
  desks: Desk[]
  /** Families by village. */
  homes: { [village: string]: Home[] }
}

export type Loaded = { record: RecordType; row: AnyRow }
const N = { class: 'N' as const, team: null }
const R = { class: 'R' as const, team: null }

/** Loads it all by the bulk path and answers what the clients need to know. */
export async function loadTown(doors: Doors, wanted: number): Promise<TownFile> {
  const { road, places } = doors
  const today = dayAt(road.clock().toISOString(), city)
  const villages = places.placeSubtree([city]).places.map((p) => p.code).filter((c) => c.length === 13 && c.startsWith(`${city}.`)).sort()
  const desks = [
    ...villages.flatMap((place) => [desk('psm', place), desk('puskesos_koord', place)]),
    desk('psm', elsewhere), desk('dinsos_head', city), desk('admin', ''),
  ]
  await load(doors, 'petugas', desks.flatMap((d) => deskRows(d, today)))
  await keepKeys(doors, desks)
  const psm = new Map(desks.filter((d) => d.role === 'psm').map((d) => [d.place, d.person]))
  const homes: TownFile['homes'] = {}
  let persons = 0
  let households = 0
  for (const [i, village] of villages.entries()) {
    const rows: Loaded[] = []
    const target = Math.round((wanted * (i + 1)) / villages.length)
    const kept: DemoHousehold[] = []
    for (const home of demoPeople({ seed: 'ukur', villages: [village], households: Math.ceil(wanted / villages.length / 2), today })) {
      if (persons >= target) break
      kept.push(home)
      persons += home.members.length
    }
    homes[village] = kept.map((h, n): Home => ({ id: h.id, caseId: n < casesEach ? derivedId(h.id, 'kasus') : null, head: h.members[0]?.name ?? 'Kepala', answers: h.answers }))
    for (const [n, h] of kept.entries()) rows.push(...householdRows(h, psm.get(village) as string, today), ...(n < casesEach ? caseRows(h, psm.get(village) as string, today) : []))
    households += kept.length
    await load(doors, `keluarga ${village}`, rows)
  }
  return { persons, households, desks, homes }
}

export const load = (doors: Doors, file: string, rows: Loaded[]): Promise<number> =>
  bulkRows(doors.road, { act: { id: newId(), name: 'house.import', person: null, input: { file, hash: sha256(file), rows: rows.length } }, rows })

export function desk(role: string, place: string, n = 0): Desk & { publicKey: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = derivedId(`${role} ${place}${n > 0 ? ` ${n}` : ''}`, 'orang')
  return {
    role, place, person: id, device: derivedId(id, 'perangkat'), token: derivedId(id, 'sesi'),
    key: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'), publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
  }
}

export function deskRows(d: Desk, today: string): Loaded[] {
  return [
    { record: Account as RecordType, row: { id: d.person, place: d.place, ...N, name: `${d.role} ${d.place}`, lang: 'id', state: 'aktif' } },
    { record: Appointment as RecordType, row: { id: derivedId(d.person, 'tugas'), place: d.place, ...N, personId: d.person, role: d.role, from: '2024-01-01', until: null, unit: null, sk: 'SK/UKUR', skDate: today } },
  ]
}

export async function keepKeys({ road }: Doors, desks: readonly (Desk & { publicKey?: string })[]): Promise<void> {
  await road.db.tx({ role: 'guyub_job' }, async (tx) => {
    await tx.change(
      `insert into device (id, person, public_key, label, enrolled_at) select d, p, k, 'ukur', now() from unnest($1::text[], $2::text[], $3::text[]) as u(d, p, k)`,
      [desks.map((d) => d.device), desks.map((d) => d.person), desks.map((d) => d.publicKey)],
    )
    await tx.change(
      `insert into session (token_hash, person, device, made_at, expires_at) select t, p, d, now(), now() + interval '1 day' from unnest($1::text[], $2::text[], $3::text[]) as u(t, p, d)`,
      [desks.map((d) => sha256(d.token)), desks.map((d) => d.person), desks.map((d) => d.device)],
    )
  })
  for (const d of desks) delete d.publicKey
}

export function householdRows(h: DemoHousehold, psm: string, _today: string): Loaded[] {
  const place = h.village
  const status = statusColumns({ household: { id: h.id, place, state: 'ada' }, people: h.members.map((m) => ({ presence: String(m.answers['404'] ?? '1') })), answers: h.answers, seenOn: h.visitedOn, looked: ['house', 'water', 'latrine', 'electricity'] })
  return [
    { record: Household as RecordType, row: { id: h.id, place, ...R, headName: h.members[0]?.name ?? 'Kepala', kk: h.kk, kkReason: h.kkMissing, address: h.address, rt: h.rt, rw: h.rw, gps: h.gps, phone: h.phone, state: 'ada', registeredBy: psm } },
    { record: HouseholdStatus as RecordType, row: { id: h.id, place, ...N, ...status } as AnyRow },
    { record: Answer as RecordType, row: { id: answersId(h.id, 'N'), place, ...N, owner: 'household', ownerId: h.id, values: h.answers, vocab: 'regsosek22k', answeredOn: h.visitedOn, answeredBy: psm } },
    ...h.members.map((m): Loaded => ({
      record: Person as RecordType,
      row: { id: m.id, place, ...R, name: m.name, nik: m.nik, nikReason: m.nikMissing, birthDate: m.birthDate, sex: m.sex, relation: m.relation, householdId: h.id, marital: m.answers['408'] ?? null, presence: m.answers['404'] ?? '1', phone: m.phone, registeredBy: psm },
    })),
  ]
}

/** A case in which help is being given. */
function caseRows(h: DemoHousehold, psm: string, today: string): Loaded[] {
  const id = derivedId(h.id, 'kasus')
  const team = teamOf(id)
  return [
    { record: Case as RecordType, row: { id, place: h.village, class: 'R', team, state: 'intervensi', stateAt: `${today}T00:00:00.000Z`, subjectKind: 'household', subjectId: h.id, subjectName: h.members[0]?.name, householdId: h.id, problem: 'Rumah rusak dan penghasilan tidak tetap', ppks: ['fakir_miskin'], basis: 'consent', openedBy: psm, openedOn: today, ownerId: psm, risk: 1, planState: 'disetujui', planAgreed: true, openReferrals: 0, services: 0, aftercareVisits: 0 } },
    { record: TeamMember as RecordType, row: { id: derivedId(id, 'kursi'), place: h.village, class: 'X', team, teamId: team, personId: psm, until: null, reason: 'Penanggung jawab', grantedBy: psm, role: 'penanggung_jawab' } },
  ]
}
