// Crafted envelopes: what somebody with a post, a phone's key and bad intent may try. Each of these once worked.
import { beforeAll, expect, it } from 'vitest'
import { eachDatabase } from '../engine/store.server/testing.server.ts'
import { newId } from '../engine/values/id.ts'
import { Case } from '../rooms/cases/door.ts'
import { openTown, type Town, type TownPerson } from './testing/town.server.ts'

const village = '36.71.05.1001'
const city = '36.71'
const id = (): string => newId()

eachDatabase('crafted envelopes', (open) => {
  let town: Town
  const who = {} as Record<'sari' | 'koord' | 'lina' | 'duty' | 'admin', TownPerson>
  beforeAll(async () => {
    town = await openTown(await open())
    const posts: [keyof typeof who, string, string][] = [
      ['sari', 'psm', village], ['koord', 'puskesos_koord', village], ['lina', 'pekerja_sosial', city], ['duty', 'duty_officer', city], ['admin', 'admin', city],
    ]
    for (const [name, role, place] of posts) who[name] = await town.person(`${name} Contoh`, [{ role, place }])
    const sealed = await town.citizen('reports.send', village, {
      id: id(), channel: 'web', place: village, problem: 'lansia', what: 'Seorang ibu dipukul suaminya setiap malam', kind: 'pengaduan', about: 'tetangga', urgency: 'biasa', aboutViolence: true, anonymous: true, ticketHash: 'ab'.repeat(32),
    })
    expect(sealed.outcome).toBe('accepted')
  })

  /** Everything highly restricted this person's database session shows, their own seats aside. */
  const sealedRows = async (by: TownPerson): Promise<number> => {
    const [n] = await town.raw<{ n: number }>(by, "select (select count(*) from report where class = 'X')::int + (select count(*) from social_case where class = 'X')::int as n")
    return n?.n ?? 0
  }
  const family = async (): Promise<string> => {
    const householdId = id()
    await town.done(who.sari, 'registry.registerHousehold', village, { id: householdId, headId: id(), headName: 'Pak Karta', sex: 'L', birthDate: '1960-01-01', nikReason: 'tidak_dibawa', kkReason: 'tidak_dibawa', address: 'Gang Melati 3', rt: '002', rw: '004' })
    return householdId
  }
  const openCase = async (by: TownPerson, caseId: string, more: object = {}): Promise<void> => {
    // A rule of the database that has to catch an act is reported as a fault: here a no is all we want to see.
    await town.act(by, 'cases.open', village, { caseId, subjectKind: 'household', subjectId: await family(), basis: 'notice', problem: 'Rumah bocor dan jarang makan', ...more }).catch(() => undefined)
  }

  it('a case named after somebody else’s team opens no other case and no lane', async () => {
    await openCase(who.lina, id(), { restricted: true, supervisorId: who.duty.id })
    expect((await town.all(Case)).filter((c) => c.class === 'X')).toHaveLength(1)
    for (const name of [`x,lane:${city}`, '0', '01', `${city}`, "x'--", 'x,']) {
      await openCase(who.sari, name)
      expect([name, await sealedRows(who.sari)]).toEqual([name, 0])
      const lists = await town.rows(who.sari, 'reports.alike', { place: village, problem: 'lansia' })
      expect([name, lists.filter((r) => r.class === 'X')]).toEqual([name, []])
    }
  })
  it('an agency named after a lane gives its people no lane', async () => {
    const name = `x,lane:${city}`
    await town.act(who.admin, 'organization.addAgency', city, { agencyId: name, name: 'Dinas Karangan', kind: 'opd' })
    const accomplice = await town.person('Teman Admin', [{ role: 'auditor', place: city }])
    await town.act(who.admin, 'organization.appoint', city, { appointmentId: id(), personId: accomplice.id, role: 'opd_owner', unit: name, from: '2026-01-01', sk: 'SK/1/2026' })
    expect(await sealedRows(accomplice)).toBe(0)
  })

  it('breaking the glass of a made-up case opens no case', async () => {
    await town.act(who.lina, 'cases.breakGlass', city, { caseId: '0', reason: 'Saya ingin melihat semuanya sekarang juga' }).catch(() => undefined)
    const other = await town.person('Peksos Lain', [{ role: 'pekerja_sosial', place: city }])
    await town.act(other, 'cases.breakGlass', city, { caseId: '0', reason: 'Saya ingin melihat semuanya sekarang juga' }).catch(() => undefined)
    expect(await sealedRows(other)).toBe(0)
  })

  it('a place that is no place code is not heard', async () => {
    await town.act(who.admin, 'organization.addAccount', '36.71.,,', { accountId: id(), name: 'Orang Karangan' }).catch(() => undefined)
    const mole = await town.person('Mata Mata', [])
    await town.act(who.admin, 'organization.appoint', '36.71.,,', { appointmentId: id(), personId: mole.id, role: 'district_supervisor', from: '2026-01-01', sk: 'SK/1/2026' }).catch(() => undefined)
    expect((await town.known(mole)).posts).toEqual([])
  })
})
