// A case, step by step: who may, what is refused and with which words, what each step leaves behind.
import { beforeEach, describe, expect, it } from 'vitest'
import { flowTable } from '../../engine/flow.ts'
import { dayAt } from '../../engine/values/day.ts'
import { TeamMember } from '../organization/door.ts'
import { Visit } from '../registry/door.ts'
import { Report } from '../reports/door.ts'
import { Assessment, CaseNote, cases, caseFlow, GlassBreak, Plan, Referral, referralFlow, ReferralSlip, Service } from './door.ts'
import { elderAssessment, elderPlan, meals, wheelchair } from './samples.ts'
import { as, city, Stage, village, type Player } from './testing.ts'

let s: Stage
beforeEach(() => {
  s = new Stage()
})
const today = (): string => dayAt(s.now, village)
const opening = { caseId: 'k1', subjectKind: 'person', subjectId: 'p1', problem: 'Lansia tinggal sendiri tanpa penghasilan', basis: 'consent' }
const reason = 'Keluarga meminta menunggu panen selesai'

describe('opening', () => {
  it.each<[string, object, Player, string]>([
    ['a PSM of the village', {}, 'sari', 'ok'],
    ['the Puskesos desk', {}, 'budi', 'ok'],
    ['a PSM of another village', {}, 'jauh', 'BUKAN_WEWENANG'],
    ['the Lurah', {}, 'lurah', 'BUKAN_WEWENANG'],
    ['an IPSM chair', {}, 'ketua', 'BUKAN_WEWENANG'],
    ['the duty officer, an ordinary case', {}, 'duty', 'BUKAN_WEWENANG'],
    ['a PSM about nobody known here', { subjectId: 'p9' }, 'sari', 'SUBJEK_TIDAK_ADA'],
    ['a PSM about nothing', { subjectId: null, subjectKind: null }, 'sari', 'SUBJEK_KOSONG'],
    ['a PSM in too few words', { problem: 'miskin' }, 'sari', 'ISIAN_BELUM_BENAR'],
    ['a PSM on vital interest without a note', { basis: 'vital' }, 'sari', 'PERLU_DASAR'],
    ['a PSM with a guardian without a name', { basis: 'guardian' }, 'sari', 'PERLU_WALI'],
    ['a PSM who would supervise', { supervisorId: 'sari' }, 'sari', 'EMPAT_MATA'],
    ['a PSM, supervised by a PSM', { supervisorId: 'jauh' }, 'sari', 'BUKAN_PENGAWAS'],
    ['a PSM, for an owner who serves elsewhere', { ownerId: 'jauh' }, 'sari', 'BUKAN_PETUGAS_SINI'],
    ['a PSM, restricted, without a supervisor', { restricted: true }, 'sari', 'PERLU_PENGAWAS'],
    ['a PSM, child victim, with a supervisor', { ppks: ['PPKS-06'], supervisorId: 'lina' }, 'sari', 'ok'],
  ])('by %s', (_name, more, player, code) => expect(s.do('cases.open', { ...opening, ...more }, as(player))).toBe(code))

  it('gives a number, a clock of one working day, and seats for opener and owner', () => {
    s.do('cases.open', { ...opening, ownerId: 'budi', supervisorId: 'tono' }, as('sari'))
    expect(s.case()).toMatchObject({ state: 'skrining', class: 'R', team: 'case:k1', place: village, number: 'KS-3671051001-202611-K1', openedBy: 'sari', ownerId: 'budi', householdId: 'h1', dueFor: 'skrining', dueAt: '2026-11-03T16:59:59.999Z' })
    expect(s.store.where(TeamMember, { teamId: 'case:k1' }).map((m) => [m.personId, m.role, m.class])).toEqual([['budi', 'penanggung_jawab', 'X'], ['sari', 'pembuka', 'X'], ['tono', 'pengawas', 'X']])
  })
  it('a second case for the same person is refused while one runs; a sent-twice act too', () => {
    s.do('cases.open', opening, as('sari'))
    expect(s.do('cases.open', opening, as('sari'))).toBe('SUDAH_ADA')
    expect(s.do('cases.open', { ...opening, caseId: 'k2' }, as('budi'))).toBe('KASUS_SUDAH_ADA')
  })
  it('takes its report along, once it was accepted', () => {
    s.report('r1', { state: 'didisposisikan' })
    expect(s.do('cases.open', { ...opening, reportId: 'r1' }, as('sari'))).toBe('LAPORAN_BELUM_DITERIMA')
    s.report('r1')
    expect(s.do('cases.open', { ...opening, reportId: 'r1' }, as('sari'))).toBe('ok')
    expect(s.get(Report, 'r1')).toMatchObject({ caseId: 'k1', state: 'diproses' })
    expect(s.do('cases.open', { ...opening, caseId: 'k2', subjectId: 'p2', reportId: 'r1' }, as('sari'))).toBe('SUDAH_BERKASUS')
  })
  it('a restricted report makes a restricted case, and only the lane can open it', () => {
    s.report('r2', { class: 'X', team: 'lane:36.71', aboutChild: true })
    const input = { caseId: 'k2', reportId: 'r2', problem: 'Anak dipukul di rumahnya', supervisorId: 'lina' }
    expect(s.do('cases.open', input, as('sari'))).toBe('BUKAN_WEWENANG')
    expect(s.do('cases.open', input, as('duty'))).toBe('ok')
    expect(s.case('k2')).toMatchObject({ class: 'X', team: 'case:k2', child: true, needsPeksos: true, state: 'registrasi' })
  })
  it('without a known person it waits in registration until somebody and a footing are named', () => {
    s.report('r3', { subjectName: 'Pria tua di kolong jembatan' })
    s.do('cases.open', { caseId: 'k3', reportId: 'r3', problem: 'ODGJ tanpa identitas di jalan' }, as('sari'))
    expect(s.case('k3')).toMatchObject({ state: 'registrasi', subjectName: 'Pria tua di kolong jembatan' })
    expect(s.do('cases.screen', { caseId: 'k3', risk: 1, safety: 'Aman di posko', result: 'lanjut' }, as('sari'))).toBe('LANGKAH_TIDAK_SAH')
    expect(s.do('cases.register', { caseId: 'k3' }, as('sari'))).toBe('SUBJEK_KOSONG')
    expect(s.do('cases.register', { caseId: 'k3', subjectKind: 'person', subjectId: 'p2' }, as('sari'))).toBe('PERLU_DASAR')
    expect(s.do('cases.register', { caseId: 'k3', subjectKind: 'person', subjectId: 'p2', basis: 'vital', basisNote: 'Tidak bisa diajak bicara, lapar' }, as('sari'))).toBe('ok')
    expect(s.case('k3')).toMatchObject({ state: 'skrining', personId: 'p2', subjectName: 'Pak Gelandang', basisOn: today() })
  })
})

