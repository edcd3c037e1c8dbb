// How a report of the demo comes in and moves on: the citizen's own form, then one step after another by name.
import { chance } from '../../engine/values/chance.ts'
import { mintTicket, readTicket } from '../../rooms/reports/ticket.ts'
import { readyToSend } from '../../rooms/reports/public.ts'
import type { PhotoRef } from '../../engine/field.ts'
import { aCitizen, type Actor, type Script, ticketHolder } from './script.ts'

export interface Told {
  place: string
  at: string
  what: string
  problem: string
  sector: string
  urgency?: 'biasa' | 'mendesak' | 'darurat'
  kind?: 'pengaduan' | 'pertanyaan' | 'saran'
  complaint?: string
  channel?: 'web' | 'datang' | 'telepon' | 'lisan'
  /** Who wrote it down; a citizen when absent. */
  by?: Actor
  child?: boolean
  violence?: boolean
  about?: 'diri' | 'tetangga' | 'orang_lain' | 'lingkungan'
  subjectName?: string
  address?: string
  rt?: string
  rw?: string
  photos?: PhotoRef[]
  /** Absent: told without a name. */
  reporter?: { name: string; phone?: string; relation?: string }
  /** A code written in the demo's guide. */
  code?: string
}

export interface ToldReport {
  id: string
  told: Told
  /** `reports.<verb>` by somebody. */
  do(at: string, by: Actor, verb: string, input?: { [k: string]: unknown }): void
  /** What the reporter does with the code. */
  reporter(at: string, verb: string, input?: { [k: string]: unknown }): void
  /** Sorted by the desk, as told unless said otherwise. */
  verify(at: string, by: Actor, more?: { [k: string]: unknown }): void
}

export async function tell(script: Script, told: Told): Promise<ToldReport> {
  const { place, at } = told
  const id = script.id(at)
  const { input } = await readyToSend(
    {
      place, what: told.what, problem: told.problem, sector: told.sector, urgency: told.urgency ?? 'biasa', kind: told.kind ?? 'pengaduan', complaint: told.complaint,
      aboutChild: told.child ?? false, aboutViolence: told.violence ?? false, about: told.about ?? 'tetangga', subjectName: told.subjectName, address: told.address, rt: told.rt, rw: told.rw, photos: told.photos,
      anonymous: !told.reporter, name: told.reporter?.name, phone: told.reporter?.phone, relation: told.reporter?.relation,
    },
    told.channel ?? 'web',
    { id, code: told.code ?? mintTicket(chance(`ticket ${id}`).bytes(9)) },
  )
  script.add(at, told.by ?? aCitizen, 'reports.send', place, input)
  const report: ToldReport = {
    id,
    told,
    do: (when, by, verb, more = {}) => script.add(when, by, `reports.${verb}`, place, { reportId: id, ...more }),
    reporter: (when, verb, more = {}) => report.do(when, ticketHolder(id), verb, more),
    verify: (when, by, more = {}) => report.do(when, by, 'verify', { problem: told.problem, sector: told.sector, urgency: told.urgency ?? 'biasa', kind: told.kind ?? 'pengaduan', duplicatesSeen: true, ...more }),
  }
  return report
}

const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Codes one may know by heart, for the demo alone: CONTOH and a number, with the sign that checks it. */
export function demoCode(n: number): string {
  const body = `C0NT0H${String(n).padStart(7, '0')}`
  for (const last of symbols) {
    const code = readTicket(body + last)
    if (code) return code
  }
  throw new Error('no sign fits this code')
}
