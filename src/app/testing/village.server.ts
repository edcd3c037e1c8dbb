// A village of an exact number of records, as the registry keeps invented families: for measurements and journeys.
import { demoPeople, type DemoHousehold } from '../demo/people.ts'
import { Answer, type AnyRow, type RecordType } from '../../engine/record.ts'
import { chance, type Chance } from '../../engine/values/chance.ts'
import { addDays } from '../../engine/values/day.ts'
import { answersId, Household, HouseholdStatus, inventoryQuestions, memberQuestions, Person, statusColumns, Visit, welfareQuestions } from '../../rooms/registry/door.ts'

export interface Loaded {
  record: RecordType
  row: AnyRow
}

const N = { class: 'N' as const, team: null }
const R = { class: 'R' as const, team: null }

/** Exactly `records` rows of one village, families whole but for the last. */
export function villageRows(records: number, place: string, psm: string, today: string): Loaded[] {
  const homes = demoPeople({ seed: 'ukur', villages: [place], households: Math.ceil(records / 8), today })
  const rows: Loaded[] = []
  for (const home of homes) {
    if (rows.length >= records) break
    rows.push(...householdRows(home, psm))
  }
  if (rows.length < records) throw new Error(`only ${rows.length} records could be made`)
  return rows.slice(0, records)
}

const only = (answers: { [q: string]: unknown }, questions: { [q: string]: { class: string } }, cls: string): { [q: string]: unknown } =>
  Object.fromEntries(Object.entries(answers).filter(([q]) => questions[q]?.class === cls))

function householdRows(h: DemoHousehold, psm: string): Loaded[] {
  const place = h.village
  const c = chance(`ukur/${h.id}`)
  const answers = only(h.answers, inventoryQuestions, 'N')
  const taken = { vocab: 'regsosek22k', answeredOn: h.visitedOn, answeredBy: psm }
  const status = statusColumns({
    household: { id: h.id, place, state: 'ada' }, people: h.members.map((m) => ({ presence: String(m.answers['404'] ?? '1') })),
    answers, seenOn: h.visitedOn, looked: ['house', 'water', 'latrine', 'electricity'],
  })
  return [
    { record: Household as RecordType, row: { id: h.id, place, ...R, headName: h.members[0]?.name ?? 'Kepala', kk: h.kk, kkReason: h.kkMissing, address: h.address, rt: h.rt, rw: h.rw, gps: h.gps, phone: h.phone, state: 'ada', registeredBy: psm } },
    { record: HouseholdStatus as RecordType, row: { id: h.id, place, ...N, ...status } as AnyRow },
    { record: Answer as RecordType, row: { id: answersId(h.id, 'N'), place, ...N, owner: 'household', ownerId: h.id, values: answers, ...taken } },
    { record: Answer as RecordType, row: { id: answersId(h.id, 'R'), place, ...R, owner: 'household', ownerId: h.id, values: welfareOf(c), ...taken, vocab: 'guyub1' } },
    ...Array.from({ length: c.int(1, 3) }, (): Loaded => ({ record: Visit as RecordType, row: visitRow(h, psm, c) })),
    ...h.members.flatMap((m): Loaded[] => [
      { record: Person as RecordType, row: { id: m.id, place, ...R, name: m.name, nik: m.nik, nikReason: m.nikMissing, birthDate: m.birthDate, birthPlace: c.pick(towns), sex: m.sex, relation: m.relation, householdId: h.id, marital: m.answers['408'] ?? null, presence: m.answers['404'] ?? '1', phone: m.phone, registeredBy: psm } },
      { record: Answer as RecordType, row: { id: answersId(m.id, 'R'), place, ...R, owner: 'person', ownerId: m.id, values: only(m.answers, memberQuestions, 'R'), ...taken } },
    ]),
  ]
}

const towns = ['Tangerang', 'Jakarta', 'Brebes', 'Pandeglang', 'Serang', 'Bogor', 'Tegal', 'Wonogiri', 'Garut', 'Medan', 'Padang', 'Kebumen']

const welfareOf = (c: Chance): { [q: string]: unknown } =>
  Object.fromEntries(Object.entries(welfareQuestions).map(([q, f]) => [q, f.options?.length ? c.pick(f.options).code : '1']))

const seen = ['Keluarga di rumah, bersedia ditanya.', 'Rumah terkunci, ditemui di warung depan.', 'Kepala keluarga bekerja, istri yang menjawab.', 'Atap bagian dapur bocor sejak hujan minggu lalu.', 'Anak kedua belum kembali sekolah.', 'Nenek tidak kuat berjalan, butuh tongkat.', 'Sudah terima sembako bulan lalu.', 'Minta dibantu mengurus KK yang hilang.', 'Air sumur keruh, mandi di tetangga.', 'Listrik menyambung dari rumah sebelah.', 'Bayi belum diimunisasi, diarahkan ke posyandu.', 'Utang ke bank keliling tiap minggu.']

function visitRow(h: DemoHousehold, psm: string, c: Chance): AnyRow {
  const on = addDays(h.visitedOn, -c.int(0, 200))
  const gps = h.gps && { lat: h.gps.lat + c.int(-9, 9) / 1e6, lon: h.gps.lon + c.int(-9, 9) / 1e6, accuracy: c.int(4, 40) }
  return {
    id: c.uuid(Date.parse(on) + c.int(28_800_000, 61_200_000)), place: h.village, ...R, householdId: h.id, on,
    purpose: c.weighted([['pendataan', 6], ['pemantauan', 2], ['silaturahmi', 1]]), result: h.result,
    note: `${c.shuffle(seen).slice(0, c.int(1, 3)).join(' ')} RT ${h.rt}, ${c.int(7, 17)}.${c.int(10, 59)}.`,
    functions: [c.pick(['fasilitator', 'administrator', 'motivator'])], tasks: [c.pick(['T1', 'T2', 'T3'])], gps, by: psm,
  }
}
