// Every step of a case as a form: its address, the act it performs, what the form shows, and when it is offered.
// Longer than most files: one step after the other, read like the flow.
import { caseFlow, openCaseStates } from '../flow.ts'
import { stepsFrom } from '../../../engine/flow.ts'
import { choice, type Fields, type Text, type Values } from '../../../engine/field.ts'
import { addDays } from '../../../engine/values/day.ts'
import { close, refuseService, reopen, resume, suspend, terminate, transfer } from '../acts-end.ts'
import { recordAftercare, recordMonitoring, recordService, resumeIntervention, startAftercare, startMonitoring, voidService } from '../acts-help.ts'
import { assess, raiseAlarm, register, screen, settleAlarm } from '../acts-open.ts'
import { agreePlan, approvePlan, returnPlan, revisePlan } from '../acts-plan.ts'
import { refer, withdrawReferral } from '../acts-referral.ts'
import { addNote, appointSupervisor, joinTeam, leaveTeam, reassign, restrict } from '../acts-team.ts'
import { ownerRoles, referRoles, restrictedSupervisorRoles, supervisorRoles } from '../judging.ts'
import { addMonths, standards } from '../rules.ts'
import { outcomesOfWork, risks, unheardOutcomes } from '../words/labels.ts'
import type { Standing } from './standing.web.ts'

export interface Asked {
  s: Standing
  today: string
  /** What the address carries: `rujukan`, `layanan`, `orang`. */
  from: { readonly [name: string]: string }
}

export interface StepSpec {
  /** `/kasus/:id/<path>`. */
  path: string
  act: { name: string; label: Text; input: Fields }
  title: Text
  /** Why, or what happens then: one or two sentences. */
  help?: Text
  submit?: Text
  done?: Text
  offered: (s: Standing) => boolean
  /** Input names that get a new id. */
  mint?: string
  /** Input names taken from the address. */
  carried?: { readonly [input: string]: string }
  /** Drawn; all but ids and carried ones otherwise. */
  fields?: (asked: Asked) => Fields
  initial?: (asked: Asked) => Values
  /** Who may be named in `account` fields. */
  people?: (s: Standing) => readonly string[]
  danger?: boolean
  /** Chosen by word, sent as a number. */
  whole?: readonly string[]
}

const t = (id: string, en: string): Text => ({ id, en })
/** A reason the acts will not find too short. */
const long = (fields: Fields, name: string, least: number): Fields => {
  const field = fields[name]
  return field ? { ...fields, [name]: { ...field, min: least, help: t(`Paling sedikit ${least} huruf.`, `At least ${least} characters.`) } } : fields
}
const without = (fields: Fields, ...names: string[]): Fields => Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)))
const reasoned = (input: Fields, least: number = standards.reason) => (): Fields => long(without(input, 'caseId', 'referralId', 'serviceId', 'personId'), 'reason', least)
/** Risk in words; the act takes its number. */
const risk = (most: number) => choice({ class: 'N', label: t('Risiko', 'Risk'), required: true, options: risks.filter((r) => Number(r.code) <= most) })
/** A PSM says which function and task the work was. */
const tagged = (fields: Fields, { s }: Asked): Fields => {
  const { functions, tasks } = fields
  return s.as(['psm']) && functions && tasks ? { ...fields, functions: { ...functions, required: true }, tasks: { ...tasks, required: true } } : fields
}
const notDecided = (s: Standing): boolean => s.person !== s.row.planBy && s.person !== s.row.ownerId
const visit = (input: Fields) => (asked: Asked): Fields => tagged(without(input, 'caseId', 'visitId'), asked)
const proposed = (s: Standing): boolean => s.row.planState === 'diajukan'

