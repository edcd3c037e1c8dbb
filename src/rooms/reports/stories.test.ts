// The promises of a report, told as stories: who may do what, which clock runs, who looks a second time.
import { describe, expect, it } from 'vitest'
import { Reporter, ReportSeries, WorkCalendar } from './records.ts'
import { calendarId } from './calendar.ts'
import { importedId } from './acts-send.ts'
import { publicStatus } from './public.ts'
import { Visit } from '../registry/door.ts'
import { cipondoh, codeOf, dinkes, named, neighbour, people, pln, regency, settled, told, town, verified, walked } from './testing.ts'

const refused = codeOf

describe('telling what is wrong', () => {
  it('a citizen without an account sends an anonymous report: no reporter is kept, and the clock runs three working days', () => {
    const t = town('2022-01-21T09:00:00.000Z')
    expect(refused(t.citizen('send', told('r1')))).toBe('ok')
    expect(t.report('r1')).toMatchObject({ state: 'terkirim', class: 'R', team: null, place: cipondoh, createdBy: null, anonymous: true, receivedOn: '2022-01-21', dueAt: '2022-01-26T16:59:59.999Z' })
    expect(t.store.get(Reporter, 'r1')).toBeUndefined()
  })

  it('by name, the reporter is sealed apart: class X, the village intake alone', () => {
    const t = town()
    expect(refused(t.citizen('send', named('r1')))).toBe('ok')
    expect(t.store.get(Reporter, 'r1')).toMatchObject({ class: 'X', team: `intake:${cipondoh}`, name: 'Wulan Contoh', phoneLast4: '1234' })
    expect(Object.values(t.report('r1'))).not.toContain('Wulan Contoh')
  })

  it('anonymous means that a name typed before is not kept', () => {
    const t = town()
    t.citizen('send', named('r1', { anonymous: true }))
    expect(t.store.get(Reporter, 'r1')).toBeUndefined()
    expect(t.report('r1').phone4Hash).toBeNull()
  })

  it.each([
    ['too few words', { what: 'tolong' }, 'ISIAN_BELUM_BENAR'],
    ['another village than the one it is sent to', { place: neighbour }, 'PILIH_KELURAHAN'],
    ['a kecamatan', { place: '36.71.05' }, 'PILIH_KELURAHAN'],
    ['a broken code', { ticketHash: 'abc' }, 'ISIAN_BELUM_BENAR'],
    ['a name missing', { anonymous: false }, 'PERLU_NAMA'],
    ['a phone missing', { anonymous: false, name: 'Wulan Contoh' }, 'PERLU_HP'],
    ['a phone that is none', { anonymous: false, name: 'Wulan Contoh', phone: 'nol delapan' }, 'ISIAN_BELUM_BENAR'],
    ['a phone without its hash', { anonymous: false, name: 'Wulan Contoh', phone: '081299001234' }, 'PERLU_SIDIK_HP'],
    ['an urgency nobody knows', { urgency: 'sekali' }, 'ISIAN_BELUM_BENAR'],
    ['photos that are no photos', { photos: [{ hash: 'x.jpg' }] }, 'ISIAN_BELUM_BENAR'],
    ['four photos', { photos: ['a', 'b', 'c', 'd'].map((c) => ({ hash: c.repeat(64) })) }, 'ISIAN_BELUM_BENAR'],
  ])('is refused with %s', (_why, more, code) => {
    const t = town()
    expect(refused(t.citizen('send', told('r1', more)))).toBe(code)
  })

  it('sent twice is one report', () => {
    const t = town()
    t.citizen('send', told('r1'))
    expect(refused(t.citizen('send', told('r1')))).toBe('SUDAH_MASUK')
  })

  it('only a worker of the village writes down what somebody told them', () => {
    const t = town()
    expect(refused(t.citizen('send', told('r1', { channel: 'datang' })))).toBe('BUKAN_WEWENANG')
    expect(refused(t.by('tuti', 'send', told('r1', { channel: 'lisan' })))).toBe('BUKAN_WEWENANG')
    expect(refused(t.by('sari', 'send', told('r1', { channel: 'lisan' })))).toBe('ok')
    expect(refused(t.by('fitri', 'send', named('r2', { channel: 'datang', phone: null, phone4Hash: null })))).toBe('ok')
    expect(t.report('r1').createdBy).toBe('sari')
    expect(t.store.get(Reporter, 'r2')).toMatchObject({ name: 'Wulan Contoh', phoneLast4: null })
  })

  it('an emergency runs half an hour, day and night', () => {
    const t = town('2022-01-22T18:00:00.000Z')
    t.citizen('send', told('r1', { urgency: 'darurat' }))
    expect(t.report('r1')).toMatchObject({ rank: 0, verifyDueAt: '2022-01-22T18:30:00.000Z' })
  })

  it('numbers run without gaps by village and month; the house gives them', () => {
    const t = town('2026-03-30T05:00:00.000Z')
    for (const id of ['r1', 'r2', 'r3']) t.citizen('send', told(id))
    t.citizen('send', told('r4', { aboutChild: true }))
    for (const id of ['r1', 'r4', 'r2', 'r3']) expect(refused(t.house('number', { reportId: id }))).toBe('ok')
    expect(['r1', 'r2', 'r3', 'r4'].map((id) => t.report(id).number)).toEqual([
      `LP-${cipondoh}-202603-00001`, `LP-${cipondoh}-202603-00002`, `LP-${cipondoh}-202603-00003`, `LP-${regency}-202603-00001`,
    ])
    expect(refused(t.house('number', { reportId: 'r1' }))).toBe('SUDAH_BERNOMOR')
    t.until('2026-03-31T17:30:00.000Z')
    t.citizen('send', told('r5'))
    t.house('number', { reportId: 'r5' })
    expect(t.report('r5').number).toBe(`LP-${cipondoh}-202604-00001`)
    expect([...t.store.all(ReportSeries)].filter((s) => s.class === 'N')).toHaveLength(2)
    expect(refused(t.by('vera', 'number', { reportId: 'r1' }))).toBe('BUKAN_WEWENANG')
  })

  it('taken in twice from another application is one report, with the clock of its first arrival', () => {
    const t = town('2022-01-24T03:00:00.000Z')
    const input = { place: cipondoh, what: 'Bantuan beras bulan lalu belum turun di RT kami.', problem: 'bantuan', extSource: 'Lapor Bupati', extRef: 'LBT-2022-000123', receivedAt: '2022-01-21T16:00:00+07:00' }
    expect(refused(t.by('vera', 'import', input))).toBe('ok')
    expect(refused(t.by('vera', 'import', input))).toBe('SUDAH_MASUK')
    expect(t.report(importedId('Lapor Bupati', 'LBT-2022-000123'))).toMatchObject({ extRef: 'LBT-2022-000123', channel: 'luar', dueAt: '2022-01-26T16:59:59.999Z', ticketHash: null })
    expect(refused(t.by('fitri', 'import', { ...input, extRef: 'LBT-2022-000124' }))).toBe('BUKAN_WEWENANG')
    expect(refused(t.by('vera', 'import', { ...input, extRef: 'LBT-2022-000125', receivedAt: '2022-02-01T16:00:00+07:00' }))).toBe('WAKTU_BELUM_TIBA')
  })
})

