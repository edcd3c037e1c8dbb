// The usual way of a case, told in working days: opened, screened, assessed, planned, agreed, approved, helped, looked after, ended.
import type { Actor, Script } from './script.ts'
import type { PictureKind, Pictures } from './pictures.ts'

export const stages = ['registrasi', 'skrining', 'asesmen', 'perencanaan', 'rencana_diajukan', 'rencana_disetujui_klien', 'disetujui', 'intervensi', 'monitoring', 'terminasi', 'bimbingan_lanjut', 'ditutup'] as const
export type Stage = (typeof stages)[number]

export interface Help {
  item: string
  unit: string
  quantity: number
  cost?: number
  funding?: string
  giver: string
  picture?: PictureKind
}

export interface CaseStory {
  place: string
  /** Working days ago it was opened. */
  start: number
  upTo: Stage
  subjectKind: 'person' | 'household' | 'community'
  subjectId: string
  /** Who receives help and speaks for the family. */
  client: string
  problem: string
  ppks?: string[]
  risk?: number
  reportId?: string
  restricted?: boolean
  /** Opens and owns it unless `owner` is named. */
  worker: Actor
  owner?: Actor
  /** Screens, assesses and plans; the worker unless named (a certified social worker for a child). */
  peksos?: Actor
  supervisor: Actor
  help: readonly Help[]
  /** The guardian, when the client is a child. */
  guardian?: { name: string; relation: string }
  /** Working days between approval and ending; default 45. */
  work?: number
  outcome?: string
}

export interface ToldCase {
  id: string
  /** Answers the act's id. */
  do(at: string, by: Actor, verb: string, input?: { [k: string]: unknown }): string
}

const tags = { functions: ['fasilitator', 'motivator'], tasks: ['T3'] }
export const workTags = tags

