// A programme that asks for a legal IPSM: open while the regency's decree is in force, closed the day after, and it says why.
import { beforeAll, expect, it } from 'vitest'
import { openTown, type Town, type TownPerson } from '../../app/testing/town.server.ts'
import { oneDatabase } from '../../engine/store.server/testing.server.ts'
import { newId } from '../../engine/values/id.ts'
import { activeBoard, boardPeople } from '../../app/testing/boards.server.ts'
import { capital } from './samples.ts'

const village = '36.71.05.1001'

oneDatabase('programmes that ask for a legal board', (open) => {
  let town: Town
  let sari: TownPerson
  const householdId = newId()
  beforeAll(async () => {
    town = await openTown(await open(), '2026-03-02T02:00:00.000Z')
    sari = await town.person('Sari Contoh', [{ role: 'psm', place: village }])
    await town.done(sari, 'registry.registerHousehold', village, { id: householdId, headId: newId(), headName: 'Karsinah Contoh', sex: 'P', birthDate: '1949-03-04', nikReason: 'tidak_dibawa', kkReason: 'tidak_dibawa' })
    const agencyId = await town.agency('Dinas Ketenagakerjaan', '36.71')
    const nita = await town.person('Nita Contoh', [{ role: 'opd_owner', place: '36.71', unit: agencyId }])
    await town.done(nita, 'programs.publish', '36.71', { ...capital, agencyId, needsBoard: true, validTo: '2027-12-31', windowTo: '2027-11-30' })
    await town.done(nita, 'programs.publish', '36.71', { ...capital, id: newId(), code: 'bebas', agencyId, validTo: '2027-12-31', windowTo: '2027-11-30' })
  })
  const enrol = (more: object = {}) => town.act(sari, 'programs.recordEnrolment', village, { id: newId(), householdId, programmeCode: 'modal_usaha', programmeName: 'Modal usaha', source: 'kartu', ...more })
  const said = async (more: object = {}): Promise<string> => {
    const a = await enrol(more)
    return a.outcome === 'refused' ? `${a.code} ${a.say?.id}` : a.outcome
  }

  it('none formed: refused; another programme is not concerned', async () => {
    expect(await said()).toMatch(/^IPSM_TIDAK_SAH .*IPSM 36\.71: belum terbentuk\./)
    expect(await said({ programmeCode: 'bebas' })).toBe('accepted')
  })

  it('in force: open. The day after: closed, naming the board and its end; what began before may still be written', async () => {
    const p = await boardPeople(town, '36.71')
    await activeBoard(town, '36.71', p)
    expect(await said()).toBe('accepted')
    await town.done(sari, 'programs.endEnrolment', village, { enrolmentId: (await town.rows(sari, 'programs.enrolmentsOfHousehold', { householdId })).find((e) => e.programmeCode === 'modal_usaha')?.id, until: '2026-06-01', reason: 'Sudah selesai' })
    // The clock of the house has not rung: the dates alone close the gate.
    town.setNow('2026-12-31T17:00:00.000Z')
    expect(await said()).toMatch(/IPSM 36\.71: kedaluwarsa \(masa tenggang\), masa bakti sampai 31 Desember 2026\./)
    expect(await said({ since: '2026-12-31' })).toBe('accepted')
  })
})
