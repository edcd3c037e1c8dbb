// Programmes on the real store: the nation's catalogue reaches every village, an agency's only its own regency; enrolments stay in the village.
import { beforeAll, expect, it } from 'vitest'
import { openTown, type Town, type TownPerson } from '../../app/testing/town.server.ts'
import { snake, sqlTypeOf, type RecordType } from '../../engine/record.ts'
import { eachDatabase } from '../../engine/store.server/testing.server.ts'
import { newId } from '../../engine/values/id.ts'
import { catalogue, Decile, Enrolment, programs } from './door.ts'
import { capital } from './samples.ts'

const village = '36.71.05.1001'
const faraway = '33.28.02.2001'

eachDatabase('programs', (open) => {
  let town: Town
  let sari: TownPerson
  let operator: TownPerson
  let guci: TownPerson
  let nita: TownPerson
  let agencyId: string
  const householdId = newId()
  beforeAll(async () => {
    town = await openTown(await open())
    agencyId = await town.agency('Dinas Ketenagakerjaan', '36.71')
    sari = await town.person('Sari Contoh', [{ role: 'psm', place: village }])
    operator = await town.person('Dewi Contoh', [{ role: 'village_operator', place: village }])
    guci = await town.person('Slamet Contoh', [{ role: 'psm', place: faraway }])
    nita = await town.person('Nita Contoh', [{ role: 'opd_owner', place: '36.71', unit: agencyId }])
    for (const p of catalogue) expect((await town.house('programs.publish', p.place, p)).say?.id ?? 'ok').toBe('ok')
    await town.done(sari, 'registry.registerHousehold', village, { id: householdId, headId: newId(), headName: 'Karsinah Contoh', sex: 'P', birthDate: '1949-03-04', nikReason: 'tidak_dibawa', kkReason: 'tidak_dibawa' })
  })

  it('keeps every column its records declare, by name and by type', async () => {
    const types: Record<string, string> = { timestamptz: 'timestamp with time zone' }
    const spine = ['regency_code', 'place_code', 'id', 'class', 'team', 'space', 'version', 'changed_at']
    for (const record of (programs.records ?? []) as readonly RecordType[]) {
      const found = await town.doors.road.db.tx({ role: 'guyub_job', readOnly: true }, (tx) =>
        tx.query<{ name: string; type: string }>('select column_name as name, data_type as type from information_schema.columns where table_name = $1', [record.table]))
      expect(found.filter((c) => !spine.includes(c.name)).map((c) => `${c.name} ${c.type}`).sort(), record.name).toEqual(Object.entries(record.columns).map(([n, f]) => `${snake(n)} ${types[sqlTypeOf(f)] ?? sqlTypeOf(f)}`).sort())
    }
  })

  it('the nation’s programmes reach everybody, the province’s its own people, the city’s the city', async () => {
    await town.done(nita, 'programs.publish', '36.71', { ...capital, agencyId })
    const codes = async (p: TownPerson): Promise<string[]> => (await town.rows(p, 'programs.catalogue', {})).map((r) => String(r.code))
    const here = await codes(sari)
    const there = await codes(guci)
    expect([here.includes('pkh'), here.includes('modal_usaha'), here.includes('rtlh_jateng')]).toEqual([true, true, false])
    expect([there.includes('pkh'), there.includes('modal_usaha'), there.includes('rtlh_jateng')]).toEqual([true, false, true])
    expect((await town.rows(sari, 'programs.catalogue', { words: 'modal usaha' })).map((r) => r.code)).toEqual(['modal_usaha'])
  })

  it('who receives what stays with the village, and goes along when the family moves', async () => {
    await town.done(sari, 'programs.recordEnrolment', village, { id: newId(), householdId, programmeCode: 'pkh', programmeName: 'PKH', since: '2025-03-01', source: 'kartu' })
    await town.done(operator, 'programs.recordDecile', village, { householdId, value: 2, asOf: '2025-12-31', source: 'SIKS-NG 2026-01' })
    expect(await town.rows(sari, 'programs.enrolmentsOfHousehold', { householdId })).toHaveLength(1)
    expect(await town.rows(guci, 'programs.enrolmentsOfHousehold', { householdId })).toEqual([])
    expect(await town.raw(nita, 'select id from enrolment union all select id from decile')).toEqual([])
    await town.done(sari, 'registry.moveHousehold', village, { id: householdId, to: faraway, on: '2026-03-01' })
    expect((await town.all(Enrolment)).map((e) => [e.place, e.programmeCode])).toEqual([[faraway, 'pkh']])
    expect((await town.all(Decile)).map((d) => [d.place, d.value])).toEqual([[faraway, 2]])
    expect(await town.rows(sari, 'programs.enrolmentsOfHousehold', { householdId })).toEqual([])
    expect(await town.rows(guci, 'programs.enrolmentsOfHousehold', { householdId })).toHaveLength(1)
  })
})
