// What stays of a list that came in: the file, what became of each family in it, and how its source is read. The families themselves are the registry's.
import type { Choice } from '../../engine/field.ts'
import { choice, instant, integer, json, ref, text } from '../../engine/field.ts'
import { record } from '../../engine/record.ts'
import { z } from 'zod'
import { choices } from '../registry/door.ts'

const N = { class: 'N' as const }
const R = { class: 'R' as const }

export const listStates: readonly Choice[] = choices(
  ['menunggu_pemetaan', 'Menunggu pemetaan kolom', 'Waiting for its columns to be mapped'],
  ['memeriksa', 'Sedang diperiksa', 'Being checked'],
  ['siap', 'Siap dimasukkan', 'Ready to be imported'],
  ['berjalan', 'Sedang dimasukkan', 'Being imported'],
  ['selesai', 'Selesai', 'Finished'],
  ['dihentikan', 'Dihentikan', 'Stopped'],
  ['gagal', 'Gagal', 'Failed'],
)
export const entryOutcomes: readonly Choice[] = choices(
  ['baru', 'Baru di registri', 'New in the registry'],
  ['sudah_ada', 'Sudah ada di registri', 'In the registry already'],
  // Where is told to nobody by the list: somebody may have left so as not to be found.
  ['di_tempat_lain', 'Sudah tercatat di desa/kelurahan lain', 'Registered in another village'],
)
export const foundBy: readonly Choice[] = choices(
  ['nik', 'NIK yang sama, nama atau tanggal lahir cocok', 'Same NIK, and name or birth date agrees'],
  ['kk', 'Nomor KK yang sama', 'Same family card number'],
  ['nama_tanggal_lahir', 'Nama dan tanggal lahir yang sama di desa ini', 'Same name and birth date in this village'],
)

const count = (id: string, en: string) => integer({ ...N, label: { id, en }, min: 0 })

/** One file of one importer. Kept where its importer serves: a village, a kecamatan or a regency. */
export const ListImport = record({
  name: 'listImport',
  label: { id: 'Daftar yang dimasukkan', en: 'Imported list' },
  columns: {
    source: text({ ...N, label: { id: 'Sumber', en: 'Source' }, max: 120 }),
    profile: text({ ...N, label: { id: 'Profil', en: 'Profile' }, max: 60 }),
    fileName: text({ ...N, label: { id: 'Nama berkas', en: 'File name' }, max: 200 }),
    fileHash: text({ ...N, label: { id: 'SHA-256 berkas', en: 'SHA-256 of the file' }, max: 64 }),
    fileBytes: integer({ ...N, label: { id: 'Ukuran berkas', en: 'Size of the file' }, min: 0 }),
    state: choice({ ...N, label: { id: 'Keadaan', en: 'State' }, strict: true, options: listStates }),
    rows: count('Baris dibaca', 'Rows read'),
    accepted: count('Baris diterima', 'Rows accepted'),
    refused: count('Baris dikembalikan', 'Rows given back'),
    already: count('Baris yang sudah ada', 'Rows registered already'),
    newHouseholds: count('Keluarga baru', 'New families'),
    newPersons: count('Orang baru', 'New persons'),
    villages: count('Desa/kelurahan', 'Villages'),
    villagesDone: count('Desa/kelurahan selesai', 'Villages done'),
    by: ref({ ...N, label: { id: 'Dimasukkan oleh', en: 'Imported by' }, record: 'account' }),
    at: instant({ ...N, label: { id: 'Mulai', en: 'Begun' } }),
    endedAt: instant({ ...N, label: { id: 'Selesai', en: 'Ended' } }),
    why: text({ ...N, label: { id: 'Sebab', en: 'Why' }, max: 300 }),
  },
  indexes: ['state'],
  search: ['fileName', 'source'],
  retention: { id: '5 tahun', en: '5 years' },
})

const kept = z.record(z.string(), z.string())

/** One line of the file: who it became, what it said beside what the registry keeps, and where the two differ. */
export const entryLine = z.object({
  /** Line in the file (from 1), in `sheet` where there are several. */
  line: z.int(),
  sheet: z.string().optional(),
  person: z.string().optional(),
  /** `ganda`: the same person stands in the file twice. */
  outcome: z.enum(['baru', 'sudah_ada', 'di_tempat_lain', 'ganda', 'keluarga']),
  foundBy: z.enum(['nik', 'kk', 'nama_tanggal_lahir']).optional(),
  /** What the list says and the registry has no column for: `nama_ibu`, `nama_ayah`, `keterangan`. */
  also: kept.optional(),
  /** The list says something else than the registry: field → as listed. Nothing was overwritten. */
  differs: kept.optional(),
  warnings: z.array(z.string()).optional(),
})
export type EntryLine = z.infer<typeof entryLine>

/** One family of one list in one village: what a verification batch is filled from. */
export const ListEntry = record({
  name: 'listEntry',
  label: { id: 'Keluarga dalam daftar', en: 'Family in a list' },
  columns: {
    listId: ref({ ...R, label: { id: 'Daftar', en: 'List' }, record: 'listImport', required: true }),
    /** Absent where nobody of the family lives in a household of this village. */
    householdId: ref({ ...R, label: { id: 'Keluarga', en: 'Household' }, record: 'household' }),
    outcome: choice({ ...R, label: { id: 'Hasil', en: 'Outcome' }, options: entryOutcomes, required: true }),
    foundBy: choice({ ...R, label: { id: 'Ditemukan lewat', en: 'Found by' }, options: foundBy }),
    name: text({ ...R, label: { id: 'Nama dalam daftar', en: 'Name in the list' }, max: 120 }),
    /** The family's own fields where the list says something else: field → as listed. */
    differs: json({ ...R, label: { id: 'Perbedaan', en: 'Differences' }, schema: kept }),
    lines: json({ ...R, label: { id: 'Baris', en: 'Lines' }, schema: z.array(entryLine) }),
  },
  indexes: ['listId', 'householdId'],
  search: ['name'],
  retention: { id: '5 tahun', en: '5 years' },
})

/** How the files of one source are read: remembered, so that the next one needs no mapping. */
export const ListSource = record({
  name: 'listSource',
  label: { id: 'Sumber daftar', en: 'Source of lists' },
  columns: {
    name: text({ ...N, label: { id: 'Nama sumber', en: 'Name of the source' }, required: true, max: 120 }),
    /** `Mapping` (profile.ts). */
    mapping: json({ ...N, label: { id: 'Pemetaan kolom', en: 'Mapping of columns' }, schema: z.record(z.string(), z.unknown()) }),
    /** The place as the source writes it (`ForeignPlace.key`) → Kemendagri village. */
    places: json({ ...N, label: { id: 'Pemetaan wilayah', en: 'Mapping of places' }, schema: kept }),
    by: ref({ ...N, label: { id: 'Diatur oleh', en: 'Set by' }, record: 'account' }),
  },
  retention: { id: 'Selama dipakai', en: 'As long as it is used' },
})
