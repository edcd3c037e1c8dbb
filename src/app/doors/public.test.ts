// The citizens' door, knocked on as a phone knocks: a report's whole life by its code, and everything the door keeps shut.
import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { eachDatabase } from '../../engine/store.server/testing.server.ts'
import { newId } from '../../engine/values/id.ts'
import { placeAnswers } from '../../rooms/places/answers.server.ts'
import { placeFrom } from '../../rooms/places/place.ts'
import { placeIndex } from '../../rooms/places/place-index.ts'
import { Report, Reporter } from '../../rooms/reports/records.ts'
import { type PublicStatus, readyToSend, type ReadyReport } from '../../rooms/reports/public.ts'
import { mintTicket } from '../../rooms/reports/ticket.ts'
import { readyToAsk } from '../public/own-family.ts'
import { buildServer } from '../server.server.ts'
import { openTown, type Town, type TownPerson } from '../testing/town.server.ts'
import type { App } from './door.server.ts'

const village = '36.71.05.1001'
const elsewhere = '32.01.01.1001'
const places = placeAnswers(
  placeIndex([
    placeFrom('', 'Indonesia'),
    placeFrom('36', 'Banten'),
    placeFrom('36.71', 'Kota Contoh'),
    placeFrom('36.71.05', 'Contoh Barat'),
    placeFrom(village, 'Melati'),
    placeFrom('32', 'Jawa Barat'),
    placeFrom('32.01', 'Kabupaten Misal'),
    placeFrom('32.01.01', 'Misal'),
    placeFrom(elsewhere, 'Kenanga'),
  ]),
)

type Told = { [k: string]: unknown }
interface Reply {
  status: number
  json: {
    code?: string
    say?: { id: string; en: string }
    answers?: { outcome: string; code?: string; say?: { id: string; en: string } }[]
    stored?: boolean
    regencies?: string[]
  } & Partial<PublicStatus> & { report?: string; place?: string }
}