describe('the restricted lane', () => {
  it.each([
    ['a child', { aboutChild: true }],
    ['violence', { aboutViolence: true }],
    ['the problem violence', { problem: 'tindak_kekerasan' }],
    ['the problem exploitation', { problem: 'eksploitasi' }],
    ['the problem child welfare', { problem: 'kesejahteraan_anak' }],
    ['drug misuse', { problem: 'penyalahgunaan_narkotika' }],
  ])('%s: hidden at once, reporter and all', (_what, more) => {
    const t = town()
    t.citizen('send', named('r1', more))
    expect(t.report('r1')).toMatchObject({ class: 'X', team: `lane:${regency}` })
    expect(t.store.get(Reporter, 'r1')).toMatchObject({ class: 'X', team: `lane:${regency}` })
  })

  it('nobody outside it can do anything to it, and is told the same as if it were not there', () => {
    const t = town()
    t.citizen('send', told('r1', { aboutChild: true }))
    for (const name of ['sari', 'fitri', 'koko', 'vera', 'hadi', 'tono', 'kepala', 'reza', 'ketua', 'opal'] as const) {
      for (const act of ['verify', 'reject', 'askMore', 'assign', 'acknowledge', 'takeUp', 'close', 'link', 'relocate', 'restrict']) {
        const there = t.by(name, act, { reportId: 'r1' })
        const absent = t.by(name, act, { reportId: 'nothing' })
        expect([name, act, there]).toEqual([name, act, absent])
      }
    }
    expect(refused(t.by('dewi', 'verify', verified('r1', { problem: 'kesejahteraan_anak' })))).toBe('ok')
  })

  it('is given only to people of the lane', () => {
    const t = town()
    t.citizen('send', told('r1', { aboutViolence: true }))
    t.by('dewi', 'verify', verified('r1', { problem: 'tindak_kekerasan' }))
    const to = (assignedKind: string, more: { [k: string]: unknown }) => refused(t.by('dewi', 'assign', { reportId: 'r1', assignedKind, ...more }))
    expect(to('psm', { assignedTo: 'sari' })).toBe('DI_LUAR_JALUR')
    expect(to('unit', { assignedUnit: dinkes })).toBe('DI_LUAR_JALUR')
    expect(to('peksos', { assignedTo: 'reza' })).toBe('DI_LUAR_JALUR')
    expect(to('peksos', { assignedTo: 'peni' })).toBe('ok')
    expect(t.report('r1')).toMatchObject({ class: 'X', team: `lane:${regency}`, assignedTo: 'peni' })
    expect(refused(t.by('peni', 'accept', { reportId: 'r1' }))).toBe('ok')
    expect(refused(t.by('peni', 'settle', settled('r1')))).toBe('ok')
    expect(refused(t.by('peni', 'close', { reportId: 'r1', reason: 'Sudah aman, tinggal bersama keluarga besar.' }))).toBe('EMPAT_MATA')
    expect(refused(t.by('dewi', 'close', { reportId: 'r1', reason: 'Sudah aman, tinggal bersama keluarga besar.' }))).toBe('ok')
  })

  it('a PSM who finds violence on an ordinary visit moves it there, with its reporter and visits, and sees it no more', () => {
    const t = town()
    t.citizen('send', named('r1'))
    t.by('fitri', 'verify', verified('r1'))
    t.by('sari', 'takeUp', { reportId: 'r1' })
    t.store.set(Visit, { id: 'v1', place: cipondoh, class: 'R', team: null, reportId: 'r1', by: 'sari' })
    expect(refused(t.by('sari', 'restrict', { reportId: 'r1', reason: 'Ada lebam di wajah.' }))).toBe('SEBUT_SEBABNYA')
    expect(refused(t.by('tuti', 'restrict', { reportId: 'r1', aboutViolence: true, reason: 'Ada lebam di wajah.' }))).toBe('BUKAN_WEWENANG')
    expect(refused(t.by('sari', 'restrict', { reportId: 'r1', aboutViolence: true, reason: 'Ada lebam di wajah.' }))).toBe('ok')
    expect(t.report('r1')).toMatchObject({ class: 'X', team: `lane:${regency}`, state: 'terverifikasi', assignedTo: null, restrictedBy: 'sari' })
    expect(t.store.get(Reporter, 'r1')).toMatchObject({ team: `lane:${regency}` })
    expect(t.store.get(Visit, 'v1')).toMatchObject({ class: 'X', team: `lane:${regency}` })
    expect(refused(t.by('sari', 'settle', settled('r1')))).toBe('BUKAN_WEWENANG')
  })

  it('the desk cannot sort a report into a protected problem in the open', () => {
    const t = town()
    t.citizen('send', told('r1'))
    expect(refused(t.by('fitri', 'verify', verified('r1', { problem: 'eksploitasi' })))).toBe('PAKAI_JALUR_TERBATAS')
  })

  it('cannot be withdrawn, and silence does not close it', () => {
    const t = town()
    t.citizen('send', told('r1', { aboutViolence: true }))
    expect(refused(t.reporter('withdraw', 'r1'))).toBe('TETAP_DITANGANI')
    t.by('dewi', 'askMore', { reportId: 'r1', question: 'Di RT berapa rumahnya?' })
    t.days(11)
    expect(t.ring()).toContain('reports.resumeUnanswered')
    expect(t.report('r1')).toMatchObject({ state: 'terkirim', stuckClock: 'verifikasi' })
  })
})

