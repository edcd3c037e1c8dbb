// PSM coverage as a territory sees it: 987 active members in 104 kelurahan, and other numbers; counted as they stand, told to whom it concerns, as a table, a map and a workbook.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Browsers, openBrowsers } from './testing/browsers.server.ts'
import { openTown, type Town, type TownPerson } from './testing/town.server.ts'
import { bulkRows } from '../engine/road.server/bulk.server.ts'
import { recount } from '../engine/road.server/recount.server.ts'
import { oneDatabase } from '../engine/store.server/testing.server.ts'
import { newId } from '../engine/values/id.ts'
import { openPlaces } from '../rooms/places/answers.server.ts'
import { evenSplit } from '../rooms/organization/coverage-rules.ts'
import { Case } from '../rooms/cases/door.ts'
import { BoardTerm, Certificate, Psm } from '../rooms/organization/door.ts'
import { PpksTag } from '../rooms/registry/door.ts'

const city = '36.71'
const empty = '36.71.01.1001'

interface Answer {
  villages: number
  without: number
  population: number | null
  known: number
  strength: { psm: { active: number; serving: number; certified: number }; births: object; openCases: number }
  ratios: { perVillage: number | null; per1000: number | null; perCase: number | null; certified: number | null }
  even: { high: number; atHigh: number; low: number; atLow: number }
  ages: { bands: { from: number; n: number | null }[]; unknown: number }
  children: { code: string; villages: number; active: number | null; without: number; per1000: number | null; perVillage: number | null; tone: string }[]
  boards: { own: { name: string } | null; legalBelow: number; below: number }
  grid: unknown[]
}