eachDatabase('the citizens’ door', open => {
  let town: Town
  let app: App
  let fitri: TownPerson
  let sari: TownPerson
  let neighbour = 0

  beforeAll(async () => {
    town = await openTown(await open())
    fitri = await town.person('Fitri Contoh', [{ role: 'puskesos_koord', place: village }])
    sari = await town.person('Sari Contoh', [{ role: 'psm', place: village }])
    app = await buildServer({ ...town.doors, places }, null)
  }, 120_000)
  afterAll(() => app?.close())

  /** Every call comes from an address of its own, unless the story is about one address. */
  const call = async (
    method: 'GET' | 'POST' | 'PUT',
    url: string,
    payload?: Told | Buffer,
    from?: string,
    type?: string,
    act?: string,
  ): Promise<Reply> => {
    neighbour++
    const answer = await app.inject({
      method,
      url,
      ...(payload ? { payload } : {}),
      ...(type ? { headers: { 'content-type': type, ...(act ? { 'x-guyub-act': act } : {}) } } : {}),
      remoteAddress: from ?? `10.0.${neighbour >> 8}.${neighbour & 255}`,
    })
    return { status: answer.statusCode, json: answer.json() }
  }
  const envelope = (act: string, input: Told, place = village, more: Told = {}): { body: string } => ({
    body: JSON.stringify({
      id: newId(),
      act,
      version: 1,
      place,
      person: null,
      device: null,
      madeAt: town.now(),
      input,
      ...more,
    }),
  })
  const send = (acts: { body: string }[], more: Told = {}, from?: string) =>
    call('POST', '/api/public/acts', { acts, ...more }, from)
  const look = (ticket: string, last4?: string, from?: string) =>
    call('POST', '/api/public/ticket', { ticket, ...(last4 ? { last4 } : {}) }, from)
  const answerOf = (r: Reply): string =>
    r.json.answers?.map(a => a.code ?? a.outcome).join() ?? `${r.status} ${r.json.code}`
  const told = {
    what: 'Nenek di gang belakang tidak punya beras sejak kemarin.',
    problem: 'lansia',
    urgency: 'biasa',
    about: 'tetangga',
    place: village,
  }
  const reported = async (more: Told = {}): Promise<ReadyReport> => {
    const ready = await readyToSend({ anonymous: true, ...told, ...more }, 'web')
    expect(answerOf(await send([envelope('reports.send', ready.input)]))).toBe('accepted')
    return ready
  }
  /** Does with a report what its code allows, as the page does: look it up, then act. */
  const mine = async (r: ReadyReport, act: string, input: Told = {}, last4?: string): Promise<string> => {
    const status = await look(r.code, last4)
    return answerOf(
      await send([envelope(act, { reportId: status.json.report, ...input }, status.json.place)], {
        ticket: r.code,
        last4: last4 ?? null,
      }),
    )
  }

  it('a named report is followed from “diterima” to a confirmed end, by code and four digits', async () => {
    const r = await reported({ anonymous: false, name: 'Wulan Contoh', phone: '0812 9900 1234' })
    expect((await look(r.code)).json.code).toBe('PERLU_EMPAT_ANGKA')
    const first = await look(r.code.toLowerCase().replaceAll('-', ' '), '1234')
    expect([first.status, first.json.word?.id, first.json.may, first.json.place]).toEqual([
      200,
      'Diterima',
      ['withdraw'],
      village,
    ])
    expect(JSON.stringify(first.json)).not.toMatch(/Wulan|0812|Nenek|beras/)

    await town.done(fitri, 'reports.askMore', village, {
      reportId: r.id,
      question: 'Di gang yang mana rumahnya?',
    })
    const asked = await look(r.code, '1234')
    expect([asked.json.word?.id, asked.json.note, asked.json.may]).toEqual([
      'Perlu dilengkapi',
      'Di gang yang mana rumahnya?',
      ['answer', 'withdraw'],
    ])
    expect(await mine(r, 'reports.answerMore', { answer: 'Gang Mawar, rumah cat hijau.' }, '1234')).toBe(
      'accepted',
    )
    expect((await town.row(Report, r.id))?.answer).toBe('Gang Mawar, rumah cat hijau.')

    await town.done(fitri, 'reports.verify', village, {
      reportId: r.id,
      problem: 'lansia',
      urgency: 'biasa',
      sector: 'sosial_ekonomi',
      duplicatesSeen: true,
      fieldCheck: false,
    })
    await town.done(fitri, 'reports.assign', village, {
      reportId: r.id,
      assignedKind: 'psm',
      assignedTo: sari.id,
    })
    await town.done(sari, 'reports.accept', village, { reportId: r.id })
    await town.done(sari, 'reports.settle', village, {
      reportId: r.id,
      outcome: 'terpenuhi',
      outcomeNote: 'Beras diantar, dibantu mendaftar sembako.',
      evidence: 'Saksi ketua RT',
      functions: ['fasilitator'],
      tasks: ['T3'],
    })
    const settled = await look(r.code, '1234')
    expect([settled.json.word?.id, settled.json.may]).toEqual([
      'Selesai menurut petugas',
      ['confirm', 'object'],
    ])
    expect(JSON.stringify(settled.json)).not.toContain('Beras diantar')
    expect(await mine(r, 'reports.object', { reason: 'Berasnya belum sampai di rumah nenek.' }, '1234')).toBe(
      'accepted',
    )
    expect(await mine(r, 'reports.confirm', { rating: 5 }, '1234')).toBe('accepted')
    expect((await look(r.code, '1234')).json.may).toEqual(['reopen'])
    expect(await mine(r, 'reports.reopen', { reason: 'Hari ini nenek tidak makan lagi.' }, '1234')).toBe(
      'accepted',
    )
    expect((await town.row(Report, r.id))?.state).toBe('dibuka_kembali')
  })

  it('wrong codes get sentences, and an unknown code tells no more than a wrong one', async () => {
    expect(await look('halo')).toMatchObject({
      status: 400,
      json: { code: 'KODE_SALAH_TULIS', say: { id: expect.stringContaining('GY-') } },
    })
    const unknown = await look('GY-0000-0000-0000-00', '1234')
    const r = await reported({ anonymous: false, name: 'Wulan Contoh', phone: '0812 9900 1234' })
    const wrong = await look(r.code, '9999')
    expect([unknown.status, unknown.json]).toEqual([wrong.status, wrong.json])
    expect(wrong).toMatchObject({ status: 404, json: { code: 'TIDAK_COCOK' } })
    expect(
      answerOf(
        await send([envelope('reports.withdraw', { reportId: r.id })], { ticket: r.code, last4: '9999' }),
      ),
    ).toBe('404 TIDAK_COCOK')
  })

  it('after ten wrong guesses the code rests, and one address may not keep asking', async () => {
    const r = await reported({ anonymous: false, name: 'Wulan Contoh', phone: '0812 9900 1234' })
    for (let i = 0; i < 10; i++) expect((await look(r.code, String(2000 + i))).json.code).toBe('TIDAK_COCOK')
    expect(await look(r.code, '1234')).toMatchObject({ status: 429, json: { code: 'TERKUNCI' } })
    town.advance({ minutes: 16 })
    expect((await look(r.code, '1234')).status).toBe(200)
    const codes: (string | undefined)[] = []
    for (let i = 0; i < 12; i++)
      codes.push((await look('GY-0000-0000-0000-00', undefined, '10.9.9.9')).json.code)
    expect([codes[0], codes[9], codes[10]]).toEqual(['TIDAK_COCOK', 'TIDAK_COCOK', 'TERLALU_SERING'])
  })

  it('a village office behind one address is not shut out', async () => {
    for (let i = 0; i < 25; i++)
      expect(
        answerOf(
          await send(
            [envelope('reports.send', { ...(await readyToSend({ anonymous: true, ...told }, 'web')).input })],
            {},
            '10.8.8.8',
          ),
        ),
      ).toBe('accepted')
  })

  it('the same request twice makes one report and gives the same answer', async () => {
    const before = (await town.all(Report)).length
    const ready = await readyToSend({ anonymous: true, ...told }, 'web')
    const once = envelope('reports.send', ready.input)
    expect([answerOf(await send([once])), answerOf(await send([once]))]).toEqual(['accepted', 'accepted'])
    expect((await town.all(Report)).length).toBe(before + 1)
    // Somebody else's copy under a new id is a second telling of the same report, and is said to be.
    expect(answerOf(await send([envelope('reports.send', ready.input)]))).toBe('SUDAH_MASUK')
  })

  it('an unknown village, a kecamatan, or a place nobody serves is refused with a sentence', async () => {
    const at = async (place: string) =>
      (
        await send([
          envelope(
            'reports.send',
            { ...(await readyToSend({ anonymous: true, ...told, place }, 'web')).input },
            place,
          ),
        ])
      ).json.answers?.[0]
    expect(await at('36.71.05.9999')).toMatchObject({ outcome: 'refused', code: 'PILIH_KELURAHAN' })
    expect(await at('36.71.05')).toMatchObject({ code: 'PILIH_KELURAHAN' })
    expect(await at(elsewhere)).toMatchObject({
      code: 'BELUM_DILAYANI',
      say: { id: expect.stringContaining('112') },
    })
    expect((await call('GET', '/api/public/config')).json.regencies).toEqual(['36.71'])
  })

  it('only acts made for citizens pass, and nobody’s report but one’s own', async () => {
    const r = await reported()
    const other = await reported()
    expect(answerOf(await send([envelope('reports.verify', { reportId: r.id })], { ticket: r.code }))).toBe(
      'KHUSUS_PETUGAS',
    )
    expect(answerOf(await send([envelope('no.such', {})]))).toBe('KHUSUS_PETUGAS')
    expect(
      answerOf(await send([envelope('reports.send', { ...r.input, channel: 'telepon', id: newId() })])),
    ).toBe('BUKAN_WEWENANG')
    expect(answerOf(await send([envelope('reports.withdraw', { reportId: r.id })]))).toBe('BUKAN_WEWENANG')
    expect(
      answerOf(await send([envelope('reports.withdraw', { reportId: r.id })], { ticket: other.code })),
    ).toBe('BUKAN_WEWENANG')
    expect(
      answerOf(
        await send([envelope('reports.withdraw', { reportId: r.id }, village, { person: sari.id })], {
          ticket: r.code,
        }),
      ),
    ).toBe('TIDAK_TERBACA')
    expect(answerOf(await send([{ body: 'bukan json' }]))).toBe('TIDAK_TERBACA')
    expect(
      answerOf(await send([envelope('reports.withdraw', { reportId: r.id }, elsewhere)], { ticket: r.code })),
    ).toBe('LAPORAN_BERPINDAH')
    expect(
      answerOf(await send([envelope('reports.send', { ...r.input, id: newId(), what: 'pendek' })])),
    ).toBe('ISIAN_BELUM_BENAR')
    expect((await town.row(Report, r.id))?.state).toBe('terkirim')
    expect(await mine(r, 'reports.withdraw')).toBe('accepted')
  })

  it('a report of violence goes to the sealed lane; its reporter hears the honest status and cannot be made to withdraw', async () => {
    const r = await reported({
      anonymous: false,
      name: 'Wulan Contoh',
      phone: '0812 9900 1234',
      aboutViolence: true,
    })
    expect(await town.row(Report, r.id)).toMatchObject({ class: 'X', team: 'lane:36.71' })
    expect(await town.row(Reporter, r.id)).toMatchObject({ class: 'X', team: 'lane:36.71' })
    expect(await look(r.code, '1234')).toMatchObject({
      status: 200,
      json: { word: { id: 'Diterima' }, may: [] },
    })
    expect(await mine(r, 'reports.withdraw', {}, '1234')).toBe('TETAP_DITANGANI')
  })

  it('photos come after the report that names them, are cleaned, and nothing else is stored', async () => {
    const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#0a5a50' } })
      .jpeg()
      .withExif({ IFD0: { Copyright: 'rahasia' } })
      .toBuffer()
    const junk = Buffer.from('ini bukan foto')
    const hash = (b: Buffer) => createHash('sha256').update(b).digest('hex')
    let act = ''
    const put = (name: string, b: Buffer) =>
      call('PUT', `/api/public/photos/${name}`, b, undefined, 'image/jpeg', act)
    expect(await put(hash(bytes), bytes)).toMatchObject({ status: 409, json: { code: 'FOTO_BELUM_DISEBUT' } })
    const r = await readyToSend(
      { anonymous: true, ...told, photos: [{ hash: hash(bytes) }, { hash: hash(junk) }] },
      'web',
    )
    const sent = envelope('reports.send', r.input)
    expect(answerOf(await send([sent]))).toBe('accepted')
    act = `${village}/${(JSON.parse(sent.body) as { id: string }).id}`
    // Twice gives the same answer: what is here already is told to nobody.
    expect(await put(hash(bytes), bytes)).toMatchObject({ status: 200, json: { stored: true } })
    expect(await put(hash(bytes), bytes)).toMatchObject({ status: 200, json: { stored: true } })
    expect(await put(hash(junk), junk)).toMatchObject({ status: 400, json: { code: 'BUKAN_FOTO' } })
    expect(await put(hash(junk), bytes)).toMatchObject({ status: 400, json: { code: 'FOTO_RUSAK' } })
    expect((await put(hash(bytes), Buffer.alloc(3_200_000))).json.code).toBe('TERLALU_BESAR')
    const [kept] = await town.doors.road.db.tx({ role: 'guyub_job' }, tx =>
      tx.query<{ bytes: Uint8Array; owner: string }>(
        'select bytes, owner from photo where hash = $1 and bytes is not null',
        [hash(bytes)],
      ),
    )
    expect(kept?.owner).toBe(r.input.id)
    expect((await sharp(kept?.bytes).metadata()).exif).toBeUndefined()
  })

  it('somebody asks for their own family, follows it by its code, and hears nothing of the register', async () => {
    const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#7a5a50' } }).jpeg().toBuffer()
    const hash = createHash('sha256').update(bytes).digest('hex')
    const vera = await town.person('Vera Contoh', [{ role: 'dinsos_verifier', place: '36.71' }])
    const asked = { asks: 'usul', place: village, headName: 'Karsinah Contoh', nik4: '0001', objectorName: 'Karsinah Contoh', objectorPhone: '0812 9900 7777', reason: 'Rumah kami kontrakan dan suami sudah tidak bekerja.', photos: [{ hash }], livesHere: true }
    const ready = await readyToAsk(asked)
    const body = envelope('verification.citizenObject', ready.input)
    expect(answerOf(await send([envelope('verification.citizenObject', { ...ready.input, place: elsewhere }, elsewhere)]))).toBe('BELUM_DILAYANI')
    expect([answerOf(await send([body])), answerOf(await send([envelope('verification.citizenObject', ready.input)]))]).toEqual(['accepted', 'SUDAH_MASUK'])
    expect(answerOf(await send([envelope('verification.linkObjection', { objectionId: ready.id, householdId: newId() })]))).toBe('KHUSUS_PETUGAS')
    const act = `${village}/${(JSON.parse(body.body) as { id: string }).id}`
    expect(await call('PUT', `/api/public/photos/${hash}`, bytes, undefined, 'image/jpeg', act)).toMatchObject({ status: 200, json: { stored: true } })

    const waiting = await look(ready.code.toLowerCase())
    expect([waiting.status, waiting.json.word?.id, waiting.json.may, waiting.json.note]).toEqual([200, 'Menunggu putusan', [], null])
    expect(JSON.stringify(waiting.json)).not.toMatch(/Karsinah|0812|0001|kontrakan/)
    expect((await look(mintTicket())).json.code).toBe('TIDAK_COCOK')
    expect((await town.rows(fitri, 'verification.objections', { place: village })).map((r) => r.id)).toContain(ready.id)

    await town.done(vera, 'verification.decideObjection', village, { objectionId: ready.id, outcome: 'ditolak', reason: 'Alamatnya tidak ada di kelurahan ini.', answer: 'Alamat yang Anda tulis tidak kami temukan. Silakan ajukan lagi.' })
    const decided = await look(ready.code)
    expect([decided.json.word?.id, decided.json.note]).toEqual(['Tidak diterima', 'Alamat yang Anda tulis tidak kami temukan. Silakan ajukan lagi.'])
    // Guessing codes is counted for both kinds together.
    for (let n = 0; n < 10; n++) await look(mintTicket(), undefined, '10.9.9.9')
    expect((await look(ready.code, undefined, '10.9.9.9')).json.code).toBe('TERLALU_SERING')
  })
})