describe('the desk', () => {
  it('verifies with category, urgency and a look for duplicates', () => {
    const t = town()
    t.citizen('send', told('r1'))
    expect(refused(t.by('fitri', 'verify', { reportId: 'r1', problem: 'lansia', urgency: 'biasa', duplicatesSeen: true }))).toBe('ISIAN_BELUM_BENAR')
    expect(refused(t.by('fitri', 'verify', verified('r1', { duplicatesSeen: false })))).toBe('PERIKSA_DUPLIKAT')
    for (const name of ['sari', 'hadi', 'tono', 'jauh', 'opal', 'ketua'] as const) expect([name, refused(t.by(name, 'verify', verified('r1')))]).toEqual([name, 'BUKAN_WEWENANG'])
    expect(refused(t.by('fitri', 'verify', verified('r1', { urgency: 'mendesak' })))).toBe('ok')
    expect(t.report('r1')).toMatchObject({ state: 'terverifikasi', verifiedBy: 'fitri', urgency: 'mendesak', statedUrgency: 'biasa', rank: 1, sector: 'sosial_ekonomi' })
    expect(refused(t.by('fitri', 'verify', verified('r1')))).toBe('LANGKAH_TIDAK_SAH')
  })

  it('asks for more: reminder on day three, closed on day ten; an answer starts the clock anew', () => {
    const t = town('2026-03-02T02:00:00.000Z')
    for (const id of ['r1', 'r2']) {
      t.citizen('send', told(id))
      expect(refused(t.by('fitri', 'askMore', { reportId: id, question: 'Di gang yang mana rumahnya?' }))).toBe('ok')
    }
    t.until('2026-03-05T16:59:00.000Z')
    expect(t.ring()).toEqual([])
    t.until('2026-03-05T17:00:00.000Z')
    expect(t.ring()).toEqual(['reports.remind', 'reports.remind'])
    expect(t.ring()).toEqual([])
    expect(refused(t.citizen('answerMore', { reportId: 'r1', answer: 'Gang Mawar' }))).toBe('BUKAN_WEWENANG')
    expect(refused(t.reporter('answerMore', 'r1', { answer: 'Gang Mawar, rumah biru' }))).toBe('ok')
    expect(t.report('r1')).toMatchObject({ state: 'terkirim', answer: 'Gang Mawar, rumah biru', dueAt: '2026-03-11T16:59:59.999Z' })
    t.until('2026-03-12T17:00:00.000Z')
    t.ring()
    expect(t.report('r2')).toMatchObject({ state: 'ditutup', closeHow: 'tanpa_jawaban', dueAt: null })
    expect(t.report('r1').state).toBe('terkirim')
  })

  it('rejects only with a reason of twenty characters; the reporter may appeal once within fourteen days, to somebody else', () => {
    const t = town()
    t.citizen('send', told('r1'))
    expect(refused(t.by('fitri', 'reject', { reportId: 'r1', reason: 'bukan urusan kami' }))).toBe('ALASAN_KURANG')
    expect(refused(t.by('fitri', 'reject', { reportId: 'r1', reason: 'Jalan rusak ditangani dinas lain.' }))).toBe('ok')
    expect(publicStatus(t.report('r1'), t.now)).toMatchObject({ note: 'Jalan rusak ditangani dinas lain.', may: ['appeal'] })
    t.days(13)
    expect(refused(t.reporter('appeal', 'r1', { reason: 'Bukan jalannya, tetapi neneknya yang perlu dibantu.' }))).toBe('ok')
    expect(refused(t.by('fitri', 'verify', verified('r1')))).toBe('EMPAT_MATA')
    expect(refused(t.by('fitri', 'reject', { reportId: 'r1', reason: 'Jalan rusak ditangani dinas lain.' }))).toBe('EMPAT_MATA')
    expect(refused(t.by('vera', 'reject', { reportId: 'r1', reason: 'Sudah kami cek ulang, tidak ada orangnya.' }))).toBe('ok')
    expect(refused(t.reporter('appeal', 'r1', { reason: 'Saya tetap merasa perlu dibantu.' }))).toBe('SUDAH_BANDING')
  })

  it('an appeal after fourteen days comes too late', () => {
    const t = town()
    t.citizen('send', told('r1'))
    t.by('fitri', 'reject', { reportId: 'r1', reason: 'Jalan rusak ditangani dinas lain.' })
    t.days(15)
    expect(refused(t.reporter('appeal', 'r1', { reason: 'Saya baru membaca alasannya.' }))).toBe('LEWAT_BATAS')
    expect(publicStatus(t.report('r1'), t.now).may).toEqual([])
  })

  it('merges a duplicate; its reporter follows the other report', () => {
    const t = town()
    for (const id of ['r1', 'r2', 'r3']) t.citizen('send', told(id))
    t.citizen('send', told('r9', { aboutChild: true }))
    expect(refused(t.by('fitri', 'markDuplicate', { reportId: 'r2', duplicateOf: 'r2' }))).toBe('LAPORAN_SAMA')
    expect(refused(t.by('fitri', 'markDuplicate', { reportId: 'r2', duplicateOf: 'r9' }))).toBe('BUKAN_WEWENANG')
    expect(refused(t.by('fitri', 'markDuplicate', { reportId: 'r2', duplicateOf: 'r1' }))).toBe('ok')
    expect(refused(t.by('fitri', 'markDuplicate', { reportId: 'r3', duplicateOf: 'r2' }))).toBe('INDUK_TIDAK_SAH')
    const status = publicStatus(t.report('r2'), t.now, t.report('r1'))
    expect(status.word.id).toBe('Digabung')
    expect(status.sentence.id).toContain('Laporan Anda sudah kami terima')
  })

  it('assigns by mandate: a PSM of the village, an agency, an outside body', () => {
    const t = town('2026-03-06T02:00:00.000Z')
    walked(t, 'r1', 'terverifikasi')
    const to = (more: { [k: string]: unknown }, name: 'koko' | 'fitri' | 'vera' = 'koko') => refused(t.by(name, 'assign', { reportId: 'r1', ...more }))
    expect(to({ assignedKind: 'psm', assignedTo: 'sari' }, 'fitri')).toBe('BUKAN_WEWENANG')
    expect(to({ assignedKind: 'psm' })).toBe('PILIH_PENERIMA')
    expect(to({ assignedKind: 'psm', assignedTo: 'tuti' })).toBe('BUKAN_PETUGAS_SINI')
    expect(to({ assignedKind: 'psm', assignedTo: 'hadi' })).toBe('BUKAN_PETUGAS_SINI')
    expect(to({ assignedKind: 'puskesos', assignedTo: 'koko' })).toBe('EMPAT_MATA')
    expect(to({ assignedKind: 'unit' })).toBe('PILIH_PENERIMA')
    expect(to({ assignedKind: 'unit', assignedUnit: pln })).toBe('JENIS_INSTANSI')
    expect(to({ assignedKind: 'eksternal', assignedUnit: dinkes })).toBe('JENIS_INSTANSI')
    expect(to({ assignedKind: 'psm', assignedTo: 'sari', due: '2026-03-05' })).toBe('TENGGAT_LEWAT')
    expect(to({ assignedKind: 'psm', assignedTo: 'sari', due: '2026-12-31' })).toBe('TENGGAT_TERLALU_LAMA')

    expect(to({ assignedKind: 'psm', assignedTo: 'sari', due: '2026-03-16' })).toBe('ok')
    expect(t.report('r1')).toMatchObject({ state: 'didisposisikan', acceptDueAt: '2026-03-07T02:00:00.000Z', workDueAt: '2026-03-16T16:59:59.999Z' })
    expect(to({ assignedKind: 'unit', assignedUnit: dinkes }, 'vera')).toBe('ok')
    expect(t.report('r1')).toMatchObject({ class: 'R', team: `unit:${dinkes}`, assignedTo: null, acceptDueAt: '2026-03-10T16:59:59.999Z' })
    expect(to({ assignedKind: 'eksternal', assignedUnit: pln }, 'vera')).toBe('ok')
    expect(t.report('r1')).toMatchObject({ state: 'diteruskan_eksternal', team: null, acceptDueAt: null })
    expect(refused(t.by('vera', 'settle', settled('r1')))).toBe('EMPAT_MATA')
    expect(refused(t.by('fitri', 'settle', settled('r1')))).toBe('ok')
  })

  it('moves a report told for the wrong village, with its reporter, and not into another regency', () => {
    const t = town()
    t.citizen('send', named('r1'))
    expect(refused(t.by('fitri', 'relocate', { reportId: 'r1', toPlace: cipondoh }))).toBe('PILIH_KELURAHAN')
    expect(refused(t.by('fitri', 'relocate', { reportId: 'r1', toPlace: '33.28.02.2001' }))).toBe('BEDA_KABUPATEN')
    expect(refused(t.by('fitri', 'relocate', { reportId: 'r1', toPlace: neighbour }))).toBe('ok')
    expect(t.report('r1')).toMatchObject({ place: neighbour, movedFrom: cipondoh, state: 'terkirim' })
    expect(t.store.get(Reporter, 'r1')).toMatchObject({ place: neighbour, team: `intake:${neighbour}` })
    expect(refused(t.by('fitri', 'verify', verified('r1')))).toBe('BUKAN_WEWENANG')
    expect(refused(t.by('vera', 'verify', verified('r1')))).toBe('ok')
  })

  it('the village head acknowledges what is theirs, once', () => {
    const t = town()
    t.citizen('send', told('r1', { urgency: 'mendesak' }))
    expect(refused(t.by('tono', 'acknowledge', { reportId: 'r1' }))).toBe('BUKAN_WEWENANG')
    expect(refused(t.by('hadi', 'acknowledge', { reportId: 'r1', note: 'RT sudah saya minta menengok.' }))).toBe('ok')
    expect(t.report('r1')).toMatchObject({ acknowledgedBy: 'hadi', state: 'terkirim' })
    expect(refused(t.by('hadi', 'acknowledge', { reportId: 'r1' }))).toBe('SUDAH_DIKETAHUI')
  })
})