describe('screening and the alarm', () => {
  it.each([
    [0, 'info', 'Diberi tahu syarat BPJS dan loketnya', 'ditutup'], [1, 'lanjut', null, 'asesmen'], [3, 'lanjut', null, 'darurat'], [3, 'info', null, 'RISIKO_TINGGI'], [2, 'info', null, 'RISIKO_TINGGI'], [1, 'info', 'pendek', 'ALASAN_KURANG'],
  ])('risk %i, %s → %4$s', (risk, result, advice, end) => {
    s.upTo('skrining')
    const code = s.do('cases.screen', { caseId: 'k1', risk, safety: 'Tidak ada ancaman', result, advice }, as('sari'))
    expect(code === 'ok' ? s.state() : code).toBe(end)
  })
  it('the front office does not screen', () => {
    s.upTo('skrining')
    expect(s.do('cases.screen', { caseId: 'k1', risk: 1, safety: 'Aman saja', result: 'lanjut' }, as('lurah'))).toBe('BUKAN_WEWENANG')
  })
  it('an alarm stops the work, help may be given at once, and the work goes on where it was', () => {
    s.upTo('intervensi')
    expect(s.do('cases.raiseAlarm', { caseId: 'k1', reason: 'Pingsan, dibawa ke IGD' }, as('sari'))).toBe('ok')
    expect(s.case()).toMatchObject({ state: 'darurat', stateBefore: 'intervensi', risk: 3, dueFor: 'darurat', dueAt: '2026-11-03T02:00:00.000Z' })
    expect(s.do('cases.recordService', { caseId: 'k1', serviceId: 'sv1', ...meals(today()), item: 'kedaruratan' }, as('sari'))).toBe('ok')
    expect(s.do('cases.settleAlarm', { caseId: 'k1', risk: 1, reason: 'Pulang dari rumah sakit, stabil' }, as('sari'))).toBe('BUKAN_WEWENANG')
    expect(s.do('cases.settleAlarm', { caseId: 'k1', risk: 1, reason: 'Pulang dari rumah sakit, stabil' }, as('budi'))).toBe('ok')
    expect(s.case()).toMatchObject({ state: 'intervensi', risk: 1 })
  })
})

describe('assessment', () => {
  it('of an elder by the PSM; the house has five working days after the screening', () => {
    s.upTo('asesmen')
    expect(s.case()).toMatchObject({ dueFor: 'asesmen', dueAt: '2026-11-09T16:59:59.999Z' })
    expect(s.do('cases.assess', { caseId: 'k1', assessmentId: 'as1', ...elderAssessment }, as('sari'))).toBe('ok')
    expect(s.get(Assessment, 'as1')).toMatchObject({ class: 'R', place: village, by: 'sari', on: today(), caseId: 'k1', ppks: ['PPKS-08'] })
    expect(s.case()).toMatchObject({ state: 'perencanaan', assessedBy: 'sari', dueFor: 'rencana' })
  })
  it('of a child only by a pekerja sosial', () => {
    s.do('cases.open', { ...opening, subjectId: 'anak', basis: 'guardian', guardianName: 'Ibu Contoh' }, as('sari'))
    s.do('cases.screen', { caseId: 'k1', risk: 1, safety: 'Tidak ada ancaman', result: 'lanjut' }, as('sari'))
    const input = { caseId: 'k1', assessmentId: 'as1', ...elderAssessment, ppks: [] }
    expect(s.do('cases.assess', input, as('sari'))).toBe('PERLU_PEKERJA_SOSIAL')
    expect(s.do('cases.assess', input, as('lina'))).toBe('ok')
  })
  it('that finds violence sends the case into its team first', () => {
    s.upTo('asesmen')
    const found = { caseId: 'k1', assessmentId: 'as1', ...elderAssessment, ppks: ['PPKS-19'] }
    expect(s.do('cases.assess', found, as('lina'))).toBe('HARUS_TERBATAS')
    expect(s.do('cases.restrict', { caseId: 'k1', supervisorId: 'hasan', reason: 'Ada tanda kekerasan dari kerabatnya' }, as('lina'))).toBe('ok')
    expect(s.do('cases.assess', found, as('lina'))).toBe('ok')
    expect(s.get(Assessment, 'as1')).toMatchObject({ class: 'X', team: 'case:k1' })
  })
  it('with risk 3 stays an emergency', () => {
    s.upTo('asesmen')
    s.do('cases.assess', { caseId: 'k1', assessmentId: 'as1', ...elderAssessment, risk: 3 }, as('sari'))
    expect(s.state()).toBe('darurat')
    s.do('cases.settleAlarm', { caseId: 'k1', risk: 1, reason: 'Sudah dirawat dan stabil' }, as('lina'))
    expect(s.state()).toBe('perencanaan')
  })
})

