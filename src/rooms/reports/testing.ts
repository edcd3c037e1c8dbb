// The people and places of this room's stories, all invented, and how they act over rows in memory.
import type { Env } from '../../engine/act.ts'
import { buildHouse } from '../../engine/house.ts'
import { MemoryStore, performIn } from '../../engine/memory.ts'
import type { Judged } from '../../engine/perform.ts'
import type { AnyRow } from '../../engine/record.ts'
import { derivedId } from '../../engine/values/id.ts'
import { dateInZone } from '../../engine/values/format.ts'
import { clockOf } from '../../engine/values/place-code.ts'
import { nobody, theHouse, type Who } from '../../engine/who.ts'
import { Agency, Appointment, organization, TeamMember } from '../organization/door.ts'
import { registry } from '../registry/door.ts'
import { reports } from './door.ts'
import { Report } from './records.ts'
import { ticketTeam } from './rules.ts'

export const house = buildHouse([organization, registry, reports])

export const cipondoh = '36.71.05.1001'
export const neighbour = '36.71.05.1002'
export const regency = '36.71'
export const dinkes = 'agency-dinkes'
export const pln = 'agency-pln'

const person = (id: string, role: string, at: string, teams: string[] = []): Who => ({
  person: id, device: `hp-${id}`, teams, system: false,
  posts: [{ id: `post-${id}`, role, place: at, from: '2020-01-01', until: null, unit: null }],
})

export const people = {
  sari: person('sari', 'psm', cipondoh),
  bayu: person('bayu', 'psm', cipondoh),
  tuti: person('tuti', 'psm', neighbour),
  fitri: person('fitri', 'puskesos_fo', cipondoh, [`intake:${cipondoh}`]),
  koko: person('koko', 'puskesos_koord', cipondoh, [`intake:${cipondoh}`]),
  vera: person('vera', 'dinsos_verifier', regency, [`intake:${regency}`]),
  hadi: person('hadi', 'village_head', cipondoh),
  tono: person('tono', 'district_supervisor', '36.71.05'),
  kepala: person('kepala', 'dinsos_head', regency),
  dewi: person('dewi', 'duty_officer', regency, [`lane:${regency}`]),
  peni: person('peni', 'pekerja_sosial', regency, [`lane:${regency}`]),
  reza: person('reza', 'pekerja_sosial', regency),
  opal: person('opal', 'opd_owner', regency, [`unit:${dinkes}`]),
  ketua: person('ketua', 'ipsm_board_city', regency),
  jauh: person('jauh', 'dinsos_verifier', '33.28'),
} as const

export type Named = keyof typeof people

