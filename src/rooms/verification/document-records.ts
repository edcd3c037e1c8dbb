// Papers that were issued: what stands on them in numbers (N, found by its code), what they say in words (R), and the letterhead of a village or regency.
import { z } from 'zod'
import { choice, date, instant, json, ref, text } from '../../engine/field.ts'
import { record } from '../../engine/record.ts'
import type { PaperContent } from './document-content.ts'
import { strokesSchema } from './records-musdes.ts'

const N = { class: 'N' as const }
const R = { class: 'R' as const }
const kept = { id: '10 tahun (dasar penetapan penerima)', en: '10 years (basis of who receives)' }

export const paperKinds = [
  { code: 'ba', label: { id: 'Berita Acara', en: 'Minutes' } },
  { code: 'hadir', label: { id: 'Daftar hadir', en: 'Attendance list' } },
  { code: 'sptjm', label: { id: 'SPTJM', en: 'Statement of absolute responsibility' } },
]

const line = z.string().trim().max(120)

/** The letterhead as it stood when a paper was issued. */
export const headSchema = z.object({
  government: line, district: line, village: line,
  address: z.string().trim().max(200).optional(), contact: z.string().trim().max(200).optional(),
  logo: z.string().regex(/^data:image\/(png|jpeg);base64,[A-Za-z0-9+/=]+$/).max(60_000).optional(),
  names: z.object({ village: line, district: line, regency: line, province: line.optional() }),
  rural: z.boolean(),
  check: z.string().regex(/^https?:\/\/[^\s]+\/periksa\/$/).max(200),
})

export const signerSchema = z.object({ title: line, name: line, number: line.optional(), signature: strokesSchema.optional() })

const totals = z.object({ items: z.int(), layak: z.int(), tidak_layak: z.int(), perbaikan: z.int(), hapus: z.int(), usulan_baru: z.int(), attendees: z.int() })

export const Paper = record({
  name: 'paper',
  table: 'verification_paper',
  label: { id: 'Dokumen terbit', en: 'Issued paper' },
  columns: {
    batchId: ref({ ...N, label: { id: 'Batch', en: 'Batch' }, record: 'batch', required: true }),
    musdesId: ref({ ...N, label: { id: 'Musyawarah', en: 'Deliberation' }, record: 'musdes' }),
    kind: choice({ ...N, label: { id: 'Jenis', en: 'Kind' }, options: paperKinds, strict: true, required: true }),
    number: text({ ...N, label: { id: 'Nomor', en: 'Number' }, max: 80 }),
    month: text({ ...N, label: { id: 'Bulan', en: 'Month' }, max: 7 }),
    on: date({ ...N, label: { id: 'Tanggal', en: 'Date' } }),
    villageName: text({ ...N, label: { id: 'Desa/kelurahan', en: 'Village' }, max: 200 }),
    contentHash: text({ ...N, label: { id: 'Sidik isi (SHA-256)', en: 'Content hash (SHA-256)' }, max: 64 }),
    /** How it is found from the code printed on it. */
    token: text({ ...N, label: { id: 'Kode periksa', en: 'Code of the check' }, max: 40 }),
    totals: json({ ...N, label: { id: 'Jumlah', en: 'Totals' }, schema: totals }),
    issuedBy: ref({ ...N, label: { id: 'Diterbitkan oleh', en: 'Issued by' }, record: 'account' }),
    issuedAt: instant({ ...N, label: { id: 'Diterbitkan pada', en: 'Issued at' } }),
  },
  indexes: ['batchId', 'token'],
  retention: kept,
})

/** Same id as its paper. */
export const PaperText = record({
  name: 'paperText',
  table: 'verification_paper_text',
  label: { id: 'Isi dokumen', en: 'Content of a paper' },
  columns: {
    batchId: ref({ ...N, label: { id: 'Batch', en: 'Batch' }, record: 'batch', required: true }),
    content: json({ ...R, label: { id: 'Isi', en: 'Content' }, schema: z.custom<PaperContent>((v) => typeof v === 'object' && v !== null) }),
  },
  indexes: ['batchId'],
  retention: kept,
})

/** Letterhead of a village, or of a regency for all its villages; what is empty is made from the names of the places. */
export const Letterhead = record({
  name: 'letterhead',
  table: 'verification_letterhead',
  label: { id: 'Kop surat', en: 'Letterhead' },
  columns: {
    government: text({ ...N, label: { id: 'Baris pertama', en: 'First line' }, help: { id: 'Contoh: PEMERINTAH KOTA TANGERANG', en: 'E.g. PEMERINTAH KOTA TANGERANG' }, max: 120 }),
    district: text({ ...N, label: { id: 'Baris kedua', en: 'Second line' }, help: { id: 'Contoh: KECAMATAN CIPONDOH', en: 'E.g. KECAMATAN CIPONDOH' }, max: 120 }),
    village: text({ ...N, label: { id: 'Baris ketiga', en: 'Third line' }, help: { id: 'Contoh: KELURAHAN GONDRONG', en: 'E.g. KELURAHAN GONDRONG' }, max: 120 }),
    address: text({ ...N, label: { id: 'Alamat kantor', en: 'Address of the office' }, max: 200 }),
    contact: text({ ...N, label: { id: 'Telepon, surel, laman', en: 'Phone, mail, site' }, max: 200 }),
    logo: json({ ...N, label: { id: 'Lambang', en: 'Emblem' }, help: { id: 'PNG atau JPEG kecil, paling besar 40 kB.', en: 'A small PNG or JPEG, at most 40 kB.' }, schema: z.string().regex(/^data:image\/(png|jpeg);base64,[A-Za-z0-9+/=]+$/).max(60_000) }),
    headName: text({ ...N, label: { id: 'Nama Lurah/Kepala Desa', en: 'Name of the head of the village' }, max: 120 }),
    headNumber: text({ ...N, label: { id: 'NIP (bila ada)', en: 'Number of office (if any)' }, max: 60 }),
    setBy: ref({ ...N, label: { id: 'Ditetapkan oleh', en: 'Set by' }, record: 'account' }),
    setOn: date({ ...N, label: { id: 'Ditetapkan pada', en: 'Set on' } }),
  },
  retention: { id: 'Selama dipakai', en: 'As long as it is used' },
})
