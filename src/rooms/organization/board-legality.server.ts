// Reads the boards of a territory as the house: columns of class P, never a seat. And the workbook of the report.
import { regencyOf } from '../../engine/space.ts'
import type { Database } from '../../engine/store.server/database.server.ts'
import { type Legality, type LegalityFacts, legalShare, rowPeriod, rowStanding } from './board-legality.ts'
import { issuerLabel } from './board-rules.ts'
import { boardStates } from './board-words.ts'

/** The boards of exactly these places. */
export async function boardsOf(db: Database, codes: readonly string[]): Promise<LegalityFacts[]> {
  if (codes.length === 0) return []
  return db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query<LegalityFacts>(
    // How do the boards of these places stand?
    `select place_code as "place", name, state, to_char(period_start, 'YYYY-MM-DD') as "periodStart", to_char(period_end, 'YYYY-MM-DD') as "periodEnd", precision,
       sk_no as "skNo", to_char(sk_date, 'YYYY-MM-DD') as "skDate", sk_issuer as "skIssuer", sk_title as "skTitle", to_char(inaugurated_on, 'YYYY-MM-DD') as "inauguratedOn", next_state as "nextState"
     from board
     where regency_code = any ($1) and place_code = any ($2)
     order by place_code`,
    [[...new Set(codes.map(regencyOf))], codes],
  ))
}

/** How many boards stand on a day further down, for each place of the given length and each level below it. */
export async function legalInside(db: Database, shards: readonly string[] | null, place: string, length: number, day: string): Promise<{ place: string; length: number; n: number }[]> {
  return db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query<{ place: string; length: number; n: number }>(
    // How many boards of each level are in force inside each place?
    `select left(place_code, $1::int) as "place", length(place_code) as "length", count(*)::int as n
     from board
     where ${shards ? 'regency_code = any ($4)' : '$4::text[] is null'} and length(place_code) > $1::int and left(place_code, length($2::text)) = $2
       and state in ('aktif', 'akan_berakhir') and period_start <= $3 and period_end >= $3
     group by 1, 2`,
    [length, place, day, shards ?? null],
  ))
}

export async function legalityBook(l: Legality, generatedAt: string): Promise<Uint8Array> {
  // Read when somebody asks, not when the server starts.
  const { Workbook } = await import('@cj-tech-master/excelts')
  const book = new Workbook()
  book.creator = 'Guyub'
  const at = new Date(generatedAt)
  book.created = at
  book.modified = at
  const sheet = (name: string, head: readonly string[], rows: readonly (readonly (string | number | null)[])[], widths: readonly number[]): void => {
    const page = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
    page.addRow([...head])
    page.getRow(1).font = { bold: true }
    for (const row of rows) page.addRow([...row])
    for (const [i, width] of widths.entries()) page.getColumn(i + 1).width = width
    page.getColumn(1).numFmt = '@'
  }
  const t = l.totals
  sheet('Ringkasan', ['Ukuran', 'Nilai'], [
    ['Wilayah', `${l.name} (${l.place || 'Indonesia'})`], ['Per tanggal', l.on], ['Jumlah wilayah', t.all], ['Sah (aktif)', t.legal], ['Di antaranya berakhir dalam 180 hari', t.ending], ['Kedaluwarsa', t.expired],
    ['Dibekukan', t.frozen], ['Sedang dibentuk atau menunggu pelantikan', t.making], ['Belum terbentuk', t.none], ['Sah (%)', legalShare(t)],
  ], [44, 28])
  sheet('Legalitas', ['Kode', 'Wilayah', 'Keadaan', 'Sah', 'Kepengurusan', 'Masa bakti', 'Mulai', 'Sampai', 'Sisa hari', 'Nomor SK', 'Tanggal SK', 'Penerbit', 'Jabatan penerbit', 'Dilantik', 'Masa bakti berikutnya'],
    l.rows.map((r) => [r.code, r.name, rowStanding(r), r.legal ? 'ya' : 'tidak', r.board, rowPeriod(r), r.periodStart, r.periodEnd, r.daysLeft, r.skNo, r.skDate, r.skIssuer ? issuerLabel(r.skIssuer).id : null, r.skTitle, r.inauguratedOn, boardStates.find((s) => s.code === r.nextState)?.label.id ?? null]),
    [12, 28, 24, 8, 30, 26, 12, 12, 10, 28, 12, 22, 26, 12, 22])
  sheet('Belum terbentuk', ['Kode', 'Wilayah'], l.rows.filter((r) => l.missing.includes(r.code)).map((r) => [r.code, r.name]), [16, 32])
  return new Uint8Array(await book.xlsx.writeBuffer())
}