describe('the work', () => {
  it('a PSM accepts within 24 hours, works and settles with evidence and tags', () => {
    const t = town()
    walked(t, 'r1', 'didisposisikan')
    expect(refused(t.by('bayu', 'accept', { reportId: 'r1' }))).toBe('BUKAN_WEWENANG')
    expect(refused(t.by('sari', 'settle', settled('r1')))).toBe('LANGKAH_TIDAK_SAH')
    expect(refused(t.by('sari', 'accept', { reportId: 'r1' }))).toBe('ok')
    expect(refused(t.by('sari', 'settle', settled('r1', { evidence: '' })))).toBe('PERLU_BUKTI')
    expect(refused(t.by('sari', 'settle', settled('r1', { tasks: [] })))).toBe('TANDAI_PEKERJAAN')
    expect(refused(t.by('sari', 'settle', settled('r1', { outcome: 'kasus' })))).toBe('PERLU_KASUS')
    expect(refused(t.by('sari', 'settle', settled('r1', { outcomeNote: 'beres' })))).toBe('ISIAN_BELUM_BENAR')
    expect(refused(t.by('sari', 'settle', settled('r1')))).toBe('ok')
    expect(t.report('r1')).toMatchObject({ state: 'selesai', settledBy: 'sari', secondEyes: null, functions: ['fasilitator'], tasks: ['T3'] })
  })

  it('the short path: told in the street, taken up and settled on the spot, then looked at by somebody else', () => {
    const t = town('2026-03-02T02:00:00.000Z')
    t.by('sari', 'send', told('r1', { channel: 'lisan', problem: 'administrasi' }))
    expect(refused(t.by('bayu', 'takeUp', { reportId: 'r1' }))).toBe('BELUM_DIVERIFIKASI')
    expect(refused(t.by('sari', 'takeUp', { reportId: 'r1' }))).toBe('ok')
    expect(refused(t.by('sari', 'settle', settled('r1', { evidence: null, visitId: 'v1' })))).toBe('ok')
    expect(t.report('r1')).toMatchObject({ state: 'selesai', secondEyes: 'perlu', caseId: null })
    // Silence alone does not close what one person wrote and settled.
    t.days(20)
    expect(t.ring()).toEqual(['reports.escalate'])
    expect(t.report('r1')).toMatchObject({ state: 'selesai', stuckClock: 'periksa' })
    expect(refused(t.by('sari', 'check', { reportId: 'r1' }))).toBe('BUKAN_WEWENANG')
    expect(refused(t.by('hadi', 'check', { reportId: 'r1' }))).toBe('ok')
    expect(t.ring()).toEqual(['reports.autoClose'])
    expect(t.report('r1')).toMatchObject({ state: 'ditutup', closeHow: 'diam', checkedBy: 'hadi' })
  })

  it('whoever wrote and settled may know the code: confirming with it still waits for the second person', () => {
    const t = town()
    t.by('sari', 'send', told('r1', { channel: 'lisan' }))
    t.by('sari', 'takeUp', { reportId: 'r1' })
    t.by('sari', 'settle', settled('r1'))
    expect(refused(t.reporter('confirm', 'r1', { rating: 5 }))).toBe('ok')
    expect(t.report('r1').state).toBe('selesai')
    t.by('koko', 'check', { reportId: 'r1' })
    t.ring()
    expect(t.report('r1')).toMatchObject({ state: 'ditutup', closeHow: 'dikonfirmasi', rating: 5 })
  })

  it('who sends work out does not settle it', () => {
    const t = town()
    walked(t, 'r1', 'terverifikasi')
    t.by('koko', 'assign', { reportId: 'r1', assignedKind: 'puskesos' })
    expect(refused(t.by('koko', 'accept', { reportId: 'r1' }))).toBe('ok')
    expect(refused(t.by('koko', 'settle', settled('r1')))).toBe('EMPAT_MATA')
    expect(refused(t.by('fitri', 'settle', settled('r1')))).toBe('ok')
  })

  it('an agency accepts through its unit and may decline with a reason', () => {
    const t = town()
    walked(t, 'r1', 'terverifikasi')
    t.by('vera', 'assign', { reportId: 'r1', assignedKind: 'unit', assignedUnit: dinkes })
    expect(refused(t.by('sari', 'accept', { reportId: 'r1' }))).toBe('BUKAN_WEWENANG')
    expect(refused(t.by('opal', 'decline', { reportId: 'r1', reason: 'bukan kami' }))).toBe('ALASAN_KURANG')
    expect(refused(t.by('opal', 'decline', { reportId: 'r1', reason: 'Kursi roda ada di bidang rehabilitasi sosial.' }))).toBe('ok')
    expect(t.report('r1')).toMatchObject({ state: 'terverifikasi', team: null, assignedUnit: null, declineReason: 'Kursi roda ada di bidang rehabilitasi sosial.' })
    expect(refused(t.by('opal', 'accept', { reportId: 'r1' }))).toBe('BUKAN_WEWENANG')
  })

  it('a question is answered without evidence', () => {
    const t = town()
    walked(t, 'r1', 'diproses', { kind: 'pertanyaan' })
    expect(refused(t.by('sari', 'settle', settled('r1', { outcome: 'dijawab', evidence: null })))).toBe('ok')
  })
})

