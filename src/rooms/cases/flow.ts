// The life of a case and of a referral, as tables one can read aloud (ATENSI: manajemen kasus).
import { flow } from '../../engine/flow.ts'

const t = (id: string, en: string) => ({ id, en })
// The duty officer, and a pekerja sosial as supervisor, only in restricted cases.
const desk = ['psm', 'puskesos_fo', 'puskesos_bo', 'puskesos_koord', 'pekerja_sosial', 'duty_officer'] as const
const supervisor = ['district_supervisor', 'dinsos_verifier', 'dinsos_head', 'pekerja_sosial', 'duty_officer'] as const
const atWork = ['intervensi', 'rujukan', 'monitoring'] as const
const living = ['skrining', 'asesmen', 'perencanaan', ...atWork] as const

export const caseFlow = flow({
  name: 'case',
  label: t('Kasus', 'Case'),
  states: {
    registrasi: { label: t('Registrasi', 'Registration'), tone: 'waiting' },
    skrining: { label: t('Skrining', 'Screening'), tone: 'waiting' },
    darurat: { label: t('Darurat', 'Emergency'), tone: 'urgent' },
    asesmen: { label: t('Asesmen', 'Assessment'), tone: 'waiting' },
    perencanaan: { label: t('Perencanaan', 'Planning'), tone: 'waiting' },
    intervensi: { label: t('Intervensi', 'Intervention'), tone: 'info' },
    rujukan: { label: t('Menunggu jawaban rujukan', 'Waiting for a referral'), tone: 'waiting' },
    monitoring: { label: t('Monitoring', 'Monitoring'), tone: 'info' },
    terminasi: { label: t('Terminasi', 'Termination'), tone: 'good' },
    bimbingan_lanjut: { label: t('Bimbingan lanjut', 'Aftercare'), tone: 'good' },
    ditutup: { label: t('Ditutup', 'Closed'), tone: 'neutral', end: true },
    ditangguhkan: { label: t('Ditangguhkan', 'Suspended'), tone: 'waiting' },
    dialihkan: { label: t('Dialihkan', 'Transferred'), tone: 'neutral' },
    menolak_layanan: { label: t('Menolak layanan', 'Declined services'), tone: 'neutral' },
  },
  steps: [
    { act: 'cases.open', label: t('Buka kasus', 'Open a case'), from: [], to: ['registrasi', 'skrining'], by: [...desk] },
    { act: 'cases.register', label: t('Lengkapi registrasi', 'Complete the registration'), from: ['registrasi'], to: 'skrining', by: [...desk] },
    { act: 'cases.screen', label: t('Skrining', 'Screen'), from: ['skrining'], to: ['asesmen', 'darurat', 'ditutup'], by: ['psm', 'puskesos_bo', 'puskesos_koord', 'pekerja_sosial', 'duty_officer'] },
    { act: 'cases.raiseAlarm', label: t('Nyatakan darurat', 'Declare an emergency'), from: ['registrasi', ...living, 'bimbingan_lanjut', 'ditangguhkan'], to: 'darurat', by: [...desk] },
    { act: 'cases.settleAlarm', label: t('Keadaan darurat teratasi', 'The emergency is over'), from: ['darurat'], to: ['asesmen', 'perencanaan', 'intervensi', 'rujukan', 'monitoring', 'bimbingan_lanjut'], by: ['pekerja_sosial', 'puskesos_bo', 'puskesos_koord'] },
    { act: 'cases.assess', label: t('Asesmen', 'Assess'), from: ['asesmen', 'darurat'], to: ['perencanaan', 'darurat'], by: ['pekerja_sosial', 'psm'] },
    { act: 'cases.proposePlan', label: t('Susun rencana', 'Propose a plan'), from: ['perencanaan'], to: 'perencanaan', by: [...desk] },
    { act: 'cases.agreePlan', label: t('Klien/wali menyetujui', 'Client or guardian agrees'), from: ['perencanaan'], to: 'perencanaan', by: [...desk] },
    { act: 'cases.returnPlan', label: t('Kembalikan rencana', 'Return the plan'), from: ['perencanaan'], to: 'perencanaan', by: [...supervisor], fourEyes: true },
    { act: 'cases.approvePlan', label: t('Setujui rencana', 'Approve the plan'), from: ['perencanaan'], to: 'intervensi', by: [...supervisor], fourEyes: true },
    { act: 'cases.revisePlan', label: t('Rencanakan ulang', 'Plan again'), from: ['intervensi', 'monitoring'], to: 'perencanaan', by: [...desk] },
    { act: 'cases.refer', label: t('Rujuk', 'Refer'), from: ['intervensi', 'rujukan', 'darurat'], to: ['rujukan', 'darurat'], by: ['puskesos_bo', 'puskesos_koord', 'pekerja_sosial'] },
    { act: 'cases.withdrawReferral', label: t('Tarik rujukan', 'Withdraw a referral'), from: ['rujukan', 'intervensi', 'perencanaan', 'darurat', 'monitoring', 'ditangguhkan'], to: ['intervensi', 'rujukan', 'perencanaan', 'darurat', 'monitoring', 'ditangguhkan'], by: ['puskesos_bo', 'puskesos_koord', 'pekerja_sosial'] },
    { act: 'cases.hearReferral', label: t('Jawaban rujukan diterima', 'A referral was answered'), from: ['rujukan'], to: ['intervensi', 'rujukan', 'perencanaan'], by: ['system'] },
    { act: 'cases.recordService', label: t('Catat layanan', 'Record a service'), from: ['darurat', ...atWork, 'bimbingan_lanjut'], to: ['darurat', ...atWork, 'bimbingan_lanjut'], by: [...desk, 'urc_crew'] },
    { act: 'cases.startMonitoring', label: t('Mulai monitoring', 'Start monitoring'), from: ['intervensi'], to: 'monitoring', by: [...desk] },
    { act: 'cases.recordMonitoring', label: t('Kunjungan pemantauan', 'Monitoring visit'), from: [...atWork], to: [...atWork], by: [...desk] },
    { act: 'cases.resumeIntervention', label: t('Kembali ke intervensi', 'Back to intervention'), from: ['monitoring'], to: 'intervensi', by: [...desk] },
    { act: 'cases.terminate', label: t('Terminasi', 'Terminate'), from: ['registrasi', 'darurat', ...living, 'ditangguhkan', 'dialihkan', 'menolak_layanan'], to: 'terminasi', by: [...supervisor], fourEyes: true },
    { act: 'cases.startAftercare', label: t('Mulai bimbingan lanjut', 'Start aftercare'), from: ['terminasi'], to: 'bimbingan_lanjut', by: [...desk] },
    { act: 'cases.recordAftercare', label: t('Kunjungan bimbingan lanjut', 'Aftercare visit'), from: ['bimbingan_lanjut'], to: 'bimbingan_lanjut', by: [...desk] },
    { act: 'cases.close', label: t('Tutup kasus', 'Close the case'), from: ['terminasi', 'bimbingan_lanjut'], to: 'ditutup', by: [...supervisor], fourEyes: true },
    { act: 'cases.reopen', label: t('Buka kembali', 'Reopen'), from: ['terminasi', 'bimbingan_lanjut', 'ditutup', 'dialihkan', 'menolak_layanan'], to: 'asesmen', by: [...desk, ...supervisor] },
    { act: 'cases.suspend', label: t('Tangguhkan', 'Suspend'), from: [...living], to: 'ditangguhkan', by: [...desk] },
    { act: 'cases.resume', label: t('Lanjutkan', 'Resume'), from: ['ditangguhkan'], to: [...living], by: [...desk] },
    { act: 'cases.transfer', label: t('Alihkan', 'Transfer'), from: ['darurat', ...living], to: 'dialihkan', by: [...supervisor] },
    { act: 'cases.refuseService', label: t('Klien menolak layanan', 'The client declines'), from: [...living], to: 'menolak_layanan', by: [...desk] },
  ],
})

