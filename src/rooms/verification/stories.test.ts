// Verification on the real store, in the words of those who do it: from the list to the berita acara, late and returned batches, objections, one's own family, and a musyawarah without a signal.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTown, type Town, type TownPerson } from '../../app/testing/town.server.ts'
import { eachDatabase } from '../../engine/store.server/testing.server.ts'
import { newId } from '../../engine/values/id.ts'
import { HouseholdStatus, Visit } from '../registry/door.ts'
import { Batch, BatchItem, batchIdOf, itemIdOf, MirrorFinding, Musdes, Objection, SocialResult } from './door.ts'
import { batchHash, type MusdesRow } from './minutes.ts'
import { Attendee } from './records-musdes.ts'
import { type AttendeeRow, type BatchRow, type ItemRow, regencySample, totalsOfItems, villageSample } from './rules.ts'
import { fullVisit, sampleAttendees, sampleFamily, sampleSignature } from './samples.ts'

const village = '36.71.05.1001'
const city = '36.71'
type Name = 'sari' | 'budi' | 'joko' | 'oki' | 'lurah' | 'tono' | 'vera' | 'wira' | 'hasan' | 'far'

eachDatabase('verification', (open) => {
  let town: Town
  const who = {} as Record<Name, TownPerson>
  const posts: [Name, string, string][] = [
    ['sari', 'psm', village], ['budi', 'psm', village], ['joko', 'psm', '36.71.05.1002'], ['oki', 'village_operator', village], ['lurah', 'village_head', village], ['tono', 'district_supervisor', '36.71.05'],
    ['vera', 'dinsos_verifier', city], ['wira', 'dinsos_verifier', city], ['hasan', 'dinsos_head', city], ['far', 'psm', '33.28.02.2001'],
  ]
  beforeAll(async () => {
    town = await openTown(await open())
    for (const [name, role, place] of posts) who[name] = await town.person(`${name[0]?.toUpperCase()}${name.slice(1)} Petugas`, [{ role, place }])
  }, 120_000)
  afterAll(() => town.close())

  const did = (by: Name, act: string, input: { [k: string]: unknown }) => town.done(who[by], `verification.${act}`, village, input)
  const code = async (by: Name, act: string, input: { [k: string]: unknown }, place = village): Promise<string> => {
    const answer = await town.act(who[by], `verification.${act}`, place, input)
    return answer.outcome === 'refused' ? (answer.code ?? 'refused') : answer.outcome
  }
  const batch = async (id: string): Promise<BatchRow> => (await town.row(Batch, id)) as BatchRow
  const items = async (batchId: string): Promise<ItemRow[]> => (await town.all(BatchItem)).filter((i) => i.batchId === batchId) as ItemRow[]
  const at = (day: string, time = '09:00'): void => town.setNow(`${day}T${time}:00.000+07:00`)
  const hash = async (batchId: string): Promise<string> => {
    const b = await batch(batchId)
    const m = (await town.row(Musdes, b.musdesId as string)) as MusdesRow
    const present = (await town.all(Attendee)).filter((a) => a.musdesId === m.id) as AttendeeRow[]
    return batchHash(b, m, await items(batchId), present)
  }

  /** n families of the village, registered and on a batch of the month, the work shared by both PSMs. */
  async function listed(month: string, seed: string, n: number): Promise<{ batchId: string; homes: string[]; item: (k: number) => string }> {
    const homes: string[] = []
    for (let k = 0; k < n; k++) {
      const f = sampleFamily(`${seed}`, k + offset[seed as keyof typeof offset])
      await town.done(who.sari, 'registry.registerHousehold', village, f)
      homes.push(f.id)
    }
    const batchId = batchIdOf(village, month)
    await did('oki', 'openBatch', { batchId, place: village, month })
    await did('oki', 'importList', { batchId, source: 'siks_ng', sourceNote: 'Daftar pemutakhiran', householdIds: homes })
    return { batchId, homes, item: (k) => itemIdOf(batchId, homes[k] as string) }
  }
  const offset = { maret: 0, april: 100, mei: 200, juni: 300, juli: 400, agustus: 500, september: 600 }

  async function assigned(batchId: string, ids: string[]): Promise<void> {
    for (const name of ['sari', 'budi'] as const) {
      if ((await town.rows(who.oki, 'verification.families', { place: village, personId: who[name].id })).length === 0) await did(name, 'declareFamily', { id: newId(), personId: who[name].id, relation: 'tidak_ada' })
    }
    const half = Math.ceil(ids.length / 2)
    await did('oki', 'assign', { batchId, itemIds: ids.slice(0, half), to: who.sari.id })
    if (ids.length > half) await did('oki', 'assign', { batchId, itemIds: ids.slice(half), to: who.budi.id })
  }
  async function visits(batchId: string, seed: string, ids: readonly string[], day: string, more: (k: number) => { [x: string]: unknown } = () => ({})): Promise<void> {
    const rows = new Map((await items(batchId)).map((i) => [i.id, i]))
    for (const by of ['sari', 'budi'] as const) {
      at(day, '08:00')
      for (const [k, id] of ids.entries()) {
        if (rows.get(id)?.assignedTo !== who[by].id) continue
        town.advance({ minutes: 14 })
        await did(by, 'visit', { batchId, itemId: id, visitId: newId(), on: day, ...fullVisit(seed, k, town.now()), ...more(k) })
        // The clock of the town stands before the visit began; its end lies in it.
        town.advance({ minutes: 6 })
      }
    }
  }
  async function reviewed(batchId: string): Promise<void> {
    const rows = await items(batchId)
    const seen = rows.filter((i) => i.state === 'dikunjungi')
    if (seen.length > 0) await did('oki', 'recordMatches', { batchId, matches: seen.map((i) => ({ itemId: i.id, match: i.finding === 'meninggal' ? 'meninggal' : 'padan' })) })
    for (const id of villageSample(await batch(batchId), rows)) {
      if ((rows.find((r) => r.id === id) as ItemRow).spotResult !== 'sesuai') await did('tono', 'spotCheck', { batchId, itemId: id, how: 'kunjungan', result: 'sesuai' })
    }
    const ready = (await items(batchId)).filter((i) => i.state === 'dipadankan' || i.state === 'tidak_ditemukan').map((i) => i.id)
    if (ready.length > 0) await did('tono', 'review', { batchId, itemIds: ready })
  }
  async function meeting(batchId: string, on: string, people: readonly { name: string; role: string; detail?: string }[] = sampleAttendees): Promise<string> {
    const musdesId = newId()
    await did('oki', 'openMusdes', { batchId, musdesId, kind: 'muskel', on, venue: 'Aula kelurahan', agenda: 'Verifikasi dan validasi data', chairName: 'Lurah Contoh', chairRole: 'Lurah', invited: people.length })
    for (const [n, a] of people.entries()) await did('oki', 'attend', { batchId, musdesId, attendeeId: newId(), ...a, present: true, signature: sampleSignature(n) })
    return musdesId
  }
  const yes = (ids: readonly string[]) => ids.map((itemId) => ({ itemId, decision: 'layak' }))
  const finalise = async (batchId: string, by: Name = 'lurah'): Promise<string> =>
    code(by, 'finaliseVillage', { batchId, musdesId: (await batch(batchId)).musdesId, minutesNo: '470/12/KL/2026', contentHash: await hash(batchId) })
  async function checked(batchId: string): Promise<void> {
    for (const id of regencySample(await batch(batchId), await items(batchId))) {
      if (!((await town.row(BatchItem, id)) as ItemRow).regencyResult) await did('vera', 'checkItem', { batchId, itemId: id, result: 'sesuai' })
    }
  }

  describe('scenario 18: 40 families, a musyawarah, and what is final', () => {
    let batchId = ''
    let item: (k: number) => string = () => ''
    const kinds = Array.from({ length: 40 }, (_, k) => (k < 30 ? 'layak' : k < 35 ? 'mampu' : k === 35 ? 'meninggal' : k < 38 ? 'pindah' : 'hilang'))

    it('40 families are listed in the window; two PSMs visit 38 and do not find 2, on two days', async () => {
      at('2026-03-02')
      const l = await listed('2026-03', 'maret', 40)
      batchId = l.batchId
      item = l.item
      expect((await batch(batchId)).state).toBe('dibuka')
      const ids = l.homes.map((_, k) => item(k))
      await assigned(batchId, ids)
      expect((await batch(batchId)).state).toBe('pendataan')
      const found = ids.slice(0, 38)
      await visits(batchId, 'maret', found, '2026-03-04', (k) =>
        kinds[k] === 'pindah' ? { result: '5', respondentKind: 'rt_rw', respondent: 'Ketua RT', finding: 'pindah', answers: undefined, note: 'Pindah ke luar kota menurut RT' }
          : kinds[k] === 'meninggal' ? { finding: 'meninggal', note: 'Hidup sendiri, meninggal bulan lalu menurut tetangga' } : kinds[k] === 'mampu' ? { finding: 'mampu' } : {})
      for (const [n, day] of ['2026-03-04', '2026-03-04', '2026-03-05'].entries()) {
        at(day, '16:00')
        for (const k of [38, 39]) await did('budi', 'visit', { batchId, itemId: item(k), visitId: newId(), on: day, result: '3' })
        const states = (await items(batchId)).filter((i) => i.id === item(38) || i.id === item(39)).map((i) => i.state)
        // Twice on one day is one day.
        expect([n, states]).toEqual([n, n < 2 ? ['ditugaskan', 'ditugaskan'] : ['tidak_ditemukan', 'tidak_ditemukan']])
      }
      const rows = await items(batchId)
      expect([rows.filter((i) => i.visitedOn).length, rows.filter((i) => i.state === 'tidak_ditemukan').length]).toEqual([38, 2])
    }, 120_000)

    it('the register is fresh by the same visits, and each is in the worker’s diary', async () => {
      const first = (await town.row(BatchItem, item(0))) as ItemRow
      expect(await town.row(HouseholdStatus, first.householdId as string)).toMatchObject({ verifiedOn: '2026-03-04', houseOn: '2026-03-04' })
      expect(await town.row(Visit, first.visitId as string)).toMatchObject({ purpose: 'verval', result: '1', by: who.sari.id })
    })

    it('the drawn sample must be looked at again before the review goes on', async () => {
      at('2026-03-06')
      const rows = await items(batchId)
      const seen = rows.filter((i) => i.state === 'dikunjungi')
      expect(await code('sari', 'recordMatches', { batchId, matches: [{ itemId: item(0), match: 'padan' }] })).toBe('BUKAN_WEWENANG')
      await did('oki', 'recordMatches', { batchId, matches: seen.map((i) => ({ itemId: i.id, match: i.finding === 'meninggal' ? 'meninggal' : 'padan' })) })
      const drawn = [...villageSample(await batch(batchId), rows)]
      expect(drawn.length).toBe(2)
      const all = (await items(batchId)).map((i) => i.id)
      expect(await code('tono', 'review', { batchId, itemIds: all })).toBe('CONTOH_BELUM_DIPERIKSA')
      for (const id of drawn) await did('tono', 'spotCheck', { batchId, itemId: id, how: 'kunjungan', result: 'sesuai' })
      expect(await code('oki', 'review', { batchId, itemIds: all })).toBe('BUKAN_WEWENANG')
      await did('tono', 'review', { batchId, itemIds: all })
    })

    it('the musyawarah: a quorum with a PSM, a reason for each no, 30 + 5 + 5 = 40', async () => {
      at('2026-03-10')
      expect(await code('oki', 'openMusdes', { batchId, musdesId: newId(), kind: 'musdes', on: '2026-03-10', venue: 'Balai', agenda: 'Verval', chairName: 'Lurah' })).toBe('BENTUK_MUSYAWARAH')
      const musdesId = await meeting(batchId, '2026-03-10', sampleAttendees.filter((a) => a.role !== 'psm'))
      const decide = (decisions: unknown[]) => code('oki', 'decide', { batchId, musdesId, decisions })
      expect(await decide([{ itemId: item(30), decision: 'tidak_layak' }])).toBe('PERLU_ALASAN')
      expect(await decide([{ itemId: item(30), decision: 'tidak_layak', reason: 'meninggal' }])).toBe('ALASAN_TIDAK_COCOK')
      expect(await decide(yes(kinds.flatMap((k, n) => (k === 'layak' ? [item(n)] : []))))).toBe('accepted')
      expect(await decide(kinds.flatMap((k, n) => (k === 'mampu' ? [{ itemId: item(n), decision: 'tidak_layak', reason: 'mampu', note: 'Sudah punya usaha tetap' }] : [])))).toBe('accepted')
      expect(await code('oki', 'closeMusdes', { batchId, musdesId })).toBe('BELUM_SEMUA_DIPUTUS')
      expect(await decide(kinds.flatMap((k, n) => (n >= 35 ? [{ itemId: item(n), decision: 'hapus', reason: k === 'hilang' ? 'tidak_ditemukan' : k }] : [])))).toBe('accepted')
      // Somebody else's device saw nothing decided yet.
      expect(await decide([{ itemId: item(0), decision: 'hapus', reason: 'pindah' }])).toBe('KEPUTUSAN_BERUBAH')
      expect(await code('oki', 'closeMusdes', { batchId, musdesId })).toBe('PERLU_PSM')
      await did('oki', 'attend', { batchId, musdesId, attendeeId: newId(), name: 'Sari Contoh', role: 'psm', present: true, signature: sampleSignature() })
      await did('oki', 'closeMusdes', { batchId, musdesId, notes: 'Berjalan lancar' })
      expect(await town.row(Musdes, musdesId)).toMatchObject({ state: 'ditutup', present: 8, quorate: true })
    })

    it('the Lurah finalises what the operator wrote down, by its fingerprint; nobody approves their own step', async () => {
      const good = await hash(batchId)
      const musdesId = (await batch(batchId)).musdesId
      expect(await code('oki', 'finaliseVillage', { batchId, musdesId, minutesNo: '1', contentHash: good })).toBe('BUKAN_WEWENANG')
      expect(await code('lurah', 'finaliseVillage', { batchId, musdesId, minutesNo: '1', contentHash: 'f'.repeat(64) })).toBe('ISI_BERUBAH')
      expect(await finalise(batchId)).toBe('accepted')
      const b = await batch(batchId)
      expect(b).toMatchObject({ state: 'final_desa', contentHash: good, dueFor: 'verifikasi_kab' })
      expect(b.totals).toEqual({ items: 40, layak: 30, tidak_layak: 5, perbaikan: 0, hapus: 5, usulan_baru: 0, visited: 38, notFound: 2, reasons: { mampu: 5, meninggal: 1, pindah: 2, tidak_ditemukan: 2 } })
      expect((b.totals?.layak ?? 0) + (b.totals?.tidak_layak ?? 0) + (b.totals?.hapus ?? 0)).toBe(40)
      // Tuesday 10 March + 3 working days.
      expect(b.dueAt).toBe('2026-03-13T16:59:59.999Z')
    })

    it('three working days later it is called late; the regency looks at its own sample; the head approves by letter', async () => {
      at('2026-03-14')
      expect(await town.ring()).toBeGreaterThan(0)
      expect((await batch(batchId)).lateSince).toBe('2026-03-13T16:59:59.999Z')
      expect(await code('vera', 'verifyRegency', { batchId })).toBe('CONTOH_BELUM_DIPERIKSA')
      await checked(batchId)
      expect(await code('hasan', 'verifyRegency', { batchId })).toBe('BUKAN_WEWENANG')
      await did('vera', 'verifyRegency', { batchId, note: 'Lengkap' })
      expect(await code('vera', 'approve', { batchId, letterNo: '460/1/2026' })).toBe('BUKAN_WEWENANG')
      await did('hasan', 'approve', { batchId, letterNo: '460/1/DINSOS/2026', letterOn: '2026-03-14' })
      expect((await items(batchId)).every((i) => i.state === 'final')).toBe(true)
    })

    it('after approval nothing can be changed; a new batch is needed', async () => {
      const musdesId = (await batch(batchId)).musdesId
      const ids = [item(0)]
      const tries: [Name, string, { [k: string]: unknown }][] = [
        ['oki', 'importList', { source: 'siks_ng', householdIds: ['x'] }], ['sari', 'propose', { householdId: 'x', source: 'laporan' }], ['oki', 'assign', { itemIds: ids, to: who.sari.id }],
        ['sari', 'visit', { itemId: item(0), visitId: newId(), result: '3' }], ['oki', 'recordMatches', { matches: [{ itemId: item(0), match: 'ganda' }] }], ['tono', 'spotCheck', { itemId: item(0), how: 'telepon', result: 'sesuai' }],
        ['tono', 'review', { itemIds: ids }], ['oki', 'sendBack', { itemIds: ids, note: 'Periksa lagi alamatnya' }], ['vera', 'checkItem', { itemId: item(0), result: 'sesuai' }], ['vera', 'verifyRegency', {}],
        ['vera', 'returnBatch', { reason: 'Ada yang perlu diperbaiki di sini', until: '2026-03-20' }], ['hasan', 'approve', { letterNo: '2/2026' }], ['vera', 'extendBatch', { until: '2026-03-30', reason: 'Karena ada banjir di sebagian wilayah' }],
        ['oki', 'openMusdes', { musdesId: newId(), kind: 'muskel', on: '2026-03-14', venue: 'Aula', agenda: 'Verval', chairName: 'Lurah' }], ['lurah', 'finaliseVillage', { musdesId, minutesNo: '1', contentHash: 'a'.repeat(64) }],
      ]
      for (const [by, act, input] of tries) expect([act, await code(by, act, { batchId, ...input })]).toEqual([act, 'SUDAH_DISAHKAN'])
      for (const [act, input] of [['decide', { decisions: yes(ids) }], ['attend', { attendeeId: newId(), name: 'Tamu', role: 'warga' }], ['closeMusdes', {}]] as const) {
        expect([act, await code('oki', act, { batchId, musdesId, ...input })]).toEqual([act, 'MUSYAWARAH_TIDAK_BERLANGSUNG'])
      }
      expect(await code('oki', 'openBatch', { batchId: batchIdOf(village, '2026-03'), place: village, month: '2026-03' })).toBe('BATCH_SUDAH_ADA')
    })

    it('the export keeps its fingerprint; the same bundle is recorded once; SIKS-NG acknowledges', async () => {
      const contentHash = (await batch(batchId)).contentHash
      const bundle = { batchId, contentHash, hash: 'b'.repeat(64), files: [{ name: 'usulan.csv', sha256: 'c'.repeat(64), bytes: 4321 }] }
      expect(await code('oki', 'export', { ...bundle, contentHash: 'd'.repeat(64) })).toBe('ISI_BERUBAH')
      await did('oki', 'export', bundle)
      expect(await code('oki', 'export', bundle)).toBe('SUDAH_DIEKSPOR')
      await did('oki', 'acknowledge', { batchId, reference: 'SIKS-2026-03-1' })
      expect((await batch(batchId)).state).toBe('diakui')
    })

    it('results come back dated and with their source; an older file never overwrites a newer one', async () => {
      at('2026-04-20')
      const results = [{ itemId: item(0), desil: 2, status: 'terdaftar', bansos: ['pkh', 'sembako'] }, { itemId: item(1), desil: 4 }]
      const file = { batchId, asOf: '2026-04-01', source: 'DTSEN triwulan I', results }
      await did('oki', 'recordResults', file)
      await did('oki', 'recordResults', file)
      expect((await town.all(SocialResult)).length).toBe(2)
      await did('oki', 'recordResults', { ...file, asOf: '2026-04-15', results: [{ itemId: item(0), desil: 3 }] })
      expect(await code('oki', 'recordResults', file)).toBe('DATA_LEBIH_LAMA')
      const history = await town.rows(who.sari, 'verification.results', { householdId: (await town.row(BatchItem, item(0)))?.householdId })
      expect(history.map((r) => [r.asOf, r.desil])).toEqual([['2026-04-15', 3], ['2026-04-01', 2]])
      expect(await town.row(BatchItem, item(0))).toMatchObject({ state: 'hasil_diterima', desil: 3, desilOn: '2026-04-15', resultStatus: 'terdaftar' })
    })

    it('and the family’s programmes reckon with the same decile, newest first', async () => {
      const householdId = ((await town.row(BatchItem, item(0))) as ItemRow).householdId as string
      const kept = await town.raw<{ value: number; as_of: string; recorded_by: string }>(who.oki, 'select value, as_of::text, recorded_by from decile where id = $1', [householdId])
      expect(kept).toEqual([{ value: 3, as_of: '2026-04-15', recorded_by: who.oki.id }])
    })

    it('a sanggah is escalated at the end of day 14 and again each week, and never decides itself', async () => {
      at('2026-04-21')
      const objectionId = newId()
      const said = {
        objectionId, batchId, itemId: item(1), direction: 'seharusnya_tidak_layak', objectorKind: 'warga', objectorName: 'Tetangga Contoh', livesHere: true, reason: 'Keluarga ini punya dua rumah kontrakan di RT sebelah.',
        photos: [{ hash: 'e'.repeat(64) }], gps: { lat: -6.19, lon: 106.68, accuracy: 10 },
      }
      expect(await code('sari', 'object', { ...said, livesHere: false })).toBe('BUKAN_WARGA_SINI')
      expect(await code('joko', 'object', said)).toBe('BUKAN_WEWENANG')
      await did('sari', 'object', said)
      expect(await code('budi', 'object', { ...said, objectionId: newId() })).toBe('SUDAH_DISANGGAH')
      expect((await town.row(Objection, objectionId))?.deadline).toBe('2026-05-05T16:59:59.999Z')
      town.setNow('2026-05-05T16:30:00.000Z')
      await town.ring()
      expect(await town.row(Objection, objectionId)).toMatchObject({ level: 0, lateSince: null, state: 'diajukan' })
      for (const level of [1, 2, 3]) {
        town.setNow(new Date(Date.parse('2026-05-05T17:30:00.000Z') + (level - 1) * 8 * 86_400_000).toISOString())
        await town.ring()
        await town.ring()
        expect(await town.row(Objection, objectionId)).toMatchObject({ level, state: 'diajukan', lateSince: '2026-05-05T16:59:59.999Z' })
      }
      expect((await town.row(BatchItem, item(1)))?.state).toBe('disanggah')
      expect(await code('oki', 'decideObjection', { objectionId, outcome: 'ditolak', reason: 'Sudah diperiksa di lapangan, tidak benar.' })).toBe('BUKAN_WEWENANG')
      await did('hasan', 'decideObjection', { objectionId, outcome: 'diterima', reason: 'Diperiksa di lapangan: keluarga memiliki usaha kontrakan.' })
      expect(await town.row(BatchItem, item(1))).toMatchObject({ state: 'hasil_diterima', objectionOutcome: 'diterima', decision: 'layak' })
    })

    it('somebody of another village sees nothing of it, and writes nothing', async () => {
      for (const name of ['far', 'joko'] as const) {
        expect(await town.rows(who[name], 'verification.items', { batchId })).toEqual([])
        expect(await code(name, 'visit', { batchId, itemId: item(0), visitId: newId(), result: '3' })).toBe('BUKAN_WEWENANG')
        expect(await town.raw(who[name], 'select id from verification_item union all select id from musdes union all select id from objection')).toEqual([])
      }
    })
  })

  it('a batch is returned, corrected and finalised again; what was not asked about keeps its decision', async () => {
    at('2026-04-01')
    const { batchId, homes, item } = await listed('2026-04', 'april', 6)
    await assigned(batchId, homes.map((_, k) => item(k)))
    await visits(batchId, 'april', homes.map((_, k) => item(k)), '2026-04-02')
    at('2026-04-06')
    await reviewed(batchId)
    const first = await meeting(batchId, '2026-04-06')
    await did('oki', 'decide', { batchId, musdesId: first, decisions: yes(homes.map((_, k) => item(k))) })
    await did('oki', 'closeMusdes', { batchId, musdesId: first })
    expect(await finalise(batchId)).toBe('accepted')
    const before = (await batch(batchId)).contentHash
    at('2026-04-08')
    expect(await code('vera', 'returnBatch', { batchId, reason: 'kurang', until: '2026-04-15' })).toBe('ALASAN_KURANG')
    await did('vera', 'returnBatch', { batchId, reason: 'Satu keluarga menurut data lain sudah pindah; periksa lagi.', until: '2026-04-15', items: [{ itemId: item(2), note: 'Menurut Dukcapil pindah ke Bekasi' }] })
    expect(await batch(batchId)).toMatchObject({ state: 'dikembalikan', edition: 2, returns: 1, contentHash: null })
    expect((await items(batchId)).map((i) => i.state).sort()).toEqual(['diputus', 'diputus', 'diputus', 'diputus', 'diputus', 'ditinjau'])
    at('2026-04-10')
    const second = await meeting(batchId, '2026-04-10')
    await did('oki', 'decide', { batchId, musdesId: second, decisions: [{ itemId: item(2), decision: 'hapus', reason: 'pindah' }] })
    await did('oki', 'closeMusdes', { batchId, musdesId: second })
    expect(await finalise(batchId)).toBe('accepted')
    const b = await batch(batchId)
    expect(b.totals).toMatchObject({ items: 6, layak: 5, hapus: 1, reasons: { pindah: 1 } })
    expect(b.contentHash).not.toBe(before)
    await checked(batchId)
    await did('vera', 'verifyRegency', { batchId })
    await did('hasan', 'approve', { batchId, letterNo: '460/2/2026' })
  }, 120_000)

  it('a late batch: it expires at the cut-off; the social office gives more time with a reason; who acted in time is heard later', async () => {
    at('2026-05-04')
    const { batchId, homes, item } = await listed('2026-05', 'mei', 3)
    await assigned(batchId, homes.map((_, k) => item(k)))
    await visits(batchId, 'mei', homes.map((_, k) => item(k)), '2026-05-05')
    at('2026-05-12')
    expect(await code('oki', 'importList', { batchId, source: 'siks_ng', householdIds: [(await listedHome('mei', 9))] })).toBe('MASA_INPUT_LEWAT')
    at('2026-05-18')
    expect(await town.ring()).toBeGreaterThan(0)
    expect(await batch(batchId)).toMatchObject({ state: 'kedaluwarsa', stateBefore: 'pendataan' })
    expect(await code('oki', 'recordMatches', { batchId, matches: [{ itemId: item(0), match: 'padan' }] })).toBe('BATCH_KEDALUWARSA')
    // Written inside the window on a phone that had no signal.
    const inTime = await town.act(who.oki, 'verification.recordMatches', village, { batchId, matches: [{ itemId: item(0), match: 'padan' }] }, { at: '2026-05-17T03:00:00.000Z' })
    expect(inTime.outcome).toBe('accepted')
    expect(await code('oki', 'extendBatch', { batchId, until: '2026-05-25', reason: 'Banjir menutup jalan selama satu minggu' })).toBe('BUKAN_WEWENANG')
    expect(await code('vera', 'extendBatch', { batchId, until: '2026-05-25', reason: 'banjir' })).toBe('ALASAN_KURANG')
    await did('vera', 'extendBatch', { batchId, until: '2026-05-25', reason: 'Banjir menutup jalan selama satu minggu' })
    expect(await batch(batchId)).toMatchObject({ state: 'pendataan', late: true, lateBy: who.vera.id, lateUntil: '2026-05-25' })
    await reviewed(batchId)
    const musdesId = await meeting(batchId, '2026-05-18')
    await did('oki', 'decide', { batchId, musdesId, decisions: yes(homes.map((_, k) => item(k))) })
    await did('oki', 'closeMusdes', { batchId, musdesId })
    expect(await finalise(batchId)).toBe('accepted')
    // A month nobody opened in time: the operator cannot, the office can, and says why.
    at('2026-06-15')
    const late = { batchId: batchIdOf(village, '2026-06'), place: village, month: '2026-06' }
    expect(await code('oki', 'openBatch', late)).toBe('JENDELA_LEWAT')
    expect(await code('vera', 'openBatch', { ...late, lateUntil: '2026-06-24' })).toBe('ALASAN_KURANG')
    await did('vera', 'openBatch', { ...late, lateUntil: '2026-06-24', lateReason: 'Operator desa baru diangkat tanggal 12' })
    expect(await batch(late.batchId)).toMatchObject({ state: 'dibuka', late: true })
    expect(await code('oki', 'openBatch', late)).toBe('BATCH_SUDAH_ADA')
    at('2026-06-25')
    await town.ring()
    expect((await batch(late.batchId)).state).toBe('kedaluwarsa')
  }, 120_000)

  const listedHome = async (seed: keyof typeof offset, n: number): Promise<string> => {
    const f = sampleFamily(seed, n + offset[seed])
    await town.done(who.sari, 'registry.registerHousehold', village, f)
    return f.id
  }

  it('nobody verifies their own family: by the family, its card or a NIK, declared before or after', async () => {
    at('2026-07-01')
    const { batchId, homes, item } = await listed('2026-07', 'juli', 4)
    const second = sampleFamily('juli', 1 + offset.juli)
    await did('budi', 'declareFamily', { id: newId(), personId: who.budi.id, relation: 'saudara', householdId: homes[0] })
    await did('oki', 'declareFamily', { id: newId(), personId: who.budi.id, relation: 'orang_tua', name: 'Bapak Budi', nik: second.nik })
    expect(await code('oki', 'assign', { batchId, itemIds: [item(0)], to: who.budi.id })).toBe('KELUARGA_SENDIRI')
    expect(await code('oki', 'assign', { batchId, itemIds: [item(1), item(2)], to: who.budi.id })).toBe('KELUARGA_SENDIRI')
    await did('oki', 'assign', { batchId, itemIds: [item(2), item(3)], to: who.budi.id })
    const tie = newId()
    await did('budi', 'declareFamily', { id: tie, personId: who.budi.id, relation: 'mertua_ipar', householdId: homes[2] })
    expect(await code('budi', 'visit', { batchId, itemId: item(2), visitId: newId(), on: '2026-07-01', ...fullVisit('juli', 2, town.now()) })).toBe('KELUARGA_SENDIRI')
    expect(await code('budi', 'endFamily', { id: tie, reason: 'Bukan keluarga lagi' })).toBe('BUKAN_WEWENANG')
    expect(await code('sari', 'declareFamily', { id: newId(), personId: who.budi.id, relation: 'saudara', householdId: homes[3] })).toBe('BUKAN_WEWENANG')
    await did('tono', 'endFamily', { id: tie, reason: 'Salah pilih keluarga, sudah dicek' })
    await did('budi', 'visit', { batchId, itemId: item(2), visitId: newId(), on: '2026-07-01', ...fullVisit('juli', 2, town.now()) })
  }, 60_000)

  it('the mirror: the worker sees it first, the supervisor after an answer or three days', async () => {
    at('2026-08-03')
    const { batchId, homes, item } = await listed('2026-08', 'agustus', 8)
    await assigned(batchId, homes.map((_, k) => item(k)))
    at('2026-08-04', '10:00')
    for (let k = 0; k < 4; k++) {
      // Four houses within minutes, the same answers, from one doorstep.
      await did('sari', 'visit', { batchId, itemId: item(k), visitId: newId(), on: '2026-08-04', ...fullVisit('agustus', 0, town.now(), 1), frontPhotos: [{ hash: `${k}`.repeat(64) }] })
    }
    const mine = await town.rows(who.sari, 'verification.myMirror', {})
    expect(mine.filter((f) => f.batchId === batchId).map((f) => f.kind).sort()).toEqual(['foto_sama', 'jawaban_kembar', 'titik_sama', 'waktu_singkat'])
    const shared = async () => (await town.rows(who.tono, 'verification.sharedMirror', { place: '36.71.05' })).filter((f) => f.batchId === batchId).map((f) => f.kind).sort()
    expect(await shared()).toEqual([])
    for (const name of ['tono', 'budi', 'oki', 'vera'] as const) expect(await town.raw(who[name], 'select id from mirror_finding where batch_id = $1', [batchId])).toEqual([])
    const one = mine.find((f) => f.kind === 'titik_sama')
    expect(await code('budi', 'answerMirror', { findingId: one?.id, answer: 'Bukan saya' })).toBe('BUKAN_WEWENANG')
    await did('sari', 'answerMirror', { findingId: one?.id, answer: 'Rumah petak, satu pintu depan' })
    expect(await shared()).toEqual(['titik_sama'])
    expect((await town.all(MirrorFinding)).find((f) => f.id === one?.id)).toMatchObject({ class: 'R', team: null, answer: 'Rumah petak, satu pintu depan' })
    town.advance({ days: 2, hours: 23 })
    await town.ring()
    expect(await shared()).toEqual(['titik_sama'])
    town.advance({ hours: 2 })
    await town.ring()
    expect(await shared()).toEqual(['foto_sama', 'jawaban_kembar', 'titik_sama', 'waktu_singkat'])
  }, 60_000)

  it('an SPTJM in place of a musyawarah: the Lurah’s own statement, closed by the operator', async () => {
    at('2026-09-01')
    const { batchId, homes, item } = await listed('2026-09', 'september', 2)
    await assigned(batchId, homes.map((_, k) => item(k)))
    await visits(batchId, 'september', homes.map((_, k) => item(k)), '2026-09-02')
    at('2026-09-03')
    await reviewed(batchId)
    const musdesId = newId()
    const statement = { batchId, musdesId, kind: 'sptjm', on: '2026-09-03', signatoryName: 'Lurah Contoh', signatoryRole: 'Lurah', statement: 'Musyawarah tidak dapat diadakan karena wabah di kelurahan.' }
    expect(await code('oki', 'openMusdes', statement)).toBe('BUKAN_WEWENANG')
    await did('lurah', 'openMusdes', statement)
    expect(await code('oki', 'decide', { batchId, musdesId, decisions: yes([item(0), item(1)]) })).toBe('BUKAN_WEWENANG')
    await did('lurah', 'decide', { batchId, musdesId, decisions: yes([item(0), item(1)]) })
    await did('oki', 'closeMusdes', { batchId, musdesId })
    expect(await finalise(batchId)).toBe('accepted')
    expect(totalsOfItems(await items(batchId))).toMatchObject({ layak: 2 })
  }, 60_000)
})