export function tellCase(script: Script, pictures: Pictures, s: CaseStory): ToldCase {
  const { time: t } = script
  const id = script.id(t.workday(s.start, '09:00'))
  const w = (after: number, time: string): string => {
    if (s.start - after < 1) throw new Error(`the case opened ${s.start} working days ago has no day ${after}`)
    return t.workday(s.start - after, time)
  }
  const told: ToldCase = { id, do: (at, by, verb, input = {}) => script.add(at, by, `cases.${verb}`, s.place, { caseId: id, ...input }) }
  const reaches = (stage: Stage): boolean => stages.indexOf(s.upTo) >= stages.indexOf(stage)
  const thinker = s.peksos ?? s.worker
  const basis = s.guardian ? { basis: 'guardian', guardianName: s.guardian.name, guardianRelation: s.guardian.relation } : { basis: 'consent' }
  told.do(w(0, '09:00'), s.worker, 'open', {
    subjectKind: s.subjectKind, subjectId: s.subjectId, problem: s.problem, supervisorId: s.supervisor,
    ...(s.ppks ? { ppks: s.ppks } : {}), ...(s.reportId ? { reportId: s.reportId } : {}), ...(s.restricted ? { restricted: true } : {}), ...(s.owner ? { ownerId: s.owner } : {}),
    ...(reaches('skrining') ? basis : {}),
  })
  if (s.peksos && s.peksos !== s.owner && s.peksos !== s.supervisor) told.do(w(0, '09:10'), s.worker, 'joinTeam', { personId: s.peksos, reason: 'Perlu pekerja sosial' })
  if (!reaches('asesmen')) return told
  told.do(w(1, '10:00'), thinker, 'screen', { risk: Math.min(s.risk ?? 1, 2), safety: 'Tidak ada ancaman langsung; tetangga ikut menjaga.', result: 'lanjut' })
  if (!reaches('perencanaan')) return told
  told.do(w(3, '10:00'), thinker, 'assess', {
    assessmentId: script.id(w(3, '10:00')), bio: 'Makan dua kali sehari; perlu periksa kesehatan.', psycho: 'Tabah, ingin mandiri.', social: 'Hubungan dengan tetangga baik; penghasilan tidak tetap.', spiritual: 'Ikut kegiatan lingkungan.',
    strengths: 'Ada kerabat di RW yang sama dan kader yang peduli.', needs: 'Kebutuhan pokok, layanan kesehatan, dan penghasilan.', risk: s.risk ?? 1, ...(s.ppks ? { ppks: s.ppks } : {}),
  })
  if (!reaches('rencana_diajukan')) return told
  const work = s.work ?? 45
  const due = t.day(-Math.max(10, Math.round((work - s.start) * 1.4)))
  told.do(w(4, '10:00'), thinker, 'proposePlan', {
    planId: script.id(w(4, '10:00')), goals: [{ id: 't1', goal: 'Kebutuhan pokok keluarga terpenuhi', sign: 'Makan tiga kali sehari' }, { id: 't2', goal: 'Layanan yang menjadi hak diterima' }],
    services: s.help.map((h, n) => ({ id: `l${n + 1}`, goalId: n === 0 ? 't1' : 't2', item: h.item, what: `${h.quantity} ${h.unit}`, by: h.giver, due })),
  })
  if (!reaches('rencana_disetujui_klien')) return told
  told.do(w(4, '15:00'), thinker, 'agreePlan', s.guardian ? { agreement: 'wali', name: s.guardian.name, relation: s.guardian.relation } : { agreement: 'klien', name: s.client })
  if (!reaches('disetujui')) return told
  told.do(w(5, '09:00'), s.supervisor, 'approvePlan')
  if (!reaches('intervensi')) return told
  for (const [n, h] of s.help.entries()) {
    const at = w(7 + n * 2, '14:00')
    const { picture, ...facts } = h
    told.do(at, needsThinker(h) ? thinker : s.worker, 'recordService', {
      serviceId: script.id(at), plannedId: `l${n + 1}`, ...facts, on: dateOf(at), receiver: s.client, receiverRelation: s.subjectKind === 'household' ? 'kepala keluarga' : 'klien',
      ...(picture ? { proof: [pictures.of(picture, at, n)] } : { proofNote: `BAST ${n + 1}/${h.item}` }), ...tags,
    })
  }
  if (!reaches('monitoring')) return told
  const watch = 8 + s.help.length * 2
  told.do(w(watch, '09:00'), s.worker, 'startMonitoring', { visitEvery: 30 })
  const until = reaches('terminasi') ? Math.max(watch + 2, work) : s.start - 1
  for (let day = watch + 18; day < until; day += 20) {
    told.do(w(day, '15:00'), s.worker, 'recordMonitoring', { visitId: script.id(w(day, '15:00')), on: dateOf(w(day, '15:00')), result: '1', note: 'Keadaan membaik, makan teratur, berobat sesuai jadwal.', ...tags })
  }
  if (!reaches('terminasi')) return told
  told.do(w(until, '10:00'), s.supervisor, 'terminate', { outcome: s.outcome ?? 'tercapai', note: 'Kebutuhan pokok terpenuhi dan layanan berjalan rutin.', clientHeard: 'Terima kasih, kami sudah bisa berjalan sendiri.' })
  if (!reaches('bimbingan_lanjut')) return told
  told.do(w(until + 2, '10:00'), s.worker, 'startAftercare', { months: '3' })
  const after = Math.min(until + 62, s.start - 2)
  if (after > until + 40) told.do(w(after, '10:00'), s.worker, 'recordAftercare', { visitId: script.id(w(after, '10:00')), on: dateOf(w(after, '10:00')), result: '1', note: 'Masih baik; usaha kecilnya jalan.', ...tags })
  if (!reaches('ditutup')) return told
  told.do(w(Math.min(after + 1, s.start - 1), '10:00'), s.supervisor, 'close', { reason: 'Tujuan tercapai dan tetap baik setelah bimbingan lanjut.' })
  return told
}

/** The calendar date in Western Indonesia. */
export const dateOf = (at: string): string => new Date(Date.parse(at) + 7 * 3_600_000).toISOString().slice(0, 10)

const needsThinker = (h: Help): boolean => ['terapi_psikososial', 'terapi_mental', 'terapi_fisik', 'pengasuhan', 'rumah_aman', 'rumah_singgah', 'pendampingan_hukum', 'reunifikasi'].includes(h.item)
