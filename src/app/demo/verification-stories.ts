// Verification as it stands in three villages: one ready for its deliberation, one in the field, one approved with its results and an objection.
import { addDays, dayAt } from '../../engine/values/day.ts'
import { derivedId } from '../../engine/values/id.ts'
import { villageKindOf } from '../../engine/values/place-code.ts'
import { batchHash, type MusdesRow } from '../../rooms/verification/minutes.ts'
import { type AttendeeRow, batchIdOf, type BatchRow, itemIdOf, type ItemRow, sampleOf } from '../../rooms/verification/rules.ts'
import { fullVisit, sampleAttendees, sampleSignature } from '../../rooms/verification/samples.ts'
import type { Family } from './families.ts'
import { batuceper, cipondoh, city, karawaci } from './places.ts'
import { headOf } from './pool.ts'
import type { Ground } from './report-stories.ts'

/** Working days ago a batch was opened, by how far it has come. */
const opened = { ready: 12, field: 4, approved: 24 }
const most = 40

/** What is found at the last houses of a list: the rest are as they were. */
const findings: readonly (string | null)[] = ['mampu', 'mampu', 'mampu', 'mampu', 'mampu', 'meninggal', 'pindah', 'pindah', null, null]

export function verificationStories({ script, cast, pool, pictures }: Ground): void {
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
      script.add(t.workday(ago, `08:5${n}`), psm, 'verification.declareFamily', village, { id: derivedId(id, `ties ${n}`), personId: psm, relation: 'tidak_ada' })
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

  // Cipondoh: some houses seen, most still to be visited.
  const field = homes(cipondoh, 8, 16)
  const b = batch(cipondoh, opened.field, field)
  visits(cipondoh, b.id, field.slice(0, 6), opened.field - 1, () => undefined)

  // Karawaci: approved and handed on; the result has come, and somebody objects.
  const done = homes(karawaci, 40, 12)
  const c = batch(karawaci, opened.approved, done)
  visits(karawaci, c.id, done, opened.approved - 1, (i) => (i >= 10 ? 'mampu' : undefined))
  reviewed(karawaci, c.id, done, 18, () => true)
  approved(karawaci, c, done)

  function approved(village: string, { id, month, item }: ReturnType<typeof batch>, families: readonly Family[]): void {
    const operator = cast.one('village_operator', village)
    const lurah = cast.one('village_head', village)
    const held = t.workday(16, '09:00')
    const musdesId = derivedId(id, 'musdes')
    const kind = villageKindOf(village) === 'kelurahan' ? 'muskel' : 'musdes'
    const meeting = { venue: 'Aula Kelurahan', chairName: 'Lurah Contoh', agenda: 'Pembukaan\nPembacaan hasil verifikasi\nKeputusan per keluarga\nPenutup' }
    script.add(held, operator, 'verification.openMusdes', village, { batchId: id, musdesId, kind, on: dayAt(held, village), startAt: held, ...meeting, chairRole: 'Lurah', secretaryName: 'Operator Contoh', invited: 10 })
    const attendees = sampleAttendees.map((x, n) => ({ id: derivedId(id, `hadir ${n}`), ...x, signature: sampleSignature(n) }))
    for (const [n, x] of attendees.entries()) {
      const { id: attendeeId, ...facts } = x
      script.add(minutesAfter(held, 4 + n), operator, 'verification.attend', village, { batchId: id, musdesId, attendeeId, ...facts, present: true })
    }
    const rows = families.map((f, i) => ({
      id: item(f), householdId: f.id, headName: headOf(f).name, kk: f.kk ?? null, ...(i >= 10 ? { decision: 'tidak_layak', reasonCode: 'mampu' } : { decision: 'layak', reasonCode: 'layak' }), reasonNote: null,
    }))
    script.add(minutesAfter(held, 60), operator, 'verification.decide', village, { batchId: id, musdesId, decisions: rows.map((r) => ({ itemId: r.id, decision: r.decision, reason: r.reasonCode, was: null })) })
    script.add(minutesAfter(held, 90), operator, 'verification.closeMusdes', village, { batchId: id, musdesId, endAt: minutesAfter(held, 90) })
    const contentHash = batchHash(
      { id, place: village, month, edition: 1 } as BatchRow, { id: musdesId, kind, on: dayAt(held, village), ...meeting } as MusdesRow, rows as unknown as ItemRow[],
      attendees.map((x) => ({ ...x, present: true })) as unknown as AttendeeRow[],
    )
    script.add(t.workday(15, '10:00'), lurah, 'verification.finaliseVillage', village, { batchId: id, musdesId, minutesNo: `470/${month.slice(5)}/BA/${month.slice(0, 4)}`, contentHash, papers: [] })
    const ids = families.map(item)
    const checker = cast.one('dinsos_verifier', city)
    for (const [n, itemId] of [...sampleOf(id, ids, 5, 'kabupaten 1')].entries()) script.add(t.workday(14, `09:${String(20 + n)}`), checker, 'verification.checkItem', village, { batchId: id, itemId, result: 'sesuai' })
    script.add(t.workday(14, '11:00'), checker, 'verification.verifyRegency', village, { batchId: id, note: 'Contoh sesuai.' })
    script.add(t.workday(13, '13:00'), head, 'verification.approve', village, { batchId: id, letterNo: `460/${month.slice(5)}/DINSOS/${month.slice(0, 4)}`, letterOn: dayAt(t.workday(13, '13:00'), village) })
    script.add(t.workday(6, '10:00'), operator, 'verification.recordResults', village, {
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
}
