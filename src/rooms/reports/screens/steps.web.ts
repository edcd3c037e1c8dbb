// Which steps this person may take on a report now: asked of the acts themselves, so that no button promises what the act refuses.
import type { ActType, Look } from '../../../engine/act.ts'
import { stepsFrom } from '../../../engine/flow.ts'
import type { Text } from '../../../engine/field.ts'
import { dayAt } from '../../../engine/values/day.ts'
import type { Who } from '../../../engine/who.ts'
import { reportActs } from '../acts.ts'
import { reportFlow } from '../flow.ts'
import type { ReportRow } from '../judging.ts'
import { Report } from '../records.ts'

export interface Offer {
  act: ActType
  label: Text
}

export interface Offers {
  /** The one thing to do next. */
  main: Offer | null
  rest: Offer[]
  /** Why the next thing is not this person's to do. */
  why: Text | null
}

const acts = new Map((reportActs as unknown as readonly ActType[]).map((a) => [a.name, a]))
/** Refusals that no form can mend: the step is not offered. */
const final = new Set(['EMPAT_MATA', 'BELUM_DIVERIFIKASI', 'TIDAK_PERLU_DIPERIKSA', 'SUDAH_DIKETAHUI', 'TANPA_KODE', 'LEWAT_BATAS', 'SUDAH_DIBUKA'])

const again: Text = { id: 'Alihkan ke petugas lain', en: 'Give to somebody else' }

/** What should come next, first of those allowed. */
const nextIn: { readonly [state: string]: readonly string[] } = {
  terkirim: ['verify', 'takeUp', 'acknowledge'],
  perlu_dilengkapi: ['acknowledge'],
  terverifikasi: ['assign', 'takeUp', 'acknowledge'],
  didisposisikan: ['accept', 'acknowledge'],
  dibuka_kembali: ['accept', 'assign', 'acknowledge'],
  diproses: ['settle', 'acknowledge'],
  diteruskan_eksternal: ['settle', 'acknowledge'],
  selesai: ['check', 'acknowledge'],
  dibantah: ['sendBack', 'acknowledge'],
}

export function offersFor(row: ReportRow, who: Who, now: string): Offers {
  const env = { id: row.id, at: now, day: dayAt(now, row.place), place: row.place, person: who.person, device: who.device, post: null }
  // Only the report is looked at: what else an act reads it judges when it is performed.
  const look: Look = {
    find: (record, id) => (record === (Report as unknown) && id === row.id ? (row as never) : undefined),
    all: () => [],
    has: () => true,
  }
  const input = { reportId: row.id, duplicateOf: row.id }
  const offers: Offer[] = []
  let barred: { act: string; say: Text } | null = null
  for (const step of stepsFrom(reportFlow, row.state)) {
    const act = acts.get(step.act)
    if (!act || act.by === 'system' || !act.may(who, input, look, env)) continue
    const refusal = act.guard(input, look, env, who)
    if (refusal && final.has(refusal.code)) {
      if (refusal.code === 'EMPAT_MATA') barred ??= { act: step.act, say: refusal.say }
      continue
    }
    offers.push({ act, label: act.name === 'reports.assign' && row.assignedKind ? again : step.label })
  }
  const wanted = nextIn[row.state ?? ''] ?? []
  const main = wanted.map((name) => offers.find((o) => o.act.name === `reports.${name}`)).find(Boolean) ?? null
  return { main, rest: offers.filter((o) => o !== main), why: main ? null : (barred?.say ?? null) }
}