export const stepSpecs: readonly StepSpec[] = [
  {
    path: 'registrasi', act: register, title: t('Lengkapi registrasi', 'Complete the registration'), offered: (s) => s.works,
    help: t('Siapa yang ditangani, dan atas dasar apa.', 'Who it is about, and on what footing.'),
    fields: () => without(register.input, 'caseId', 'subjectKind', 'subjectId'),
    initial: ({ s }) => ({ basis: s.row.basis ?? null, basisNote: s.row.basisNote ?? null, guardianName: s.row.guardianName ?? null, guardianRelation: s.row.guardianRelation ?? null }),
  },
  {
    path: 'skrining', act: screen, title: t('Skrining', 'Screening'), offered: (s) => s.works && s.as(['psm', 'puskesos_bo', 'puskesos_koord', 'pekerja_sosial', 'duty_officer']),
    help: t('Lihat keselamatannya dulu. Risiko tertinggi langsung menjadi darurat.', 'Safety first. The highest risk becomes an emergency at once.'), submit: t('Simpan skrining', 'Save the screening'),
    whole: ['risk'],
    fields: () => long({ ...without(screen.input, 'caseId'), risk: risk(3), advice: { ...screen.input.advice, when: (v) => v.result === 'info', required: true } }, 'advice', standards.reason),
    initial: () => ({ result: 'lanjut' }),
  },
  {
    path: 'asesmen', act: assess, title: t('Asesmen', 'Assessment'), mint: 'assessmentId',
    offered: (s) => s.works && s.as(['pekerja_sosial', 'psm']) && (!s.row.needsPeksos || s.peksos),
    help: t('Tulis apa adanya, juga yang sudah kuat. Yang wajib hanya keadaan sosial, kekuatan, dan kebutuhan.', 'Write what is, and also what is strong already. Only social, strengths and needs are required.'), submit: t('Simpan asesmen', 'Save the assessment'),
    whole: ['risk'],
    // The long list of categories stands last.
    fields: () => ({ ...without(assess.input, 'caseId', 'assessmentId', 'household', 'ppks'), risk: risk(3), ppks: assess.input.ppks }),
    initial: ({ s }) => ({ ppks: s.row.ppks ?? [], risk: s.row.risk === null || s.row.risk === undefined ? null : String(s.row.risk) }),
  },
  {
    path: 'persetujuan', act: agreePlan, title: t('Persetujuan klien atau wali', 'Agreement of client or guardian'), offered: (s) => s.works && proposed(s) && s.row.planAgreed !== true,
    help: t('Bacakan rencananya, lalu catat siapa yang setuju.', 'Read the plan aloud, then note who agreed.'), submit: t('Catat persetujuan', 'Note the agreement'),
    fields: ({ s }) => {
      const { agreement, name, relation, note } = agreePlan.input
      const fits = (code: string): boolean => (s.row.child ? code !== 'klien' : code !== 'kepentingan_terbaik')
      return {
        agreement: { ...agreement, options: agreement.options?.filter((o) => fits(o.code)) ?? [] },
        name: { ...name, required: true, when: (v) => v.agreement !== 'kepentingan_terbaik' },
        relation: { ...relation, when: (v) => v.agreement === 'wali' }, note,
      }
    },
    initial: ({ s }) => (s.row.child ? { agreement: 'wali', name: s.row.guardianName ?? null, relation: s.row.guardianRelation ?? null } : { agreement: 'klien', name: s.row.subjectKind === 'person' ? (s.row.subjectName ?? null) : null }),
  },
  {
    path: 'setujui', act: approvePlan, title: t('Setujui rencana', 'Approve the plan'), offered: (s) => s.supervises && proposed(s) && s.row.planAgreed === true && notDecided(s),
    help: t('Setelah disetujui, tim boleh mulai bekerja menurut rencana ini.', 'Once approved the team may work by this plan.'), submit: t('Setujui', 'Approve'), done: t('Rencana disetujui.', 'The plan is approved.'),
  },
  {
    path: 'kembalikan', act: returnPlan, title: t('Kembalikan rencana', 'Return the plan'), offered: (s) => s.supervises && proposed(s) && notDecided(s), fields: reasoned(returnPlan.input),
    submit: t('Kembalikan', 'Return it'), done: t('Rencana dikembalikan dengan catatan Anda.', 'The plan was returned with your note.'),
  },
  {
    path: 'layanan', act: recordService, title: t('Catat bantuan yang sampai', 'Record help that arrived'), mint: 'serviceId', carried: { plannedId: 'baris', referralId: 'rujukan' }, offered: (s) => s.works,
    help: t('Satu catatan untuk satu bantuan. Sertakan foto atau nomor bukti.', 'One note for one thing given. Add a photo or the number of a proof.'), submit: t('Simpan bantuan', 'Save the help'), done: t('Bantuan tercatat.', 'The help is recorded.'),
    fields: (asked) => {
      const fields = tagged(without(recordService.input, 'caseId', 'serviceId', 'plannedId', 'referralId'), asked)
      const { on } = recordService.input
      return { ...fields, on: { ...on, check: (v) => (typeof v === 'string' && v > asked.today ? t('Tanggal ini belum tiba.', 'This date has not come yet.') : null) } }
    },
    initial: ({ s, today }) => ({ on: today, quantity: 1, receiver: s.row.subjectName ?? null }),
  },
  { path: 'pantau', act: startMonitoring, title: t('Mulai monitoring', 'Start monitoring'), offered: (s) => s.works && (s.row.services ?? 0) > 0 && (s.row.openReferrals ?? 0) === 0, help: t('Lihat secara berkala apakah bantuannya menolong.', 'See regularly whether the help helped.'), initial: () => ({ visitEvery: standards.visitEvery }) },
  { path: 'kunjungan', act: recordMonitoring, title: t('Kunjungan pemantauan', 'Monitoring visit'), mint: 'visitId', offered: (s) => s.works, fields: visit(recordMonitoring.input), initial: ({ today }) => ({ on: today }), submit: t('Simpan kunjungan', 'Save the visit') },
  { path: 'tengok', act: recordAftercare, title: t('Kunjungan bimbingan lanjut', 'Aftercare visit'), mint: 'visitId', offered: (s) => s.works, fields: visit(recordAftercare.input), initial: ({ today }) => ({ on: today }), submit: t('Simpan kunjungan', 'Save the visit') },
  {
    path: 'rujuk', act: refer, title: t('Rujuk ke instansi', 'Refer to an agency'), mint: 'referralId', offered: (s) => s.works && s.as(referRoles),
    help: t('Yang Anda centang saja yang sampai ke instansi itu. Sertakan yang benar-benar mereka perlukan.', 'Only what you tick reaches the agency. Give what they truly need.'), submit: t('Kirim rujukan', 'Send the referral'),
    fields: () => without(refer.input, 'caseId', 'referralId'), initial: ({ today }) => ({ letterOn: today, shared: ['nama'], urgent: false }),
  },
  { path: 'tarik', act: withdrawReferral, title: t('Tarik rujukan', 'Withdraw the referral'), carried: { referralId: 'rujukan' }, offered: (s) => s.works && s.as(referRoles), fields: reasoned(withdrawReferral.input, 10), submit: t('Tarik', 'Withdraw') },
  { path: 'batal-layanan', act: voidService, title: t('Batalkan catatan bantuan', 'Void this help'), carried: { serviceId: 'layanan' }, offered: (s) => s.works || s.supervises, help: t('Catatannya tetap ada, dicoret, dan tidak dihitung lagi.', 'The note stays, crossed out, and no longer counts.'), fields: reasoned(voidService.input), submit: t('Batalkan catatan', 'Void it'), danger: true },
  { path: 'rencanakan-ulang', act: revisePlan, title: t('Rencanakan ulang', 'Plan again'), offered: (s) => s.works, fields: reasoned(revisePlan.input) },
  { path: 'intervensi', act: resumeIntervention, title: t('Kembali ke intervensi', 'Back to intervention'), offered: (s) => s.works, fields: reasoned(resumeIntervention.input, 10) },
  { path: 'teratasi', act: settleAlarm, title: t('Keadaan darurat teratasi', 'The emergency is over'), offered: (s) => s.works && s.as(['pekerja_sosial', 'puskesos_bo', 'puskesos_koord']) && (!s.row.needsPeksos || s.peksos), whole: ['risk'], fields: () => ({ ...reasoned(settleAlarm.input, 10)(), risk: risk(2) }) },
  {
    path: 'terminasi', act: terminate, title: t('Akhiri pendampingan', 'End the work'), offered: (s) => s.supervises && (s.row.openReferrals ?? 0) === 0 && s.person !== s.row.ownerId && s.person !== s.row.openedBy,
    help: t('Dengarkan dulu klien atau walinya.', 'Hear the client or guardian first.'), submit: t('Akhiri', 'End it'),
    fields: ({ s }) => {
      const { outcome, note, clientHeard } = terminate.input
      return long(long({
        outcome: { ...outcome, options: outcome.options?.filter((o) => s.row.state === 'monitoring' || !outcomesOfWork.includes(o.code)) ?? [] }, note,
        clientHeard: { ...clientHeard, required: true, when: (v) => !unheardOutcomes.includes(String(v.outcome)) },
      }, 'note', standards.reason), 'clientHeard', 10)
    },
    initial: ({ s }) => ({ outcome: s.row.state === 'menolak_layanan' ? 'menolak' : s.row.state === 'dialihkan' ? 'dialihkan' : null }),
  },
  { path: 'bimbingan', act: startAftercare, title: t('Mulai bimbingan lanjut', 'Start aftercare'), offered: (s) => s.works, initial: () => ({ months: '3' }), help: t('Keluarga ditengok lagi setiap tiga bulan.', 'The family is looked in on every three months.') },
  {
    path: 'tutup', act: close, title: t('Tutup kasus', 'Close the case'), offered: (s) => s.supervises && s.person !== s.row.ownerId, submit: t('Tutup kasus', 'Close the case'),
    fields: ({ s }) => {
      const unseen = (s.row.aftercareVisits ?? 0) === 0 && outcomesOfWork.includes(s.row.outcome ?? '')
      const { reason } = close.input
      return unseen ? { reason: { ...reason, required: true, min: standards.reason, help: t('Belum ada kunjungan bimbingan lanjut. Tulis mengapa tetap ditutup (paling sedikit 20 huruf).', 'No aftercare visit yet. Write why it is closed all the same (at least 20 characters).') } } : { reason }
    },
  },
  { path: 'buka-kembali', act: reopen, title: t('Buka kembali kasus', 'Reopen the case'), offered: (s) => s.works || s.supervises, fields: reasoned(reopen.input), submit: t('Buka kembali', 'Reopen') },
  { path: 'lanjutkan', act: resume, title: t('Lanjutkan kasus', 'Resume the case'), offered: (s) => s.works, submit: t('Lanjutkan', 'Resume') },
  {
    path: 'tangguhkan', act: suspend, title: t('Tangguhkan kasus', 'Suspend the case'), offered: (s) => s.works && (s.row.risk ?? 0) < 3,
    help: t(`Paling lama ${standards.pause} bulan. Pada tanggal itu kasus muncul lagi di daftar Anda.`, `At most ${standards.pause} months. On that date it shows in your list again.`),
    fields: ({ today }) => {
      const { reason, until } = suspend.input
      const last = addMonths(today, standards.pause)
      return long({ until: { ...until, check: (v) => (typeof v === 'string' && (v <= today || v > last) ? t(`Pilih tanggal sesudah hari ini, paling lama ${standards.pause} bulan.`, `Choose a date after today, at most ${standards.pause} months ahead.`) : null) }, reason }, 'reason', standards.reason)
    },
    initial: ({ today }) => ({ until: addDays(today, 30) }),
  },
  { path: 'alihkan', act: transfer, title: t('Alihkan kasus', 'Transfer the case'), offered: (s) => s.supervises && (s.row.openReferrals ?? 0) === 0, help: t('Kepada instansi lain, atau ke wilayah tempat keluarga pindah. Pilih salah satu.', 'To another agency, or to where the family moved. Choose one.'), fields: reasoned(transfer.input), submit: t('Alihkan', 'Transfer') },
  { path: 'menolak', act: refuseService, title: t('Klien menolak layanan', 'The client declines'), offered: (s) => s.works && (s.row.openReferrals ?? 0) === 0 && (!(s.row.needsPeksos || (s.row.risk ?? 0) >= 2) || s.peksos), fields: reasoned(refuseService.input, 10), help: t('Orang dewasa boleh menolak. Tulis kata-katanya sendiri.', 'A grown person may decline. Write their own words.') },
  { path: 'darurat', act: raiseAlarm, title: t('Nyatakan darurat', 'Declare an emergency'), offered: (s) => s.works, fields: reasoned(raiseAlarm.input, 10), submit: t('Nyatakan darurat', 'Declare an emergency'), danger: true },
  { path: 'catatan', act: addNote, title: t('Catatan tim', 'Team note'), mint: 'noteId', offered: (s) => s.seated, help: t('Hanya tim kasus ini yang dapat membacanya.', 'Only the team of this case can read it.'), submit: t('Simpan catatan', 'Save the note'), fields: () => without(addNote.input, 'caseId', 'noteId') },
  { path: 'ajak', act: joinTeam, title: t('Ajak ke tim', 'Call into the team'), offered: (s) => s.leads && s.row.state !== 'ditutup', people: () => [...ownerRoles, ...restrictedSupervisorRoles, 'opd_owner'], fields: () => long(without(joinTeam.input, 'caseId'), 'reason', 5), submit: t('Ajak', 'Call in') },
  { path: 'keluar', act: leaveTeam, title: t('Keluarkan dari tim', 'Take out of the team'), carried: { personId: 'orang' }, offered: (s) => s.leads || s.seated, fields: reasoned(leaveTeam.input, 5), submit: t('Simpan', 'Save') },
  { path: 'penanggung-jawab', act: reassign, title: t('Ganti penanggung jawab', 'Change the owner'), offered: (s) => s.row.state !== 'ditutup' && ((s.row.ownerId === s.person && s.works) || s.supervises), people: () => ownerRoles, fields: () => long(without(reassign.input, 'caseId'), 'reason', 10), submit: t('Ganti', 'Change') },
  {
    path: 'pengawas', act: appointSupervisor, title: t('Tunjuk pengawas', 'Name the supervisor'), people: (s) => (s.row.class === 'X' ? restrictedSupervisorRoles : supervisorRoles),
    offered: (s) => s.row.state !== 'ditutup' && (s.row.class === 'X' ? s.seated && (s.row.supervisorId === s.person || s.as(['dinsos_head', 'dinsos_verifier', 'duty_officer'])) : s.supervises || s.as(['dinsos_head', 'dinsos_verifier'])),
    fields: () => long(without(appointSupervisor.input, 'caseId'), 'reason', 10), submit: t('Tunjuk', 'Name'),
  },
  {
    path: 'batasi', act: restrict, title: t('Batasi kasus', 'Restrict the case'), people: () => restrictedSupervisorRoles, offered: (s) => s.row.class === 'R' && s.row.state !== 'ditutup' && (s.works || s.supervises),
    help: t('Kasus dan semua isinya hanya terbuka untuk timnya sejak saat ini. Ini tidak dapat dibatalkan.', 'From now on the case and all it holds are open to its team only. This cannot be undone.'), fields: reasoned(restrict.input), submit: t('Batasi kasus', 'Restrict it'), danger: true,
  },
]

