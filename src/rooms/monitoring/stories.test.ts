// What each level sees of the same truth: counts roll up, names stay where they may be read, the sealed stays sealed and every try is noted.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Browsers, openBrowsers } from '../../app/testing/browsers.server.ts'
import { openTown, type Town, type TownPerson } from '../../app/testing/town.server.ts'
import { eachDatabase } from '../../engine/store.server/testing.server.ts'
import { newId } from '../../engine/values/id.ts'

const village = '36.71.05.1001'
const city = '36.71'
const id = (): string => newId()

eachDatabase('monitoring', (open) => {
  let town: Town
  let browsers: Browsers
  const who = {} as Record<'sari' | 'koord' | 'duty' | 'duty2' | 'lina' | 'maya' | 'chair' | 'head' | 'banten' | 'donor' | 'far', TownPerson>

  beforeAll(async () => {
    const db = await open()
    town = await openTown(db)
    const posts: [keyof typeof who, string, string][] = [
      ['sari', 'psm', village], ['koord', 'puskesos_koord', village], ['duty', 'duty_officer', city], ['duty2', 'duty_officer', city], ['lina', 'pekerja_sosial', city], ['maya', 'pekerja_sosial', city],
      ['chair', 'ipsm_board_city', city], ['head', 'dinsos_head', city], ['banten', 'province_office', '36'], ['donor', 'donor', city], ['far', 'dinsos_head', '33.28'],
    ]
    for (const [name, role, place] of posts) who[name] = await town.person(`${name} Contoh`, [{ role, place }])
    browsers = await openBrowsers(town, Object.values(who))
  }, 120_000)
  afterAll(() => browsers?.close())

  const get = (by: TownPerson, url: string) => browsers.get(by, url)
  const post = (by: TownPerson, url: string, body: object) => browsers.post(by, url, body)
  const numbers = async (by: TownPerson, place: string): Promise<Map<string, number | null>> => {
    const answer = await get(by, `/api/pictures/${place}`)
    expect(answer.statusCode).toBe(200)
    return new Map((answer.json() as { groups: { measures: { id: string; n: number | null }[] }[] }).groups.flatMap((g) => g.measures.map((m) => [m.id, m.n] as const)))
  }
  const childReport = async (): Promise<string> => {
    const reportId = id()
    const answer = await town.citizen('reports.send', village, { id: reportId, channel: 'web', place: village, problem: 'kekerasan', what: 'Anak tetangga sering dipukuli', kind: 'pengaduan', about: 'tetangga', urgency: 'mendesak', aboutChild: true, aboutViolence: true, anonymous: true, ticketHash: 'b'.repeat(32) + reportId.replaceAll('-', '') })
    expect(answer.say?.id ?? 'ok').toBe('ok')
    return reportId
  }

  it('counts the same for village, kecamatan, city, province and nation', async () => {
    for (let i = 0; i < 7; i++) {
      await town.done(who.sari, 'registry.registerHousehold', village, { id: id(), headId: id(), headName: `Keluarga ${i}`, sex: 'L', birthDate: '1970-05-05', nikReason: 'tidak_dibawa', kkReason: 'tidak_dibawa', address: 'Gang Mawar', rt: '001', rw: '001' })
    }
    await town.rollUp()
    for (const place of [village, '36.71.05', city, '36', 'id']) {
      const by = place === 'id' ? null : place === '36' ? who.banten : who.head
      if (by) expect([place, (await numbers(by, place)).get('keluarga.semua')]).toEqual([place, 7])
    }
    expect((await numbers(who.sari, village)).get('keluarga.belum')).toBe(7)
  })

  it('shows an IPSM chair of a child’s case a count, hidden below five, and refuses and notes every look at it', async () => {
    const reportId = await childReport()
    const caseId = id()
    await town.done(who.duty2, 'reports.verify', village, { reportId, problem: 'kekerasan', sector: 'sosial_ekonomi', duplicatesSeen: true, urgency: 'mendesak' })
    await town.done(who.duty2, 'reports.assign', village, { reportId, assignedKind: 'jalur', assignedTo: who.duty.id })
    await town.done(who.duty, 'reports.accept', village, { reportId })
    await town.done(who.duty, 'cases.open', village, { caseId, reportId, problem: 'Anak dipukuli', ppks: ['PPKS-06'], basis: 'vital', basisNote: 'Keselamatan anak', ownerId: who.lina.id, supervisorId: who.maya.id })
    await town.rollUp()
    const one = await numbers(who.chair, city)
    expect([one.get('terbatas.kasus'), one.get('terbatas.PPKS-06')]).toEqual([null, null])
    expect(one.get('kasus.berjalan')).toBe(0)

    for (const [url, body] of [['/api/views/cases.one', { caseId }], ['/api/views/reports.one', { id: reportId }]] as const) {
      const sealed = await post(who.chair, url, body)
      const nowhere = await post(who.chair, url, Object.fromEntries(Object.keys(body).map((k) => [k, id()])))
      expect([url, sealed.statusCode, nowhere.statusCode]).toEqual([url, 403, 403])
    }
    expect((await get(who.chair, `/api/history/${caseId}?place=${village}`)).json()).toEqual({ history: [] })
    expect((await get(who.chair, `/api/photos/${'a'.repeat(64)}`)).statusCode).toBe(404)
  })

  it('notes who tried to open a sealed case, for the auditor', async () => {
    const tries = await town.doors.road.db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query<{ person: string; door: string; class: string }>("select person, door, class from read_log where door like 'ditolak%' order by at"))
    expect(tries).toContainEqual({ person: who.chair.id, door: 'ditolak cases.one', class: 'X' })
  })

  it('shows the count once five children are in the lane', async () => {
    for (let i = 0; i < 5; i++) await childReport()
    await town.rollUp()
    expect((await numbers(who.chair, city)).get('terbatas.laporan')).toBeGreaterThanOrEqual(5)
    expect((await numbers(who.chair, city)).get('laporan.terbuka')).toBe(0)
  })

  it('lets a province see the next level’s numbers and never a name', async () => {
    const answer = (await get(who.banten, '/api/pictures/36')).json() as { lists: boolean; children: { code: string; values: Record<string, number> }[] }
    expect(answer.lists).toBe(false)
    expect(answer.children.find((c) => c.code === city)?.values['keluarga.semua']).toBe(7)
    for (const view of ['monitoring.households', 'monitoring.reports', 'registry.households']) {
      const list = await post(who.banten, `/api/views/${view}`, { place: city })
      expect(list.statusCode === 403 || (list.json() as { rows: unknown[] }).rows.length === 0).toBe(true)
    }
  })

  it('hides every small count from a donor, and other territories from everybody', async () => {
    expect((await numbers(who.donor, city)).get('kasus.berjalan')).toBe(0)
    expect((await numbers(who.donor, '36.71.05')).get('keluarga.semua')).toBe(7)
    expect((await get(who.far, `/api/pictures/${city}`)).statusCode).toBe(403)
    expect((await get(who.sari, `/api/pictures/${city}`)).statusCode).toBe(403)
  })

  it('opens the list behind a number with names only where class R may be read', async () => {
    const rows = async (by: TownPerson) => ((await post(by, '/api/views/monitoring.households', { place: village, fresh: 'belum' })).json() as { rows: { row: { id: string }; joins: { household?: { headName: string } } }[] }).rows
    expect((await rows(who.head)).map((r) => r.joins.household?.headName).filter(Boolean)).toHaveLength(7)
    const chair = await rows(who.chair)
    expect([chair.length, chair.filter((r) => r.joins.household).length]).toEqual([7, 0])
  })
})
