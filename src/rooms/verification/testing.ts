// A stage for this room's tests: a village with its people, families and a clock, in memory; the house also keeps its clocks.
import type { Env } from '../../engine/act.ts'
import { buildHouse, type House } from '../../engine/house.ts'
import { MemoryStore, performIn } from '../../engine/memory.ts'
import type { Input, Judged } from '../../engine/perform.ts'
import type { AnyRow, RecordType, RowOf } from '../../engine/record.ts'
import { dayAt } from '../../engine/values/day.ts'
import { theHouse, type Who } from '../../engine/who.ts'
import { Account, Appointment, organization } from '../organization/door.ts'
import { registry } from '../registry/door.ts'
import { reports } from '../reports/door.ts'
import { Batch, BatchItem, batchIdOf, itemIdOf, Musdes, verification } from './door.ts'
import { batchHash, type MusdesRow } from './minutes.ts'
import { Attendee } from './records-musdes.ts'
import { type AttendeeRow, type BatchRow, type ItemRow, regencySample, villageSample } from './rules.ts'
import { fullVisit, sampleAttendees, sampleFamily } from './samples.ts'

export const village = '36.71.05.1001'
export const city = '36.71'

const posts = {
  sari: ['psm', village], budi: ['psm', village], oki: ['village_operator', village], koord: ['puskesos_koord', village], lurah: ['village_head', village], tono: ['district_supervisor', '36.71.05'],
  vera: ['dinsos_verifier', city], wira: ['dinsos_verifier', city], hasan: ['dinsos_head', city], admin: ['admin', city], jauh: ['psm', '36.71.09.1002'],
} as const
export type Player = keyof typeof posts

/** Somebody in post; `also` are posts held besides. */
export function as(name: Player, ...also: (readonly [role: string, place: string])[]): Who {
  return {
    person: name, device: `phone-${name}`, system: false, teams: [`person:${name}`],
    posts: [posts[name], ...also].map(([role, place], n) => ({ id: `post-${name}-${n}`, role, place, from: '2020-01-01', until: null, unit: null })),
  }
}

export class Stage {
  readonly house: House = buildHouse([organization, registry, reports, verification])
  readonly store = new MemoryStore()
  /** ISO instant; a test moves it. Tuesday 3 November 2026, 09.00 WIB. */
  now = '2026-11-03T02:00:00.000Z'
  readonly batchId: string = batchIdOf(village, '2026-11')
  private count = 0
  /** Families are told apart over the whole run. */
  private families = 0

  constructor() {
    for (const name of Object.keys(posts) as Player[]) {
      const [role, place] = posts[name]
      this.store.set(Account, { id: name, place, class: 'N', team: null, name: `${name} Petugas` } as AnyRow)
      this.store.set(Appointment, { id: `post-${name}`, place, class: 'N', team: null, personId: name, role, from: '2020-01-01', until: null } as AnyRow)
    }
  }

  /** Perform; answers 'ok' or the code of the refusal. */
  do(name: string, input: Input, who: Who, place = village): string {
    const env: Env = { id: `act-${++this.count}`, at: this.now, day: dayAt(this.now, place), place, person: who.person, device: who.device, post: null }
    const full = name.includes('.') ? name : `verification.${name}`
    const judged: Judged = performIn(this.house, this.store, full, input, env, who)
    return judged.ok ? 'ok' : judged.refusal.code
  }
  must(name: string, input: Input, who: Who, place = village): void {
    const code = this.do(name, input, who, place)
    if (code !== 'ok') throw new Error(`${name}: ${code}`)
  }
  /** Move the clock and let every timer of this room that is due ring once. */
  ring(at: string): string[] {
    this.now = at
    const rung: string[] = []
    for (const t of this.house.timers.filter((x) => x.name.startsWith('verification.'))) {
      for (const row of [...this.store.all(t.record)]) {
        const due = row[t.column]
        if (typeof due !== 'string' || Date.parse(due) > Date.parse(at) || !t.when(row)) continue
        const next = t.act(row)
        if (this.do(next.act, next.input, theHouse, row.place) === 'ok') rung.push(next.act)
      }
    }
    return rung.sort()
  }

  get<R extends RecordType>(record: R, id: string): RowOf<R> {
    return this.store.get(record, id) as RowOf<R>
  }
  get batch(): BatchRow {
    return this.get(Batch, this.batchId)
  }
  items(): ItemRow[] {
    return ([...this.store.all(BatchItem)] as ItemRow[]).filter((i) => i.batchId === this.batchId)
  }
  item(n: number): ItemRow {
    return this.get(BatchItem, itemIdOf(this.batchId, this.homes[n] ?? ''))
  }
  hash(): string {
    const m = this.get(Musdes, this.batch.musdesId ?? '') as MusdesRow
    return batchHash(this.batch, m, this.items(), ([...this.store.all(Attendee)] as AttendeeRow[]).filter((a) => a.musdesId === m.id))
  }

