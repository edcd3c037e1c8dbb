// Programmes of local agencies, as their owners would write them; used by the demo and the tests. All of them invented.
import type { InputOf } from '../../engine/act.ts'
import type { programmeFacts } from './records.ts'
import { programmeId } from './words/catalogue.ts'

type Facts = InputOf<typeof programmeFacts> & { id: string; place: string }

const city = '36.71'
const local = (facts: Omit<Facts, 'id' | 'place' | 'source'>): Facts => ({ ...facts, id: programmeId(city, String(facts.code), 1), place: city, source: 'kabkota' })

/** Disnaker: small capital for a family that wants to earn. */
export const capital = local({
  code: 'modal_usaha', name: 'Bantuan Modal Usaha Mikro', owner: 'Dinas Ketenagakerjaan', sector: 'sosial_ekonomi', subject: 'person',
  summary: 'Modal usaha Rp2.000.000 dan pelatihan tiga hari bagi warga yang ingin memulai usaha.', keywords: 'modal usaha dagang warung pelatihan kerja',
  validFrom: '2026-01-01', validTo: '2026-12-31', windowFrom: '2026-02-01', windowTo: '2026-11-30', contact: 'Loket Disnaker, Senin–Jumat 08.00–15.00',
  documents: 'KTP, KK, surat usaha dari kelurahan', howTo: 'Diajukan melalui Puskesos kelurahan.', psmRoles: ['sosialisasi', 'pendataan', 'pendampingan'],
  criteria: [
    { code: 'umur', kind: 'age', params: { min: 18, max: 59 }, hard: true, label: { id: 'Umur 18–59 tahun', en: 'Age 18–59' } },
    { code: 'nik', kind: 'identity', params: {}, hard: true, label: { id: 'NIK tercatat', en: 'NIK recorded' } },
    { code: 'desil', kind: 'desil', params: { min: 1, max: 5 }, hard: true, label: { id: 'Desil DTSEN 1–5', en: 'DTSEN decile 1–5' } },
    { code: 'belum', kind: 'notEnrolled', params: { programmes: ['modal_usaha'], withinYears: 2 }, hard: true, label: { id: 'Belum menerima dalam 2 tahun', en: 'Not received in 2 years' } },
  ],
  benefits: [{ code: 'modal', label: { id: 'Modal usaha', en: 'Business capital' }, amount: 2_000_000, per: 'sekali', each: 'orang' }],
})

/** Dinkes: aids for people who need them. */
export const aids = local({
  code: 'alat_bantu', name: 'Alat Bantu Penyandang Disabilitas dan Lansia', owner: 'Dinas Kesehatan', sector: 'kesehatan', subject: 'person',
  summary: 'Kursi roda, kruk, alat bantu dengar, dan kacamata.', keywords: 'kursi roda kruk tongkat alat bantu dengar kacamata', validFrom: '2026-01-01', validTo: '2026-12-31',
  contact: 'Seksi Pelayanan Kesehatan, Dinas Kesehatan', documents: 'KTP atau KK, surat puskesmas', howTo: 'Dirujuk dari kasus atau Puskesos.', psmRoles: ['pendataan', 'pendampingan'],
  criteria: [
    { code: 'siapa', kind: 'component', hard: true, label: { id: 'Penyandang disabilitas atau lansia', en: 'Person with disability or elderly' }, params: { any: [
      { code: 'disabilitas', kind: 'disability', params: { codes: ['1', '2', '3'] }, hard: true, label: { id: 'Kesulitan fungsi', en: 'Functional difficulty' } },
      { code: 'lansia', kind: 'age', params: { min: 60 }, hard: true, label: { id: 'Lansia', en: 'Elderly' } },
    ] } },
  ],
  benefits: [{ code: 'alat', label: { id: 'Alat bantu', en: 'Aid' }, amount: null, per: 'sekali', each: 'orang' }],
})

/** DP3AP2KB: a class for families with small children. */
export const parenting = local({
  code: 'bina_keluarga', name: 'Bina Keluarga Balita', owner: 'DP3AP2KB', sector: 'sosial_ekonomi', subject: 'household',
  summary: 'Kelas pengasuhan dan pemantauan tumbuh kembang bagi keluarga dengan anak balita.', keywords: 'balita anak pengasuhan posyandu stunting', validFrom: '2026-01-01', validTo: '2026-12-31',
  contact: 'Balai Penyuluhan KB kecamatan', documents: 'KK, buku KIA', howTo: 'Daftar pada kader di kelurahan.', psmRoles: ['sosialisasi'],
  criteria: [{ code: 'balita', kind: 'age', params: { min: 0, max: 5 }, hard: true, label: { id: 'Ada anak balita', en: 'A child under five' } }],
  benefits: [{ code: 'kelas', label: { id: 'Kelas pengasuhan', en: 'Parenting class' }, amount: null, per: 'bulan', each: 'keluarga' }],
})

export const localProgrammes = [capital, aids, parenting]
