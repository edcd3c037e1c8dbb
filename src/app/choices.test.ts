// Two people wrote one thing while apart: what is chosen in the end is what is counted.
import { expect, it } from 'vitest'
import { recount } from '../engine/road.server/recount.server.ts'
import { Conflict } from '../engine/record.ts'
import { eachDatabase } from '../engine/store.server/testing.server.ts'
import { HouseholdStatus } from '../rooms/registry/door.ts'
import { newId } from '../engine/values/id.ts'
import { openTown } from './testing/town.server.ts'

const village = '36.71.05.1001'

eachDatabase('choosing between two answers', (open) => {
  it('the household’s standing follows the choice, and so do the sums', async () => {
    const town = await openTown(await open())
    const sari = await town.person('Sari Contoh', [{ role: 'psm', place: village }])
    const koord = await town.person('Koord Contoh', [{ role: 'puskesos_koord', place: village }])
    const householdId = newId()
    await town.done(sari, 'registry.registerHousehold', village, { id: householdId, headId: newId(), headName: 'Pak Karta', sex: 'L', birthDate: '1960-01-01', nikReason: 'tidak_dibawa', kkReason: 'tidak_dibawa', address: 'Gang Melati 3', rt: '002', rw: '004' })
    const house = { householdId, '301a': '1', '301b': '5', '302': 35, '303': '1', '304': '1', '305': '1' }
    const status = async () => (await town.row(HouseholdStatus, householdId)) as { areaPerPerson?: number; density?: string }
    await town.done(sari, 'registry.recordHouse', village, { ...house, '302': 40 })
    expect(await status()).toMatchObject({ areaPerPerson: 40, density: 'lolos' })
    // The coordinator had seen 35 when she measured 5.
    const late = await town.act(koord, 'registry.recordHouse', village, { householdId, '302': 5, was: { '302': 35 } })
    expect(late.outcome).toBe('merged')
    expect(await status()).toMatchObject({ areaPerPerson: 40 })
    const [conflict] = await town.all(Conflict)
    await town.done(koord, 'house.chooseValue', village, { conflictId: conflict?.id, take: 'offered' })
    expect(await status()).toMatchObject({ areaPerPerson: 5, density: 'gagal' })
    expect(await recount(town.doors.road)).toEqual([])
  })
})

eachDatabase('nobody writes over somebody unseen', (open) => {
  it('a decile of the same day read differently, and a sealed answer nobody there may look into', async () => {
    const town = await openTown(await open())
    const sari = await town.person('Sari Contoh', [{ role: 'psm', place: village }])
    const koord = await town.person('Koord Contoh', [{ role: 'puskesos_koord', place: village }])
    const operator = await town.person('Operator Contoh', [{ role: 'village_operator', place: village }])
    const [householdId, personId] = [newId(), newId()]
    await town.done(sari, 'registry.registerHousehold', village, { id: householdId, headId: personId, headName: 'Pak Karta', sex: 'L', birthDate: '1960-01-01', nikReason: 'tidak_dibawa', kkReason: 'tidak_dibawa', address: 'Gang Melati 3', rt: '002', rw: '004' })

    const desil = (who: typeof sari, value: number, asOf: string, was?: object) => town.act(who, 'programs.recordDecile', village, { householdId, value, asOf, source: 'SIKS-NG', ...(was ? { was } : {}) })
    expect((await desil(operator, 3, '2026-01-01')).outcome).toBe('accepted')
    expect((await desil(koord, 5, '2026-01-01')).outcome).toBe('merged')
    expect((await desil(koord, 5, '2026-01-01', { value: 3, source: 'SIKS-NG' })).outcome).toBe('accepted')
    expect((await desil(operator, 4, '2026-02-01')).outcome).toBe('accepted')

    // Sealed: neither may look into it, so neither writes over the other.
    await town.done(sari, 'registry.recordMember', village, { personId, '428j': '1' })
    expect((await town.act(koord, 'registry.recordMember', village, { personId, '428j': '1' })).outcome).toBe('accepted')
    const late = await town.act(koord, 'registry.recordMember', village, { personId, '428j': '2' })
    expect(late.outcome).toBe('merged')
    const unsettled = (await town.all(Conflict)).filter((c) => c.state === 'terbuka').sort((a, b) => (String(a.field) < String(b.field) ? -1 : 1))
    expect(unsettled.map((c) => [c.field, c.class, c.team, c.aboutId, c.keptBy === sari.id, c.offeredBy === koord.id])).toEqual([
      ['value', 'R', null, householdId, false, true], ['values.428j', 'X', 'lane:36.71', personId, true, true],
    ])
  })
})
