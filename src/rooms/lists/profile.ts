// A profile says how one kind of file is read: which header is which field, in which vocabulary. Profiles are data; a mapping is a profile
// laid over one file, as a person confirmed it.
import type { Text } from '../../engine/field.ts'

/** What a column of a list can say. `jawaban` is an answer to the question the column names. */
export const listFields = [
  // The family
  'no_kk', 'no_keluarga', 'nama_kepala', 'jumlah_anggota', 'alamat', 'rt', 'rw', 'dusun', 'telepon', 'lintang', 'bujur',
  // The person
  'nama', 'nik', 'jk', 'tempat_lahir', 'tgl_lahir', 'tgl', 'bln', 'thn', 'hubungan', 'status_kawin', 'keberadaan', 'nama_ibu', 'nama_ayah', 'telepon_orang',
  // Where: a whole village code, or its parts, or names
  'kode_wilayah', 'kode_provinsi', 'kode_kabupaten', 'kode_kecamatan', 'kode_desa', 'nama_provinsi', 'nama_kabupaten', 'nama_kecamatan', 'nama_desa',
  // Whatever else
  'jawaban', 'keterangan', 'lewati',
] as const
export type ListField = (typeof listFields)[number]

export const listFieldLabels: { readonly [F in ListField]: Text } = {
  no_kk: { id: 'Nomor KK', en: 'Family card number' },
  no_keluarga: { id: 'Nomor keluarga atau rumah tangga', en: 'Number of the family or household' },
  nama_kepala: { id: 'Nama kepala keluarga', en: 'Name of the head' },
  jumlah_anggota: { id: 'Jumlah anggota', en: 'Members' },
  alamat: { id: 'Alamat', en: 'Address' },
  rt: { id: 'RT', en: 'RT' },
  rw: { id: 'RW', en: 'RW' },
  dusun: { id: 'Dusun atau lingkungan', en: 'Hamlet' },
  telepon: { id: 'Telepon keluarga', en: 'Phone of the family' },
  lintang: { id: 'Lintang', en: 'Latitude' },
  bujur: { id: 'Bujur', en: 'Longitude' },
  nama: { id: 'Nama', en: 'Name' },
  nik: { id: 'NIK', en: 'NIK' },
  jk: { id: 'Jenis kelamin', en: 'Sex' },
  tempat_lahir: { id: 'Tempat lahir', en: 'Birth place' },
  tgl_lahir: { id: 'Tanggal lahir', en: 'Birth date' },
  tgl: { id: 'Tanggal (hari) lahir', en: 'Day of birth' },
  bln: { id: 'Bulan lahir', en: 'Month of birth' },
  thn: { id: 'Tahun lahir', en: 'Year of birth' },
  hubungan: { id: 'Hubungan dengan kepala keluarga', en: 'Relation to the head' },
  status_kawin: { id: 'Status perkawinan', en: 'Marital status' },
  keberadaan: { id: 'Keberadaan', en: 'Presence' },
  nama_ibu: { id: 'Nama ibu', en: 'Mother’s name' },
  nama_ayah: { id: 'Nama ayah', en: 'Father’s name' },
  telepon_orang: { id: 'Telepon orang', en: 'Phone of the person' },
  kode_wilayah: { id: 'Kode desa/kelurahan (lengkap)', en: 'Village code (whole)' },
  kode_provinsi: { id: 'Kode provinsi', en: 'Province code' },
  kode_kabupaten: { id: 'Kode kabupaten/kota', en: 'Regency code' },
  kode_kecamatan: { id: 'Kode kecamatan', en: 'District code' },
  kode_desa: { id: 'Kode desa/kelurahan (bagian)', en: 'Village code (part)' },
  nama_provinsi: { id: 'Nama provinsi', en: 'Province' },
  nama_kabupaten: { id: 'Nama kabupaten/kota', en: 'Regency' },
  nama_kecamatan: { id: 'Nama kecamatan', en: 'District' },
  nama_desa: { id: 'Nama desa/kelurahan', en: 'Village' },
  jawaban: { id: 'Jawaban pertanyaan', en: 'Answer to a question' },
  keterangan: { id: 'Keterangan', en: 'Note' },
  lewati: { id: 'Tidak dipakai', en: 'Not used' },
}

/** A row is a person (with or without what is known of the family), or a family alone. */
export type RowKind = 'anggota' | 'keluarga'

export interface ProfileColumn {
  field: ListField
  /** Spellings of the header, compared by `plainHeader`. Headers over several rows are also tried joined, top to bottom. */
  names: readonly string[]
  /** Which question, where `field` is `jawaban`. */
  question?: string
  /** How this file writes codes that are not ours: `plainHeader` of what is written → the code of the vocabulary (L and P for sex). */
  codes?: { readonly [written: string]: string }
}

