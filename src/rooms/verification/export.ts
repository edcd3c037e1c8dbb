// What is handed on to SIKS-NG of a batch: one line a family, in the same order as the Berita Acara, as CSV and as sheet cells.
import { choiceLabel } from '../../engine/field.ts'
import type { AnyRow, RowOf } from '../../engine/record.ts'
import { type Batch, BatchItem } from './records.ts'

export type ExportCell = string | number | null
type Item = RowOf<typeof BatchItem>

const c = BatchItem.columns
const word = (field: (typeof c)['decision'], code: unknown): string | null => (code ? choiceLabel(field, code).id : null)

/** Names as the field knows them; codes stand beside their words, so that nothing has to be guessed back. */
const columns: readonly (readonly [name: string, of: (i: Item, at: number, batch: RowOf<typeof Batch>) => ExportCell])[] = [
  ['no', (_i, at) => at + 1],
  ['batch', (_i, _at, b) => b.number ?? b.id],
  ['bulan', (_i, _at, b) => b.month ?? null],
  ['kode_wilayah', (i) => i.place],
  ['nik_kepala_keluarga', (i) => i.headNik ?? null],
  ['no_kk', (i) => i.kk ?? null],
  ['nama_kepala_keluarga', (i) => i.headName ?? null],
  ['alamat', (i) => i.address ?? null],
  ['rt', (i) => i.rt ?? null],
  ['rw', (i) => i.rw ?? null],
  ['jumlah_anggota', (i) => i.members ?? null],
  ['sumber', (i) => word(c.source, i.source)],
  ['tanggal_kunjungan', (i) => i.visitedOn ?? null],
  ['hasil_pendataan_205', (i) => i.result ?? null],
  ['percobaan_kunjungan', (i) => i.attempts?.length ?? 0],
  ['hasil_padan', (i) => word(c.match, i.match)],
  ['kode_keputusan', (i) => i.decision ?? null],
  ['keputusan', (i) => word(c.decision, i.decision)],
  ['kode_alasan', (i) => i.reasonCode ?? null],
  ['alasan', (i) => word(c.reasonCode, i.reasonCode)],
  ['keterangan', (i) => i.reasonNote ?? null],
  ['tanggal_keputusan', (i) => i.decidedOn ?? null],
  ['nomor_berita_acara', (_i, _at, b) => b.minutesNo ?? null],
  ['nomor_surat_pengesahan', (_i, _at, b) => b.letterNo ?? null],
  ['tanggal_surat_pengesahan', (_i, _at, b) => b.letterOn ?? null],
  ['id_keluarga', (i) => i.householdId ?? null],
]

export const exportHead: readonly string[] = columns.map(([name]) => name)

/** RW, RT, name: as the Berita Acara numbers them. */
export function walkOrder<T extends { id: string; rw?: string | null; rt?: string | null; headName?: string | null }>(items: readonly T[]): T[] {
  const key = (i: T): string => `${(i.rw ?? '').padStart(5, '0')} ${(i.rt ?? '').padStart(5, '0')} ${i.headName ?? ''} ${i.id}`
  return [...items].sort((a, b) => (key(a) < key(b) ? -1 : 1))
}

export const exportRows = (batch: AnyRow, items: readonly AnyRow[]): ExportCell[][] =>
  walkOrder(items as unknown as Item[]).map((i, at) => columns.map(([, of]) => of(i, at, batch as unknown as RowOf<typeof Batch>)))
