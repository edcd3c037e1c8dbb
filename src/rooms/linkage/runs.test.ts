// Comparing a whole regency: doubles of an imported list are proposed with their reasons, decided ones rest, a handful of people proposes nothing in bulk.
import { beforeAll, expect, it } from 'vitest'
import { openBrowsers } from '../../app/testing/browsers.server.ts'
import { openTown, type Town, type TownPerson } from '../../app/testing/town.server.ts'
import { bulkRows } from '../../engine/road.server/bulk.server.ts'
import type { AnyRow } from '../../engine/record.ts'
import { eachDatabase } from '../../engine/store.server/testing.server.ts'
import { chance } from '../../engine/values/chance.ts'
import { derivedId, newId } from '../../engine/values/id.ts'
import { Household, HouseholdStatus, Person } from '../registry/door.ts'
import { LikelyPair, pairId, type Why } from './door.ts'
import type { RunState } from './run-state.ts'
import { linkRuns, type LinkRuns } from './runs.server.ts'

const cipondoh = '36.71.05.1001'
const neighbour = '36.71.05.1002'
const id = (label: string): string => derivedId('linkage runs', label)
const given = 'Siti Ahmad Dewi Bambang Sri Joko Rina Agus Wati Budi Yani Eko Nur Hendra Lina Dedi Ratna Iwan Maya Asep'.split(' ')
const second = 'Suryani Hidayat Lestari Santoso Rahayu Wibowo Kartini Saputra Handayani Nugroho Permata Gunawan Fitria Kusuma Anggraini Firmansyah'.split(' ')

/** An imported list: families of three in two villages, and six people once more, as another clerk wrote them. */
function list(): { record: typeof Household | typeof Person | typeof HouseholdStatus; row: AnyRow }[] {
  const luck = chance('an imported list').next
  const pick = (of: readonly string[]): string => of[Math.floor(luck() * of.length)] as string
  const out: ReturnType<typeof list> = []
  const add = (label: string, home: string, place: string, set: { [c: string]: unknown }) => out.push({ record: Person, row: { id: id(label), place, class: 'R', team: null, householdId: id(home), presence: '1', doubts: [], ...set } })
  for (let h = 0; h < 120; h++) {
    const place = h % 2 === 0 ? cipondoh : neighbour
    const any = (below: number): string => String(1 + Math.floor(luck() * below)).padStart(2, '0')
    const kk = `367199${any(28)}${any(12)}${any(24)}${String(1 + Math.floor(luck() * 9000)).padStart(4, '0')}`
    const address = `Jl. ${pick(second)} No. ${1 + Math.floor(luck() * 90)}`
    const home = (label: string, more: { [c: string]: unknown }): void => {
      out.push({ record: Household, row: { id: id(label), place, class: 'R', team: null, headName: 'Kepala', kk, address, rt: `00${1 + (h % 9)}`, rw: '002', state: 'ada', ...more } })
      out.push({ record: HouseholdStatus, row: { id: id(label), place, class: 'N', team: null, state: 'ada', members: 3, workOrder: '0000-00-00', failed: [] } })
    }
    home(`h${h}`, {})
    for (let m = 0; m < 3; m++) {
      const [year, month, day] = [1950 + Math.floor(luck() * 60), 1 + Math.floor(luck() * 12), 1 + Math.floor(luck() * 28)]
      const two = (n: number): string => String(n).padStart(2, '0')
      const person = { name: `${pick(given)} ${pick(second)}`, nik: `367199${two(day)}${two(month)}${two(year % 100)}${String(h * 3 + m).padStart(4, '0')}`, birthDate: `${year}-${two(month)}-${two(day)}`, sex: 'L', relation: m === 0 ? '1' : '3' }
      add(`p${h}.${m}`, `h${h}`, place, person)
      // Six families' heads stand there once more: one digit of the number slipped, the name as another clerk spells it.
      // Of one family two members, by a list that came from elsewhere.
      if (h === 14 && m < 2) {
        if (m === 0) home('again14', { kk: null, kkReason: 'hilang' })
        add(`again14.${m}`, 'again14', place, { ...person, name: person.name.toUpperCase(), nik: `3672${person.nik.slice(4)}` })
      }
      if (m === 0 && h < 12 && place === cipondoh) {
        home(`again${h}`, { kk: null, kkReason: 'hilang' })
        add(`again${h}`, `again${h}`, place, { ...person, name: person.name.replace('S', 'Sj').replace('u', 'oe'), nik: `3672${person.nik.slice(4)}` })
      }
    }
  }
  return out
}

