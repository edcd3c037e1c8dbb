// A board's year as it set it out and as it came: items, notes and the log feed what was reached; and what a board finds at a service is answered by who runs it.
import { beforeAll, expect, it, describe } from 'vitest'
import { openTown, type Town, type TownPerson } from '../../app/testing/town.server.ts'
import { oneDatabase } from '../../engine/store.server/testing.server.ts'
import { newId } from '../../engine/values/id.ts'
import { planIdOf } from './plan-acts.ts'
import { ServiceFinding, ServiceVisit } from './instrument-records.ts'
import { PlanItem, WorkPlan } from './plan-records.ts'
import { namesSomebody, planProgress, progressOf, scoreOf } from './plan-rules.ts'

const village = '36.71.05.1001'
const district = '36.71.05'
const city = '36.71'
const id = (): string => newId()
type Row = { [k: string]: unknown }

describe('what was reached', () => {
  const item = { id: 'i', state: 'berjalan', due: '2026-06-30', target: 4, budget: 1_000_000 }
  it.each([
    ['nothing yet', item, [], [], '2026-03-02', { activities: 0, reached: 0, share: 0, spent: 0, overdue: false }],
    ['two in the log, one noted', item, [{ itemId: 'i', quantity: 1, spent: 250_000 }], [{ planItemId: 'i' }, { planItemId: 'i' }], '2026-06-30', { activities: 2, reached: 3, share: 0.75, spent: 250_000, overdue: false }],
    ['struck out and withdrawn', item, [{ itemId: 'i', quantity: 9, state: 'dicoret' }], [{ planItemId: 'i', state: 'ditarik' }], '2026-07-01', { activities: 0, reached: 0, share: 0, spent: 0, overdue: true }],
    ['more than was aimed at', item, [{ itemId: 'i', quantity: 9 }], [], '2026-03-02', { activities: 0, reached: 9, share: 1, spent: 0, overdue: false }],
    ['done is whole, and never late', { ...item, state: 'selesai' }, [], [], '2027-01-01', { activities: 0, reached: 0, share: 1, spent: 0, overdue: false }],
    ['no target, no share', { ...item, target: null }, [{ itemId: 'i', quantity: 2 }], [], '2026-03-02', { activities: 0, reached: 2, share: null, spent: 0, overdue: false }],
  ])('%s', (_n, it_, notes, done, today, expected) => expect(progressOf(it_, notes, done, today)).toEqual(expected))

  it('of a year: cancelled items do not count, the mean of the rest does', () => {
    const items = [item, { ...item, id: 'j', state: 'selesai' }, { ...item, id: 'k', state: 'batal' }, { ...item, id: 'l', target: null, state: 'rencana', budget: null }]
    expect(planProgress(items, [{ itemId: 'i', quantity: 2, spent: 400_000 }], [], '2026-07-01')).toEqual({ items: 3, done: 1, overdue: 2, share: 0.5, budget: 2_000_000, spent: 400_000 })
  })
  it.each([[{ a: 2, b: 1, c: null }, 75], [{ a: 0 }, 0], [{ a: null }, null], [{ a: 1, b: 1, c: 0 }, 33]])('%o scores %s', (scores, expected) => expect(scoreOf(Object.fromEntries(Object.entries(scores).map(([k, score]) => [k, { score }])))).toBe(expected))
  it.each([['Warga 3671994505800001 belum dilayani', true], ['36.71.99 450580 0001 ditolak', true], ['Antrean 45 menit pada 2026-03-01', false], ['Hubungi 021-5550000', false]])('%s', (said, expected) => expect(namesSomebody(said)).toBe(expected))
})