describe('the plan', () => {
  const propose = (who: Player, more: object = {}): string => s.do('cases.proposePlan', { caseId: 'k1', planId: 'pl1', ...elderPlan(today()), ...more }, as(who))
  const agree = { caseId: 'k1', agreement: 'klien', name: 'Karsinah Contoh' }
  it('is proposed, agreed by the client, approved by somebody else', () => {
    s.upTo('perencanaan')
    expect(s.do('cases.approvePlan', { caseId: 'k1' }, as('tono'))).toBe('RENCANA_BELUM_ADA')
    expect(propose('sari')).toBe('ok')
    expect(s.do('cases.approvePlan', { caseId: 'k1' }, as('tono'))).toBe('BELUM_DISETUJUI_KLIEN')
    expect(s.do('cases.agreePlan', { ...agree, name: '' }, as('sari'))).toBe('PERLU_NAMA')
    expect(s.do('cases.agreePlan', agree, as('sari'))).toBe('ok')
    expect(s.do('cases.approvePlan', { caseId: 'k1' }, as('sari'))).toBe('BUKAN_WEWENANG')
    expect(s.do('cases.approvePlan', { caseId: 'k1' }, as('vera'))).toBe('BUKAN_WEWENANG')
    expect(s.do('cases.approvePlan', { caseId: 'k1' }, as('tono'))).toBe('ok')
    expect(s.get(Plan, 'pl1')).toMatchObject({ state: 'disetujui', decidedBy: 'tono', agreedName: 'Karsinah Contoh', lastDue: '2026-11-16', edition: 1 })
    expect(s.case()).toMatchObject({ state: 'intervensi', dueFor: 'layanan', dueAt: '2026-11-16T16:59:59.999Z' })
  })
  it.each([
    ['a goal nobody wrote', { services: [{ id: 's1', goalId: 'g9', item: 'sandang', by: 'Warga', due: '2026-12-01' }] }, 'TUJUAN_TIDAK_ADA'],
    ['a day gone by', { services: [{ id: 's1', item: 'sandang', by: 'Warga', due: '2026-11-01' }] }, 'TANGGAL_LEWAT'],
    ['no service at all', { services: [] }, 'ISIAN_BELUM_BENAR'],
    ['therapy, by a PSM', { services: [{ id: 's1', item: 'terapi_psikososial', by: 'Sentra', due: '2026-12-01' }] }, 'PERLU_PEKERJA_SOSIAL'],
  ])('with %s: %s', (_name, more, code) => {
    s.upTo('perencanaan')
    expect(propose('sari', more)).toBe(code)
  })
  it('with therapy is planned by a pekerja sosial; who supervises may not also handle', () => {
    s.upTo('perencanaan', 'k1', { ownerId: 'lina', supervisorId: 'tono' })
    expect(propose('lina', { services: [{ id: 's1', item: 'terapi_psikososial', by: 'Sentra', due: '2026-12-01' }] })).toBe('ok')
    s.do('cases.agreePlan', agree, as('lina'))
    expect(s.do('cases.reassign', { caseId: 'k1', ownerId: 'tono', reason: 'Bertukar tugas' }, as('lina'))).toBe('EMPAT_MATA')
    expect(s.do('cases.approvePlan', { caseId: 'k1' }, as('tono'))).toBe('ok')
  })
  it('of a child is agreed by the guardian, or by a note on the best interest', () => {
    s.upTo('perencanaan', 'k1', { subjectId: 'anak', basis: 'guardian', guardianName: 'Ibu Contoh', ppks: [] })
    expect(propose('sari')).toBe('PERLU_PEKERJA_SOSIAL')
    propose('lina')
    expect(s.do('cases.agreePlan', agree, as('lina'))).toBe('PERLU_WALI')
    expect(s.do('cases.agreePlan', { caseId: 'k1', agreement: 'kepentingan_terbaik', note: 'Wali tidak ada' }, as('lina'))).toBe('ALASAN_KURANG')
    expect(s.do('cases.agreePlan', { caseId: 'k1', agreement: 'kepentingan_terbaik', note: 'Wali adalah terduga pelaku; anak ingin tinggal di bibi' }, as('sari'))).toBe('PERLU_PEKERJA_SOSIAL')
    expect(s.do('cases.agreePlan', { caseId: 'k1', agreement: 'kepentingan_terbaik', note: 'Wali adalah terduga pelaku; anak ingin tinggal di bibi' }, as('lina'))).toBe('ok')
  })
  it('of a grown-up needs no best-interest note', () => {
    s.upTo('perencanaan')
    propose('sari')
    expect(s.do('cases.agreePlan', { caseId: 'k1', agreement: 'kepentingan_terbaik', note: 'x'.repeat(30) }, as('lina'))).toBe('HANYA_ANAK')
  })
  it('comes back with a reason and is written anew as a second edition', () => {
    s.upTo('perencanaan')
    propose('sari')
    expect(s.do('cases.returnPlan', { caseId: 'k1', reason: 'kurang' }, as('tono'))).toBe('ALASAN_KURANG')
    expect(s.do('cases.returnPlan', { caseId: 'k1', reason: 'Tambahkan pengaktifan kartu kesehatan' }, as('tono'))).toBe('ok')
    expect(s.case()).toMatchObject({ state: 'perencanaan', planState: 'dikembalikan' })
    expect(s.do('cases.proposePlan', { caseId: 'k1', planId: 'pl2', ...elderPlan(today()) }, as('sari'))).toBe('ok')
    expect(s.get(Plan, 'pl1')).toMatchObject({ state: 'diganti' })
    expect(s.get(Plan, 'pl2')).toMatchObject({ state: 'diajukan', edition: 2 })
  })
})