export const referralFlow = flow({
  name: 'referral',
  label: t('Rujukan', 'Referral'),
  states: {
    dikirim: { label: t('Menunggu jawaban', 'Waiting for an answer'), tone: 'waiting' },
    diterima: { label: t('Diterima', 'Accepted'), tone: 'info' },
    ditolak: { label: t('Ditolak', 'Refused'), tone: 'bad', end: true },
    selesai: { label: t('Layanan diberikan', 'Service given'), tone: 'good', end: true },
    ditarik: { label: t('Ditarik', 'Withdrawn'), tone: 'neutral', end: true },
  },
  steps: [
    { act: 'cases.refer', label: t('Kirim', 'Send'), from: [], to: 'dikirim', by: ['puskesos_bo', 'puskesos_koord', 'pekerja_sosial'] },
    { act: 'cases.escalateReferral', label: t('Naikkan (3 hari kerja tanpa jawaban)', 'Escalate (3 working days without an answer)'), from: ['dikirim'], to: 'dikirim', by: ['system'] },
    { act: 'cases.acceptReferral', label: t('Terima', 'Accept'), from: ['dikirim'], to: 'diterima', by: ['opd_owner'] },
    { act: 'cases.refuseReferral', label: t('Tolak dengan alasan', 'Refuse with a reason'), from: ['dikirim'], to: 'ditolak', by: ['opd_owner'] },
    { act: 'cases.deliverReferral', label: t('Catat layanan yang diberikan', 'Record the service given'), from: ['diterima'], to: 'selesai', by: ['opd_owner'] },
    { act: 'cases.withdrawReferral', label: t('Tarik', 'Withdraw'), from: ['dikirim', 'diterima'], to: 'ditarik', by: ['puskesos_bo', 'puskesos_koord', 'pekerja_sosial'] },
  ],
})

export type CaseState = keyof typeof caseFlow.states

/** Somebody still has something to do. */
export const openCaseStates: readonly string[] = Object.entries(caseFlow.states).filter(([, s]) => !('end' in s && s.end)).map(([code]) => code)
