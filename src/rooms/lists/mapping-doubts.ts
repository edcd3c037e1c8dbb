// What a mapping of columns still lacks, and what its samples make doubtful: said while somebody maps, before anything is checked.
import type { Text } from '../../engine/field.ts'
import { looksLost, maritalWords, readChoice, readDate, readIdentity, relationWords, sexWords } from './cells.ts'
import { type ColumnMapping, type ListField, listFieldLabels, type Mapping, type SheetLook, type SheetMapping } from './profile.ts'

export interface MappingDoubt {
  sheet: string
  /** The column it is about; null = the sheet or the whole file. */
  at: number | null
  /** `stop`: cannot be checked like this. `warn`: look again. */
  kind: 'stop' | 'warn'
  say: Text
}

const t = (id: string, en: string): Text => ({ id, en })
const placeFields: readonly ListField[] = ['kode_wilayah', 'kode_desa', 'nama_desa']
const familyFields: readonly ListField[] = ['no_kk', 'no_keluarga', 'nama_kepala']

export function doubtsOfMapping(mapping: Mapping, looks: readonly SheetLook[], today: string): MappingDoubt[] {
  const used = mapping.sheets.filter((s) => s.columns.some((c) => c.field !== 'lewati'))
  if (used.length === 0) return [{ sheet: '', at: null, kind: 'stop', say: t('Belum ada kolom yang dipakai.', 'No column is used yet.') }]
  const out = used.flatMap((s) => [...doubtsOfSheet(s), ...s.columns.flatMap((c) => doubtsOfColumn(s, c, looks, today))])
  if (!mapping.village && !used.some((s) => s.columns.some((c) => placeFields.includes(c.field)))) {
    out.unshift({ sheet: '', at: null, kind: 'stop', say: t('Berkas ini tidak menyebut desa/kelurahan. Pilih satu untuk semua barisnya.', 'This file names no village. Choose one for all its rows.') })
  }
  return out
}

function doubtsOfSheet(s: SheetMapping): MappingDoubt[] {
  const out: MappingDoubt[] = []
  const stop = (say: Text, at: number | null = null): void => void out.push({ sheet: s.sheet, at, kind: 'stop', say })
  const has = (field: ListField): boolean => s.columns.some((c) => c.field === field)
  if (s.rows === 'anggota' && !has('nama')) stop(t('Tunjukkan kolom nama.', 'Show which column is the name.'))
  if (s.rows === 'keluarga' && !familyFields.some(has)) stop(t('Tunjukkan kolom nomor KK, nomor keluarga, atau nama kepala keluarga.', 'Show which column is the family card number, the family number or the head.'))
  const seen = new Map<string, ColumnMapping>()
  for (const c of s.columns) {
    if (c.field === 'lewati') continue
    if (c.field === 'jawaban' && !c.question) stop(t(`Pilih pertanyaan untuk kolom “${c.header}”.`, `Choose the question of column “${c.header}”.`), c.at)
    const key = `${c.field} ${c.question ?? ''}`
    const before = seen.get(key)
    if (before) stop(t(`“${before.header}” dan “${c.header}” menunjuk hal yang sama: ${listFieldLabels[c.field].id}.`, `“${before.header}” and “${c.header}” say the same: ${listFieldLabels[c.field].en}.`), c.at)
    else seen.set(key, c)
  }
  if (s.rows === 'anggota' && !has('nik') && !has('tgl_lahir') && !has('thn')) {
    out.push({ sheet: s.sheet, at: null, kind: 'warn', say: t('Tanpa NIK dan tanggal lahir, orang yang sudah tercatat sukar dikenali; semuanya dapat menjadi baru.', 'Without NIK and birth date, people registered already are hard to know again; all may become new.') })
  }
  return out
}

/** What stands in a column below its headers, as far as it was looked at. */
export const samplesOf = (look: SheetLook | undefined, at: number): string[] =>
  (look?.rows.slice(look.headerRows) ?? []).map((r) => (r[at] ?? '').trim()).filter((c) => c !== '')

function doubtsOfColumn(s: SheetMapping, c: ColumnMapping, looks: readonly SheetLook[], today: string): MappingDoubt[] {
  const samples = samplesOf(looks.find((l) => l.sheet === s.sheet), c.at)
  if (c.field === 'lewati' || samples.length === 0) return []
  const bad = samples.filter((sample) => unreadable(c, sample, today, looksLost(samples)))
  const lost = (c.field === 'nik' || c.field === 'no_kk') && samples.some((x) => readIdentity(x, c.field === 'nik' ? 'NIK' : 'KK', looksLost(samples)).reason === 'angka_excel')
  const warn = (say: Text): MappingDoubt[] => [{ sheet: s.sheet, at: c.at, kind: 'warn', say }]
  if (lost) return warn(t('Excel menyimpannya sebagai angka: digit ke-16 hilang. Masuk tanpa nomor, 15 angkanya disimpan. Lebih baik minta berkas dengan kolom teks.', 'Excel kept it as a number: the 16th digit is lost. Comes in without a number, its 15 digits kept. Better ask for a file with a text column.'))
  if (bad.length === 0) return []
  return warn(t(`${bad.length} dari ${samples.length} contoh tidak terbaca sebagai “${listFieldLabels[c.field].id}”.`, `${bad.length} of ${samples.length} samples cannot be read as “${listFieldLabels[c.field].en}”.`))
}

function unreadable(c: ColumnMapping, sample: string, today: string, lost: boolean): boolean {
  const choice = (words: ReadonlyMap<string, string>): boolean => {
    const read = readChoice(sample, words, c.codes)
    return read !== null && 'unread' in read
  }
  switch (c.field) {
    case 'nik': case 'no_kk': {
      const { reason, raw } = readIdentity(sample, c.field === 'nik' ? 'NIK' : 'KK', lost)
      return reason !== null && raw !== null
    }
    case 'tgl_lahir': {
      const read = readDate(sample, today)
      return read !== null && 'unread' in read
    }
    case 'jk': return choice(sexWords)
    case 'hubungan': return choice(relationWords)
    case 'status_kawin': return choice(maritalWords)
    case 'nama': return /^[\d\s.,/-]+$/.test(sample)
    case 'rt': case 'rw': return !/\d/.test(sample)
    default: return false
  }
}