describe('a referral', () => {
  const letter = { caseId: 'k1', referralId: 'rf1', agencyId: 'a-dinkes', letterNo: '460/12/2026', item: 'alat_bantu', need: 'Kursi roda untuk lansia yang sulit berjalan', shared: ['nama', 'umur'] }
  const send = (more: object = {}, who: Player = 'budi'): string => s.do('cases.refer', { ...letter, ...more }, as(who))
  it.each<[string, object, Player, string]>([
    ['by the Puskesos back office', {}, 'budi', 'ok'], ['by a pekerja sosial', {}, 'lina', 'ok'], ['by a PSM', {}, 'sari', 'BUKAN_WEWENANG'], ['to a closed institution', { agencyId: 'a-lama' }, 'budi', 'INSTANSI_TIDAK_ADA'],
    ['to another regency', { agencyId: 'a-jauh' }, 'budi', 'INSTANSI_TIDAK_ADA'], ['without a letter number', { letterNo: '' }, 'budi', 'ISIAN_BELUM_BENAR'], ['with a letter of tomorrow', { letterOn: '2026-11-03' }, 'budi', 'TANGGAL_DEPAN'],
  ])('sent %s', (_name, more, who, code) => {
    s.upTo('intervensi')
    expect(send(more, who)).toBe(code)
  })
  it('lays on the other desk only what was ticked', () => {
    s.upTo('intervensi')
    send()
    expect(s.get(ReferralSlip, 'rf1')).toMatchObject({ class: 'X', team: 'unit:a-dinkes', subjectName: 'Karsinah Contoh', age: 76, nik: null, address: null, phone: null, sex: null, state: 'dikirim', fromDesk: 'Petugas Puskesos (BO) 36.71.05.1001' })
    expect(s.get(ReferralSlip, 'rf1')).not.toHaveProperty('caseId')
    expect(s.case()).toMatchObject({ state: 'rujukan', openReferrals: 1 })
    expect(s.get(Referral, 'rf1')).toMatchObject({ class: 'R', agencyName: 'Dinas Kesehatan', dueAt: '2026-11-05T16:59:59.999Z', sentBy: 'budi' })
    expect(send({ referralId: 'rf2' })).toBe('SUDAH_DIRUJUK')
  })
  it('all six items when all six are ticked', () => {
    s.upTo('intervensi')
    send({ shared: ['nama', 'umur', 'jenis_kelamin', 'alamat', 'telepon', 'nik'] })
    expect(s.get(ReferralSlip, 'rf1')).toMatchObject({ sex: 'P', address: 'Gang Melati 3 RT 02 RW 04', phone: '+62 812 0000 0001', nik: '3671994403500001' })
  })
  it('is answered by its agency alone, and the case hears of it', () => {
    s.upTo('intervensi')
    send()
    expect(s.do('cases.acceptReferral', { referralId: 'rf1' }, as('rudi'), city)).toBe('BUKAN_WEWENANG')
    expect(s.do('cases.acceptReferral', { referralId: 'rf1' }, as('budi'), city)).toBe('BUKAN_WEWENANG')
    expect(s.do('cases.deliverReferral', { referralId: 'rf1', ...wheelchair(today()) }, as('nita'), city)).toBe('LANGKAH_TIDAK_SAH')
    expect(s.do('cases.acceptReferral', { referralId: 'rf1', appointmentOn: '2026-11-10', appointmentNote: 'Loket 2, Bu Rina' }, as('nita'), city)).toBe('ok')
    expect(s.get(Referral, 'rf1')).toMatchObject({ state: 'diterima', answeredBy: 'nita', appointmentOn: '2026-11-10', dueAt: null })
    expect(s.case()).toMatchObject({ state: 'intervensi', openReferrals: 0 })
    expect(s.do('cases.refuseReferral', { referralId: 'rf1', reason }, as('nita'), city)).toBe('LANGKAH_TIDAK_SAH')
  })
  it('delivered by the agency is help that arrived', () => {
    s.upTo('intervensi')
    send()
    s.do('cases.acceptReferral', { referralId: 'rf1' }, as('nita'), city)
    s.now = '2026-11-12T03:00:00.000Z'
    expect(s.do('cases.deliverReferral', { referralId: 'rf1', ...wheelchair('2026-11-13') }, as('nita'), city)).toBe('TANGGAL_DEPAN')
    expect(s.do('cases.deliverReferral', { referralId: 'rf1', ...wheelchair('2026-11-12'), proofNote: '' }, as('nita'), city)).toBe('PERLU_BUKTI')
    expect(s.do('cases.deliverReferral', { referralId: 'rf1', ...wheelchair('2026-11-12') }, as('nita'), city)).toBe('ok')
    const [given] = s.store.where(Service, { caseId: 'k1' })
    expect(given).toMatchObject({ item: 'alat_bantu', quantity: 1, cost: 1_850_000, on: '2026-11-12', agencyId: 'a-dinkes', referralId: 'rf1', familyFirst: true, familyFirstInMonth: true, recordedBy: 'nita', class: 'R' })
    expect(s.case()).toMatchObject({ services: 1, firstHelpOn: '2026-11-12' })
    expect(s.get(Referral, 'rf1')).toMatchObject({ state: 'selesai', serviceId: given?.id })
  })
  it('refused with a reason reopens the planning, and the desk forgets who it was about', () => {
    s.upTo('intervensi')
    send()
    expect(s.do('cases.refuseReferral', { referralId: 'rf1', reason: 'penuh' }, as('nita'), city)).toBe('ALASAN_KURANG')
    expect(s.do('cases.refuseReferral', { referralId: 'rf1', reason: 'Stok kursi roda habis sampai Januari' }, as('nita'), city)).toBe('ok')
    expect(s.case()).toMatchObject({ state: 'perencanaan', planState: 'dikembalikan', openReferrals: 0, dueFor: 'rencana' })
    expect(s.get(Referral, 'rf1')).toMatchObject({ state: 'ditolak', answerReason: 'Stok kursi roda habis sampai Januari' })
    expect(s.get(ReferralSlip, 'rf1')).toMatchObject({ state: 'ditolak', subjectName: null, age: null })
    expect(s.get(Plan, 'k1-pl')).toMatchObject({ state: 'dikembalikan' })
  })
  it('two at once: the case waits for both', () => {
    s.upTo('intervensi')
    send()
    send({ referralId: 'rf2', agencyId: 'a-disnaker' })
    s.do('cases.acceptReferral', { referralId: 'rf1' }, as('nita'), city)
    expect(s.case()).toMatchObject({ state: 'rujukan', openReferrals: 1 })
    s.do('cases.acceptReferral', { referralId: 'rf2' }, as('rudi'), city)
    expect(s.case()).toMatchObject({ state: 'intervensi', openReferrals: 0 })
  })
  it('unanswered after three working days is named and rises, again and again, until somebody answers', () => {
    s.upTo('intervensi')
    send()
    expect(s.ring('2026-11-05T10:00:00.000Z')).toEqual([])
    expect(s.ring('2026-11-05T17:00:00.000Z')).toEqual(['cases.escalateReferral rf1'])
    expect(s.get(Referral, 'rf1')).toMatchObject({ state: 'dikirim', lateSince: '2026-11-05T16:59:59.999Z', escalations: 1, escalatedTo: 'tono', dueAt: '2026-11-11T16:59:59.999Z' })
    expect(s.get(ReferralSlip, 'rf1')).toMatchObject({ lateSince: '2026-11-05T16:59:59.999Z', escalations: 1 })
    expect(s.case()).toMatchObject({ referralLateSince: '2026-11-05T16:59:59.999Z' })
    expect(s.ring('2026-11-05T18:00:00.000Z')).toEqual([])
    expect(s.ring('2026-11-11T17:00:00.000Z')).toEqual(['cases.escalateReferral rf1'])
    expect(s.get(Referral, 'rf1')).toMatchObject({ lateSince: '2026-11-05T16:59:59.999Z', escalations: 2 })
    expect(s.do('cases.acceptReferral', { referralId: 'rf1' }, as('nita'), city)).toBe('ok')
    expect(s.case()).toMatchObject({ state: 'intervensi', referralLateSince: null })
    expect(s.ring('2026-11-30T17:00:00.000Z').filter((x) => x.includes('Referral'))).toEqual([])
  })
  it('urgent has a day; Saturday and Sunday count too', () => {
    s.now = '2026-11-07T03:00:00.000Z'
    s.upTo('intervensi')
    send({ urgent: true })
    expect(s.get(Referral, 'rf1')?.dueAt).toBe('2026-11-08T03:00:00.000Z')
  })
  it('is withdrawn with a reason, and no longer waits', () => {
    s.upTo('intervensi')
    send()
    expect(s.do('cases.withdrawReferral', { caseId: 'k1', referralId: 'rf9', reason }, as('budi'))).toBe('RUJUKAN_TIDAK_ADA')
    expect(s.do('cases.withdrawReferral', { caseId: 'k1', referralId: 'rf1', reason }, as('budi'))).toBe('ok')
    expect(s.case()).toMatchObject({ state: 'intervensi', openReferrals: 0 })
    expect(s.do('cases.acceptReferral', { referralId: 'rf1' }, as('nita'), city)).toBe('LANGKAH_TIDAK_SAH')
  })
  it('in an emergency leaves the emergency standing', () => {
    s.upTo('skrining')
    s.do('cases.screen', { caseId: 'k1', risk: 3, safety: 'Sesak napas berat', result: 'lanjut' }, as('sari'))
    expect(send({ urgent: true })).toBe('ok')
    s.do('cases.acceptReferral', { referralId: 'rf1' }, as('nita'), city)
    expect(s.case()).toMatchObject({ state: 'darurat', openReferrals: 0 })
  })
})

