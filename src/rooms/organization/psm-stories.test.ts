// The life of a PSM in the words of those who live it: joining, the decree that opens and closes access, the card, leave, moving, leaving; nobody goes with work in their hands.
import { beforeAll, describe, expect, it } from 'vitest'
import { openTown, type Town, type TownPerson } from '../../app/testing/town.server.ts'
import { oneDatabase } from '../../engine/store.server/testing.server.ts'
import { newId } from '../../engine/values/id.ts'
import { Appointment, Certificate, Psm, PsmPrivate } from './door.ts'
import { pledges } from './psm-words.ts'
import type { PsmRow } from './psm-rules.ts'

const village = '36.71.05.1001'
const neighbour = '36.71.05.1002'
const city = '36.71'
const id = (): string => newId()
type Name = 'ketua' | 'camatan' | 'kota' | 'lurah' | 'vera' | 'wira' | 'hasan' | 'hasna' | 'koord' | 'admin' | 'sari' | 'jauh'

oneDatabase('the life of a member', (open) => {
  let town: Town
  const who = {} as Record<Name, TownPerson>
  const posts: [Name, string, string][] = [
    ['ketua', 'ipsm_board_local', village], ['camatan', 'ipsm_board_local', '36.71.05'], ['kota', 'ipsm_board_city', city], ['lurah', 'village_head', village], ['vera', 'dinsos_verifier', city], ['wira', 'dinsos_verifier', city],
    ['hasan', 'dinsos_head', city], ['hasna', 'dinsos_head', city], ['koord', 'puskesos_koord', village], ['admin', 'admin', city], ['sari', 'psm', village], ['jauh', 'dinsos_head', '33.28'],
  ]
  beforeAll(async () => {
    town = await openTown(await open())
    for (const [name, role, place] of posts) who[name] = await town.person(`${name[0]?.toUpperCase()}${name.slice(1)} Petugas`, [{ role, place }])
  }, 120_000)

  const name = (act: string): string => `organization.${act}`
  const code = async (by: Name, act: string, input: { [k: string]: unknown }, place = village): Promise<string> => {
    const a = await town.act(who[by], name(act), place, input)
    return a.outcome === 'refused' ? (a.code ?? '') : a.outcome
  }
  const did = (by: Name, act: string, input: { [k: string]: unknown }, place = village) => town.done(who[by], name(act), place, input)
  const at = (day: string, time = '09:00'): void => town.setNow(new Date(`${day}T${time}:00+07:00`).toISOString())
  const row = async (psmId: string): Promise<PsmRow> => (await town.row(Psm, psmId)) as PsmRow
  let serial = 0
  /** An invented person, with a NIK of kecamatan 99 that agrees with their day of birth. */
  function person(more: { [k: string]: unknown } = {}, birthDate = '1988-03-14'): { [k: string]: unknown } {
    serial++
    const [y, m, d] = birthDate.split('-') as [string, string, string]
    return {
      psmId: id(), place: village, source: 'web', name: `Calon Contoh ${serial}`, sex: 'L', birthDate, birthPlace: 'Tangerang', nik: `367199${d}${m}${y.slice(2)}${String(serial).padStart(4, '0')}`,
      ktpPlace: village, address: 'Gang Melati 3', phone: '+62 812-0000-0001', motivation: 'Ingin membantu tetangga yang kesulitan', skills: ['pendampingan'], citizen: true, literate: true, pledges: pledges.map((p) => p.code), ...more,
    }
  }
  const applied = async (more: { [k: string]: unknown } = {}): Promise<string> => {
    const p = person(more)
    const a = await town.citizen(name('applyPsm'), village, p)
    expect([a.outcome, a.code]).toEqual(['accepted', undefined])
    return p.psmId as string
  }
  const verified = async (bimtek = 'ada', more: { [k: string]: unknown } = {}): Promise<string> => {
    const psmId = await applied(more)
    await did('ketua', 'recommendByBoard', { psmId, ipsmLetter: 'R/01/IPSM/2026' })
    await did('lurah', 'recommendByHead', { psmId, headLetter: '460/12/Kel' })
    await did('vera', 'verifyPsm', { psmId, skckNo: 'SKCK/YAN/77', bimtek })
    return psmId
  }
  const decree = (more: { [k: string]: unknown } = {}) => ({
    accountId: id(), appointmentId: id(), skNo: '460/Kep.21-Dinsos/2026', skDate: town.now().slice(0, 10), skIssuer: 'kadinsos', skTitle: 'Kepala Dinas Sosial Kota Contoh', skFrom: town.now().slice(0, 10), skUntil: null,
    interviewScore: 82, functions: ['motivator', 'administrator'], ...more,
  })
  const token = (): string => id().replaceAll('-', '')
  const serving = async (more: { [k: string]: unknown } = {}, bimtek = 'ada'): Promise<{ psmId: string; person: TownPerson }> => {
    const psmId = await verified(bimtek)
    const sk = decree(more)
    await did('hasan', 'appointPsm', { psmId, ...sk })
    await did('kota', 'issueCard', { psmId, ktaKind: 'sementara', ktaNo: `S-${serial}`, ktaToken: token() })
    return { psmId, person: { id: sk.accountId, name: `Calon Contoh ${serial}`, home: village } }
  }
  const family = () => ({ id: id(), headId: id(), headName: 'Pak Karta', sex: 'L', birthDate: '1960-01-01', nikReason: 'tidak_dibawa', kkReason: 'tidak_dibawa', address: 'Gang Kenanga', rt: '001', rw: '001' })
  const mayWork = async (by: TownPerson): Promise<boolean> => (await town.act(by, 'registry.registerHousehold', village, family())).outcome === 'accepted'
  const report = async (): Promise<string> => {
    const reportId = id()
    await town.citizen('reports.send', village, { id: reportId, channel: 'web', place: village, problem: 'lansia', what: 'Nenek tinggal sendiri dan jarang makan', kind: 'pengaduan', about: 'tetangga', urgency: 'biasa', anonymous: true, ticketHash: 'a'.repeat(32) + reportId.replaceAll('-', '') })
    await town.done(who.koord, 'reports.verify', village, { reportId, problem: 'lansia', sector: 'sosial_ekonomi', duplicatesSeen: true, urgency: 'biasa' })
    return reportId
  }

  describe('joining', () => {
    const births: [string, string, string, string | null][] = [
      ['17 tahun 364 hari', '2008-03-03', '2026-03-02', '3 Maret 2026'],
      ['tepat 18 tahun', '2008-03-02', '2026-03-02', null],
      ['lahir 29 Februari, sehari sebelumnya', '2008-02-29', '2026-02-28', '1 Maret 2026'],
      ['lahir 29 Februari, 1 Maret', '2008-02-29', '2026-03-01', null],
      ['16 tahun', '2010-01-15', '2026-03-02', '15 Januari 2028'],
    ]
    it.each(births)('%s: %s on %s', async (_told, birth, on, from) => {
      at(on)
      const a = await town.citizen(name('applyPsm'), village, person({}, birth))
      if (from === null) expect(a.outcome).toBe('accepted')
      else expect([a.code, a.say?.id]).toEqual(['USIA', `PSM berusia paling muda 18 tahun. Anda dapat mendaftar mulai ${from}.`])
    })

    it('the day of birth counts on the clock of the village: 23.59 WIB is too early, 00.00 is not', async () => {
      town.setNow('2026-03-02T16:59:00.000Z')
      expect((await town.citizen(name('applyPsm'), village, person({}, '2008-03-03'))).code).toBe('USIA')
      town.setNow('2026-03-02T17:00:00.000Z')
      expect((await town.citizen(name('applyPsm'), village, person({}, '2008-03-03'))).outcome).toBe('accepted')
    })

    const refusals: [string, { [k: string]: unknown }, string][] = [
      ['a KTP of another kelurahan', { ktpPlace: neighbour }, 'DOMISILI'], ['a pledge left out', { pledges: ['rahasia', 'setara', 'nama_baik'] }, 'KODE_ETIK'], ['no pledge', { pledges: [] }, 'KODE_ETIK'],
      ['cannot read and write', { literate: false }, 'BACA_TULIS'], ['not a citizen', { citizen: false }, 'WNI'], ['a NIK of day 00', { nik: '3671990003880001' }, 'NIK_BELUM_BENAR'], ['another village than addressed', { place: neighbour }, 'PILIH_KELURAHAN'],
      ['a motivation of two letters', { motivation: 'ya' }, 'ISIAN_BELUM_BENAR'],
    ]
    it.each(refusals)('%s is refused: %s', async (_told, more, said) => {
      at('2026-03-02')
      expect((await town.citizen(name('applyPsm'), village, person(more))).code).toBe(said)
    })

    it('nobody learns whether a NIK is known', async () => {
      at('2026-03-02')
      const twice = person()
      expect((await town.citizen(name('applyPsm'), village, twice)).outcome).toBe('accepted')
      expect((await town.citizen(name('applyPsm'), village, { ...twice, psmId: id() })).outcome).toBe('accepted')
    })

    it('what is private is read by those who answer for the decree, and by nobody else', async () => {
      const psmId = await applied()
      for (const [by, n] of [['lurah', 1], ['vera', 1], ['hasan', 1], ['ketua', 0], ['kota', 0], ['koord', 0], ['sari', 0], ['admin', 0], ['jauh', 0]] as [Name, number][]) {
        const seen = await town.raw<{ id: string }>(who[by], 'select id from psm_private where id = $1', [psmId])
        expect([by, seen.length]).toEqual([by, n])
      }
      expect((await town.rows(who.vera, 'organization.memberPrivate', { id: psmId }))[0]?.nik).toMatch(/^367199/)
      expect(await town.raw(who.sari, 'select id from psm where id = $1', [psmId])).toHaveLength(1)
    })
  })

  describe('scenario 22', () => {
    it('two recommendations, papers, guidance, then the decree of the configured issuer, and an interim card until the national one', async () => {
      at('2026-03-02')
      const psmId = await applied()
      // It waits on the first page of whose word comes next, and of nobody else.
      const waits = async (by: Name): Promise<boolean> => (await town.rows(who[by], 'organization.applicationsForMe', { place: by === 'ketua' || by === 'lurah' ? village : city })).some((r) => r.id === psmId)
      expect([await waits('ketua'), await waits('lurah'), await waits('vera'), await waits('kota')]).toEqual([true, false, false, false])
      // In their order, and each by who may.
      expect(await code('lurah', 'recommendByHead', { psmId, headLetter: '460/12/Kel' })).toBe('LANGKAH_TIDAK_SAH')
      expect(await code('sari', 'recommendByBoard', { psmId, ipsmLetter: 'R/01' })).toBe('BUKAN_WEWENANG')
      expect(await code('camatan', 'recommendByBoard', { psmId, ipsmLetter: 'R/01/IPSM-Kec/2026' })).toBe('accepted')
      expect(await code('lurah', 'recommendByHead', { psmId, headLetter: '460/12/Kel' })).toBe('accepted')
      expect(await code('hasan', 'appointPsm', { psmId, ...decree() })).toBe('LANGKAH_TIDAK_SAH')
      expect(await code('vera', 'verifyPsm', { psmId, skckNo: 'SKCK/YAN/1', bimtek: 'ada' })).toBe('accepted')
      expect(await code('wira', 'interviewPsm', { psmId, interviewScore: 82 })).toBe('accepted')
      expect(await code('hasan', 'appointPsm', { psmId, ...decree({ skIssuer: 'camat', skTitle: 'Camat Cipondoh' }) })).toBe('PENERBIT_SK')
      const sk = decree()
      expect(await code('hasan', 'appointPsm', { psmId, ...sk })).toBe('accepted')
      expect(await row(psmId)).toMatchObject({ state: 'ditetapkan', interviewScore: 82, skIssuer: 'kadinsos', skTitle: 'Kepala Dinas Sosial Kota Contoh', personId: sk.accountId, skUntil: null })
      expect((await town.row(Appointment, sk.appointmentId))).toMatchObject({ role: 'psm', place: village, personId: sk.accountId, sk: '460/Kep.21-Dinsos/2026' })
      expect(await mayWork({ id: sk.accountId, name: '', home: village })).toBe(true)
      expect(await code('kota', 'issueCard', { psmId, ktaKind: 'sementara', ktaNo: 'S-0001', ktaToken: token() })).toBe('accepted')
      expect(await row(psmId)).toMatchObject({ state: 'aktif', ktaKind: 'sementara' })
      expect(await code('kota', 'issueCard', { psmId, ktaKind: 'nasional', ktaNo: '36.71.000001', ktaToken: token() })).toBe('KARTU_BERUBAH')
      expect(await code('kota', 'issueCard', { psmId, ktaKind: 'nasional', ktaNo: '36.71.000001', ktaToken: token(), replaces: 'S-0001' })).toBe('accepted')
      expect(await row(psmId)).toMatchObject({ state: 'aktif', ktaKind: 'nasional', ktaNo: '36.71.000001' })
      expect(await code('kota', 'issueCard', { psmId, ktaKind: 'sementara', ktaNo: 'S-0001', ktaToken: token() })).toBe('SUDAH_NASIONAL')
    })

    it('where the decree is the mayor’s, it is the mayor’s alone; and guidance first where the regency says so', async () => {
      at('2026-03-03')
      const rules = { issuer: 'bupati_wali_kota', issuerTitle: 'Wali Kota Contoh', bimtekLater: false, bimtekDays: 60, warnMonths: 2, idleMonths: 3, replyDays: 14 }
      expect(await code('vera', 'setPsmRules', { rules }, city)).toBe('BUKAN_WEWENANG')
      await did('hasan', 'setPsmRules', { rules }, city)
      const psmId = await applied()
      await did('ketua', 'recommendByBoard', { psmId, ipsmLetter: 'R/02/IPSM/2026' })
      await did('lurah', 'recommendByHead', { psmId, headLetter: '460/13/Kel' })
      expect(await code('vera', 'verifyPsm', { psmId, skckNo: 'SKCK/YAN/78', bimtek: 'menyusul' })).toBe('BIMTEK_DULU')
      await did('vera', 'verifyPsm', { psmId, skckNo: 'SKCK/YAN/78', bimtek: 'ada' })
      expect(await code('hasan', 'appointPsm', { psmId, ...decree() })).toBe('PENERBIT_SK')
      expect(await code('hasan', 'appointPsm', { psmId, ...decree({ skIssuer: 'bupati_wali_kota', skTitle: 'Wali Kota Contoh' }) })).toBe('accepted')
      await did('hasan', 'setPsmRules', { rules: { ...rules, issuer: 'kadinsos', issuerTitle: 'Kepala Dinas Sosial', bimtekLater: true, bimtekDays: 90 }, was: rules }, city)
    })

    it('nobody decides about what they proposed, or about themselves', async () => {
      at('2026-03-04')
      const both = await town.person('Dua Jabatan', [{ role: 'dinsos_verifier', place: city }, { role: 'dinsos_head', place: city }])
      const psmId = await applied()
      await did('ketua', 'recommendByBoard', { psmId, ipsmLetter: 'R/03/IPSM/2026' })
      await did('lurah', 'recommendByHead', { psmId, headLetter: '460/14/Kel' })
      await town.done(both, name('verifyPsm'), village, { psmId, skckNo: 'SKCK/9', bimtek: 'ada' })
      expect((await town.act(both, name('appointPsm'), village, { psmId, ...decree() })).code).toBe('EMPAT_MATA')
      const own = decree()
      expect((await town.act(who.hasan, name('appointPsm'), village, { psmId, ...own, accountId: who.hasan.id })).code).toBe('EMPAT_MATA')
      expect(await code('hasan', 'appointPsm', { psmId, ...decree({ accountId: who.sari.id }) })).toBe('SATU_DESA')
    })

    it('returned with words, completed, and goes on where it was', async () => {
      at('2026-03-05')
      const psmId = await applied()
      await did('ketua', 'recommendByBoard', { psmId, ipsmLetter: 'R/04/IPSM/2026' })
      expect(await code('vera', 'returnPsm', { psmId, returnNote: 'Foto KTP buram' })).toBe('BUKAN_WEWENANG')
      expect(await code('lurah', 'returnPsm', { psmId, returnNote: 'Foto KTP buram' })).toBe('accepted')
      expect((await row(psmId)).state).toBe('dikembalikan')
      expect((await town.citizen(name('completePsm'), village, { psmId, completeNote: 'Foto baru' })).code).toBe('BUKAN_WEWENANG')
      await did('ketua', 'completePsm', { psmId, completeNote: 'Foto KTP diulang di kantor', ktpPhoto: [{ hash: 'b'.repeat(64) }] })
      expect((await town.row(PsmPrivate, psmId))?.ktpPhoto).toEqual([{ hash: 'b'.repeat(64) }])
      expect((await town.row(PsmPrivate, psmId))?.nik).toMatch(/^367199/)
      expect((await row(psmId)).state).toBe('direkomendasi_ipsm')
      expect(await code('hasan', 'rejectPsm', { psmId, rejectReason: 'Masih menjabat perangkat desa aktif' })).toBe('accepted')
    })
  })

  describe('while they serve', () => {
    it('guidance that follows is due after 90 days, and its lateness is told', async () => {
      at('2026-03-02')
      const { psmId } = await serving({}, 'menyusul')
      expect((await row(psmId)).bimtekDue).toBe('2026-05-31')
      at('2026-05-31', '23:30')
      await town.house(name('psmActive'), village, { personId: (await row(psmId)).personId, on: '2026-05-31' })
      await town.ring()
      expect((await row(psmId)).bimtekLate).toBe(false)
      at('2026-06-01', '00:01')
      await town.ring()
      expect((await row(psmId)).bimtekLate).toBe(true)
      await did('vera', 'noteBimtek', { psmId, doneOn: '2026-05-30' })
      expect(await row(psmId)).toMatchObject({ bimtek: 'ada', bimtekLate: false, tier: 'bimtek_dasar' })
    })

    it('two months of silence warn, three make inactive; activity moves both; the board wakes them up again', async () => {
      at('2026-03-02')
      const { psmId, person: p } = await serving()
      at('2026-04-10')
      await town.house(name('psmActive'), village, { personId: p.id, on: '2026-04-10' })
      at('2026-05-03')
      await town.ring()
      expect(await row(psmId)).toMatchObject({ state: 'aktif', warnedAt: null, lastActiveOn: '2026-04-10' })
      at('2026-06-10', '00:05')
      await town.ring()
      expect((await row(psmId)).warnedAt).not.toBeNull()
      expect(await code('sari', 'deactivatePsm', { psmId })).toBe('BUKAN_WEWENANG')
      at('2026-07-09', '23:00')
      await town.ring()
      expect((await row(psmId)).state).toBe('aktif')
      at('2026-07-10', '00:05')
      await town.ring()
      expect(await row(psmId)).toMatchObject({ state: 'nonaktif', inactiveReason: 'tanpa_kegiatan' })
      await did('ketua', 'reactivatePsm', { psmId })
      expect(await row(psmId)).toMatchObject({ state: 'aktif', lastActiveOn: '2026-07-10' })
    })

    it('a certificate is told of 60 days before it ends, and counts no longer when it ended', async () => {
      at('2026-03-02')
      const { psmId, person: p } = await serving()
      const cert = { certificateId: id(), psmId, tier: 'pelatihan_dasar', title: 'Pelatihan dasar PSM', issuer: 'UPT PTKS Contoh', issuedOn: '2025-06-01', expiresOn: '2026-06-30' }
      expect(await code('vera', 'addCertificate', { ...cert, expiresOn: '2024-01-01' })).toBe('TANGGAL_TERBALIK')
      await did('vera', 'addCertificate', cert)
      expect(await row(psmId)).toMatchObject({ certified: true, certifiedUntil: '2026-06-30', tier: 'pelatihan_dasar', certNoticed: false })
      at('2026-05-01', '00:01')
      await town.house(name('psmActive'), village, { personId: p.id, on: '2026-05-01' })
      await town.ring()
      expect(await row(psmId)).toMatchObject({ certNoticed: true, certified: true })
      at('2026-06-30', '23:59')
      await town.house(name('psmActive'), village, { personId: p.id, on: '2026-06-30' })
      await town.ring()
      expect((await row(psmId)).certified).toBe(true)
      at('2026-07-01', '00:01')
      await town.ring()
      expect(await row(psmId)).toMatchObject({ certified: false, certifiedUntil: null })
      expect((await town.all(Certificate)).filter((c) => c.psmId === psmId)).toHaveLength(1)
    })

    it('leave ends by itself on its day', async () => {
      at('2026-03-02')
      const { psmId, person: p } = await serving()
      expect((await town.act(p, name('leavePsm'), village, { psmId, leaveFrom: '2026-03-09', leaveUntil: '2026-03-01' })).code).toBe('TANGGAL_TERBALIK')
      expect((await town.act(p, name('leavePsm'), village, { psmId, leaveFrom: '2026-03-09', leaveUntil: '2026-04-08' })).outcome).toBe('accepted')
      at('2026-04-08', '22:00')
      await town.ring()
      expect((await row(psmId)).state).toBe('cuti')
      at('2026-04-09', '00:01')
      await town.ring()
      expect(await row(psmId)).toMatchObject({ state: 'aktif', leaveUntil: null, lastActiveOn: '2026-04-09' })
    })
  })

  describe('the end', () => {
    it('access closes exactly when the decree ends, and the work is listed until it was handed over', async () => {
      at('2026-03-02')
      const { psmId, person: p } = await serving({ skUntil: '2026-03-31' })
      const reportId = await report()
      await town.done(who.koord, 'reports.assign', village, { reportId, assignedKind: 'psm', assignedTo: p.id })
      await town.done(p, 'reports.accept', village, { reportId })
      at('2026-03-31', '23:58')
      expect(await mayWork(p)).toBe(true)
      await town.ring()
      expect((await row(psmId)).state).toBe('aktif')
      at('2026-04-01', '00:00')
      expect(await mayWork(p)).toBe(false)
      await town.ring()
      expect(await row(psmId)).toMatchObject({ state: 'nonaktif', inactiveReason: 'sk_berakhir', handover: 'perlu' })
      for (const by of ['koord', 'lurah', 'vera'] as const) expect((await town.rows(who[by], 'organization.handovers', { place: village })).map((r) => r.id)).toContain(psmId)
      expect(await code('lurah', 'handedOverPsm', { psmId })).toBe('PEKERJAAN_TERBUKA')
      expect(await code('ketua', 'reactivatePsm', { psmId })).toBe('SK_BERAKHIR')
      expect((await town.rows(who.koord, 'openWork.reports', { place: village, person: p.id })).map((r) => r.id)).toEqual([reportId])
      await town.done(who.koord, 'reports.assign', village, { reportId, assignedKind: 'psm', assignedTo: who.sari.id })
      expect(await code('lurah', 'handedOverPsm', { psmId })).toBe('accepted')
      expect((await town.rows(who.koord, 'organization.handovers', { place: village })).map((r) => r.id)).not.toContain(psmId)
      await did('hasan', 'renewSk', { psmId, appointmentId: id(), skNo: '460/99', skDate: '2026-04-01', skIssuer: 'kadinsos', skTitle: 'Kepala Dinas Sosial Kota Contoh', skFrom: '2026-04-01', skUntil: '2031-03-31' })
      expect(await row(psmId)).toMatchObject({ state: 'aktif', skUntil: '2031-03-31', inactiveReason: null })
      expect(await mayWork(p)).toBe(true)
    })

    it('who resigns hands over first; then access is gone the same day', async () => {
      at('2026-03-02')
      const { psmId, person: p } = await serving()
      at('2026-03-10')
      const reportId = await report()
      await town.done(who.koord, 'reports.assign', village, { reportId, assignedKind: 'psm', assignedTo: p.id })
      const said = await town.act(p, name('endPsm'), village, { psmId, endKind: 'berhenti' })
      expect(said.code).toBe('PEKERJAAN_TERBUKA')
      expect(said.say?.id).toContain(': 1 laporan')
      await town.done(who.koord, 'reports.assign', village, { reportId, assignedKind: 'psm', assignedTo: who.sari.id })
      expect((await town.act(p, name('endPsm'), village, { psmId, endKind: 'berhenti' })).outcome).toBe('accepted')
      expect(await mayWork(p)).toBe(false)
      expect(await row(psmId)).toMatchObject({ state: 'berhenti', endedOn: '2026-03-10', endKind: 'berhenti' })
    })

    it('dismissal: proposed by one, answered within 14 days, decided by another', async () => {
      at('2026-03-02')
      const { psmId, person: p } = await serving()
      expect(await code('hasan', 'dismissPsm', { psmId, endReason: 'Melanggar kode etik' })).toBe('BELUM_DIUSULKAN')
      await did('ketua', 'proposeDismissal', { psmId, dismissGround: 'kode_etik', hearing: 'Meminta uang kepada keluarga penerima bantuan' })
      expect((await row(psmId)).replyUntil).toBe('2026-03-16')
      at('2026-03-16', '20:00')
      expect(await code('hasan', 'dismissPsm', { psmId, endReason: 'Melanggar kode etik' })).toBe('HAK_JAWAB')
      expect((await town.act(p, name('replyDismissal'), village, { psmId, hearingReply: 'Itu uang arisan, bukan pungutan' })).outcome).toBe('accepted')
      expect((await town.row(PsmPrivate, psmId))).toMatchObject({ hearing: 'Meminta uang kepada keluarga penerima bantuan', hearingReply: 'Itu uang arisan, bukan pungutan' })
      expect(await code('hasan', 'dismissPsm', { psmId, endReason: 'Terbukti setelah didengar' })).toBe('accepted')
      expect(await mayWork(p)).toBe(false)
      // Without an answer, once the fourteen days have passed.
      at('2026-03-02')
      const silent = await serving()
      await did('vera', 'proposeDismissal', { psmId: silent.psmId, dismissGround: 'tidak_aktif', hearing: 'Tidak pernah hadir dan tidak bisa dihubungi' })
      at('2026-03-17', '00:01')
      expect(await code('vera', 'dismissPsm', { psmId: silent.psmId, endReason: 'Tidak menjawab' })).toBe('BUKAN_WEWENANG')
      expect(await code('hasan', 'dismissPsm', { psmId: silent.psmId, endReason: 'Tidak menjawab' })).toBe('accepted')
    })

    it.each([['the neighbouring village', neighbour], ['another regency', '33.28.02.2001']])('moving to %s closes here and begins there', async (_told, to) => {
      at('2026-03-02')
      const { psmId, person: p } = await serving()
      await did('vera', 'addCertificate', { certificateId: id(), psmId, tier: 'pelatihan_lanjutan', title: 'Pelatihan lanjutan', issuer: 'UPT PTKS Contoh', issuedOn: '2025-06-01' })
      at('2026-03-20')
      const newPsmId = id()
      expect(await code('vera', 'transferPsm', { psmId, newPsmId, to: village })).toBe('TUJUAN_SAMA')
      await did('vera', 'transferPsm', { psmId, newPsmId, to })
      expect(await row(psmId)).toMatchObject({ state: 'pindah', movedTo: to, endedOn: '2026-03-20' })
      expect(await row(newPsmId)).toMatchObject({ state: 'calon', place: to, personId: p.id, movedFrom: psmId, certified: true, tier: 'pelatihan_lanjutan' })
      expect((await town.row(PsmPrivate, newPsmId))).toMatchObject({ ktpPlace: to, team: `roll:${to}` })
      expect(await mayWork(p)).toBe(false)
      if (to.startsWith('33')) expect((await town.rows(who.jauh, 'organization.applications', { place: to })).map((r) => r.id)).toContain(newPsmId)
    })

    it('who died is noted at once, and what lay with them waits on the first page of those who answer', async () => {
      at('2026-03-02')
      const { psmId, person: p } = await serving()
      const reportId = await report()
      await town.done(who.koord, 'reports.assign', village, { reportId, assignedKind: 'psm', assignedTo: p.id })
      await did('lurah', 'endPsm', { psmId, endKind: 'meninggal' })
      expect(await row(psmId)).toMatchObject({ state: 'meninggal', handover: 'perlu' })
    })
  })
})
