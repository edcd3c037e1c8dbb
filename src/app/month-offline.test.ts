// The end of a month without a signal: everything a PSM does stands in their log at once, the report grows by itself on the phone, is signed and sent from
// there, and the server, hearing it all later, finds the same numbers made of the same rows.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { importDataKey, sealWith } from '../engine/device/crypto.ts'
import { type Device, openDevice } from '../engine/device/device.ts'
import { memoryDisk } from '../engine/device/memory-disk.ts'
import type { Met, Road } from '../engine/device/ports.ts'
import type { RecordType, RowOf } from '../engine/record.ts'
import { oneDatabase } from '../engine/store.server/testing.server.ts'
import { newId } from '../engine/values/id.ts'
import type { PublishedKey } from '../engine/wire.ts'
import { Activity, MonthReport, MonthReportText, monthReport, monthReportId, numbersOf } from '../rooms/activities/door.ts'
import { figuresHash, type MonthFigures } from '../rooms/activities/month-report.ts'
import { monthRowsFrom } from '../rooms/activities/month-rows.ts'
import { sampleStrokes } from '../rooms/activities/samples.ts'
import { elderAssessment } from '../rooms/cases/samples.ts'
import type { App } from './doors/door.server.ts'
import { openPhone } from './released/phone.server.ts'
import { house } from './rooms.ts'
import { buildServer } from './server.server.ts'
import { openTown, type Town, type TownPerson } from './testing/town.server.ts'

const village = '36.71.05.1001'
const month = '2026-03'

