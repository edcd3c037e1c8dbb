// Who may come in, by which decree, for how long: posts open and close by themselves, codes work once, nobody appoints themselves.
import { beforeAll, expect, it } from 'vitest'
import { openTown, type Town, type TownPerson } from '../../app/testing/town.server.ts'
import { eachDatabase } from '../../engine/store.server/testing.server.ts'
import { Proposal } from '../../engine/record.ts'
import { newId } from '../../engine/values/id.ts'
import { Appointment, Breach } from './door.ts'

const village = '36.71.05.1001'
const neighbour = '36.71.05.1002'
const city = '36.71'
const id = (): string => newId()

eachDatabase('organization', (open) => {
  let town: Town
  let admin: TownPerson
  let head: TownPerson
  let far: TownPerson
  beforeAll(async () => {
    town = await openTown(await open())
    admin = await town.person('Admin Kota', [{ role: 'admin', place: city }])
    head = await town.person('Kepala Dinas', [{ role: 'dinsos_head', place: city }])
    far = await town.person('Admin Tegal', [{ role: 'admin', place: '33.28' }])
  })
  const code = async (by: TownPerson, act: string, place: string, input: { [k: string]: unknown }) => {
    const answer = await town.act(by, act, place, input)
    return answer.outcome === 'refused' ? answer.code : answer.outcome
  }
  const newPerson = async (by: TownPerson, name: string, at: string): Promise<string> => {
    const accountId = id()
    await town.done(by, 'organization.addAccount', at, { accountId, name })
    return accountId
  }
  const post = (personId: string, role: string, more: object = {}) => ({ appointmentId: id(), personId, role, from: '2026-01-01', sk: 'SK/12/2026', ...more })

  it('adds a person and a post by decree; an administrator elsewhere cannot', async () => {
    const person = await newPerson(admin, 'Rina Contoh', village)
    expect(await code(far, 'organization.appoint', village, post(person, 'psm'))).toBe('BUKAN_WEWENANG')
    expect(await code(admin, 'organization.appoint', village, post(person, 'psm', { sk: '' }))).toBe('ISIAN_BELUM_BENAR')
    expect(await code(admin, 'organization.appoint', village, post(person, 'psm'))).toBe('accepted')
    expect((await town.known({ id: person, name: '', home: village })).posts).toHaveLength(1)
  })

  it('refuses a post at the wrong level, an unknown role, an end before the start, a second village', async () => {
    const person = await newPerson(admin, 'Tuti Contoh', village)
    expect(await code(admin, 'organization.appoint', city, post(person, 'psm'))).toBe('WILAYAH_TIDAK_SESUAI')
    expect(await code(admin, 'organization.appoint', village, post(person, 'raja'))).toBe('JABATAN_TIDAK_DIKENAL')
    expect(await code(admin, 'organization.appoint', village, post(person, 'psm', { until: '2025-12-31' }))).toBe('TANGGAL_TERBALIK')
    expect(await code(admin, 'organization.appoint', city, post(person, 'opd_owner'))).toBe('INSTANSI_PERLU')
    expect(await code(admin, 'organization.appoint', village, post(person, 'psm'))).toBe('accepted')
    expect(await code(admin, 'organization.appoint', neighbour, post(person, 'psm'))).toBe('SATU_DESA')
  })

  it('lets nobody appoint themselves or end their own post', async () => {
    expect(await code(admin, 'organization.appoint', city, post(admin.id, 'dinsos_head'))).toBe('EMPAT_MATA')
    const own = (await town.all(Appointment)).find((a) => a.personId === admin.id)
    expect(await code(admin, 'organization.endAppointment', city, { appointmentId: own?.id, until: '2026-12-31', reason: 'Selesai bertugas' })).toBe('EMPAT_MATA')
    expect(await code(head, 'organization.endAppointment', city, { appointmentId: own?.id, until: '2027-12-31', reason: 'Masa tugas selesai' })).toBe('accepted')
  })

  it('opens nothing for an expired appointment, and keeps what was written in time', async () => {
    const psm = await town.person('Sumi Contoh', [{ role: 'psm', place: village, until: '2026-03-04' }])
    const family = () => ({ id: id(), headId: id(), headName: 'Pak Karta', sex: 'L', birthDate: '1960-01-01', nikReason: 'tidak_dibawa', kkReason: 'tidak_dibawa', address: 'Gang Kenanga', rt: '001', rw: '001' })
    expect(await code(psm, 'registry.registerHousehold', village, family())).toBe('accepted')
    const inTime = town.now()
    town.advance({ days: 5 })
    expect(await code(psm, 'registry.registerHousehold', village, family())).toBe('BUKAN_WEWENANG')
    expect((await town.view(psm, 'registry.households', { place: village })).ok).toBe(false)
    expect(await town.raw(psm, 'select id from household')).toEqual([])
    const late = await town.act(psm, 'registry.registerHousehold', village, family(), { at: inTime })
    expect([late.outcome, late.code]).toEqual(['proposed', 'TUGAS_BERAKHIR'])
  })

  it('hands a device over once, and not after the code expired', async () => {
    const person = await newPerson(admin, 'Wawan Contoh', village)
    const codeId = id()
    const invite = { codeId, personId: person, codeHash: 'c'.repeat(64), expiresAt: new Date(Date.parse(town.now()) + 3_600_000).toISOString() }
    expect(await code(admin, 'organization.inviteDevice', village, { ...invite, expiresAt: new Date(Date.parse(town.now()) + 30 * 86_400_000).toISOString() })).toBe('MASA_BERLAKU')
    expect(await code(admin, 'organization.inviteDevice', village, invite)).toBe('accepted')
    expect((await town.house('organization.useCode', village, { codeId })).outcome).toBe('accepted')
    expect((await town.house('organization.useCode', village, { codeId })).code).toBe('KODE_TERPAKAI')
    expect(await code(admin, 'organization.useCode', village, { codeId })).toBe('BUKAN_WEWENANG')
  })

  it('ends a revoked device’s sessions in the same breath', async () => {
    const person = await newPerson(admin, 'Yuni Contoh', village)
    const device = id()
    await town.doors.road.db.tx({ role: 'guyub_job' }, async (tx) => {
      await tx.change('insert into device (id, person, public_key, label, enrolled_at) values ($1, $2, $3, $4, $5)', [device, person, 'k', 'uji', town.now()])
      await tx.change('insert into session (token_hash, person, device, made_at, expires_at) values ($1, $2, $3, $4, $5)', [`t${device}`, person, device, town.now(), '2099-01-01T00:00:00Z'])
    })
    expect(await code(admin, 'organization.revokeDevice', village, { revocationId: id(), deviceId: device, personId: person, reason: 'Ponsel hilang di pasar' })).toBe('accepted')
    const rows = await town.doors.road.db.tx({ role: 'guyub_job' }, (tx) => tx.query<{ ended: boolean; revoked: boolean }>('select s.ended_at is not null as ended, d.revoked_at is not null as revoked from session s join device d on d.id = s.device where d.id = $1', [device]))
    expect(rows).toEqual([{ ended: true, revoked: true }])
  })
  it('hands nobody a device with which they could hold a post beyond their own territory', async () => {
    const local = await town.person('Admin Kecamatan', [{ role: 'admin', place: '36.71.05' }])
    const risen = await newPerson(admin, 'Dulu PSM Kini Kepala', village)
    await town.house('organization.appoint', city, post(risen, 'dinsos_head'))
    const invite = () => ({ codeId: id(), personId: risen, codeHash: 'e'.repeat(64), expiresAt: new Date(Date.parse(town.now()) + 3_600_000).toISOString() })
    expect(await code(local, 'organization.inviteDevice', village, invite())).toBe('JABATAN_LEBIH_LUAS')
    expect(await code(admin, 'organization.inviteDevice', village, invite())).toBe('accepted')
  })

  it('keeps one account a person: an administrator elsewhere cannot make a second and sign in with it', async () => {
    await expect(town.act(far, 'organization.addAccount', '33.28', { accountId: admin.id, name: 'Admin Kota' })).rejects.toThrow('exists elsewhere')
    expect((await town.known(admin)).posts).toHaveLength(1)
    expect(await code(far, 'organization.addAccount', '33.28', { accountId: 'system', name: 'Guyub' })).toBe('SUDAH_ADA')
  })

  it('writes over nobody’s appointment, agency or code', async () => {
    const own = (await town.all(Appointment)).find((a) => a.personId === head.id)
    const friend = await newPerson(admin, 'Teman Admin', city)
    expect(await code(admin, 'organization.appoint', city, post(friend, 'dinsos_head', { appointmentId: own?.id }))).toBe('SUDAH_ADA')
    const agencyId = await town.agency('Dinas Kesehatan', city)
    expect(await code(admin, 'organization.addAgency', city, { agencyId, name: 'Dinas Lain', kind: 'opd' })).toBe('SUDAH_ADA')
    const psm = await town.person('Penukar Kode', [{ role: 'psm', place: village }])
    const lurah = await newPerson(admin, 'Lurah Baru', village)
    const codeId = id()
    const invite = (personId: string) => ({ codeId, personId, codeHash: 'f'.repeat(64), expiresAt: new Date(Date.parse(town.now()) + 3_600_000).toISOString() })
    expect(await code(admin, 'organization.inviteDevice', village, invite(lurah))).toBe('accepted')
    expect(await code(psm, 'organization.inviteDevice', village, invite(psm.id))).toBe('SUDAH_ADA')
  })

  const losses: [string, string, string][] = [
    ['2023-03-20T02:15:00.000Z', '2023-03-23T02:15:00.000Z', 'Senin 09:15 WIB → Kamis 09:15 WIB'],
    ['2023-12-30T16:59:59.000Z', '2024-01-02T16:59:59.000Z', 'melewati pergantian tahun'],
    ['2024-02-27T23:30:00.000Z', '2024-03-01T23:30:00.000Z', 'melewati 29 Februari'],
    ['2023-04-21T08:00:00.000Z', '2023-04-24T08:00:00.000Z', 'hari libur tidak menundanya'],
  ]
  it.each(losses)('a lost phone reported %s is to be told of by %s (%s)', async (at, due) => {
    const person = await newPerson(admin, 'Siti Hilang', village)
    const device = id()
    await town.doors.road.db.tx({ role: 'guyub_job' }, (tx) => tx.change('insert into device (id, person, public_key, label, enrolled_at) values ($1, $2, $3, $4, $5)', [device, person, 'k', 'HP Siti', at]))
    const back = town.now()
    town.setNow(at)
    const breachId = id()
    const report = { breachId, revocationId: id(), deviceId: device, personId: person, how: 'Dijambret di jalan pulang' }
    expect(await code(far, 'organization.reportLostDevice', village, report)).toBe('BUKAN_WEWENANG')
    expect(await code(admin, 'organization.reportLostDevice', village, { ...report, lostAt: '2099-01-01T00:00:00.000Z' })).toBe('BELUM_TERJADI')
    town.setNow(at)
    expect(await code(admin, 'organization.reportLostDevice', village, report)).toBe('accepted')
    expect(await code(admin, 'organization.reportLostDevice', village, report)).toBe('SUDAH_ADA')
    const row = await town.row(Breach, breachId)
    expect([row?.reportedAt, row?.dueAt, row?.state]).toEqual([at, due, 'terbuka'])
    const [d] = await town.doors.road.db.tx({ role: 'guyub_job' }, (tx) => tx.query<{ kind: string; at: string }>('select revoked_kind as kind, revoked_at as at from device where id = $1', [device]))
    expect(d).toEqual({ kind: 'lost', at })
    town.setNow(back)
  })

  it('a lane officer’s late note is passed on under its seal, to whoever holds the lane now', async () => {
    const officer = await town.person('Petugas Jalur Lama', [{ role: 'duty_officer', place: city, until: town.now().slice(0, 10) }])
    const next = await town.person('Petugas Jalur Baru', [{ role: 'duty_officer', place: city }])
    const reportId = id()
    const sent = await town.citizen('reports.send', village, { id: reportId, channel: 'web', place: village, problem: 'kekerasan', what: 'Tetangga sering terdengar dipukul malam-malam', kind: 'pengaduan', about: 'tetangga', urgency: 'mendesak', anonymous: true, aboutViolence: true, ticketHash: 'a'.repeat(32) + reportId.replaceAll('-', '') })
    expect(sent.say?.id ?? 'ok').toBe('ok')
    const inTime = town.now()
    town.advance({ days: 3 })
    const late = await town.act(officer, 'reports.verify', village, { reportId, problem: 'kekerasan', sector: 'sosial_ekonomi', duplicatesSeen: true, urgency: 'mendesak' }, { at: inTime })
    expect([late.outcome, late.code]).toEqual(['proposed', 'TUGAS_BERAKHIR'])
    expect(await town.row(Proposal, late.id)).toMatchObject({ class: 'X', team: `lane:${city}`, state: 'menunggu', writtenBy: officer.id })
    // The village reads nothing of it; the lane does, and settles it.
    const psm = await town.person('PSM Luar Jalur', [{ role: 'psm', place: village }])
    expect((await town.rows(psm, 'organization.proposals', { place: village })).map((p) => p.id)).not.toContain(late.id)
    expect((await town.rows(next, 'organization.proposals', { place: village })).map((p) => p.id)).toContain(late.id)
    expect(await code(psm, 'house.settleProposal', village, { proposalId: late.id, decision: 'diambil' })).toBe('BUKAN_WEWENANG')
    expect(await code(next, 'house.settleProposal', village, { proposalId: late.id, decision: 'diambil' })).toBe('accepted')
  })

  it('a revoked phone takes the codes with it that were still open', async () => {
    const person = await newPerson(admin, 'Zainal Contoh', village)
    const codeId = id()
    await town.done(admin, 'organization.inviteDevice', village, { codeId, personId: person, codeHash: '9'.repeat(64), expiresAt: new Date(Date.parse(town.now()) + 3_600_000).toISOString() })
    await town.done(admin, 'organization.revokeDevice', village, { revocationId: id(), deviceId: id(), personId: person, reason: 'Ponsel hilang di angkot' })
    expect((await town.house('organization.useCode', village, { codeId })).code).toBe('KODE_TERPAKAI')
  })
})