oneDatabase('programme of work', (open) => {
  let town: Town
  let disnaker: string
  const who = {} as Record<'chair' | 'local' | 'province' | 'psm' | 'other' | 'opd' | 'head' | 'verifier' | 'elsewhere', TownPerson>
  beforeAll(async () => {
    town = await openTown(await open())
    disnaker = await town.agency('Dinas Ketenagakerjaan', city)
    const posts: [keyof typeof who, string, string, string?][] = [['chair', 'ipsm_board_city', city], ['local', 'ipsm_board_local', district], ['province', 'ipsm_board_province', '36'], ['psm', 'psm', village], ['other', 'psm', village], ['opd', 'opd_owner', city, disnaker], ['head', 'dinsos_head', city], ['verifier', 'dinsos_verifier', city], ['elsewhere', 'opd_owner', city, await town.agency('Dinas Kesehatan', city)]]
    for (const [name, role, place, unit] of posts) who[name] = await town.person(`${name} Contoh`, [{ role, place, ...(unit ? { unit } : {}) }])
  }, 120_000)
  const code = async (by: TownPerson, act: string, place: string, input: Row): Promise<string | undefined> => {
    const answer = await town.act(by, `activities.${act}`, place, input)
    return answer.outcome === 'refused' ? answer.code : answer.outcome
  }
  const plan2026 = planIdOf(city, 2026)
  const itemId = id()

  it('is drawn up by the board of its own place, for a year at hand', async () => {
    expect(await code(who.chair, 'drawUpPlan', city, { planId: plan2026, year: 2026, title: 'Program kerja IPSM Kota 2026' })).toBe('accepted')
    expect(await code(who.chair, 'drawUpPlan', city, { planId: plan2026, year: 2026 })).toBe('SUDAH_ADA')
    expect(await code(who.chair, 'drawUpPlan', district, { planId: planIdOf(district, 2026), year: 2026 })).toBe('BUKAN_WEWENANG')
    expect(await code(who.head, 'drawUpPlan', city, { planId: planIdOf(city, 2027), year: 2027 })).toBe('BUKAN_WEWENANG')
    expect(await code(who.chair, 'drawUpPlan', city, { planId: planIdOf(city, 2030), year: 2030 })).toBe('TAHUN_TERLALU_JAUH')
    expect(await code(who.local, 'drawUpPlan', district, { planId: planIdOf(district, 2026), year: 2026 })).toBe('accepted')
    expect(await code(who.province, 'drawUpPlan', '36', { planId: planIdOf('36', 2026), year: 2026 })).toBe('accepted')
    expect(await code(who.province, 'drawUpPlan', city, { planId: planIdOf(city, 2027), year: 2027 })).toBe('BUKAN_WEWENANG')
    // A province reads its own and none below; below, the programmes of the boards above are known.
    expect((await town.rows(who.province, 'activities.plans', { place: '36' })).map((p) => p.place)).toEqual(['36'])
    expect((await town.rows(who.psm, 'activities.plans', { place: village })).map((p) => p.place).sort()).toEqual(['36', city, district])
  })

  it('is adopted once it has an item; an item falls due within its year', async () => {
    const adopt = { planId: plan2026, adoptedOn: '2026-01-21', adoptedAt: 'Raker IPSM Kota' }
    expect(await code(who.chair, 'adoptPlan', city, adopt)).toBe('BELUM_ADA_BUTIR')
    const item = { itemId, planId: plan2026, what: 'Penyuluhan pencegahan di 13 kecamatan', owner: 'Bidang Humas', due: '2026-11-30', budget: 6_500_000, budgetSource: 'Kas IPSM', indicator: 'pertemuan terlaksana', target: 4 }
    expect(await code(who.chair, 'addPlanItem', city, { ...item, due: '2027-01-31' })).toBe('DI_LUAR_TAHUN')
    expect(await code(who.local, 'addPlanItem', city, item)).toBe('BUKAN_WEWENANG')
    expect(await code(who.chair, 'addPlanItem', city, item)).toBe('accepted')
    expect(await code(who.chair, 'adoptPlan', city, adopt)).toBe('accepted')
    expect(await code(who.chair, 'adoptPlan', city, adopt)).toBe('LANGKAH_TIDAK_SAH')
  })

  it('work in the log serves an item when who did it says so; a note says what the log cannot', async () => {
    const activity = { id: id(), personId: who.psm.id, on: '2026-03-01', kind: 'penyuluhan', functions: ['motivator'], tasks: ['T2'], words: 'Penyuluhan di balai warga' }
    await town.done(who.psm, 'activities.add', village, activity)
    expect(await code(who.other, 'linkToPlan', village, { activityId: activity.id, planItemId: itemId })).toBe('BUKAN_WEWENANG')
    expect(await code(who.psm, 'linkToPlan', village, { activityId: activity.id, planItemId: itemId, was: { planItemId: null } })).toBe('accepted')
    expect(await code(who.chair, 'startPlanItem', city, { itemId })).toBe('accepted')
    const noteId = id()
    expect(await code(who.chair, 'noteProgress', city, { noteId, itemId, on: '2026-03-02', words: 'Penyuluhan bersama PKK', quantity: 2, spent: 500_000 })).toBe('accepted')
    const answer = await town.view(who.chair, 'activities.planItems', { planId: plan2026 })
    const row = answer.ok ? answer.rows[0] : undefined
    const reached = () => progressOf(row?.row as never, row?.joins.notes as never, row?.joins.done as never, '2026-03-02')
    expect(reached()).toEqual({ activities: 1, reached: 3, share: 0.75, spent: 500_000, overdue: false })
    expect(await code(who.chair, 'strikeProgress', city, { noteId, strikeReason: 'Tercatat dua kali' })).toBe('accepted')
    expect(await code(who.chair, 'strikeProgress', city, { noteId, strikeReason: 'Tercatat dua kali' })).toBe('SUDAH_DICORET')
  })

  it('is closed when every item is done or cancelled, and then nothing of it changes', async () => {
    const close = { planId: plan2026, closingNote: 'Semua kegiatan berjalan sesuai rencana' }
    expect(await code(who.chair, 'closePlan', city, close)).toBe('MASIH_TERBUKA')
    expect(await code(who.chair, 'finishPlanItem', city, { itemId, doneOn: '2026-03-02', endNote: 'Terlaksana di 13 kecamatan' })).toBe('accepted')
    expect(await code(who.chair, 'closePlan', city, close)).toBe('accepted')
    expect(await code(who.chair, 'addPlanItem', city, { itemId: id(), planId: plan2026, what: 'Tambahan di akhir tahun', owner: 'Ketua', due: '2026-12-01' })).toBe('PROGRAM_DITUTUP')
    expect([(await town.row(WorkPlan, plan2026))?.state, (await town.row(PlanItem, itemId))?.state]).toEqual(['ditutup', 'selesai'])
  })

  it('a board visits a service with its own questions; the agency answers what was found', async () => {
    const instrumentId = id()
    const instrument = { instrumentId, code: 'layanan', title: 'Pemantauan layanan', subjectKind: 'program', questions: [{ code: 'terbuka', id: 'Apakah syaratnya diumumkan?' }, { code: 'antre', id: 'Apakah warga dilayani hari itu juga?' }, { code: 'akses', id: 'Dapatkah penyandang disabilitas masuk?' }] }
    expect(await code(who.local, 'publishInstrument', city, instrument)).toBe('BUKAN_WEWENANG')
    expect(await code(who.chair, 'publishInstrument', city, instrument)).toBe('accepted')
    expect(await code(who.chair, 'publishInstrument', city, { ...instrument, instrumentId: id() })).toBe('KODE_DIPAKAI')
    const next = id()
    expect(await code(who.chair, 'publishInstrument', city, { ...instrument, instrumentId: next, replaces: instrumentId })).toBe('accepted')
    const visitId = id()
    const visit = { visitId, instrumentId: next, subjectKind: 'program', subject: 'Loket Modal Usaha', agencyId: disnaker, on: '2026-03-02', met: 'Petugas loket', answers: { terbuka: { score: 2 }, antre: { score: 1, note: 'Antre dua jam' }, akses: { score: null } } }
    expect(await code(who.local, 'recordServiceVisit', village, { ...visit, answers: { lain: { score: 1 } } })).toBe('ISIAN_BELUM_BENAR')
    expect(await code(who.local, 'recordServiceVisit', village, { ...visit, summary: 'Ibu dengan NIK 3671994505800001 ditolak' })).toBe('TANPA_DATA_WARGA')
    expect(await code(who.psm, 'recordServiceVisit', village, visit)).toBe('BUKAN_WEWENANG')
    expect(await code(who.local, 'recordServiceVisit', village, visit)).toBe('accepted')
    expect((await town.row(ServiceVisit, visitId))?.score).toBe(75)
    const findingId = id()
    const finding = { findingId, visitId, agencyId: disnaker, finding: 'Warga antre dua jam karena satu loket saja yang buka', proposal: 'Buka loket kedua pada hari Senin', due: '2026-03-16' }
    expect(await code(who.local, 'sendFinding', village, { ...finding, due: '2026-03-01' })).toBe('TENGGAT_TIDAK_SAH')
    expect(await code(who.local, 'sendFinding', village, finding)).toBe('accepted')
    expect((await town.rows(who.opd, 'activities.findings', { place: city, agencyId: disnaker })).map((f) => f.id)).toEqual([findingId])
    expect(await code(who.verifier, 'answerFinding', village, { findingId, response: 'Kami akan menambah petugas' })).toBe('BUKAN_WEWENANG')
    expect(await code(who.elsewhere, 'answerFinding', village, { findingId, response: 'Kami akan menambah petugas' })).toBe('BUKAN_WEWENANG')
    expect(await code(who.opd, 'answerFinding', village, { findingId, response: 'Loket kedua dibuka mulai Senin depan' })).toBe('accepted')
    expect(await code(who.chair, 'returnFinding', village, { findingId, closingNote: 'Loket kedua belum buka', due: '2026-03-30' })).toBe('accepted')
    expect(await code(who.head, 'answerFinding', village, { findingId, response: 'Dinas menjawab lewat surat: dibuka sejak 9 Maret' })).toBe('accepted')
    expect(await code(who.local, 'settleFinding', village, { findingId, closingNote: 'Kami lihat sendiri, dua loket buka' })).toBe('accepted')
    expect((await town.row(ServiceFinding, findingId))?.state).toBe('selesai')
  })
})