oneDatabase('a month without a signal', (open) => {
  let town: Town
  let app: App
  let [sari, tono, lurah, koord] = [] as unknown as [TownPerson, TownPerson, TownPerson, TownPerson]
  beforeAll(async () => {
    town = await openTown(await open())
    app = await buildServer(town.doors, null)
    sari = await town.person('Sari Petugas', [{ role: 'psm', place: village }])
    tono = await town.person('Tono Petugas', [{ role: 'district_supervisor', place: '36.71.05' }])
    lurah = await town.person('Lurah Petugas', [{ role: 'village_head', place: village }])
    koord = await town.person('Koord Petugas', [{ role: 'puskesos_koord', place: village }])
  }, 60_000)
  afterAll(() => app.close())

  it('is told by the phone and found again by the server', async () => {
    town.setNow('2026-03-23T01:00:00.000Z')
    // A report is given to Sari, and she has a signal once.
    const reportId = newId()
    await town.citizen('reports.send', village, { id: reportId, channel: 'web', place: village, problem: 'lansia', what: 'Ada nenek sendirian di rumah bocor, jarang makan', kind: 'pengaduan', about: 'tetangga', urgency: 'biasa', anonymous: true, ticketHash: 'a'.repeat(64) })
    await town.done(koord, 'reports.verify', village, { reportId, problem: 'lansia', sector: 'sosial_ekonomi', duplicatesSeen: true, urgency: 'biasa' })
    await town.done(koord, 'reports.assign', village, { reportId, assignedKind: 'psm', assignedTo: sari.id, note: 'Tolong ditengok', fieldCheck: true })
    const phone = await openPhone(town, app, sari, village)
    let dark = false
    const through = <A extends unknown[], T>(go: (...a: A) => Promise<Met<T>>) => (...a: A): Promise<Met<T>> => (dark ? Promise.resolve({ kind: 'away', why: 'no signal' }) : go(...a))
    const road: Road = { ...phone.road, push: through(phone.road.push), pull: through(phone.road.pull) }
    const device: Device = await openDevice({ house, disk: memoryDisk(), seal: sealWith(await importDataKey(crypto.getRandomValues(new Uint8Array(32)))), signer: phone.signer, who: phone.who, app: '0.2.0', clock: { now: () => Date.parse(town.now()) }, road })
    await device.learnKeys(((await phone.ask('GET', '/api/me')).json() as { keys: PublishedKey[] }).keys)
    expect((await device.sync()).problem).toBeNull()
    dark = true

    const did = async (act: string, input: { [k: string]: unknown }): Promise<void> => {
      town.advance({ minutes: 3 })
      const done = await device.perform(act, input, village)
      if (!done.ok) throw new Error(`${act}: ${done.refusal.code} ${done.refusal.say.id}`)
    }
    const reckon = async (until: string): Promise<MonthFigures> =>
      monthReport(await monthRowsFrom(async <R extends RecordType>(record: R) => [...device.store.all(record)] as unknown as RowOf<R>[]), { person: sari.id, place: village, month, until })
    const log = (): RowOf<typeof Activity>[] => [...device.store.all(Activity)] as unknown as RowOf<typeof Activity>[]

    // First a family registered, the house looked at, a category named, the report taken up.
    town.setNow('2026-03-24T01:00:00.000Z')
    const [householdId, personId, caseId] = [newId(), newId(), newId()]
    await did('registry.registerHousehold', { id: householdId, headId: personId, headName: 'Karsinah Contoh', sex: 'P', birthDate: '1949-03-04', nikReason: 'tidak_ditunjukkan', kkReason: 'tidak_ditunjukkan', address: 'Gang Melati 3', rt: '002', rw: '004' })
    await did('registry.tagPpks', { id: newId(), subjectKind: 'person', subjectId: personId, category: 'PPKS-08', method: 'pengamatan', validFrom: '2026-03-24' })
    await did('reports.accept', { reportId })
    await did('registry.recordVisit', { id: newId(), householdId, reportId, on: '2026-03-24', purpose: 'laporan', result: '1', functions: ['motivator', 'fasilitator'], tasks: ['T3'] })
    // Everything is there at once, marked as not sent.
    expect(log().map((a) => a.kind).sort()).toEqual(['laporan', 'pendataan', 'pendataan'])
    for (const a of log()) expect(device.isUnsent(Activity, a.id)).toBe(true)

    // Then a case with help, and work of the restricted kind that leaves a bare line.
    town.setNow('2026-03-27T01:00:00.000Z')
    await did('cases.open', { caseId, subjectKind: 'person', subjectId: personId, reportId, problem: 'Lansia tinggal sendiri tanpa penghasilan', ppks: ['PPKS-08'], basis: 'consent', supervisorId: tono.id })
    await did('cases.screen', { caseId, risk: 1, safety: 'Tidak ada ancaman langsung', result: 'lanjut' })
    await did('cases.assess', { caseId, assessmentId: newId(), ...elderAssessment })
    await did('reports.send', { id: newId(), channel: 'lisan', place: village, kind: 'pengaduan', problem: 'tindak_kekerasan', aboutViolence: true, what: 'Seorang ibu dipukul suaminya', about: 'tetangga', urgency: 'mendesak', anonymous: true, ticketHash: 'b'.repeat(64) })
    expect(log().filter((a) => a.sealed).map((a) => [a.kind, a.aboutId, a.source, a.words])).toEqual([['pendampingan', null, null, null]].map((x) => [x[0], x[1], x[2], undefined]))
    await did('activities.add', { id: newId(), personId: sari.id, on: '2026-03-27', kind: 'kerja_bakti', words: 'menggerakkan warga kerja bakti, mencatat hasil', functions: ['dinamisator', 'administrator'], tasks: ['T2'], people: 24 })
    await did('activities.add', { id: newId(), personId: sari.id, on: '2026-03-26', kind: 'penyuluhan', words: 'penyuluhan', functions: ['motivator'], tasks: ['T2'], people: 30 })

    // The month is over. She signs under a tree; nothing has left the phone yet.
    town.setNow('2026-04-01T01:00:00.000Z')
    const figures = await reckon('2026-03-31')
    const told = numbersOf(figures)
    expect(told).toMatchObject({ 'X.kegiatan': 8, 'X.fungsi.dinamisator': 1, 'B.tambah': 1, 'B.PPKS-08.akhir.P': 1, 'C.terbatas': 1, 'I.kerja_bakti': 1, 'J.penyuluhan': 1, 'D.masuk': 1 })
    await did('activities.sendReport', { personId: sari.id, place: village, month, numbers: told, hash: figuresHash(figures), obstacles: 'Sinyal tidak ada di RW 04.', signature: sampleStrokes })
    const id = monthReportId(sari.id, month)
    expect(device.store.get(MonthReport, id)).toMatchObject({ state: 'terkirim', late: false, agrees: true, differs: 0 })
    expect(device.status().unsent).toBeGreaterThan(9)

    dark = false
    expect((await device.sync()).problem).toBeNull()
    expect(device.needsAttention().map((x) => x.say.id)).toEqual([])
    expect(device.status().unsent).toBe(0)
    expect(await town.row(MonthReport, id)).toMatchObject({ state: 'terkirim', agrees: true, differs: 0, late: false, personId: sari.id })
    expect(((await town.row(MonthReportText, id)) as RowOf<typeof MonthReportText>).numbers).toEqual(told)
    // The log the phone showed is the log the server wrote: the same rows under the same ids.
    const kept = (rows: readonly RowOf<typeof Activity>[]) => rows.map((a) => [a.id, a.kind, a.on, a.functions, a.tasks, a.sealed, a.aboutId ?? null, a.source ?? null]).sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1))
    expect(kept(log())).toEqual(kept((await town.all(Activity)) as RowOf<typeof Activity>[]))
    expect(figuresHash(await reckon('2026-03-31'))).toBe(figuresHash(figures))

    // A service of March is written down only now: shown beside what was told when the Lurah acknowledges.
    dark = true
    town.setNow('2026-04-02T01:00:00.000Z')
    const late = await device.perform('registry.recordVisit', { id: newId(), householdId, on: '2026-03-30', purpose: 'pendampingan', functions: ['fasilitator'], tasks: ['T3'] }, village)
    expect(late.ok).toBe(true)
    dark = false
    await device.sync()
    await town.done(lurah, 'activities.acknowledge', village, { reportId: id, signature: sampleStrokes })
    const text = (await town.row(MonthReportText, id)) as RowOf<typeof MonthReportText>
    expect(text.differences?.filter((d) => /^(C\.kunjungan|X\.kegiatan)$/.test(d.key))).toEqual([{ key: 'C.kunjungan', sent: 0, now: 1 }, { key: 'X.kegiatan', sent: told['X.kegiatan'], now: (told['X.kegiatan'] ?? 0) + 1 }])
  }, 60_000)
})