describe('help given', () => {
  const give = (id: string, more: object = {}, who: Player = 'sari', caseId = 'k1'): string => s.do('cases.recordService', { caseId, serviceId: id, ...meals(today()), ...more }, as(who))
  it('two services on the same day are two; the family counts once', () => {
    s.upTo('intervensi')
    expect([give('sv1'), give('sv2'), give('sv1')]).toEqual(['ok', 'ok', 'SUDAH_ADA'])
    expect(s.store.where(Service, { caseId: 'k1' }).map((x) => [x.familyFirst, x.familyFirstInMonth])).toEqual([[true, true], [false, false]])
    s.now = '2026-12-03T03:00:00.000Z'
    give('sv3')
    expect(s.get(Service, 'sv3')).toMatchObject({ familyFirst: false, familyFirstInMonth: true })
    expect(s.case()).toMatchObject({ services: 3, firstHelpOn: '2026-11-02', lastHelpOn: '2026-12-03' })
  })
  it('another case of the same family does not count the family again', () => {
    s.upTo('intervensi')
    s.upTo('intervensi', 'k2', { subjectKind: 'household', subjectId: 'h1' })
    give('sv1')
    give('sv2', {}, 'sari', 'k2')
    expect(s.get(Service, 'sv2')).toMatchObject({ familyId: 'h1', familyFirst: false })
  })
  it.each<[string, object, Player, string]>([
    ['without a tag', { functions: [], tasks: [] }, 'sari', 'TANDAI_PEKERJAAN'], ['by the desk, without a tag', { functions: [], tasks: [] }, 'budi', 'ok'], ['without proof', { proofNote: '' }, 'sari', 'PERLU_BUKTI'],
    ['tomorrow', { on: '2026-11-03' }, 'sari', 'TANGGAL_DEPAN'], ['none at all', { quantity: 0 }, 'sari', 'ISIAN_BELUM_BENAR'], ['therapy by a PSM', { item: 'terapi_psikososial' }, 'sari', 'PERLU_PEKERJA_SOSIAL'],
    ['therapy by a pekerja sosial', { item: 'terapi_psikososial' }, 'lina', 'ok'], ['by an IPSM chair', {}, 'ketua', 'BUKAN_WEWENANG'], ['through a referral nobody accepted', { referralId: 'rf9' }, 'sari', 'RUJUKAN_BELUM_DITERIMA'],
  ])('%s: %3$s', (_name, more, who, code) => {
    s.upTo('intervensi')
    expect(give('sv1', more, who)).toBe(code)
  })
  it('written by mistake is crossed out, and the next one becomes the first', () => {
    s.upTo('intervensi')
    give('sv1')
    give('sv2', { on: '2026-11-02' })
    expect(s.do('cases.voidService', { caseId: 'k1', serviceId: 'sv1', reason: 'dobel' }, as('sari'))).toBe('ALASAN_KURANG')
    expect(s.do('cases.voidService', { caseId: 'k1', serviceId: 'sv1', reason: 'Tercatat dua kali karena sinyal putus' }, as('budi'))).toBe('BUKAN_WEWENANG')
    expect(s.do('cases.voidService', { caseId: 'k1', serviceId: 'sv1', reason: 'Tercatat dua kali karena sinyal putus' }, as('sari'))).toBe('ok')
    expect(s.get(Service, 'sv1')).toMatchObject({ state: 'batal', familyFirst: false })
    expect(s.get(Service, 'sv2')).toMatchObject({ familyFirst: true, familyFirstInMonth: true })
    expect(s.case()).toMatchObject({ services: 1 })
    expect(s.do('cases.voidService', { caseId: 'k1', serviceId: 'sv1', reason: 'Tercatat dua kali karena sinyal putus' }, as('sari'))).toBe('SUDAH_BATAL')
  })
})