/** A town with its appointments and agencies, and a clock that only moves when told. */
export function town(start = '2026-03-02T02:00:00.000Z') {
  const store = new MemoryStore()
  let now = start
  let n = 0
  for (const who of Object.values(people)) {
    for (const p of who.posts) store.set(Appointment, { id: p.id, place: p.place, class: 'N', team: null, personId: who.person, role: p.role, from: p.from, until: null })
  }
  store.set(Agency, { id: dinkes, place: regency, class: 'N', team: null, name: 'Dinas Kesehatan', kind: 'opd' })
  store.set(Agency, { id: pln, place: regency, class: 'N', team: null, name: 'PLN', kind: 'eksternal' })
  store.set(TeamMember, { id: `lane:${regency}.peni`, place: regency, class: 'X', team: `lane:${regency}`, teamId: `lane:${regency}`, personId: 'peni', until: null })

  const perform = (who: Who, act: string, input: { [k: string]: unknown }, at: string = cipondoh): Judged => {
    const env: Env = { id: derivedId('act', String(++n)), at: now, day: dateInZone(now, clockOf(at)), place: at, person: who.person, device: who.device, post: null }
    return performIn(house, store, act, input, env, who)
  }

  return {
    store,
    get now() { return now },
    /** Let time pass to an instant. */
    until(instant: string) { now = new Date(instant).toISOString() },
    hours(h: number) { now = new Date(Date.parse(now) + h * 3_600_000).toISOString() },
    days(d: number) { now = new Date(Date.parse(now) + d * 86_400_000).toISOString() },
    by: (name: Named, act: string, input: { [k: string]: unknown }, at?: string) => perform(people[name], `reports.${act}`, input, at),
    citizen: (act: string, input: { [k: string]: unknown }, at?: string) => perform(nobody, `reports.${act}`, input, at),
    /** A visitor who has shown the report's code. */
    reporter: (act: string, id: string, more: { [k: string]: unknown } = {}) => perform({ ...nobody, teams: [ticketTeam(id)] }, `reports.${act}`, { reportId: id, ...more }),
    house: (act: string, input: { [k: string]: unknown }, at?: string) => perform(theHouse, `reports.${act}`, input, at),
    report: (id: string): AnyRow => {
      const row = store.get(Report, id)
      if (!row) throw new Error(`no report ${id}`)
      return row
    },
    /** Ring every clock that is due, as the server's timer run does; answers the acts performed. */
    ring(): string[] {
      const done: string[] = []
      for (const timer of house.timers) {
        for (const row of [...store.all(timer.record)]) {
          const due = row[timer.column]
          if (typeof due !== 'string' || due > now || !timer.when(row)) continue
          const { act, input } = timer.act(row)
          const judged = perform(theHouse, act, input, row.place)
          if (judged.ok) done.push(act)
        }
      }
      return done
    },
  }
}

export type Town = ReturnType<typeof town>

/** Code of a refusal, or 'ok'. */
export const codeOf = (judged: Judged): string => (judged.ok ? 'ok' : judged.refusal.code)

const hex = (seed: string): string => (derivedId(seed, 'a') + derivedId(seed, 'b')).replaceAll('-', '')

/** Input of an ordinary report with its own code; `more` overrides. */
export function told(id: string, more: { [k: string]: unknown } = {}): { [k: string]: unknown } {
  return {
    id, channel: 'web', place: cipondoh, what: 'Nenek di gang belakang tidak punya beras sejak kemarin.', problem: 'lansia', urgency: 'biasa', about: 'tetangga',
    anonymous: true, ticketHash: hex(`ticket ${id}`), ...more,
  }
}

export const named = (id: string, more: { [k: string]: unknown } = {}): { [k: string]: unknown } =>
  told(id, { anonymous: false, name: 'Wulan Contoh', phone: '0812 9900 1234', phone4Hash: hex(`phone ${id}`), ...more })

export const verified = (id: string, more: { [k: string]: unknown } = {}): { [k: string]: unknown } =>
  ({ reportId: id, problem: 'lansia', sector: 'sosial_ekonomi', urgency: 'biasa', duplicatesSeen: true, ...more })

export const settled = (id: string, more: { [k: string]: unknown } = {}): { [k: string]: unknown } =>
  ({ reportId: id, outcome: 'terpenuhi', outcomeNote: 'Beras dan lauk diantar, tetangga bergiliran menengok.', evidence: 'Saksi: Ketua RT', functions: ['fasilitator'], tasks: ['T3'], ...more })

/** Walk a report to a state by the ordinary road. */
export function walked(t: Town, id: string, to: 'terverifikasi' | 'didisposisikan' | 'diproses' | 'selesai', more: { [k: string]: unknown } = {}): void {
  const must = (judged: Judged): void => {
    if (!judged.ok) throw new Error(judged.refusal.say.id)
  }
  must(t.citizen('send', told(id, more)))
  must(t.by('fitri', 'verify', verified(id, { urgency: more.urgency ?? 'biasa' })))
  if (to === 'terverifikasi') return
  must(t.by('koko', 'assign', { reportId: id, assignedKind: 'psm', assignedTo: 'sari' }))
  if (to === 'didisposisikan') return
  must(t.by('sari', 'accept', { reportId: id }))
  if (to === 'diproses') return
  must(t.by('sari', 'settle', settled(id)))
}