describe('the reporter has the last word', () => {
  it('ten working days of silence close it, holidays of the region not counted', () => {
    const t = town('2026-03-02T02:00:00.000Z')
    const days = [{ date: '2026-03-10', name: 'Hari jadi kota' }]
    expect(refused(t.by('sari', 'setCalendar', { regency, days, source: 'SK Wali Kota' }, regency))).toBe('BUKAN_WEWENANG')
    expect(refused(t.by('vera', 'setCalendar', { regency, days: [...days, ...days], source: 'SK Wali Kota' }, regency))).toBe('TANGGAL_GANDA')
    expect(refused(t.by('vera', 'setCalendar', { regency, days, source: 'SK Wali Kota' }, regency))).toBe('ok')
    expect(t.store.get(WorkCalendar, calendarId(cipondoh))).toMatchObject({ place: regency, setBy: 'vera' })
    walked(t, 'r1', 'selesai')
    expect(t.report('r1').closeDueAt).toBe('2026-03-17T16:59:59.999Z')
    t.until('2026-03-17T16:00:00.000Z')
    expect(t.ring()).toEqual([])
    t.until('2026-03-17T17:00:00.000Z')
    expect(t.ring()).toEqual(['reports.autoClose'])
  })

  it('confirms with a mark from one to five', () => {
    const t = town()
    walked(t, 'r1', 'selesai')
    expect(refused(t.reporter('confirm', 'r1', { rating: 6 }))).toBe('ISIAN_BELUM_BENAR')
    expect(refused(t.reporter('confirm', 'r1', { rating: 4 }))).toBe('ok')
    expect(t.report('r1')).toMatchObject({ state: 'ditutup', closeHow: 'dikonfirmasi', rating: 4 })
  })

  it('the code of one report opens no other', () => {
    const t = town()
    walked(t, 'r1', 'selesai')
    walked(t, 'r2', 'selesai')
    expect(refused(t.reporter('confirm', 'r2', { reportId: 'r1' }))).toBe('BUKAN_WEWENANG')
    expect(refused(t.citizen('object', { reportId: 'r1', reason: 'Belum ada yang datang ke rumah.' }))).toBe('BUKAN_WEWENANG')
    expect(refused(t.by('sari', 'confirm', { reportId: 'r1' }))).toBe('BUKAN_WEWENANG')
  })

  it('over an objection it closes only by a supervisor who did not do the work, with a reason', () => {
    const t = town()
    walked(t, 'r1', 'selesai')
    expect(refused(t.reporter('object', 'r1', { reason: 'Belum ada yang datang ke rumah.' }))).toBe('ok')
    t.days(60)
    expect(t.ring()).toEqual(['reports.escalate'])
    expect(t.report('r1')).toMatchObject({ state: 'dibantah', stuckClock: 'keberatan' })
    for (const name of ['sari', 'fitri', 'koko', 'vera', 'hadi'] as const) expect(refused(t.by(name, 'close', { reportId: 'r1', reason: 'Sudah dicek, beras memang diterima.' }))).toBe('BUKAN_WEWENANG')
    expect(refused(t.by('tono', 'close', { reportId: 'r1', reason: 'sudah' }))).toBe('ALASAN_KURANG')
    expect(refused(t.by('tono', 'close', { reportId: 'r1', reason: 'Sudah dicek, beras memang diterima.' }))).toBe('ok')
    expect(t.report('r1')).toMatchObject({ state: 'ditutup', closeHow: 'pengawas', closedBy: 'tono' })
  })

  it('or the supervisor sends it back, and the work goes on', () => {
    const t = town()
    walked(t, 'r1', 'selesai')
    t.reporter('object', 'r1', { reason: 'Belum ada yang datang ke rumah.' })
    expect(refused(t.by('tono', 'sendBack', { reportId: 'r1', reason: 'Tolong datangi lagi, rumahnya di gang belakang.' }))).toBe('ok')
    expect(t.report('r1')).toMatchObject({ state: 'diproses', assignedTo: 'sari' })
    expect(refused(t.by('sari', 'settle', settled('r1')))).toBe('ok')
    expect(t.report('r1')).toMatchObject({ objection: null, state: 'selesai' })
  })

  it('reopens within thirty days, once in thirty days', () => {
    const t = town()
    walked(t, 'r1', 'selesai')
    t.reporter('confirm', 'r1')
    t.days(29)
    expect(publicStatus(t.report('r1'), t.now).may).toEqual(['reopen'])
    expect(refused(t.reporter('reopen', 'r1', { reason: 'Bantuannya berhenti lagi.' }))).toBe('ok')
    expect(t.report('r1')).toMatchObject({ state: 'dibuka_kembali', assignedTo: 'sari' })
    t.by('sari', 'accept', { reportId: 'r1' })
    t.by('sari', 'settle', settled('r1'))
    t.reporter('confirm', 'r1')
    t.days(5)
    expect(refused(t.reporter('reopen', 'r1', { reason: 'Bantuannya berhenti lagi.' }))).toBe('SUDAH_DIBUKA')
    expect(refused(t.by('tono', 'reopen', { reportId: 'r1', reason: 'Bantuannya berhenti lagi.' }))).toBe('SUDAH_DIBUKA')
    t.days(40)
    expect(refused(t.reporter('reopen', 'r1', { reason: 'Bantuannya berhenti lagi.' }))).toBe('LEWAT_BATAS')
  })

  it('withdraws before the work begins', () => {
    const t = town()
    t.citizen('send', told('r1'))
    expect(refused(t.reporter('withdraw', 'r1', { reason: 'Sudah dibantu tetangga' }))).toBe('ok')
    expect(t.report('r1')).toMatchObject({ state: 'ditutup', closeHow: 'ditarik' })
    walked(t, 'r2', 'diproses')
    expect(refused(t.reporter('withdraw', 'r2'))).toBe('LANGKAH_TIDAK_SAH')
  })
})