describe('monitoring, ending, aftercare', () => {
  const visit = (id: string, on: string) => ({ caseId: 'k1', visitId: id, on, note: 'Sudah bisa berjalan ke musala', result: '1', functions: ['motivator'], tasks: ['T3'] })
  const ending = { caseId: 'k1', outcome: 'tercapai', note: 'Berjalan sendiri, makan teratur', clientHeard: 'Senang dan merasa cukup' }
  it('starts only once help was given and no letter waits', () => {
    s.upTo('intervensi')
    expect(s.do('cases.startMonitoring', { caseId: 'k1' }, as('sari'))).toBe('BELUM_ADA_LAYANAN')
  })
  it('asks for a visit every month, and says when it is late', () => {
    s.upTo('monitoring')
    expect(s.case()).toMatchObject({ state: 'monitoring', nextVisitOn: '2026-12-02', dueFor: 'pemantauan', dueAt: '2026-12-02T16:59:59.999Z' })
    expect(s.ring('2026-12-02T17:00:00.000Z')).toEqual(['cases.markLate k1'])
    expect(s.case()).toMatchObject({ lateSince: '2026-12-02T16:59:59.999Z' })
    expect(s.ring('2026-12-03T17:00:00.000Z')).toEqual([])
    expect(s.do('cases.recordMonitoring', { ...visit('v1', '2026-12-04'), tasks: [] }, as('sari'))).toBe('TANDAI_PEKERJAAN')
    expect(s.do('cases.recordMonitoring', visit('v1', '2026-12-05'), as('sari'))).toBe('TANGGAL_DEPAN')
    expect(s.do('cases.recordMonitoring', visit('v1', '2026-12-04'), as('sari'))).toBe('ok')
    expect(s.get(Visit, 'v1')).toMatchObject({ caseId: 'k1', householdId: 'h1', purpose: 'pemantauan', by: 'sari', class: 'R', result: '1' })
    expect(s.case()).toMatchObject({ lateSince: null, lastVisitOn: '2026-12-04', nextVisitOn: '2027-01-03' })
  })
  it.each<[string, object, Player, string]>([
    ['by the owner', {}, 'sari', 'BUKAN_WEWENANG'], ['by a supervisor who was not named', {}, 'vera', 'BUKAN_WEWENANG'], ['by the supervisor', {}, 'tono', 'ok'], ['unheard', { clientHeard: '' }, 'tono', 'KLIEN_BELUM_DIDENGAR'],
    ['after the client died', { outcome: 'meninggal', clientHeard: '', note: 'Meninggal di rumah sakit 1 November' }, 'tono', 'ok'], ['in two words', { note: 'sudah baik' }, 'tono', 'ALASAN_KURANG'],
  ])('is ended %s: %3$s', (_name, more, who, code) => {
    s.upTo('monitoring')
    expect(s.do('cases.terminate', { ...ending, ...more }, as(who))).toBe(code)
  })
  it.each([['tercapai', 'BELUM_DIPANTAU'], ['sebagian', 'BELUM_DIPANTAU'], ['pindah', 'ok'], ['menolak', 'ok']])('before monitoring with outcome %s: %s', (outcome, code) => {
    s.upTo('intervensi')
    expect(s.do('cases.terminate', { ...ending, outcome }, as('tono'))).toBe(code)
  })
  it('a case opened by its supervisor-to-be is ended by another', () => {
    s.upTo('monitoring', 'k1', { supervisorId: 'vera' })
    expect(s.do('cases.appointSupervisor', { caseId: 'k1', supervisorId: 'sari', reason: 'Menggantikan' }, as('hasan'))).toBe('EMPAT_MATA')
    expect(s.do('cases.appointSupervisor', { caseId: 'k1', supervisorId: 'tono', reason: 'Vera cuti panjang' }, as('hasan'))).toBe('ok')
    expect(s.do('cases.terminate', ending, as('vera'))).toBe('BUKAN_WEWENANG')
    expect(s.do('cases.terminate', ending, as('tono'))).toBe('ok')
  })
  it('is followed for three or six months before it is closed', () => {
    s.upTo('monitoring')
    s.do('cases.terminate', ending, as('tono'))
    expect(s.case()).toMatchObject({ state: 'terminasi', dueFor: 'penutupan', outcome: 'tercapai', terminatedOn: '2026-11-02' })
    expect(s.do('cases.close', { caseId: 'k1' }, as('tono'))).toBe('PERLU_BIMBINGAN')
    expect(s.do('cases.startAftercare', { caseId: 'k1', months: '4' }, as('sari'))).toBe('ISIAN_BELUM_BENAR')
    expect(s.do('cases.startAftercare', { caseId: 'k1', months: '6' }, as('sari'))).toBe('ok')
    expect(s.case()).toMatchObject({ state: 'bimbingan_lanjut', aftercareUntil: '2027-05-02', nextVisitOn: '2027-02-02' })
    s.now = '2027-02-02T03:00:00.000Z'
    expect(s.do('cases.recordAftercare', visit('v2', '2027-02-02'), as('sari'))).toBe('ok')
    expect(s.case()).toMatchObject({ aftercareVisits: 1, nextVisitOn: '2027-05-02' })
    s.now = '2027-05-03T03:00:00.000Z'
    s.do('cases.recordAftercare', visit('v3', '2027-05-03'), as('sari'))
    expect(s.case()).toMatchObject({ nextVisitOn: null, dueFor: 'penutupan' })
    expect(s.do('cases.close', { caseId: 'k1' }, as('sari'))).toBe('BUKAN_WEWENANG')
    expect(s.do('cases.close', { caseId: 'k1' }, as('tono'))).toBe('ok')
    expect(s.case()).toMatchObject({ state: 'ditutup', closedBy: 'tono', closedOn: '2027-05-03', dueAt: null })
  })
  it('is closed at once where nobody is left to visit, and opened again when life asks for it', () => {
    s.upTo('intervensi')
    s.do('cases.terminate', { ...ending, outcome: 'pindah' }, as('tono'))
    expect(s.do('cases.close', { caseId: 'k1' }, as('tono'))).toBe('ok')
    expect(s.do('cases.reopen', { caseId: 'k1', reason: 'pulang' }, as('sari'))).toBe('ALASAN_KURANG')
    expect(s.do('cases.reopen', { caseId: 'k1', reason: 'Kembali ke kampung dan sakit lagi' }, as('sari'))).toBe('ok')
    expect(s.case()).toMatchObject({ state: 'asesmen', outcome: null, closedOn: null, terminatedBy: null, reopenedOn: '2026-11-02', dueFor: 'asesmen' })
  })
})

