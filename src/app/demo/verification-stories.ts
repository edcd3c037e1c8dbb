// Verification as it stands in six villages: in the field, ready to deliberate, in the middle of it, returned, exported, and approved with its results and
// an objection; and two families who asked for themselves.
import { addDays, dayAt } from '../../engine/values/day.ts'
import { derivedId } from '../../engine/values/id.ts'
import { villageKindOf } from '../../engine/values/place-code.ts'
import { batchHash, type MusdesRow } from '../../rooms/verification/minutes.ts'
import { type AttendeeRow, batchIdOf, type BatchRow, itemIdOf, type ItemRow, sampleOf } from '../../rooms/verification/rules.ts'
import { fullVisit, sampleAttendees, sampleSignature } from '../../rooms/verification/samples.ts'
import type { Family } from './families.ts'
import { batuceper, cipondoh, city, karawaci, cibodas, neglasari, sukarasa } from './places.ts'
import { headOf } from './pool.ts'
import type { Ground } from './report-stories.ts'
import { ticketHash } from '../../rooms/reports/ticket.ts'
import { aCitizen } from './script.ts'
import { demoCode } from './telling.ts'

/** Working days ago a batch was opened, by how far it has come. */
const opened = { ready: 12, field: 4, approved: 24, exported: 29 }
const most = 40

/** What is found at the last houses of a list: the rest are as they were. */
const findings: readonly (string | null)[] = ['mampu', 'mampu', 'mampu', 'mampu', 'mampu', 'meninggal', 'pindah', 'pindah', null, null]

