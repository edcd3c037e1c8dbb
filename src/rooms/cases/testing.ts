// A stage for this room's tests: a village, its people with their posts, and a house that also reacts and keeps its clocks.
import type { Env } from '../../engine/act.ts'
import { buildHouse, type House } from '../../engine/house.ts'
import { MemoryStore, performIn } from '../../engine/memory.ts'
import type { Input, Judged } from '../../engine/perform.ts'
import type { AnyRow, RecordType, RowOf } from '../../engine/record.ts'
import { dayAt } from '../../engine/values/day.ts'
import { theHouse, type Who } from '../../engine/who.ts'
import { Agency, Appointment, organization } from '../organization/door.ts'
import { Household, Person, registry } from '../registry/door.ts'
import { Report, reports } from '../reports/door.ts'
import { Case, cases } from './door.ts'

export const village = '36.71.05.1001'
export const city = '36.71'

const posts = {
  sari: ['psm', village, null], budi: ['puskesos_bo', village, null], lina: ['pekerja_sosial', city, null], maya: ['pekerja_sosial', city, null], tono: ['district_supervisor', '36.71.05', null],
  hasan: ['dinsos_head', city, null], vera: ['dinsos_verifier', city, null], duty: ['duty_officer', city, null], duty2: ['duty_officer', city, null], nita: ['opd_owner', city, 'a-dinkes'], rudi: ['opd_owner', city, 'a-disnaker'],
  lurah: ['village_head', village, null], jauh: ['psm', '36.71.09.1002', null], ketua: ['ipsm_board_city', city, null],
} as const
export type Player = keyof typeof posts
export const players = Object.keys(posts) as Player[]

/** A person in post; `teams` besides those of the post, as a session would know them. */
export function as(name: Player, ...teams: string[]): Who {
  const [role, place, unit] = posts[name]
  const own = [...(unit ? [`unit:${unit}`] : []), ...(role === 'duty_officer' ? [`lane:${city}`] : [])]
  return { person: name, device: `phone-${name}`, posts: [{ id: `post-${name}`, role, place, from: '2020-01-01', until: null, unit }], teams: [...own, ...teams], system: false }
}

export class Stage {
  readonly house: House = buildHouse([organization, registry, reports, cases])
  readonly store = new MemoryStore()
  /** ISO instant; a test moves it. Monday 2 November 2026, 09.00 WIB. */
  now = '2026-11-02T02:00:00.000Z'
  private count = 0

  constructor() {
    for (const name of players) {
      const [role, place, unit] = posts[name]
      this.set(Appointment, { id: `post-${name}`, place, class: 'N', personId: name, role, from: '2020-01-01', until: null, unit })
    }
    this.set(Agency, { id: 'a-dinkes', place: city, class: 'N', name: 'Dinas Kesehatan', kind: 'opd', state: 'aktif' })
    this.set(Agency, { id: 'a-disnaker', place: city, class: 'N', name: 'Dinas Ketenagakerjaan', kind: 'opd', state: 'aktif' })
    this.set(Agency, { id: 'a-lama', place: city, class: 'N', name: 'LKS Lama', kind: 'lks', state: 'ditutup' })
    this.set(Agency, { id: 'a-jauh', place: '33.28', class: 'N', name: 'Dinas Jauh', kind: 'opd', state: 'aktif' })
    this.set(Household, { id: 'h1', headName: 'Karsinah Contoh', address: 'Gang Melati 3', rt: '02', rw: '04', phone: '+62 812 0000 0001', state: 'ada' })
    this.set(Person, { id: 'p1', householdId: 'h1', name: 'Karsinah Contoh', birthDate: '1950-03-04', sex: 'P', nik: '3671994403500001', presence: '1' })
    this.set(Person, { id: 'anak', householdId: 'h1', name: 'Bima Contoh', birthDate: '2015-06-01', sex: 'L', presence: '1' })
    this.set(Person, { id: 'p2', householdId: null, name: 'Pak Gelandang', nikReason: 'tanpa_identitas' })
  }