describe('resting, moving on, declining', () => {
  it('suspended until a day, with its own clock, and resumed where it was', () => {
    s.upTo('intervensi')
    expect(s.do('cases.suspend', { caseId: 'k1', reason, until: '2026-11-02' }, as('sari'))).toBe('TANGGAL_TANGGUH')
    expect(s.do('cases.suspend', { caseId: 'k1', reason, until: '2027-06-02' }, as('sari'))).toBe('TANGGAL_TANGGUH')
    expect(s.do('cases.suspend', { caseId: 'k1', reason, until: '2026-11-20' }, as('sari'))).toBe('ok')
    expect(s.do('cases.recordService', { caseId: 'k1', serviceId: 'sv1', ...meals(today()) }, as('sari'))).toBe('LANGKAH_TIDAK_SAH')
    expect(s.ring('2026-11-21T00:00:00.000Z')).toEqual(['cases.markLate k1'])
    expect(s.do('cases.resume', { caseId: 'k1' }, as('sari'))).toBe('ok')
    expect(s.case()).toMatchObject({ state: 'intervensi', stateBefore: null, lateSince: null })
  })
  it('suspended while a letter waits: a refusal leads back to planning', () => {
    s.upTo('intervensi')
    s.do('cases.refer', { caseId: 'k1', referralId: 'rf1', agencyId: 'a-dinkes', letterNo: '460/1', need: 'Kursi roda untuk lansia' }, as('budi'))
    s.do('cases.suspend', { caseId: 'k1', reason, until: '2026-11-20' }, as('sari'))
    s.do('cases.refuseReferral', { referralId: 'rf1', reason: 'Stok kursi roda habis sampai Januari' }, as('nita'), city)
    s.do('cases.resume', { caseId: 'k1' }, as('sari'))
    expect(s.state()).toBe('perencanaan')
  })
  it('transferred by the supervisor, with a letter and a destination', () => {
    s.upTo('intervensi')
    const input = { caseId: 'k1', letterNo: '460/9', reason: 'Keluarga pindah ikut anaknya ke kota lain' }
    expect(s.do('cases.transfer', { ...input, place: '36.74.01.1001' }, as('sari'))).toBe('BUKAN_WEWENANG')
    expect(s.do('cases.transfer', input, as('tono'))).toBe('PERLU_TUJUAN')
    expect(s.do('cases.transfer', { ...input, agencyId: 'a-99' }, as('tono'))).toBe('INSTANSI_TIDAK_ADA')
    expect(s.do('cases.transfer', { ...input, place: '36.74.01.1001' }, as('tono'))).toBe('ok')
    expect(s.case()).toMatchObject({ state: 'dialihkan', transferPlace: '36.74.01.1001', transferLetter: '460/9' })
    expect(s.do('cases.terminate', { caseId: 'k1', outcome: 'dialihkan', note: 'Diterima oleh Puskesos kelurahan tujuan', clientHeard: 'Setuju dan berterima kasih' }, as('tono'))).toBe('ok')
  })
  it('declined by the client; for a child a pekerja sosial weighs it', () => {
    s.upTo('asesmen')
    expect(s.do('cases.refuseService', { caseId: 'k1', reason: 'Tidak mau didatangi lagi' }, as('sari'))).toBe('ok')
    expect(s.state()).toBe('menolak_layanan')
    s.upTo('asesmen', 'k2', { subjectId: 'anak', basis: 'guardian', guardianName: 'Ibu' })
    expect(s.do('cases.refuseService', { caseId: 'k2', reason: 'Tidak mau didatangi lagi' }, as('sari'))).toBe('PERLU_PEKERJA_SOSIAL')
    expect(s.do('cases.refuseService', { caseId: 'k2', reason: 'Tidak mau didatangi lagi' }, as('lina'))).toBe('ok')
  })
})

describe('the restricted case and its team', () => {
  const child = { subjectId: 'anak', basis: 'guardian', guardianName: 'Bibi Contoh', ppks: ['PPKS-06'], supervisorId: 'maya' }
  it('is nobody else’s: not the village’s, not the head’s, not the lane’s', () => {
    s.upTo('asesmen', 'k1', child)
    expect(s.case()).toMatchObject({ class: 'X', team: 'case:k1', ownerId: 'lina', supervisorId: 'maya', needsPeksos: true })
    for (const who of ['sari', 'budi', 'lurah', 'tono', 'hasan', 'vera', 'duty', 'ketua', 'nita'] as const) {
      for (const [act, input] of [['cases.raiseAlarm', { reason: 'mencoba saja' }], ['cases.assess', { assessmentId: 'a' }], ['cases.terminate', { outcome: 'pindah' }], ['cases.joinTeam', { personId: who, reason: 'ingin tahu' }], ['cases.addNote', { noteId: 'n', kind: 'konseling', text: 'rahasia' }]] as const) {
        expect([who, act, s.do(act, { caseId: 'k1', ...input }, as(who))]).toEqual([who, act, 'BUKAN_WEWENANG'])
      }
    }
  })
  it('answers the same for a case that does not exist', () => {
    expect(s.do('cases.terminate', { caseId: 'k404', outcome: 'pindah', note: reason, clientHeard: reason }, as('hasan'))).toBe('BUKAN_WEWENANG')
  })
  it('its owner calls in whom it needs, for as long as it needs', () => {
    s.upTo('asesmen', 'k1', child)
    expect(s.do('cases.joinTeam', { caseId: 'k1', personId: 'ketua', reason: 'Ketua IPSM' }, as('lina'))).toBe('BUKAN_PETUGAS_SINI')
    expect(s.do('cases.joinTeam', { caseId: 'k1', personId: 'sari', reason: 'Menemani ibunya' }, as('lina'))).toBe('ok')
    expect(s.do('cases.joinTeam', { caseId: 'k1', personId: 'sari', reason: 'Menemani ibunya' }, as('lina'))).toBe('SUDAH_ANGGOTA')
    expect(s.do('cases.addNote', { caseId: 'k1', noteId: 'n1', kind: 'motivasi', text: 'Ibu berani bercerita hari ini' }, as('sari'))).toBe('ok')
    expect(s.get(CaseNote, 'n1')).toMatchObject({ class: 'X', team: 'case:k1', by: 'sari' })
    expect(s.do('cases.assess', { caseId: 'k1', assessmentId: 'as1', ...elderAssessment, ppks: ['PPKS-06'] }, as('sari'))).toBe('PERLU_PEKERJA_SOSIAL')
    expect(s.do('cases.leaveTeam', { caseId: 'k1', personId: 'lina', reason: 'Cuti panjang' }, as('lina'))).toBe('GANTI_DULU')
    expect(s.do('cases.leaveTeam', { caseId: 'k1', personId: 'sari', reason: 'Tugas selesai' }, as('lina'))).toBe('ok')
    s.now = '2026-11-02T02:00:01.000Z'
    expect(s.do('cases.addNote', { caseId: 'k1', noteId: 'n2', kind: 'motivasi', text: 'Masih ingin menulis' }, as('sari'))).toBe('BUKAN_WEWENANG')
  })
  it('notes are sealed even in an ordinary case', () => {
    s.upTo('asesmen')
    expect(s.do('cases.addNote', { caseId: 'k1', noteId: 'n1', kind: 'konseling', text: 'Bercerita tentang anaknya' }, as('sari'))).toBe('ok')
    expect(s.get(CaseNote, 'n1')).toMatchObject({ class: 'X', team: 'case:k1', place: village })
    expect(s.do('cases.addNote', { caseId: 'k1', noteId: 'n2', kind: 'konseling', text: 'Saya juga petugas sini' }, as('budi'))).toBe('BUKAN_WEWENANG')
  })
  it('an ordinary case made restricted leaves the village with all that belongs to it', () => {
    s.upTo('monitoring')
    s.do('cases.recordMonitoring', { caseId: 'k1', visitId: 'v1', on: today(), note: 'Ada memar di lengannya', functions: ['motivator'], tasks: ['T3'] }, as('sari'))
    expect(s.do('cases.restrict', { caseId: 'k1', supervisorId: 'sari', reason }, as('sari'))).toBe('EMPAT_MATA')
    expect(s.do('cases.restrict', { caseId: 'k1', supervisorId: 'lina', reason: 'Ada tanda kekerasan pada lansia' }, as('sari'))).toBe('ok')
    for (const [record, id] of [[Plan, 'k1-pl'], [Assessment, 'k1-as'], [Service, 'k1-sv'], [Visit, 'v1']] as const) expect(s.get(record, id)).toMatchObject({ class: 'X', team: 'case:k1' })
    expect(s.case()).toMatchObject({ class: 'X', supervisorId: 'lina', needsPeksos: true })
    expect(s.do('cases.recordMonitoring', { caseId: 'k1', visitId: 'v2', on: today(), note: 'Melihat lagi', functions: [], tasks: [] }, as('budi'))).toBe('BUKAN_WEWENANG')
    expect(s.do('cases.restrict', { caseId: 'k1', supervisorId: 'lina', reason }, as('sari'))).toBe('SUDAH_TERBATAS')
  })
  it('a report that moves to the lane takes its case along', () => {
    s.report('r1')
    s.upTo('asesmen', 'k1', { reportId: 'r1' })
    s.do('cases.restrictWithReport', { reportId: 'r1' }, { person: 'system', device: null, posts: [], teams: [], system: true })
    expect(s.case()).toMatchObject({ class: 'X', team: 'case:k1', ownerId: 'sari' })
  })
})