export async function verificationStories({ script, cast, pool, pictures }: Ground): Promise<void> {
  const t = script.time
  const verifier = cast.one('dinsos_verifier', city, 2)
  const head = cast.one('dinsos_head', city)

  /** Free families of a village, known long enough; as many as there are. */
  function homes(village: string, known: number, n: number): Family[] {
    const free = pool.all.filter((f) => f.village === village && f.registeredAgo > known).length
    const out: Family[] = []
    for (let left = Math.min(n, free); left > 0; left--) {
      try {
        out.push(pool.family(village, { known }))
      } catch {
        break // Others have told of them.
      }
    }
    return out
  }

  const declared = new Set<string>()
  /** Opens a batch on a working day; outside the month's window the social office opens it late, with the reason. */
  function batch(village: string, ago: number, families: readonly Family[], until = addDays(t.today, 14)): { id: string; month: string; item: (f: Family) => string } {
    const at = t.workday(ago, '08:10')
    const day = dayAt(at, village)
    const month = day.slice(0, 7)
    const id = batchIdOf(village, month)
    const operator = cast.one('village_operator', village)
    if (Number(day.slice(8)) <= 11) {
      script.add(at, operator, 'verification.openBatch', village, { batchId: id, place: village, month, serial: 1 })
      script.add(t.workday(ago, '08:20'), verifier, 'verification.extendBatch', village, { batchId: id, until, reason: 'Kelurahan ini baru mulai memakai Guyub; diberi waktu belajar bulan ini.' })
    } else {
      script.add(at, verifier, 'verification.openBatch', village, { batchId: id, place: village, month, serial: 1, lateUntil: until, lateReason: 'Kelurahan ini baru mulai memakai Guyub; dibuka sesudah masa input.' })
    }
    script.add(t.workday(ago, '08:40'), operator, 'verification.importList', village, { batchId: id, source: 'siks_ng', sourceNote: 'Daftar pemutakhiran bulan ini', householdIds: families.map((f) => f.id) })
    for (const n of [1, 2]) {
      const psm = cast.one('psm', village, n)
      // Said once, before the first batch of the village.
      if (!declared.has(psm)) script.add(t.workday(Math.max(...Object.values(opened)), `08:0${n}`), psm, 'verification.declareFamily', village, { id: derivedId(psm, 'ties'), personId: psm, relation: 'tidak_ada' })
      declared.add(psm)
      const part = families.filter((_, i) => i % 2 === n - 1).map((f) => itemIdOf(id, f.id))
      if (part.length > 0) script.add(t.workday(ago, `09:1${n}`), operator, 'verification.assign', village, { batchId: id, itemIds: part, to: psm, due: addDays(day, 10) })
    }
    return { id, month, item: (f) => itemIdOf(id, f.id) }
  }

  const minutesAfter = (at: string, minutes: number): string => new Date(Date.parse(at) + minutes * 60_000).toISOString()

  /** Both volunteers go from house to house, four days each. */
  function visits(village: string, id: string, families: readonly Family[], ago: number, findingOf: (i: number) => string | null | undefined): void {
    for (const [i, f] of families.entries()) {
      const finding = findingOf(i)
      const psm = cast.one('psm', village, (i % 2) + 1)
      const walk = Math.floor(i / 2)
      const begin = minutesAfter(t.workday(ago - Math.floor(walk / 7), '08:30'), (walk % 7) * 47 + (i % 2) * 5)
      const said = { batchId: id, itemId: itemIdOf(id, f.id) }
      const end = minutesAfter(begin, 16 + (i % 9))
      const on = dayAt(begin, village)
      if (finding === null) {
        // Nobody at home, twice on different days.
        for (const n of [0, 1]) {
          const knocked = minutesAfter(t.workday(ago - n * 2, '15:20'), i * 3)
          script.add(knocked, psm, 'verification.visit', village, { ...said, visitId: script.id(knocked), on: dayAt(knocked, village), result: '3', note: 'Rumah kosong, tetangga tidak tahu.' })
        }
        continue
      }
      const away = finding === 'pindah'
      script.add(end, psm, 'verification.visit', village, {
        ...said, visitId: script.id(end), on, ...fullVisit(`${id} demo`, i, begin, 15), end,
        ...(f.gps ? { gps: f.gps } : {}), answers: { ...f.answers },
        ...(away
          ? { result: '5', respondentKind: 'tetangga', answers: {}, frontPhotos: [], kkPhotos: [] }
          : { frontPhotos: [pictures.own('rumah', begin, `${id} ${i}`)], kkPhotos: [{ ...pictures.own('dokumen', begin, `${id} ${i}`), about: 'kk' }] }),
        ...(finding ? { finding, note: finding === 'pindah' ? 'Menurut tetangga pindah ke luar kota.' : finding === 'meninggal' ? 'Kepala keluarga meninggal, anak sudah mandiri.' : 'Sudah punya usaha dan kendaraan baru.' } : { finding: 'layak' }),
      })
    }
  }

  /** Match, second look at the drawn ones, review. */
  function reviewed(village: string, id: string, families: readonly Family[], ago: number, seen: (i: number) => boolean): void {
    const operator = cast.one('village_operator', village)
    const tksk = cast.one('district_supervisor', village.slice(0, 8))
    const ids = families.map((f) => itemIdOf(id, f.id))
    const matched = ids.filter((_, i) => seen(i))
    script.add(t.workday(ago, '09:30'), operator, 'verification.recordMatches', village, { batchId: id, matches: matched.map((itemId) => ({ itemId, match: 'padan' })) })
    for (const [n, itemId] of [...sampleOf(id, ids, 5)].entries()) script.add(t.workday(ago - 1, `10:${String(10 + n * 9)}`), tksk, 'verification.spotCheck', village, { batchId: id, itemId, how: 'kunjungan', result: 'sesuai', note: 'Didatangi lagi, jawabannya sama.' })
    script.add(t.workday(ago - 1, '14:30'), tksk, 'verification.review', village, { batchId: id, itemIds: ids, note: 'Foto dan jawaban lengkap.' })
  }
  const found = (n: number) => (i: number): string | null | undefined => (i < n - findings.length ? undefined : findings[i - (n - findings.length)])

  // Batuceper: every family is reviewed; the deliberation can begin.
  const ready = homes(batuceper, 20, most)
  const a = batch(batuceper, opened.ready, ready)
  visits(batuceper, a.id, ready, opened.ready - 1, found(ready.length))
  reviewed(batuceper, a.id, ready, 4, (i) => found(ready.length)(i) !== null)

  // Cipondoh and Sukarasa: some houses seen, most still to be visited.
  for (const village of [cipondoh, sukarasa]) {
    const field = homes(village, 8, 16)
    const b = batch(village, opened.field, field)
    visits(village, b.id, field.slice(0, 6), opened.field - 1, () => undefined)
  }

  // Karawaci: approved; the result has come, and somebody objects.
  const done = homes(karawaci, 40, 12)
  const c = batch(karawaci, opened.approved, done)
  visits(karawaci, c.id, done, opened.approved - 1, wealthier)
  reviewed(karawaci, c.id, done, 18, () => true)
  deliberated(karawaci, c, done, 16)
  finalised(karawaci, c, done, 15)
  approved(karawaci, c, done, 14)
  results(karawaci, c, done)

  // Sukarasa, the month before: approved, and handed on when everything else was told (export.server).
  const before = homes(sukarasa, 45, 10)
  const d = batch(sukarasa, opened.exported, before)
  visits(sukarasa, d.id, before, opened.exported - 1, wealthier)
  reviewed(sukarasa, d.id, before, 23, () => true)
  deliberated(sukarasa, d, before, 21)
  finalised(sukarasa, d, before, 20)
  approved(sukarasa, d, before, 19)

  // Cibodas: finalised, and sent back for two families.
  const back = homes(cibodas, 20, 9)
  const e = batch(cibodas, opened.ready, back)
  visits(cibodas, e.id, back, opened.ready - 1, wealthier)
  reviewed(cibodas, e.id, back, 8, () => true)
  deliberated(cibodas, e, back, 6)
  finalised(cibodas, e, back, 5)
  script.add(t.workday(3, '10:30'), cast.one('dinsos_verifier', city), 'verification.returnBatch', cibodas, {
    batchId: e.id, until: addDays(t.today, 7), reason: 'Foto depan rumah dua keluarga sama. Mohon dilihat lagi, lalu diputus ulang.',
    items: back.slice(0, 2).map((f) => ({ itemId: e.item(f), note: 'Foto rumahnya sama dengan keluarga lain.' })),
  })

  // Neglasari: in the middle of its deliberation.
  const sitting = homes(neglasari, 20, 10)
  const g = batch(neglasari, opened.ready, sitting)
  visits(neglasari, g.id, sitting, opened.ready - 1, wealthier)
  reviewed(neglasari, g.id, sitting, 5, () => true)
  const held = t.workday(1, '13:00')
  open(neglasari, g.id, held)
  script.add(minutesAfter(held, 40), cast.one('village_operator', neglasari), 'verification.decide', neglasari, { batchId: g.id, musdesId: derivedId(g.id, 'musdes'), decisions: sitting.slice(0, 4).map((f) => ({ itemId: g.item(f), decision: 'layak', reason: 'layak', was: null })) })

  await asked()

  function open(village: string, id: string, at: string): { musdesId: string; kind: string; meeting: { venue: string; chairName: string; agenda: string }; attendees: ({ id: string } & (typeof sampleAttendees)[number] & { signature: number[][] })[] } {
    const operator = cast.one('village_operator', village)
    const musdesId = derivedId(id, 'musdes')
    const kind = villageKindOf(village) === 'kelurahan' ? 'muskel' : 'musdes'
    const meeting = { venue: 'Aula Kelurahan', chairName: 'Lurah Contoh', agenda: 'Pembukaan\nPembacaan hasil verifikasi\nKeputusan per keluarga\nPenutup' }
    script.add(at, operator, 'verification.openMusdes', village, { batchId: id, musdesId, kind, on: dayAt(at, village), startAt: at, ...meeting, chairRole: 'Lurah', secretaryName: 'Operator Contoh', invited: 10 })
    const attendees = sampleAttendees.map((x, n) => ({ id: derivedId(id, `hadir ${n}`), ...x, signature: sampleSignature(n) }))
    for (const [n, x] of attendees.entries()) {
      const { id: attendeeId, ...facts } = x
      script.add(minutesAfter(at, 4 + n), operator, 'verification.attend', village, { batchId: id, musdesId, attendeeId, ...facts, present: true })
    }
    return { musdesId, kind, meeting, attendees }
  }

  function decided(families: readonly Family[], item: (f: Family) => string) {
    return families.map((f, i) => ({
      id: item(f), householdId: f.id, headName: headOf(f).name, kk: f.kk ?? null, ...(wealthier(i) ? { decision: 'tidak_layak', reasonCode: 'mampu' } : { decision: 'layak', reasonCode: 'layak' }), reasonNote: null,
    }))
  }

  function deliberated(village: string, { id, item }: Opened, families: readonly Family[], ago: number): void {
    const operator = cast.one('village_operator', village)
    const at = t.workday(ago, '09:00')
    const { musdesId } = open(village, id, at)
    script.add(minutesAfter(at, 60), operator, 'verification.decide', village, { batchId: id, musdesId, decisions: decided(families, item).map((r) => ({ itemId: r.id, decision: r.decision, reason: r.reasonCode, was: null })) })
    script.add(minutesAfter(at, 90), operator, 'verification.closeMusdes', village, { batchId: id, musdesId, endAt: minutesAfter(at, 90) })
  }

  /** On the working day after it was held. */
  function finalised(village: string, { id, month, item }: Opened, families: readonly Family[], ago: number): void {
    const at = t.workday(ago + 1, '09:00')
    const contentHash = batchHash(
      { id, place: village, month, edition: 1 } as BatchRow,
      { id: derivedId(id, 'musdes'), kind: villageKindOf(village) === 'kelurahan' ? 'muskel' : 'musdes', on: dayAt(at, village), venue: 'Aula Kelurahan', chairName: 'Lurah Contoh', agenda: 'Pembukaan\nPembacaan hasil verifikasi\nKeputusan per keluarga\nPenutup' } as MusdesRow,
      decided(families, item) as unknown as ItemRow[],
      sampleAttendees.map((x, n) => ({ id: derivedId(id, `hadir ${n}`), ...x, signature: sampleSignature(n), present: true })) as unknown as AttendeeRow[],
    )
    script.add(t.workday(ago, '10:00'), cast.one('village_head', village), 'verification.finaliseVillage', village, { batchId: id, musdesId: derivedId(id, 'musdes'), minutesNo: `470/${month.slice(5)}/BA/${month.slice(0, 4)}`, contentHash, papers: [] })
  }

  function approved(village: string, { id, month, item }: Opened, families: readonly Family[], ago: number): void {
    const checker = cast.one('dinsos_verifier', city)
    for (const [n, itemId] of [...sampleOf(id, families.map(item), 5, 'kabupaten 1')].entries()) script.add(t.workday(ago, `09:${String(20 + n)}`), checker, 'verification.checkItem', village, { batchId: id, itemId, result: 'sesuai' })
    script.add(t.workday(ago, '11:00'), checker, 'verification.verifyRegency', village, { batchId: id, note: 'Contoh sesuai.' })
    const signed = t.workday(ago - 1, '13:00')
    script.add(signed, head, 'verification.approve', village, { batchId: id, letterNo: `460/${month.slice(5)}/DINSOS/${month.slice(0, 4)}`, letterOn: dayAt(signed, village) })
  }

  function results(village: string, { id, item }: Opened, families: readonly Family[]): void {
    script.add(t.workday(6, '10:00'), cast.one('village_operator', village), 'verification.recordResults', village, {
      batchId: id, asOf: dayAt(t.workday(7, '10:00'), village), source: 'Unduhan SIKS-NG triwulan ini', results: families.slice(0, 8).map((f, i) => ({ itemId: item(f), desil: (i % 5) + 1, status: 'terdaftar', bansos: i % 2 === 0 ? ['sembako'] : [] })),
    })
    const [, second] = families
    if (second) {
      const at = t.workday(3, '16:00')
      script.add(at, cast.one('psm', village, 2), 'verification.object', village, {
        objectionId: derivedId(id, 'sanggah'), batchId: id, itemId: item(second), direction: 'seharusnya_tidak_layak', objectorKind: 'warga', objectorName: 'Warga Contoh', livesHere: true,
        reason: 'Menurut warga keluarga ini sudah punya rumah sewaan dan dua motor baru.', photos: [pictures.own('rumah', at, `${id} sanggah`)], gps: second.gps ?? { lat: -6.18, lon: 106.62, accuracy: 15 },
      })
    }
  }

  /** Without an account: one not found in the data yet, one whose result waits for a decision. */
  async function asked(): Promise<void> {
    const [, , , , mine] = done
    const told = [
      { n: 7, village: cipondoh, ago: 2, asks: 'usul', headName: 'Sakroni Percobaan', nik4: '0412', reason: 'Kami baru pindah mengontrak, suami berhenti bekerja, anak tiga masih sekolah.', address: 'Gang Delima, dekat musala' },
      { n: 8, village: karawaci, ago: 4, asks: 'sanggah', headName: mine ? headOf(mine).name : 'Darsono Percobaan', nik4: mine ? (headOf(mine).nik ?? '0001').slice(-4) : '0001', reason: 'Desil kami naik padahal penghasilan tidak tetap dan rumah masih mengontrak.', address: mine?.address ?? 'Gang Mawar' },
    ]
    for (const { n, village, ago, ...said } of told) {
      const at = t.workday(ago, '19:20')
      const objectionId = derivedId(`asked ${n}`, village)
      script.add(at, aCitizen, 'verification.citizenObject', village, {
        objectionId, place: village, ...said, rt: '002', rw: '005', objectorName: said.headName, livesHere: true, photos: [pictures.own('rumah', at, `asked ${n}`)], ticketHash: await ticketHash(demoCode(n)),
      })
      if (village === karawaci && mine) script.add(t.workday(ago - 1, '10:40'), cast.one('village_operator', village), 'verification.linkObjection', village, { objectionId, householdId: mine.id })
    }
  }
}

type Opened = { id: string; month: string; item: (f: Family) => string }
/** The last of a list have come to some wealth. */
const wealthier = (i: number): string | undefined => (i >= 8 ? 'mampu' : undefined)
