// Casework on the real store: the same acts through the server's road, with the database's own rules and row policies.
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { openTown, type Town, type TownPerson } from '../../app/testing/town.server.ts'
import { snake, sqlTypeOf, type RecordType } from '../../engine/record.ts'
import { eachDatabase, migrationsFolder } from '../../engine/store.server/testing.server.ts'
import { newId } from '../../engine/values/id.ts'
import { TeamMember } from '../organization/door.ts'
import { Report } from '../reports/door.ts'
import { Case, cases, CaseNote, GlassBreak, Referral, ReferralSlip, Service } from './door.ts'
import { elderAssessment, elderPlan, meals, wheelchair } from './samples.ts'

const village = '36.71.05.1001'
const neighbour = '36.71.05.1002'
const city = '36.71'
const id = (): string => newId()

eachDatabase('cases', (open) => {
  let town: Town
  let dinkes: string
  const who = {} as Record<'sari' | 'budi' | 'koord' | 'lina' | 'maya' | 'tono' | 'hasan' | 'vera' | 'duty' | 'duty2' | 'nita' | 'lurah' | 'far' | 'chair', TownPerson>
  beforeAll(async () => {
    town = await openTown(await open())
    dinkes = await town.agency('Dinas Kesehatan', city)
    const disnaker = await town.agency('Dinas Ketenagakerjaan', city)
    const posts: [keyof typeof who, string, string, string?][] = [
      ['sari', 'psm', village], ['budi', 'puskesos_bo', village], ['koord', 'puskesos_koord', village], ['lina', 'pekerja_sosial', city], ['maya', 'pekerja_sosial', city], ['tono', 'district_supervisor', '36.71.05'],
      ['hasan', 'dinsos_head', city], ['vera', 'dinsos_verifier', city], ['duty', 'duty_officer', city], ['duty2', 'duty_officer', city], ['nita', 'opd_owner', city, dinkes], ['lurah', 'village_head', village],
      ['far', 'psm', neighbour], ['chair', 'ipsm_board_city', city],
    ]
    for (const [name, role, place, unit] of posts) who[name] = await town.person(`${name} Contoh`, [{ role, place, ...(unit ? { unit } : {}) }])
    void disnaker
  })
  const day = (): string => town.now().slice(0, 10)
  const code = async (by: TownPerson, act: string, input: { [k: string]: unknown }, place = village): Promise<string> => {
    const answer = await town.act(by, act, place, input)
    return answer.outcome === 'refused' ? (answer.code ?? 'refused') : answer.outcome
  }
  const family = async (name: string, birthDate: string): Promise<{ householdId: string; personId: string }> => {
    const householdId = id()
    const personId = id()
    await town.done(who.sari, 'registry.registerHousehold', village, { id: householdId, headId: personId, headName: name, sex: 'P', birthDate, nikReason: 'tidak_dibawa', kkReason: 'tidak_dibawa', address: 'Gang Melati 3', rt: '002', rw: '004' })
    return { householdId, personId }
  }
  const report = async (more: object = {}): Promise<string> => {
    const reportId = id()
    const answer = await town.citizen('reports.send', village, { id: reportId, channel: 'web', place: village, problem: 'lansia', what: 'Ada nenek sendirian di rumah bocor, jarang makan', kind: 'pengaduan', about: 'tetangga', urgency: 'biasa', anonymous: true, ticketHash: 'a'.repeat(32) + reportId.replaceAll('-', ''), ...more })
    expect(answer.say?.id ?? 'ok').toBe('ok')
    return reportId
  }

  it('keeps every column its records declare, by name and by type, and an index for each look-up', async () => {
    const types: Record<string, string> = { timestamptz: 'timestamp with time zone' }
    const sql = readFileSync(`${migrationsFolder}/0008-cases.sql`, 'utf8').replaceAll('"', '')
    for (const record of (cases.records ?? []) as readonly RecordType[]) {
      const found = await town.doors.road.db.tx({ role: 'guyub_job', readOnly: true }, (tx) =>
        tx.query<{ name: string; type: string }>('select column_name as name, data_type as type from information_schema.columns where table_name = $1 order by 1', [record.table]))
      const spine = ['regency_code', 'place_code', 'id', 'class', 'team', 'space', 'version', 'changed_at']
      expect(found.filter((c) => !spine.includes(c.name)).map((c) => `${c.name} ${c.type}`).sort(), record.name).toEqual(Object.entries(record.columns).map(([n, f]) => `${snake(n)} ${types[sqlTypeOf(f)] ?? sqlTypeOf(f)}`).sort())
      for (const column of record.indexes) expect(sql.includes(`create index ${record.table}_by_${snake(column)} on ${record.table} (regency_code, ${snake(column)})`), `${record.name}.${column}`).toBe(true)
    }
  })

  it('an elder: from a report to help that arrived, to aftercare, to the end', async () => {
    const { householdId, personId } = await family('Karsinah Contoh', '1949-03-04')
    const reportId = await report()
    await town.done(who.budi, 'reports.verify', village, { reportId, problem: 'lansia', sector: 'sosial_ekonomi', duplicatesSeen: true, urgency: 'biasa' })
    await town.done(who.sari, 'reports.takeUp', village, { reportId })
    const caseId = id()
    await town.done(who.sari, 'cases.open', village, { caseId, subjectKind: 'person', subjectId: personId, reportId, problem: 'Lansia tinggal sendiri tanpa penghasilan', ppks: ['PPKS-08'], basis: 'consent', supervisorId: who.tono.id })
    expect(await town.row(Report, reportId)).toMatchObject({ caseId, state: 'diproses' })
    await town.done(who.sari, 'cases.screen', village, { caseId, risk: 1, safety: 'Tidak ada ancaman langsung', result: 'lanjut' })
    await town.done(who.sari, 'cases.assess', village, { caseId, assessmentId: id(), ...elderAssessment })
    await town.done(who.sari, 'cases.proposePlan', village, { caseId, planId: id(), ...elderPlan(day()) })
    await town.done(who.sari, 'cases.agreePlan', village, { caseId, agreement: 'klien', name: 'Karsinah Contoh' })
    expect((await town.rows(who.tono, 'cases.awaiting', { place: '36.71.05' })).map((r) => r.id)).toEqual([caseId])
    expect(await code(who.hasan, 'cases.approvePlan', { caseId })).toBe('BUKAN_WEWENANG')
    // Whom one may name: those of the village, and of the district and the regency above it.
    const named = (await town.rows(who.sari, 'cases.workers', { place: village })).map((r) => r.personId)
    expect([who.budi.id, who.tono.id, who.lina.id, who.duty.id].filter((p) => !named.includes(p))).toEqual([])
    expect(named).not.toContain(who.far.id)
    await town.done(who.tono, 'cases.approvePlan', village, { caseId })

    const referralId = id()
    await town.done(who.budi, 'cases.refer', village, { caseId, referralId, agencyId: dinkes, letterNo: '460/12/2026', item: 'alat_bantu', need: 'Kursi roda untuk lansia yang sulit berjalan', shared: ['nama', 'umur'] })
    const [slip] = await town.rows(who.nita, 'cases.referralInbox', { agencyId: dinkes })
    expect(slip).toMatchObject({ id: referralId, subjectName: 'Karsinah Contoh', age: 76, nik: null, address: null })
    expect((await town.rows(who.nita, 'cases.slip', { referralId })).map((r) => [r.id, r.need])).toEqual([[referralId, 'Kursi roda untuk lansia yang sulit berjalan']])
    // The other desk sees its slip and nothing else of the case.
    expect(await town.raw(who.nita, 'select id from social_case union all select id from referral union all select id from person')).toEqual([])
    town.advance({ days: 4 })
    expect(await town.ring()).toBeGreaterThan(0)
    expect(await town.row(Referral, referralId)).toMatchObject({ escalations: 1, state: 'dikirim', escalatedTo: who.tono.id })
    expect((await town.rows(who.tono, 'cases.lateReferrals', { place: '36.71.05' })).map((r) => r.agencyName)).toEqual(['Dinas Kesehatan'])
    await town.done(who.nita, 'cases.acceptReferral', city, { referralId, appointmentNote: 'Loket 2' })
    expect(await town.row(Case, caseId)).toMatchObject({ state: 'intervensi', openReferrals: 0 })
    await town.done(who.nita, 'cases.deliverReferral', city, { referralId, ...wheelchair(day()) })
    await town.done(who.sari, 'cases.recordService', village, { caseId, serviceId: id(), ...meals(day()) })
    const given = (await town.all(Service)).filter((s) => s.caseId === caseId)
    expect(given.map((s) => [s.item, s.familyId, s.familyFirst]).sort()).toEqual([['alat_bantu', householdId, true], ['permakanan', householdId, false]])
    expect((await town.rows(who.lurah, 'cases.services', { place: village })).length).toBe(2)

    await town.done(who.sari, 'cases.startMonitoring', village, { caseId, visitEvery: 30 })
    town.advance({ days: 31 })
    await town.ring()
    expect((await town.rows(who.tono, 'cases.late', { place: '36.71.05' })).map((r) => [r.id, r.dueFor])).toEqual([[caseId, 'pemantauan']])
    await town.done(who.sari, 'cases.recordMonitoring', village, { caseId, visitId: id(), on: day(), note: 'Sudah ke musala sendiri', functions: ['motivator'], tasks: ['T3'] })
    await town.done(who.tono, 'cases.terminate', village, { caseId, outcome: 'tercapai', note: 'Berjalan sendiri dan makan teratur', clientHeard: 'Senang dan merasa cukup' })
    await town.done(who.sari, 'cases.startAftercare', village, { caseId, months: '3' })
    town.advance({ days: 92 })
    await town.done(who.sari, 'cases.recordAftercare', village, { caseId, visitId: id(), on: day(), note: 'Masih baik', functions: ['motivator'], tasks: ['T3'] })
    expect(await code(who.sari, 'cases.close', { caseId })).toBe('BUKAN_WEWENANG')
    await town.done(who.tono, 'cases.close', village, { caseId })
    expect(await town.row(Case, caseId)).toMatchObject({ state: 'ditutup', outcome: 'tercapai', services: 2, aftercareVisits: 1 })
  })

  describe('a child in danger', () => {
    let caseId: string
    beforeAll(async () => {
      const reportId = await report({ problem: 'kekerasan', what: 'Anak dipukuli ayahnya setiap malam', aboutChild: true, aboutViolence: true })
      await town.done(who.duty2, 'reports.verify', village, { reportId, problem: 'kekerasan', sector: 'sosial_ekonomi', duplicatesSeen: true, urgency: 'mendesak' })
      await town.done(who.duty2, 'reports.assign', village, { reportId, assignedKind: 'jalur', assignedTo: who.duty.id })
      await town.done(who.duty, 'reports.accept', village, { reportId })
      caseId = id()
      expect(await code(who.sari, 'cases.open', { caseId, reportId, problem: 'Anak dipukuli di rumahnya', supervisorId: who.maya.id })).toBe('BUKAN_WEWENANG')
      await town.done(who.duty, 'cases.open', village, { caseId, reportId, problem: 'Anak dipukuli di rumahnya', ppks: ['PPKS-06'], basis: 'vital', basisNote: 'Keselamatan anak terancam', ownerId: who.lina.id, supervisorId: who.maya.id })
      await town.done(who.lina, 'cases.addNote', village, { caseId, noteId: id(), kind: 'konseling', text: 'Anak mau bercerita setelah menggambar' })
    })

    it('is seen by its team alone, through views and through raw SQL', async () => {
      const team = [who.duty, who.lina, who.maya]
      for (const p of Object.values(who)) {
        const inside = team.includes(p)
        const raw = await town.raw<{ id: string }>(p, `select id from social_case where id = '${caseId}' union all select id from case_note where case_id = '${caseId}' union all select id from team_member where team_id = 'case:${caseId}'`)
        expect([p.name, raw.length]).toEqual([p.name, inside ? 5 : 0])
        const answer = await town.view(p, 'cases.one', { caseId })
        expect([p.name, answer.ok ? answer.rows.length : 0]).toEqual([p.name, inside ? 1 : 0])
      }
    })

    it('may be acted on by its team alone, and the answer is the same as for a case that is not there', async () => {
      for (const p of [who.sari, who.budi, who.lurah, who.tono, who.hasan, who.vera, who.nita, who.far, who.chair, who.duty2]) {
        expect([p.name, await code(p, 'cases.raiseAlarm', { caseId, reason: 'Mencoba membuka kasus ini' })]).toEqual([p.name, 'BUKAN_WEWENANG'])
        expect([p.name, await code(p, 'cases.raiseAlarm', { caseId: id(), reason: 'Mencoba membuka kasus ini' })]).toEqual([p.name, 'BUKAN_WEWENANG'])
      }
    })

    it('opens to a broken glass for a day, and a second person of the lane must know', async () => {
      const reason = 'Anak dibawa ke IGD malam ini, dokter bertanya riwayatnya'
      expect(await code(who.chair, 'cases.breakGlass', { caseId, reason }, city)).toBe('BUKAN_WEWENANG')
      await town.done(who.hasan, 'cases.breakGlass', city, { caseId, reason })
      expect(await town.rows(who.hasan, 'cases.one', { caseId })).toHaveLength(1)
      const [glass] = (await town.rows(who.duty2, 'cases.glassBreaks', {})).filter((g) => g.caseId === caseId)
      expect(glass).toMatchObject({ state: 'terbuka', personId: who.hasan.id })
      expect((await town.view(who.hasan, 'cases.glassBreaks', {})).ok).toBe(false)
      await town.done(who.duty2, 'cases.acknowledgeGlass', city, { glassId: glass?.id, note: 'Dikonfirmasi ke IGD', revoke: true })
      expect(await town.row(GlassBreak, glass?.id ?? '')).toMatchObject({ state: 'dicabut', acknowledgedBy: who.duty2.id })
      expect(await town.rows(who.hasan, 'cases.one', { caseId })).toHaveLength(0)
    })

    it('counts in class X, so that small numbers stay hidden', async () => {
      const sums = await town.doors.road.db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query<{ class: string; n: number }>("select class, n from counter where name = 'cases.byPpks' and key = 'PPKS-06'", []))
      expect(sums).toEqual([{ class: 'X', n: 1 }])
      for (const p of Object.values(who)) expect(await town.raw(p, "select n from counter where name = 'cases.byPpks' and key = 'PPKS-06'")).toEqual([])
    })
  })

  it('an ordinary case made restricted leaves the village behind, services and visits too', async () => {
    const { personId } = await family('Sumini Contoh', '1960-01-01')
    const caseId = id()
    await town.done(who.sari, 'cases.open', village, { caseId, subjectKind: 'person', subjectId: personId, problem: 'Lansia kesulitan makan sehari-hari', basis: 'notice' })
    await town.done(who.sari, 'cases.screen', village, { caseId, risk: 3, safety: 'Tiga hari tidak makan', result: 'lanjut' })
    await town.done(who.sari, 'cases.recordService', village, { caseId, serviceId: id(), ...meals(day()) })
    expect(await town.rows(who.budi, 'cases.one', { caseId })).toHaveLength(1)
    await town.done(who.sari, 'cases.restrict', village, { caseId, supervisorId: who.lina.id, reason: 'Ternyata dikurung oleh kerabatnya' })
    for (const p of [who.budi, who.lurah, who.tono, who.vera]) {
      expect(await town.rows(p, 'cases.one', { caseId })).toEqual([])
      expect(await town.raw(p, `select id from service where case_id = '${caseId}'`)).toEqual([])
    }
    expect(await town.rows(who.sari, 'cases.one', { caseId })).toHaveLength(1)
    const sums = await town.doors.road.db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query<{ class: string; n: number }>("select class, n from counter where name = 'cases.byState' and key = 'darurat' and n <> 0", []))
    expect(sums).toEqual([{ class: 'X', n: 1 }])
  })

  it('a refused referral reopens the planning and takes the name off the other desk', async () => {
    const { personId } = await family('Paijo Contoh', '1955-01-01')
    const caseId = id()
    const referralId = id()
    await town.done(who.budi, 'cases.open', village, { caseId, subjectKind: 'person', subjectId: personId, problem: 'Tidak bisa berjalan sejak jatuh', basis: 'consent' })
    await town.done(who.budi, 'cases.screen', village, { caseId, risk: 1, safety: 'Tidak ada ancaman', result: 'lanjut' })
    await town.done(who.sari, 'cases.assess', village, { caseId, assessmentId: id(), ...elderAssessment })
    await town.done(who.budi, 'cases.proposePlan', village, { caseId, planId: id(), ...elderPlan(day()) })
    await town.done(who.budi, 'cases.agreePlan', village, { caseId, agreement: 'wali', name: 'Anak Contoh', relation: 'anak' })
    await town.done(who.vera, 'cases.approvePlan', village, { caseId })
    await town.done(who.budi, 'cases.refer', village, { caseId, referralId, agencyId: dinkes, letterNo: '460/15/2026', need: 'Pemeriksaan tulang di rumah', shared: ['nama', 'alamat'] })
    await town.done(who.nita, 'cases.refuseReferral', city, { referralId, reason: 'Tenaga kunjungan rumah penuh sampai Juli' })
    expect(await town.row(Case, caseId)).toMatchObject({ state: 'perencanaan', planState: 'dikembalikan' })
    expect(await town.row(ReferralSlip, referralId)).toMatchObject({ state: 'ditolak', subjectName: null, address: null })
  })

  it('a PSM opens a restricted case and goes on working in the same breath, as a phone would send it', async () => {
    const { householdId } = await family('Ratih Contoh', '1990-01-01')
    const childId = id()
    await town.done(who.sari, 'registry.addPerson', village, { id: childId, householdId, name: 'Bima Contoh', sex: 'L', birthDate: '2018-05-05', relation: '3', presence: '1', nikReason: 'belum_terbit' })
    const caseId = id()
    await town.done(who.sari, 'cases.open', village, { caseId, subjectKind: 'person', subjectId: childId, problem: 'Anak terlihat memar berulang', ppks: ['PPKS-06'], basis: 'vital', basisNote: 'Keselamatan anak', supervisorId: who.lina.id })
    await town.done(who.sari, 'cases.screen', village, { caseId, risk: 2, safety: 'Pelaku tinggal serumah', result: 'lanjut' })
    await town.done(who.sari, 'cases.addNote', village, { caseId, noteId: id(), kind: 'motivasi', text: 'Ibu takut melapor' })
    expect(await code(who.sari, 'cases.assess', { caseId, assessmentId: id(), ...elderAssessment, ppks: ['PPKS-06'] })).toBe('PERLU_PEKERJA_SOSIAL')
    expect((await town.all(CaseNote)).filter((n) => n.caseId === caseId)).toHaveLength(1)
    expect((await town.all(TeamMember)).filter((m) => m.teamId === `case:${caseId}`).map((m) => m.role).sort()).toEqual(['penanggung_jawab', 'pengawas'])
  })
})