  set(record: RecordType, row: { id: string; [k: string]: unknown }): void {
    this.store.set(record, { place: village, class: 'R', team: null, ...row } as AnyRow)
  }
  get<R extends RecordType>(record: R, id: string): RowOf<R> | undefined {
    return this.store.get(record, id) as RowOf<R> | undefined
  }
  case(id = 'k1'): RowOf<typeof Case> {
    return this.store.get(Case, id) as RowOf<typeof Case>
  }
  state(id = 'k1'): string {
    return this.case(id)?.state ?? '–'
  }

  /** Perform; reactions of the house follow at once. Answers 'ok' or the code of the refusal. */
  do(name: string, input: Input, who: Who, place = village): string {
    const env: Env = { id: `act-${++this.count}`, at: this.now, day: dayAt(this.now, place), place, person: who.person, device: who.device, post: null }
    const judged: Judged = performIn(this.house, this.store, name, input, env, who)
    if (!judged.ok) return judged.refusal.code
    for (const r of this.house.reactions) {
      if (r.on !== name) continue
      const next = r.act(input, { id: env.id, place, at: env.at, person: env.person })
      if (next) this.do(next.act, next.input, theHouse, place)
    }
    return 'ok'
  }

  /** Move the clock and let every timer that is due ring once; names of the acts that were accepted. */
  ring(at: string): string[] {
    this.now = at
    const rung: string[] = []
    for (const t of this.house.timers) {
      for (const row of [...this.store.all(t.record)]) {
        const due = row[t.column]
        if (typeof due !== 'string' || Date.parse(due) > Date.parse(at) || !t.when(row)) continue
        const next = t.act(row)
        if (this.do(next.act, next.input, theHouse, row.place) === 'ok') rung.push(`${next.act} ${row.id}`)
      }
    }
    return rung.sort()
  }

  /** A report somebody accepted, ready to become a case. */
  report(id: string, more: { [k: string]: unknown } = {}): void {
    this.set(Report, { id, state: 'diproses', problem: 'lansia', what: 'Ada nenek sendirian di rumah bocor', assignedTo: 'sari', ...more })
  }

  /** A case brought as far as a state by the shortest honest way. */
  upTo(state: 'skrining' | 'asesmen' | 'perencanaan' | 'intervensi' | 'monitoring', id = 'k1', opening: Input = {}): this {
    const worker = opening.restricted || (opening.ppks as string[] | undefined)?.some((c) => c < 'PPKS-08') || opening.subjectId === 'anak' ? as('lina') : as('sari')
    const must = (name: string, input: Input, who: Who): void => {
      const code = this.do(name, { caseId: id, ...input }, who)
      if (code !== 'ok') throw new Error(`${name}: ${code}`)
    }
    must('cases.open', { subjectKind: 'person', subjectId: 'p1', problem: 'Lansia tinggal sendiri tanpa penghasilan', basis: 'consent', supervisorId: 'tono', ...opening }, worker)
    if (state === 'skrining') return this
    must('cases.screen', { risk: 1, safety: 'Tidak ada ancaman langsung', result: 'lanjut' }, worker)
    if (state === 'asesmen') return this
    must('cases.assess', { assessmentId: `${id}-as`, social: 'Tinggal sendiri', strengths: 'Tetangga peduli', needs: 'Makan dan tongkat', risk: 1, ppks: opening.ppks ?? ['PPKS-08'] }, worker)
    if (state === 'perencanaan') return this
    const day = dayAt(this.now, village)
    const due = `${day.slice(0, 4)}-12-01`
    must('cases.proposePlan', { planId: `${id}-pl`, goals: [{ id: 'g1', goal: 'Bisa berjalan' }], services: [{ id: 's1', item: 'alat_bantu', by: 'Dinkes', due }] }, worker)
    must('cases.agreePlan', this.case(id).child ? { agreement: 'wali', name: 'Ibu Contoh', relation: 'ibu' } : { agreement: 'klien', name: 'Karsinah Contoh' }, worker)
    must('cases.approvePlan', {}, as((opening.supervisorId as Player | undefined) ?? 'tono'))
    if (state === 'intervensi') return this
    must('cases.recordService', { serviceId: `${id}-sv`, item: 'permakanan', quantity: 1, unit: 'paket', on: day, giver: 'Warga', receiver: 'Karsinah', proofNote: 'Saksi RT', functions: ['fasilitator'], tasks: ['T3'] }, worker)
    must('cases.startMonitoring', { visitEvery: 30 }, worker)
    return this
  }
}