export interface ProfileSheet {
  /** Names of the sheet, compared by `plainHeader`; none = any sheet whose headers fit. */
  titles?: readonly string[]
  rows: RowKind
  columns: readonly ProfileColumn[]
  /** Fields without which a sheet is not of this profile. */
  needs: readonly ListField[]
}

export interface Profile {
  id: string
  label: Text
  /** Where such files come from, in words. */
  source: Text
  /** The questionnaire its answers are written in; null when it has none. */
  vocab: string | null
  /** Sheets are joined by `no_kk` or `no_keluarga`. A CSV has one. */
  sheets: readonly ProfileSheet[]
}

export interface ColumnMapping {
  /** From 0. */
  at: number
  /** As it stands in the file: a mapping is remembered by it. */
  header: string
  field: ListField
  question?: string
  codes?: { readonly [written: string]: string }
}

export interface SheetMapping {
  /** '' for a CSV. */
  sheet: string
  /** Lines before the first row of data, headers included: 1 where the headers stand in the first line. */
  headerRows: number
  rows: RowKind
  columns: readonly ColumnMapping[]
}

export interface Mapping {
  /** The profile it began with; null when made by hand. */
  profile: string | null
  /** The questionnaire of the answers; null = none. */
  vocab: string | null
  sheets: readonly SheetMapping[]
  /** The village of rows that name none; null = such rows come back. */
  village: string | null
}

/** What a sheet shows of itself before anything is decided. */
export interface SheetLook {
  sheet: string
  /** Rows seen, the first 40 at most, as text; merged cells repeat their text over what they cover. */
  rows: readonly (readonly string[])[]
  /** Best guess how many lines stand before the data. */
  headerRows: number
  /** One header for each column, of all header rows joined. */
  headers: readonly string[]
}

/** What headers, sheet names and written codes are compared by: small letters and digits, one blank between words. */
export const plainHeader = (text: string): string =>
  text.normalize('NFKD').toLowerCase().replace(/[\u0300-\u036f]/g, '').replace(/[^a-z0-9]+/g, ' ').trim()

export interface Recognised {
  profile: Profile
  mapping: Mapping
  /** Share of the file's filled headers that the profile knows, 0 to 1. */
  score: number
}

/** Profiles that fit, best first. A header is matched whole, then by its last line (the lowest header row). */
export function recognise(profiles: readonly Profile[], sheets: readonly SheetLook[]): Recognised[] {
  const out: Recognised[] = []
  for (const profile of profiles) {
    const mapped: SheetMapping[] = []
    let known = 0
    let filled = 0
    for (const look of sheets) {
      const best = profile.sheets
        .filter((s) => !s.titles || s.titles.some((t) => plainHeader(t) === plainHeader(look.sheet)) || look.sheet === '')
        .map((s) => ({ sheet: s, columns: mapColumns(s, look) }))
        .filter(({ sheet, columns }) => sheet.needs.every((f) => columns.some((c) => c.field === f)))
        .sort((a, b) => b.columns.length - a.columns.length)[0]
      if (!best) continue
      mapped.push({ sheet: look.sheet, headerRows: look.headerRows, rows: best.sheet.rows, columns: best.columns })
      known += best.columns.length
      filled += look.headers.filter((h) => plainHeader(h) !== '').length
    }
    if (mapped.length > 0) out.push({ profile, score: filled === 0 ? 0 : known / filled, mapping: { profile: profile.id, vocab: profile.vocab, sheets: mapped, village: null } })
  }
  return out.sort((a, b) => b.score - a.score || b.mapping.sheets.length - a.mapping.sheets.length)
}

/** Every column of the sheet that this kind of sheet knows; the first of two that say the same counts. */
export function mapColumns(sheet: ProfileSheet, look: SheetLook): ColumnMapping[] {
  const out: ColumnMapping[] = []
  const taken = new Set<string>()
  for (const [at, header] of look.headers.entries()) {
    const spelled = new Set([plainHeader(header), ...lastLines(look, at)])
    const column = sheet.columns.find((c) => c.names.some((n) => spelled.has(plainHeader(n))))
    if (!column) continue
    const what = `${column.field} ${column.question ?? ''}`
    if (taken.has(what)) continue
    taken.add(what)
    out.push({ at, header, field: column.field, ...(column.question ? { question: column.question } : {}), ...(column.codes ? { codes: column.codes } : {}) })
  }
  return out
}

const lastLines = (look: SheetLook, at: number): string[] => {
  const texts = look.rows.slice(0, look.headerRows).filter((r) => !isNumbering(r)).map((r) => plainHeader(r[at] ?? '')).filter(Boolean)
  return texts.length > 0 ? [texts.at(-1) as string] : []
}

/** A row that only counts the columns: `1 2 3` or `(1) (2) (3)`. */
export const isNumbering = (row: readonly string[]): boolean => {
  const said = row.filter((c) => c !== '').map((c) => /^\(?(\d{1,3})\)?$/.exec(c)?.[1])
  return said.length >= 2 && said.every((n, i) => n !== undefined && Number(n) === Number(said[0]) + i)
}