eachDatabase('comparing a regency', (open) => {
  let town: Town
  let runs: LinkRuns
  let vera: TownPerson
  let rini: TownPerson
  beforeAll(async () => {
    town = await openTown(await open())
    vera = await town.person('Vera', [{ role: 'dinsos_verifier', place: '36.71' }])
    rini = await town.person('Rini', [{ role: 'psm', place: cipondoh }])
    runs = linkRuns(town.doors.road)
  }, 60_000)
  const run = async (kind: 'whole' | 'news') => {
    runs.start('36.71', kind)
    await runs.settled()
    return runs.state('36.71')
  }
  const waiting = async () => (await town.rows(vera, 'linkage.pairs', { place: '36.71', state: 'menunggu' })).filter((r) => r.kind === 'person')

  it('a handful of people: nothing is proposed in bulk, and that is said', async () => {
    await town.done(rini, 'registry.addPerson', cipondoh, { id: id('lone'), name: 'Mansur Contoh', nikReason: 'tanpa_identitas', noHousehold: 'hidup sendiri' })
    expect(await run('whole')).toMatchObject({ stage: 'diragukan', doubt: 'tooFew', proposed: 0, compared: 1 })
    expect(await waiting()).toEqual([])
  })

  it('doubles of an imported list are proposed where both can be seen, each with the reason in words', async () => {
    await bulkRows(town.doors.road, { act: { id: newId(), name: 'lists.import', person: null, input: { file: 'uji' } }, rows: list() })
    expect(await run('whole')).toMatchObject({ stage: 'selesai', compared: 369, doubt: null })
    const found = await waiting()
    const doubles = [0, 2, 4, 6, 8, 10].map((h) => pairId(id(`p${h}.0`), id(`again${h}`)))
    expect(doubles.filter((d) => found.some((f) => f.id === d && Number(f.p) > 0.5))).toEqual(doubles)
    // Brothers of one house may be worth a look; nobody else is called very likely the same.
    expect(found.filter((f) => !doubles.includes(f.id) && Number(f.p) >= 0.8).map((f) => f.id).sort()).toEqual([0, 1].map((m) => pairId(id(`p14.${m}`), id(`again14.${m}`))).sort())
    expect(found.length).toBeLessThan(25)
    const families = (await town.rows(vera, 'linkage.pairs', { place: '36.71', kind: 'household' })).map((r) => r.id)
    expect(families).toEqual([pairId(id('h14'), id('again14'))])
    const one = found.find((f) => f.id === doubles[0])
    expect(one).toMatchObject({ place: cipondoh, proposedBy: 'mesin', model: 'guyub 1' })
    const why = (one as AnyRow).why as Why
    expect(why.say.id).toContain('NIK beda satu angka')
    expect(why.stranger.steps.length).toBeGreaterThan(2)
  }, 60_000)

  it('what somebody decided is not asked again; what was merged is not compared', async () => {
    await town.done(vera, 'linkage.decideApart', cipondoh, { aId: id('p0.0'), bId: id('again0'), state: 'berbeda' })
    await town.done(vera, 'linkage.decideSame', cipondoh, { keptId: id('p2.0'), mergedId: id('again2') })
    expect(await run('whole')).toMatchObject({ stage: 'selesai', compared: 368 })
    expect((await waiting()).map((f) => f.id)).not.toContain(pairId(id('p0.0'), id('again0')))
    expect((await town.all(LikelyPair)).find((p) => p.id === pairId(id('p2.0'), id('again2')))).toMatchObject({ state: 'sama' })
  }, 60_000)

  it('somebody written down since is asked about against everybody, in another village too: that pair stands with the kecamatan', async () => {
    town.advance({ minutes: 5 })
    const twin = (await town.row(Person, id('p1.0'))) as AnyRow
    await town.done(rini, 'registry.addPerson', cipondoh, { id: id('moved'), name: String(twin.name), nik: String(twin.nik), birthDate: String(twin.birthDate), sex: 'L', noHousehold: 'mengontrak' })
    expect(await run('news')).toMatchObject({ stage: 'selesai', kind: 'news' })
    const pair = (await town.all(LikelyPair)).find((p) => p.id === pairId(id('moved'), id('p1.0')))
    expect(pair).toMatchObject({ state: 'menunggu', place: '36.71.05' })
    expect(await town.rows(rini, 'linkage.pairs', { place: cipondoh, state: 'menunggu' })).not.toContainEqual(expect.objectContaining({ id: pair?.id }))
  }, 60_000)

  it('by itself it looks again only where something was written, and finds nothing twice', async () => {
    await town.rollUp()
    await runs.news()
    const before = (await runs.state('36.71'))?.startedAt
    town.advance({ minutes: 10 })
    await runs.news()
    const quiet = (await runs.state('36.71'))?.startedAt
    await town.done(rini, 'registry.addPerson', cipondoh, { id: id('later'), name: 'Sulastri Contoh', nikReason: 'hilang', noHousehold: 'tamu' })
    await runs.news()
    expect([quiet, (await runs.state('36.71'))?.startedAt === before]).toEqual([before, false])
    town.advance({ days: 8 })
    await runs.night()
    expect(await runs.state('36.71')).toMatchObject({ stage: 'selesai', kind: 'whole' })
  }, 60_000)

  it('a verifier sets it going and sees how far it is; nobody else does', async () => {
    const browsers = await openBrowsers(town, [vera, rini])
    expect((await browsers.post(rini, '/api/linkage/runs', { regency: '36.71' })).statusCode).toBe(403)
    expect((await browsers.get(rini, '/api/linkage/runs?regency=36.71')).statusCode).toBe(403)
    expect((await browsers.post(vera, '/api/linkage/runs', { regency: '33.28' })).statusCode).toBe(403)
    const begun = await browsers.post(vera, '/api/linkage/runs', { regency: '36.71' })
    expect([begun.statusCode, begun.json()]).toMatchObject([200, { regency: '36.71', kind: 'whole' }])
    const far = async () => ((await browsers.get(vera, '/api/linkage/runs?regency=36.71')).json() as { run: RunState }).run
    for (let n = 0; n < 200 && (await far()).endedAt === null; n++) await new Promise((go) => setTimeout(go, 100))
    expect(await far()).toMatchObject({ stage: 'selesai', compared: 370 })
    await browsers.close()
  }, 60_000)
})