describe('nothing stands still unseen', () => {
  it.each([
    ['terverifikasi', 'disposisi'], ['didisposisikan', 'terima'], ['diproses', 'kerja'],
  ] as const)('%s past its clock is named %s', (state, clock) => {
    const t = town()
    walked(t, 'r1', state)
    t.days(120)
    expect(t.ring()).toEqual(['reports.escalate'])
    expect(t.report('r1')).toMatchObject({ state, stuckClock: clock, stuckAt: t.now })
    expect(t.ring()).toEqual([])
    expect(publicStatus(t.report('r1'), t.now).sentence.id).toContain('lebih lama dari yang seharusnya')
  })

  it('an emergency is named after half an hour, an ordinary report after three working days', () => {
    const t = town('2026-03-06T10:00:00.000Z')
    t.citizen('send', told('r1', { urgency: 'darurat' }))
    t.citizen('send', told('r2'))
    t.hours(0.5)
    t.ring()
    expect([t.report('r1').stuckClock, t.report('r2').stuckClock]).toEqual(['verifikasi', undefined])
    t.until('2026-03-11T17:00:00.000Z')
    t.ring()
    expect(t.report('r2').stuckClock).toBe('verifikasi')
    t.by('fitri', 'verify', verified('r2'))
    expect(t.report('r2').stuckAt).toBeNull()
  })

  it('no clock decides anything before its time', () => {
    const t = town()
    walked(t, 'r1', 'selesai')
    expect(refused(t.house('autoClose', { reportId: 'r1' }))).toBe('BELUM_WAKTUNYA')
    expect(refused(t.house('escalate', { reportId: 'r1', clock: 'kerja' }))).toBe('BELUM_WAKTUNYA')
    expect(refused(t.by('vera', 'autoClose', { reportId: 'r1' }))).toBe('BUKAN_WEWENANG')
  })
})

it('somebody from another regency is nobody here', () => {
  const t = town()
  walked(t, 'r1', 'terverifikasi')
  expect(people.jauh.posts[0]?.place).toBe('33.28')
  for (const act of ['assign', 'reject', 'askMore', 'relocate', 'restrict', 'link']) expect(refused(t.by('jauh', act, { reportId: 'r1' }))).toBe('BUKAN_WEWENANG')
})
