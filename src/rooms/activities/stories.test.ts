// A PSM's month in the users' words: the log that writes itself, what is written down by hand, and the report that is told, acknowledged and corrected.
import { beforeAll, expect, it } from 'vitest'
import { openTown, type Town, type TownPerson } from '../../app/testing/town.server.ts'
import type { RowOf } from '../../engine/record.ts'
import { oneDatabase } from '../../engine/store.server/testing.server.ts'
import { newId } from '../../engine/values/id.ts'
import { Visit } from '../registry/door.ts'
import { batchIdOf, itemIdOf } from '../verification/door.ts'
import { activities, Activity, MonthReport, MonthReportText, monthKeyOf, monthReport, monthReportId, numbersOf, suggested } from './door.ts'
import { figuresHash, type MonthFigures } from './month-report.ts'
import { monthRowsFrom } from './month-rows.ts'
import { sampleObstacles, sampleProposals, sampleStrokes } from './samples.ts'

const village = '36.71.05.1001'
const district = '36.71.05'
const city = '36.71'
const id = (): string => newId()
type Words = { [k: string]: unknown }

oneDatabase('a month of a PSM', (open) => {
  let town: Town
  const who = {} as Record<'sari' | 'budi' | 'lurah' | 'ketua' | 'kota' | 'koord' | 'hasan' | 'duty' | 'tono', TownPerson>
  beforeAll(async () => {
    town = await openTown(await open())
    const posts: [keyof typeof who, string, string][] = [['sari', 'psm', village], ['budi', 'psm', village], ['lurah', 'village_head', village], ['ketua', 'ipsm_board_local', district], ['kota', 'ipsm_board_city', city], ['koord', 'puskesos_koord', village], ['hasan', 'dinsos_head', city], ['duty', 'duty_officer', city], ['tono', 'district_supervisor', district]]
    for (const [name, role, place] of posts) who[name] = await town.person(`${name} Contoh`, [{ role, place }])
  }, 60_000)

  const done = (by: TownPerson, act: string, input: Words) => town.done(by, act, village, input)
  const code = async (by: TownPerson, act: string, input: Words, place = village): Promise<string> => {
    const answer = await town.act(by, act, place, input)
    return answer.outcome === 'refused' ? (answer.code ?? 'refused') : answer.outcome
  }
  const log = async (by: TownPerson): Promise<RowOf<typeof Activity>[]> => ((await town.all(Activity)) as RowOf<typeof Activity>[]).filter((a) => a.personId === by.id)
  const family = async (by: TownPerson, name: string): Promise<{ householdId: string; personId: string }> => {
    const householdId = id()
    const personId = id()
    await done(by, 'registry.registerHousehold', { id: householdId, headId: personId, headName: name, sex: 'P', birthDate: '1950-03-04', nikReason: 'tidak_ditunjukkan', kkReason: 'tidak_ditunjukkan', address: 'Gang Melati 3', rt: '002', rw: '004' })
    return { householdId, personId }
  }
  /** What a phone that holds the village reckons. */
  const reckon = async (by: TownPerson, month: string, until: string): Promise<MonthFigures> => {
    const rows = await monthRowsFrom(async (record) => (await town.all(record)) as never)
    return monthReport(rows, { person: by.id, place: village, month, until })
  }
  const send = async (by: TownPerson, month: string, more: Words = {}): Promise<string> => {
    const figures = await reckon(by, month, town.now().slice(0, 10))
    return code(by, 'activities.sendReport', { personId: by.id, place: village, month, numbers: numbersOf(figures), hash: figuresHash(figures), obstacles: sampleObstacles, proposals: sampleProposals, signature: sampleStrokes, ...more })
  }

  it('work done elsewhere writes itself down: once, with its functions and tasks, for PSM alone', async () => {
    const home = await family(who.sari, 'Karsinah Contoh')
    const visitId = id()
    await done(who.sari, 'registry.recordVisit', { id: visitId, householdId: home.householdId, on: '2026-03-02', purpose: 'silaturahmi', functions: ['motivator', 'fasilitator'], tasks: ['T3'] })
    await done(who.koord, 'registry.recordVisit', { id: id(), householdId: home.householdId, on: '2026-03-02', purpose: 'silaturahmi' })
    const mine = (await log(who.sari)).sort((a, b) => ((a.startedAt ?? '') < (b.startedAt ?? '') ? -1 : 1))
    expect(mine.map((a) => [a.kind, a.source, a.functions, a.tasks, a.aboutRecord])).toEqual([
      ['pendataan', 'registry.registerHousehold', ['administrator'], ['T1'], 'household'],
      ['kunjungan', 'registry.recordVisit', ['motivator', 'fasilitator'], ['T3'], 'visit'],
    ])
    expect(mine.find((a) => a.aboutRecord === 'visit')).toMatchObject({ aboutId: visitId, on: '2026-03-02', monthKey: monthKeyOf(who.sari.id, '2026-03'), class: 'N', words: null })
    expect(await log(who.koord)).toEqual([])
    // Boards see that there was work, and never with whom.
    const seen = await town.rows(who.kota, 'activities.ofPlace', { place: city })
    expect(seen).toHaveLength(2)
    expect(JSON.stringify(seen)).not.toContain('Karsinah')
  })

  it('restricted work leaves a bare line: no word, no link, not even which act it was', async () => {
    await done(who.sari, 'reports.send', { id: id(), channel: 'lisan', place: village, kind: 'pengaduan', problem: 'tindak_kekerasan', aboutViolence: true, what: 'Seorang ibu dipukul suaminya', about: 'tetangga', urgency: 'mendesak', anonymous: true, ticketHash: 'b'.repeat(64) })
    const [line] = (await log(who.sari)).filter((a) => a.sealed)
    expect(line).toMatchObject({ kind: 'pendampingan', sealed: true, aboutId: null, aboutRecord: null, source: null, sourceAct: null, words: null, state: 'tercatat' })
  })

  it('scenario 24: “menggerakkan warga kerja bakti, mencatat hasil”', async () => {
    const words = 'menggerakkan warga kerja bakti, mencatat hasil'
    expect(suggested('kerja_bakti', words)).toEqual({ functions: ['dinamisator', 'administrator'], tasks: ['T2'] })
    const before = numbersOf(await reckon(who.budi, '2026-03', '2026-03-31'))
    await done(who.budi, 'activities.add', { id: id(), personId: who.budi.id, on: '2026-03-02', kind: 'kerja_bakti', words, people: 24, ...suggested('kerja_bakti', words) })
    await done(who.budi, 'activities.add', { id: id(), personId: who.budi.id, on: '2026-03-01', kind: 'penyuluhan', words: 'penyuluhan', functions: ['motivator'], tasks: ['T2'], people: 30 })
    const after = numbersOf(await reckon(who.budi, '2026-03', '2026-03-31'))
    const grew = (key: string): number => (after[key] ?? 0) - (before[key] ?? 0)
    expect(['inisiator', 'motivator', 'dinamisator', 'fasilitator', 'administrator'].map((f) => grew(`X.fungsi.${f}`))).toEqual([0, 1, 1, 0, 1])
    expect([grew('X.kegiatan'), grew('X.tugas.T2'), grew('I.kerja_bakti'), grew('I.warga'), grew('J.penyuluhan'), grew('J.warga')]).toEqual([2, 2, 1, 24, 1, 30])
  })

  it('is mended and taken back by its writer alone, and says why it cannot be noted', async () => {
    const activityId = id()
    const facts = { on: '2026-03-02', kind: 'koordinasi', functions: ['fasilitator'], tasks: ['T6'] }
    expect(await code(who.sari, 'activities.add', { id: activityId, personId: who.sari.id, ...facts, on: '2026-03-09' })).toBe('TANGGAL_DEPAN')
    expect(await code(who.sari, 'activities.add', { id: activityId, personId: who.sari.id, ...facts, tasks: [] })).toBe('TANDAI_PEKERJAAN')
    expect(await code(who.sari, 'activities.add', { id: activityId, personId: who.budi.id, ...facts })).toBe('BUKAN_WEWENANG')
    expect(await code(who.lurah, 'activities.add', { id: activityId, personId: who.lurah.id, ...facts })).toBe('BUKAN_WEWENANG')
    await done(who.sari, 'activities.add', { id: activityId, personId: who.sari.id, ...facts })
    await done(who.sari, 'activities.edit', { id: activityId, ...facts, words: 'dengan puskesmas', minutes: 60 })
    expect(await town.row(Activity, activityId)).toMatchObject({ words: 'dengan puskesmas', minutes: 60 })
    expect(await code(who.budi, 'activities.edit', { id: activityId, ...facts })).toBe('BUKAN_WEWENANG')
    const auto = (await log(who.sari)).find((a) => a.source === 'registry.recordVisit') as RowOf<typeof Activity>
    expect(await code(who.sari, 'activities.edit', { id: auto.id, on: auto.on, kind: 'lain', functions: ['inisiator'], tasks: ['T1'] })).toBe('CATATAN_OTOMATIS')
    await done(who.sari, 'activities.edit', { id: auto.id, on: auto.on, kind: auto.kind, functions: ['motivator'], tasks: ['T3'], minutes: 30 })
    expect(await town.row(Activity, auto.id)).toMatchObject({ functions: ['motivator'], minutes: 30, aboutId: auto.aboutId, source: 'registry.recordVisit' })
    expect(await code(who.sari, 'activities.withdraw', { id: auto.id, reason: 'keliru' })).toBe('CATATAN_OTOMATIS')
    await done(who.sari, 'activities.withdraw', { id: activityId, reason: 'keliru tanggal' })
    expect(numbersOf(await reckon(who.sari, '2026-03', '2026-03-31'))['I.koordinasi'] ?? 0).toBe(0)
  })

  it('PSM on the attendance list of a deliberation are noted by name, once', async () => {
    town.setNow('2026-03-05T02:00:00.000Z')
    const oki = await town.person('Oki Contoh', [{ role: 'village_operator', place: village }])
    const batchId = batchIdOf(village, '2026-03')
    const musdesId = id()
    const home = await family(oki, 'Daftar Contoh')
    await done(oki, 'verification.openBatch', { batchId, place: village, month: '2026-03' })
    await done(oki, 'verification.importList', { batchId, source: 'siks_ng', householdIds: [home.householdId] })
    await done(oki, 'verification.assign', { batchId, itemIds: [itemIdOf(batchId, home.householdId)], to: who.sari.id })
    await done(oki, 'verification.openMusdes', { batchId, musdesId, kind: 'muskel', on: '2026-03-05', venue: 'Aula kelurahan', agenda: 'Verifikasi dan validasi', chairName: 'Lurah Contoh' })
    for (const [name, role, present] of [['Budi  CONTOH', 'psm', true], ['Sari Contoh', 'psm', false], ['Orang Lain', 'psm', true], ['Lurah Contoh', 'kepala', true]] as const) {
      await done(oki, 'verification.attend', { batchId, musdesId, attendeeId: id(), name, role, present })
    }
    // Closing it makes the house do this; once more (reopened, closed again) adds nothing.
    expect(activities.reactions?.find((r) => r.on === 'verification.closeMusdes')?.act({ musdesId }, { id: 'x', place: village, at: town.now(), person: oki.id })).toEqual({ act: 'activities.logPresent', input: { musdesId } })
    for (let i = 0; i < 2; i++) expect((await town.house('activities.logPresent', village, { musdesId })).outcome).toBe('accepted')
    const noted = ((await town.all(Activity)) as RowOf<typeof Activity>[]).filter((a) => a.kind === 'musyawarah')
    expect(noted.map((a) => [a.personId, a.aboutRecord, a.aboutId, a.tasks, a.on])).toEqual([[who.budi.id, 'musdes', musdesId, ['T6'], '2026-03-05']])
  })

  it('a report is signed, sent, acknowledged twice, and each number opens what it counts', async () => {
    const reportId = id()
    await done(who.sari, 'reports.send', { id: reportId, channel: 'lisan', place: village, kind: 'pengaduan', problem: 'lansia', what: 'Nenek sendirian, jarang makan', about: 'tetangga', urgency: 'biasa', anonymous: true, ticketHash: 'c'.repeat(64) })
    town.setNow('2026-04-03T02:00:00.000Z')
    const figures = await reckon(who.sari, '2026-03', '2026-03-31')
    const line = figures.numbers.find((n) => n.key === 'X.kegiatan')
    expect(line?.ids).toHaveLength(line?.n ?? 0)
    for (const n of figures.numbers.filter((x) => x.record === 'visit')) for (const row of n.ids) expect((await town.row(Visit, row))?.by).toBe(who.sari.id)

    expect(await send(who.sari, '2026-03', { signature: [[10, 10, 12, 12]] })).toBe('BELUM_DITANDATANGANI')
    expect(await send(who.sari, '2026-05')).toBe('BULAN_BELUM_MULAI')
    // More than was done cannot be told; it says which number and what it is.
    expect(await send(who.sari, '2026-03', { numbers: { ...numbersOf(figures), 'C.kunjungan': 99 } })).toBe('ANGKA_TIDAK_COCOK')
    expect(await code(who.budi, 'activities.sendReport', { personId: who.sari.id, place: village, month: '2026-03', numbers: {}, hash: 'a'.repeat(64), signature: sampleStrokes })).toBe('BUKAN_WEWENANG')
    expect(await send(who.sari, '2026-03')).toBe('accepted')
    const monthId = monthReportId(who.sari.id, '2026-03')
    expect(await town.row(MonthReport, monthId)).toMatchObject({ state: 'terkirim', late: false, dueOn: '2026-04-05', edition: 1, agrees: true, differs: 0 })

    // The month is told: its entries are no longer changed in silence.
    expect(await code(who.sari, 'activities.add', { id: id(), personId: who.sari.id, on: '2026-03-20', kind: 'lain', functions: ['inisiator'], tasks: ['T1'] })).toBe('BULAN_SUDAH_DILAPORKAN')

    expect(await code(who.ketua, 'activities.acknowledgeIpsm', { reportId: monthId, signature: sampleStrokes })).toBe('LANGKAH_TIDAK_SAH')
    expect(await code(who.sari, 'activities.acknowledge', { reportId: monthId, signature: sampleStrokes })).toBe('BUKAN_WEWENANG')
    expect(await code(who.kota, 'activities.acknowledgeIpsm', { reportId: monthId, signature: sampleStrokes })).toBe('BUKAN_WEWENANG')
    await done(who.lurah, 'activities.acknowledge', { reportId: monthId, signature: sampleStrokes })
    await done(who.ketua, 'activities.acknowledgeIpsm', { reportId: monthId, signature: sampleStrokes })
    expect(await town.row(MonthReport, monthId)).toMatchObject({ state: 'diketahui_ipsm', headBy: who.lurah.id, ipsmBy: who.ketua.id, differs: 0 })
  })

  it('boards read the covered numbers, those who answer for the place the whole report', async () => {
    const monthId = monthReportId(who.sari.id, '2026-03')
    const board = await town.view(who.kota, 'activities.report', { id: monthId })
    const head = await town.view(who.lurah, 'activities.report', { id: monthId })
    if (!board.ok || !head.ok) throw new Error('refused')
    expect(board.rows[0]?.joins.text).toBeUndefined()
    const figures = board.rows[0]?.row.figures as { [k: string]: number | null }
    expect(figures['X.kegiatan']).toBeGreaterThan(0)
    expect(Object.entries(figures).filter(([k, n]) => /^(B|G)\./.test(k) && n !== null && n > 0 && n < 5)).toEqual([])
    const text = head.rows[0]?.joins.text as unknown as { numbers: object; obstacles: string }
    expect(text.obstacles).toBe(sampleObstacles)
  })

  it('a correction note says what was, what is, why and who; the number sent stays', async () => {
    const monthId = monthReportId(who.sari.id, '2026-03')
    const note = { reportId: monthId, key: 'J.penyuluhan', to: 1, reason: 'Penyuluhan di RW 02 tertulis sebagai pertemuan', signature: sampleStrokes }
    expect(await code(who.lurah, 'activities.correctNumber', note)).toBe('BUKAN_WEWENANG')
    expect(await code(who.sari, 'activities.correctNumber', { ...note, key: 'Z.karangan' })).toBe('ANGKA_TIDAK_ADA')
    expect(await code(who.sari, 'activities.correctNumber', { ...note, signature: [[10, 10, 12, 12]] })).toBe('BELUM_DITANDATANGANI')
    await done(who.sari, 'activities.correctNumber', note)
    expect(await code(who.sari, 'activities.correctNumber', note)).toBe('ANGKA_SAMA')
    const text = (await town.row(MonthReportText, monthId)) as RowOf<typeof MonthReportText>
    expect(text.numbers?.['J.penyuluhan']).toBe(0)
    expect(text.corrections?.map((c) => [c.key, c.from, c.to, c.by])).toEqual([['J.penyuluhan', 0, 1, who.sari.id]])
    expect(await town.row(MonthReport, monthId)).toMatchObject({ corrections: 1, state: 'diketahui_ipsm' })
  })

  it('what comes in late is shown beside what was told; a returned report is sent anew; late is late', async () => {
    town.setNow('2026-05-07T02:00:00.000Z')
    const home = await family(who.budi, 'Lambat Contoh')
    expect(await send(who.budi, '2026-04')).toBe('accepted')
    const monthId = monthReportId(who.budi.id, '2026-04')
    expect(await town.row(MonthReport, monthId)).toMatchObject({ late: true, dueOn: '2026-05-05', differs: 0 })
    // A visit of April, heard only now.
    await town.done(who.budi, 'registry.recordVisit', village, { id: id(), householdId: home.householdId, on: '2026-04-29', purpose: 'pendampingan', functions: ['fasilitator'], tasks: ['T3'] })
    await done(who.lurah, 'activities.acknowledge', { reportId: monthId, signature: sampleStrokes })
    const text = (await town.row(MonthReportText, monthId)) as RowOf<typeof MonthReportText>
    expect(text.differences?.find((d) => d.key === 'C.kunjungan')).toEqual({ key: 'C.kunjungan', sent: 0, now: 1 })
    expect((await town.row(MonthReport, monthId))?.differs).toBeGreaterThan(0)

    await done(who.ketua, 'activities.returnReport', { reportId: monthId, reason: 'Kunjungan 29 April belum ikut' })
    expect(await send(who.budi, '2026-04')).toBe('accepted')
    expect(await town.row(MonthReport, monthId)).toMatchObject({ state: 'terkirim', edition: 2, differs: 0, agrees: true, headBy: null })
    expect(((await town.row(MonthReportText, monthId)) as RowOf<typeof MonthReportText>).numbers?.['C.kunjungan']).toBe(1)
  })

  it('a regency says when reports are due', async () => {
    await town.done(who.hasan, 'activities.setRule', city, { dueDay: 10 })
    expect(await code(who.lurah, 'activities.setRule', { dueDay: 10 }, city)).toBe('BUKAN_WEWENANG')
    town.setNow('2026-06-08T02:00:00.000Z')
    expect(await send(who.sari, '2026-05')).toBe('accepted')
    expect(await town.row(MonthReport, monthReportId(who.sari.id, '2026-05'))).toMatchObject({ dueOn: '2026-06-10', late: false })
  })
})