describe('breaking the glass', () => {
  const why = 'Anak dibawa ke IGD malam ini, dokter bertanya riwayatnya'
  it('opens for a day, is seen by the lane, and a second person must say they know', () => {
    s.upTo('asesmen', 'k1', { subjectId: 'anak', basis: 'guardian', guardianName: 'Bibi', ppks: ['PPKS-06'], supervisorId: 'maya' })
    expect(s.do('cases.breakGlass', { caseId: 'k1', reason: why }, as('sari'))).toBe('BUKAN_WEWENANG')
    expect(s.do('cases.breakGlass', { caseId: 'k1', reason: 'penting' }, as('duty'), city)).toBe('ALASAN_KURANG')
    expect(s.do('cases.breakGlass', { caseId: 'k1', reason: why }, as('duty'), city)).toBe('ok')
    const [glass] = [...s.store.all(GlassBreak)]
    expect(glass).toMatchObject({ class: 'X', team: 'lane:36.71', personId: 'duty', caseId: 'k1', until: '2026-11-03T02:00:00.000Z', state: 'terbuka' })
    expect(s.do('cases.addNote', { caseId: 'k1', noteId: 'n1', kind: 'koordinasi', text: 'Dokter diberi tahu' }, as('duty'))).toBe('ok')
    expect(s.do('cases.breakGlass', { caseId: 'k1', reason: why }, as('duty'), city)).toBe('SUDAH_ANGGOTA')
    expect(s.do('cases.acknowledgeGlass', { glassId: glass?.id, note: 'Saya sendiri' }, as('duty'), city)).toBe('EMPAT_MATA')
    expect(s.do('cases.acknowledgeGlass', { glassId: glass?.id, note: 'Tahu saja' }, as('hasan'), city)).toBe('BUKAN_WEWENANG')
    expect(s.ring('2026-11-03T03:00:00.000Z')).toContain(`cases.glassLate ${glass?.id}`)
    expect(s.do('cases.addNote', { caseId: 'k1', noteId: 'n2', kind: 'koordinasi', text: 'Sehari kemudian' }, as('duty'))).toBe('BUKAN_WEWENANG')
    expect(s.do('cases.acknowledgeGlass', { glassId: glass?.id, note: 'Sudah dikonfirmasi ke IGD' }, as('duty2'), city)).toBe('ok')
    expect(s.get(GlassBreak, glass?.id ?? '')).toMatchObject({ state: 'diakui', acknowledgedBy: 'duty2' })
  })
  it('may be ended at once by the second person', () => {
    s.upTo('asesmen', 'k1', { subjectId: 'anak', basis: 'guardian', guardianName: 'Bibi', ppks: ['PPKS-06'], supervisorId: 'maya' })
    s.do('cases.breakGlass', { caseId: 'k1', reason: why }, as('vera'), city)
    const [glass] = [...s.store.all(GlassBreak)]
    s.now = '2026-11-02T03:00:00.000Z'
    expect(s.do('cases.acknowledgeGlass', { glassId: glass?.id, note: 'Tidak ada alasan mendesak', revoke: true }, as('duty'), city)).toBe('ok')
    expect(s.do('cases.addNote', { caseId: 'k1', noteId: 'n1', kind: 'koordinasi', text: 'Masih mencoba' }, as('vera'))).toBe('BUKAN_WEWENANG')
  })
  it('answers alike whether there is such a case or not', () => {
    expect(s.do('cases.breakGlass', { caseId: 'k404', reason: why }, as('duty'), city)).toBe('ok')
  })
})

describe('clocks', () => {
  it.each([
    ['skrining', '2026-11-03T16:59:59.999Z', 'skrining'], ['asesmen', '2026-11-09T16:59:59.999Z', 'asesmen'], ['perencanaan', '2026-11-09T16:59:59.999Z', 'rencana'], ['intervensi', '2026-12-01T16:59:59.999Z', 'layanan'],
  ] as const)('%s rings once after %s', (state, due, dueFor) => {
    s.upTo(state)
    expect(s.case()).toMatchObject({ dueAt: due, dueFor })
    expect(s.ring(due)).toEqual(['cases.markLate k1'])
    expect(s.ring(due)).toEqual([])
  })
})

it('the flows can be read aloud, and every step has its act', async () => {
  const names = new Set((cases.acts as { name: string }[]).map((a) => a.name))
  for (const f of [caseFlow, referralFlow]) for (const step of f.steps) expect(names).toContain(step.act)
  await expect(flowTable(caseFlow)).toMatchFileSnapshot('golden/flow.md')
  await expect(flowTable(referralFlow)).toMatchFileSnapshot('golden/referral-flow.md')
  const lines = (cases.acts as { name: string; version: number; input: { [k: string]: { kind: string; class: string; required?: boolean } } }[]).flatMap((a) => [
    `## ${a.name} v${a.version}`, '', ...Object.entries(a.input).map(([k, f]) => `- ${k}: ${f.kind} ${f.class}${f.required ? ' *' : ''}`), '',
  ])
  await expect(['# Tindakan cases', '', ...lines].join('\n')).toMatchFileSnapshot('golden/acts.md')
})