  readonly homes: string[] = []
  family(more: Input = {}): string {
    const f = { ...sampleFamily('panggung', this.families++), ...more }
    this.must('registry.registerHousehold', f, as('sari'))
    this.homes.push(f.id)
    return f.id
  }
  opened(n: number): this {
    for (let k = 0; k < n; k++) this.family()
    this.must('openBatch', { batchId: this.batchId, place: village, month: '2026-11' }, as('oki'))
    if (n > 0) this.must('importList', { batchId: this.batchId, source: 'siks_ng', householdIds: [...this.homes] }, as('oki'))
    return this
  }
  assigned(n: number, to: Player = 'sari'): this {
    this.opened(n)
    this.must('declareFamily', { id: `tie-${to}`, personId: to, relation: 'tidak_ada' }, as(to))
    this.must('assign', { batchId: this.batchId, itemIds: this.items().map((i) => i.id), to }, as('oki'))
    return this
  }
  visit(n: number, more: Input = {}, who = as('sari')): string {
    return this.do('visit', { batchId: this.batchId, itemId: this.item(n).id, visitId: `visit-${++this.count}`, on: dayAt(this.now, village), ...fullVisit('panggung', n, this.now), ...more }, who)
  }
  reviewed(n: number, more: (k: number) => Input = () => ({})): this {
    this.assigned(n)
    for (let k = 0; k < n; k++) {
      this.now = new Date(Date.parse(this.now) + 60_000).toISOString()
      const code = this.visit(k, more(k))
      if (code !== 'ok') throw new Error(`visit ${k}: ${code}`)
    }
    this.look()
    return this
  }
  /** Match, second look, review of whatever is ready for it. */
  look(): void {
    const seen = this.items().filter((i) => i.state === 'dikunjungi')
    if (seen.length > 0) this.must('recordMatches', { batchId: this.batchId, matches: seen.map((i) => ({ itemId: i.id, match: 'padan' })) }, as('oki'))
    for (const id of villageSample(this.batch, this.items())) if (!this.get(BatchItem, id).spotResult) this.must('spotCheck', { batchId: this.batchId, itemId: id, how: 'telepon', result: 'sesuai' }, as('tono'))
    const ready = this.items().filter((i) => i.state === 'dipadankan' || i.state === 'tidak_ditemukan').map((i) => i.id)
    if (ready.length > 0) this.must('review', { batchId: this.batchId, itemIds: ready }, as('tono'))
  }
  session(musdesId = 'm1', people: readonly { name: string; role: string }[] = sampleAttendees, more: Input = {}): this {
    this.must('openMusdes', { batchId: this.batchId, musdesId, kind: 'muskel', on: dayAt(this.now, village), venue: 'Aula', agenda: 'Verval', chairName: 'Lurah', ...more }, as('oki'))
    for (const [k, p] of people.entries()) this.must('attend', { batchId: this.batchId, musdesId, attendeeId: `${musdesId}-${k}`, ...p, present: true, signature: [[1, 2, 3, 4]] }, as('oki'))
    return this
  }
  decide(musdesId: string, decisions: readonly Input[], who = as('oki')): string {
    return this.do('decide', { batchId: this.batchId, musdesId, decisions }, who)
  }
  finalise(who = as('lurah'), more: Input = {}): string {
    return this.do('finaliseVillage', { batchId: this.batchId, musdesId: this.batch.musdesId, minutesNo: '1/2026', contentHash: this.hash(), ...more }, who)
  }
  /** Everything up to the village's word, all eligible. */
  finalised(n: number): this {
    this.reviewed(n).session()
    const code = this.decide('m1', this.items().map((i) => ({ itemId: i.id, decision: 'layak' })))
    if (code !== 'ok') throw new Error(code)
    this.must('closeMusdes', { batchId: this.batchId, musdesId: 'm1' }, as('oki'))
    if (this.finalise() !== 'ok') throw new Error('finalise')
    return this
  }
  approved(n: number): this {
    this.finalised(n)
    for (const id of regencySample(this.batch, this.items())) this.must('checkItem', { batchId: this.batchId, itemId: id, result: 'sesuai' }, as('vera'))
    this.must('verifyRegency', { batchId: this.batchId }, as('vera'))
    this.must('approve', { batchId: this.batchId, letterNo: '460/1' }, as('hasan'))
    return this
  }
}