oneDatabase('coverage', (open) => {
  let town: Town
  let browsers: Browsers
  const who = {} as Record<'head' | 'chair' | 'banten' | 'far' | 'psm' | 'verifier', TownPerson>
  let villages: string[]
  let members = 0

  /** So many members in each place, as an import leaves them. */
  const joined = (places: readonly { place: string; n: number; state?: string; certified?: boolean; birthYear?: number }[]): Promise<number> => {
    town.advance({ minutes: 1 })
    return bulkRows(town.doors.road, {
      act: { id: newId(), name: 'organization.importPsm', person: null, input: { file: 'daftar-contoh' } },
      rows: places.flatMap(({ place, n, state = 'aktif', certified = false, birthYear = 1980 }) => Array.from({ length: n }, () => {
        members += 1
        const row = { id: newId(), place, class: 'N' as const, team: null, name: `Anggota Contoh ${members}`, sex: 'P', state, certified, birthYear: birthYear + (members % 30), skNo: 'SK/1', skFrom: '2024-01-01' }
        return { record: Psm, row }
      })),
    })
  }
  const coverage = async (by: TownPerson, place: string): Promise<Answer> => {
    const answer = await browsers.get(by, `/api/association/coverage/${place}`)
    expect([place, answer.statusCode, answer.statusCode === 200 ? '' : answer.body]).toEqual([place, 200, ''])
    return answer.json() as Answer
  }

  beforeAll(async () => {
    const db = await open()
    town = await openTown(db)
    const posts: [keyof typeof who, string, string][] = [['head', 'dinsos_head', city], ['chair', 'ipsm_board_city', city], ['banten', 'ipsm_board_province', '36'], ['far', 'dinsos_head', '33.28'], ['psm', 'psm', empty], ['verifier', 'dinsos_verifier', city]]
    for (const [name, role, place] of posts) who[name] = await town.person(`${name} Contoh`, [{ role, place }])
    browsers = await openBrowsers(town, Object.values(who))
    villages = (await openPlaces(db)).index.within(city, 'village').map((p) => p.code)
    // All 987 live in 103 of the 104 kelurahan: one has nobody.
    const others = villages.filter((v) => v !== empty)
    const split = evenSplit(987, others.length)
    await joined(others.map((place, i) => ({ place, n: i < (split?.atHigh ?? 0) ? (split?.high ?? 0) : (split?.low ?? 0), certified: i < 10 })))
    await town.rollUp()
  }, 240_000)
  afterAll(() => browsers?.close())

  it('987 active members in 104 kelurahan: 9,49 each, evenly 51 with 10 and 53 with 9, and the one without any is red', async () => {
    const c = await coverage(who.head, city)
    expect([c.villages, c.strength.psm.active, c.ratios.perVillage]).toEqual([104, 987, 9.49])
    expect(c.even).toEqual({ high: 10, atHigh: 51, low: 9, atLow: 53 })
    expect(c.even.high * c.even.atHigh + c.even.low * c.even.atLow).toBe(987)
    expect([c.without, c.children.length, c.grid.length]).toEqual([1, 13, 13])
    expect(c.children.reduce((n, k) => n + (k.active ?? 0), 0)).toBe(987)
    const district = await coverage(who.head, empty.slice(0, 8))
    expect(district.children.filter((k) => k.tone === 'bad').map((k) => [k.code, k.active])).toEqual([[empty, 0]])
    expect(district.without).toBe(1)
    expect((await coverage(who.psm, empty)).strength.psm.active).toBe(0)
  })

  it('the sums are those of a recount, and ages add up to the members', async () => {
    expect(await recount(town.doors.road)).toEqual([])
    const c = await coverage(who.chair, city)
    expect(c.ages.bands.reduce((n, b) => n + (b.n ?? 0), c.ages.unknown)).toBe(987)
  })

  it('per 1,000 people only where every village’s population is known', async () => {
    expect((await coverage(who.head, city)).ratios.per1000).toBeNull()
    const byDistrict = Map.groupBy(villages, (v) => v.slice(0, 8))
    for (const [place, codes] of [...byDistrict].slice(1)) await town.done(who.verifier, 'organization.recordPopulation', place, { source: 'Disdukcapil', rows: codes.map((code) => ({ place: code, value: 18_000, year: 2025 })) })
    await town.rollUp()
    const partly = await coverage(who.head, city)
    expect([partly.known, partly.population, partly.ratios.per1000]).toEqual([104 - (byDistrict.get('36.71.01')?.length ?? 0), null, null])
    const known = partly.children.find((k) => k.code !== '36.71.01')
    expect(known?.per1000).toBeGreaterThan(0)
    const first = byDistrict.get('36.71.01') ?? []
    await town.done(who.verifier, 'organization.recordPopulation', '36.71.01', { source: 'Disdukcapil', rows: first.map((code) => ({ place: code, value: 18_000, year: 2025 })) })
    await town.rollUp()
    const whole = await coverage(who.head, city)
    expect([whole.known, whole.population, whole.ratios.per1000]).toEqual([104, 104 * 18_000, 0.53])
  })

  it('a province sees numbers, never one from which somebody could be told; nobody sees another territory', async () => {
    await joined([{ place: empty, n: 3 }])
    await town.rollUp()
    const seen = await coverage(who.banten, empty.slice(0, 8))
    expect(seen.children.find((k) => k.code === empty)).toMatchObject({ active: null, perVillage: null })
    expect(seen.strength.births).toEqual({})
    expect((await coverage(who.head, empty.slice(0, 8))).children.find((k) => k.code === empty)).toMatchObject({ active: 3 })
    expect((await browsers.get(who.far, `/api/association/coverage/${city}`)).statusCode).toBe(403)
    expect((await browsers.get(who.psm, `/api/association/coverage/${city}`)).statusCode).toBe(403)
  })

  it('members on leave or inactive are no coverage; the workbook holds the same numbers', async () => {
    await joined([{ place: empty, n: 2, state: 'nonaktif' }, { place: empty, n: 1, state: 'cuti' }])
    await town.rollUp()
    const c = await coverage(who.head, city)
    expect([c.strength.psm.active, c.strength.psm.serving, c.without]).toEqual([990, 993, 0])
    const file = await browsers.get(who.head, `/api/association/coverage/${city}/xlsx`)
    expect([file.statusCode, file.rawPayload.subarray(0, 2).toString()]).toEqual([200, 'PK'])
    const { Workbook } = await import('@cj-tech-master/excelts')
    const book = new Workbook()
    await book.xlsx.load(file.rawPayload)
    const rows = book.getWorksheet('Wilayah')
    let sum = 0
    rows?.eachRow((row, i) => {
      if (i > 1) sum += Number(row.getCell(4).value)
    })
    expect([rows?.rowCount, sum]).toEqual([14, 990])
  })

  it('growth against need: month ends out of decrees, certificates, terms, tags and cases', async () => {
    town.advance({ minutes: 1 })
    const R = { place: empty, class: 'R' as const, team: null }
    const N = { class: 'N' as const, team: null }
    const psm = (await town.all(Psm)).filter((p) => p.place !== empty).slice(0, 3)
    const rows = [
      ...psm.map((p, i) => ({ record: Certificate, row: { id: newId(), place: p.place, ...N, psmId: p.id, tier: 'bimtek_dasar', title: 'Bimtek dasar', issuer: 'UPT Contoh', issuedOn: '2025-05-20', expiresOn: i === 0 ? '2025-12-20' : null } })),
      { record: BoardTerm, row: { id: newId(), place: city, ...N, boardId: `ipsm-${city}`, kind: 'pembentukan', state: 'aktif', skNo: 'SK/1', periodStart: '2021-01-01', periodEnd: '2025-12-31' } },
      ...Array.from({ length: 20 }, (_, i) => ({ record: PpksTag, row: { id: newId(), ...R, subjectKind: 'person', subjectId: newId(), category: 'PPKS-08', sex: 'P', validFrom: '2025-06-01', validTo: i < 5 ? '2026-01-15' : null } })),
      ...Array.from({ length: 12 }, (_, i) => ({ record: Case, row: { id: `kasus-${i}`, ...R, team: `case:kasus-${i}`, state: i < 2 ? 'ditutup' : 'intervensi', subjectKind: 'person', subjectId: newId(), problem: 'Contoh', openedOn: i < 8 ? '2025-02-10' : '2025-10-10', closedOn: i < 2 ? '2026-02-01' : null, outcome: i < 2 ? 'tercapai' : null } })),
    ]
    await bulkRows(town.doors.road, { act: { id: newId(), name: 'contoh', person: null, input: {} }, rows })
    await town.rollUp()
    const answer = await browsers.get(who.head, `/api/association/growth/${city}`)
    expect([answer.statusCode, answer.statusCode === 200 ? '' : answer.body]).toEqual([200, ''])
    const growth = answer.json() as { points: { month: string; [k: string]: unknown }[]; children: { code: string; psm: number; cases: number }[] }
    const at = (month: string) => growth.points.find((p) => p.month === month)
    expect(growth.points.length).toBe(25)
    expect(at('2025-12')).toMatchObject({ psm: 993, certified: 2, boards: 1, ppks: 20, cases: 12 })
    expect(at('2026-02')).toMatchObject({ psm: 993, certified: 2, boards: 0, ppks: 15, cases: 10 })
    expect(at('2025-05')).toMatchObject({ certified: 3, ppks: 0, cases: 8 })
    expect(growth.children.reduce((n, c) => n + c.psm, 0)).toBe(993)
    expect((await browsers.get(who.far, `/api/association/growth/${city}`)).statusCode).toBe(403)
    const village = (await browsers.get(who.psm, `/api/association/growth/${empty}`)).json() as typeof growth
    expect(village.points.at(-1)).toMatchObject({ psm: 6, cases: 10, ppks: 15, certified: 0 })
    expect(await recount(town.doors.road)).toEqual([])
  })
})
