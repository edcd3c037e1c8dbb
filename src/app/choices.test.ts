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