export const findSpec = (path: string): StepSpec | undefined => stepSpecs.find((s) => s.path === path)

/** Not in the flow's table: may be done while the case lives. */
const beside = new Set([addNote, joinTeam, leaveTeam, reassign, appointSupervisor, restrict, voidService].map((a): string => a.name))

/** The plan has a page of its own. */
export const planStep = { path: 'rencana', act: 'cases.proposePlan' } as const

export const inState = (act: string, state: string | null | undefined): boolean => beside.has(act) || stepsFrom(caseFlow, state).some((step) => step.act === act)
export const isOpen = (s: Standing, path: string): boolean => {
  if (path === planStep.path) return s.works && inState(planStep.act, s.row.state)
  const spec = findSpec(path)
  return !!spec && inState(spec.act.name, s.row.state) && spec.offered(s)
}

/** What each state asks for first; the first one this person may do is the page's main action. */
const firstOf: { readonly [state: string]: readonly string[] } = {
  registrasi: ['registrasi'], skrining: ['skrining'], asesmen: ['asesmen'],
  intervensi: ['layanan', 'pantau'], rujukan: ['layanan'], monitoring: ['kunjungan', 'terminasi'],
  terminasi: ['bimbingan', 'tutup'], bimbingan_lanjut: ['tengok', 'tutup'], ditutup: [], ditangguhkan: ['lanjutkan'], dialihkan: ['terminasi', 'buka-kembali'], menolak_layanan: ['terminasi', 'buka-kembali'],
}

