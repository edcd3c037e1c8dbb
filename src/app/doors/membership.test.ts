// Joining without an account, knocked on as a phone knocks: sent, followed by its code, and a card checked by anybody.
import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { oneDatabase } from '../../engine/store.server/testing.server.ts'
import { newId } from '../../engine/values/id.ts'
import { pledges } from '../../rooms/organization/psm-words.ts'
import { placeAnswers } from '../../rooms/places/answers.server.ts'
import { placeFrom } from '../../rooms/places/place.ts'
import { placeIndex } from '../../rooms/places/place-index.ts'
import { readyToJoin } from '../public/join.ts'
import { buildServer } from '../server.server.ts'
import { openTown, type Town, type TownPerson } from '../testing/town.server.ts'
import type { App } from './door.server.ts'

const village = '36.71.05.1001'
const places = placeAnswers(placeIndex([placeFrom('', 'Indonesia'), placeFrom('36', 'Banten'), placeFrom('36.71', 'Kota Contoh'), placeFrom('36.71.05', 'Contoh Barat'), placeFrom(village, 'Melati')]))

oneDatabase('joining without an account', (open) => {
  let town: Town
  let app: App
  let ketua: TownPerson
  let lurah: TownPerson
  let vera: TownPerson
  let hasan: TownPerson
  let kota: TownPerson
  beforeAll(async () => {
    town = await openTown(await open())
    ketua = await town.person('Ketua Contoh', [{ role: 'ipsm_board_local', place: village }])
    lurah = await town.person('Lurah Contoh', [{ role: 'village_head', place: village }])
    vera = await town.person('Vera Contoh', [{ role: 'dinsos_verifier', place: '36.71' }])
    hasan = await town.person('Hasan Contoh', [{ role: 'dinsos_head', place: '36.71' }])
    kota = await town.person('Pengurus Kota', [{ role: 'ipsm_board_city', place: '36.71' }])
    app = await buildServer({ ...town.doors, places }, null)
  }, 120_000)
  afterAll(() => app?.close())

  const form = {
    place: village, ktpPlace: village, name: 'Wulan Contoh', sex: 'P', birthDate: '1990-02-11', nik: '3671995102900001', address: 'Gang Mawar 2', phone: '+62 812-0000-0002',
    motivation: 'Sudah lama membantu posyandu', skills: ['lansia'], citizen: true, literate: true, pledges: pledges.map((p) => p.code),
  }
  const send = async (values: { [k: string]: unknown }) => {
    const ready = await readyToJoin(values)
    const body = JSON.stringify({ id: newId(), act: 'organization.applyPsm', version: 1, place: ready.place, person: null, device: null, madeAt: town.now(), input: ready.input })
    const answer = await app.inject({ method: 'POST', url: '/api/public/acts', payload: { acts: [{ body }] } })
    return { ready, answer: answer.json<{ answers: { outcome: string; code?: string }[] }>().answers[0] }
  }
  const follow = async (code: string) => (await app.inject({ method: 'POST', url: '/api/public/ticket', payload: { ticket: code } })).json<{ about?: string; word?: { id: string }; note?: string | null; code?: string }>()

  it('is sent, followed by its code from state to state, and the card is checked by anybody', async () => {
    const { ready, answer } = await send(form)
    expect(answer?.outcome).toBe('accepted')
    const psmId = ready.id
    expect(await follow(ready.code)).toMatchObject({ about: 'gabung', word: { id: 'Diterima' } })
    await town.done(ketua, 'organization.recommendByBoard', village, { psmId, ipsmLetter: 'R/01' })
    await town.done(lurah, 'organization.returnPsm', village, { psmId, returnNote: 'Foto KTP buram, bawa ke kelurahan' })
    expect(await follow(ready.code.toLowerCase())).toMatchObject({ word: { id: 'Perlu dilengkapi' }, note: 'Foto KTP buram, bawa ke kelurahan' })
    await town.done(vera, 'organization.completePsm', village, { psmId, completeNote: 'Foto diulang' })
    await town.done(lurah, 'organization.recommendByHead', village, { psmId, headLetter: '460/1' })
    await town.done(vera, 'organization.verifyPsm', village, { psmId, skckNo: 'SKCK/1', bimtek: 'ada' })
    await town.done(hasan, 'organization.appointPsm', village, {
      psmId, accountId: newId(), appointmentId: newId(), interviewScore: 90, skNo: '460/1', skDate: '2026-03-02', skIssuer: 'kadinsos', skTitle: 'Kepala Dinas Sosial', skFrom: '2026-03-02', skUntil: '2026-12-31',
    })
    const ktaToken = newId().replaceAll('-', '')
    await town.done(kota, 'organization.issueCard', village, { psmId, ktaKind: 'sementara', ktaNo: 'S-1', ktaToken })
    expect(await follow(ready.code)).toMatchObject({ word: { id: 'Sudah menjadi PSM' } })
    const check = async (token: string) => (await app.inject({ method: 'GET', url: `/api/public/cards/${token}` })).json<{ [k: string]: unknown }>()
    expect(await check(ktaToken)).toEqual({ name: 'Wulan Contoh', place: village, village: 'Melati', standing: 'berlaku', until: '2026-12-31' })
    expect((await check('0'.repeat(32))).code).toBe('KARTU_TIDAK_DIKENAL')
    town.setNow('2026-12-31T17:00:00.000Z')
    expect(await check(ktaToken)).toMatchObject({ standing: 'tidak_berlaku' })
    town.setNow('2026-03-02T04:00:00.000Z')
  })

  it('the photo of the KTP follows, and lies where those who answer for the decree read it', async () => {
    const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#0a5a50' } }).jpeg().toBuffer()
    const hash = createHash('sha256').update(bytes).digest('hex')
    const ready = await readyToJoin({ ...form, nik: '3671995102900003', ktpPhoto: [{ hash }] })
    const id = newId()
    const body = JSON.stringify({ id, act: 'organization.applyPsm', version: 1, place: village, person: null, device: null, madeAt: town.now(), input: ready.input })
    await app.inject({ method: 'POST', url: '/api/public/acts', payload: { acts: [{ body }] } })
    const put = await app.inject({ method: 'PUT', url: `/api/public/photos/${hash}`, payload: bytes, headers: { 'content-type': 'image/jpeg', 'x-guyub-act': `${village}/${id}` } })
    expect(put.statusCode).toBe(200)
    const kept = await town.doors.road.db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query('select class, team, owner from photo where hash = $1', [hash]))
    expect(kept).toEqual([{ class: 'X', team: `roll:${village}`, owner: ready.id }])
    for (const [who, n] of [[lurah, 1], [vera, 1], [ketua, 0], [kota, 0]] as const) expect(await town.raw(who, 'select hash from photo where hash = $1', [hash])).toHaveLength(n)
  })

  it('says no in words, and keeps a stranger from completing another’s papers', async () => {
    expect((await send({ ...form, birthDate: '2008-03-03', nik: '3671994303080001' })).answer?.code).toBe('USIA')
    expect((await send({ ...form, ktpPlace: '36.71.05.1002' })).answer?.code).toBe('DOMISILI')
    const { ready } = await send({ ...form, nik: '3671995102900002' })
    await town.done(ketua, 'organization.returnPsm', village, { psmId: ready.id, returnNote: 'Belum lengkap' })
    const body = JSON.stringify({ id: newId(), act: 'organization.completePsm', version: 1, place: village, person: null, device: null, madeAt: town.now(), input: { psmId: ready.id, completeNote: 'Sudah lengkap' } })
    const answer = await app.inject({ method: 'POST', url: '/api/public/acts', payload: { acts: [{ body }] } })
    expect(answer.json<{ answers: { code?: string }[] }>().answers[0]?.code).toBe('KHUSUS_PETUGAS')
    expect((await follow('GY-0000-0000-0000-00')).code).toBe('TIDAK_COCOK')
  })
})