/** What a supervisor is there for; the work itself is for the others, and stands below for them. */
const supervisorSteps: { readonly [state: string]: readonly string[] } = {
  perencanaan: ['setujui'], monitoring: ['terminasi'], terminasi: ['tutup'], bimbingan_lanjut: ['tutup'], dialihkan: ['terminasi'], menolak_layanan: ['terminasi'],
}
/** Watches over the case and does not handle it. */
export const oversees = (s: Standing): boolean => s.supervises && s.row.ownerId !== s.person

/** `allGiven`: every line of the plan has its service. */
export function mainStep(s: Standing, allGiven: boolean): string | null {
  const { row } = s
  if (oversees(s)) return (supervisorSteps[row.state ?? ''] ?? []).find((path) => isOpen(s, path)) ?? null
  const wanted = row.state === 'perencanaan' ? (proposed(s) ? (row.planAgreed ? ['setujui'] : ['persetujuan']) : [planStep.path])
    : row.state === 'darurat' ? ((row.services ?? 0) > 0 ? ['teratasi', 'layanan'] : ['layanan', 'teratasi'])
      : row.state === 'intervensi' && allGiven ? ['pantau', 'layanan']
        : (firstOf[row.state ?? ''] ?? [])
  return wanted.find((path) => isOpen(s, path)) ?? null
}

/** What else may be done, and what turns the case elsewhere: offered below, quietly. */
export const otherSteps = ['registrasi', 'skrining', 'asesmen', 'bimbingan', 'lanjutkan', 'setujui', 'kembalikan', 'teratasi', 'pantau', 'terminasi', 'tutup', 'rencanakan-ulang', 'intervensi', 'buka-kembali', 'tangguhkan', 'menolak', 'alihkan', 'batasi', 'darurat'] as const

export const titleOf = (path: string): Text => (path === planStep.path ? t('Susun rencana', 'Propose a plan') : (findSpec(path)?.title ?? t(path, path)))
export const stillOpen = (state: string | null | undefined): boolean => openCaseStates.includes(state ?? '')
