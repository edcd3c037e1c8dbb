// Vocabularies of `programs`: choices are data, so that a new one is a line here and an unknown one still shows.
import type { Choice } from '../../../engine/field.ts'

const of = (code: string, id: string, en: string): Choice => ({ code, label: { id, en } })

export const sourceLevels: readonly Choice[] = [
  of('pusat', 'Pemerintah pusat', 'Central government'),
  of('provinsi', 'Provinsi', 'Province'),
  of('kabkota', 'Kabupaten/kota', 'Regency or city'),
  of('desa', 'Desa', 'Village'),
  of('swasta', 'Swasta / masyarakat', 'Private or community'),
]

export const subjects: readonly Choice[] = [of('household', 'Keluarga', 'Household'), of('person', 'Perorangan', 'Person')]

export const psmRoles: readonly Choice[] = [
  of('sosialisasi', 'Sosialisasi', 'Outreach'),
  of('pendataan', 'Pendataan', 'Data collection'),
  of('verifikasi', 'Verifikasi', 'Verification'),
  of('pendampingan', 'Pendampingan', 'Accompaniment'),
  of('monitoring', 'Monitoring', 'Monitoring'),
]

export const programmeStates: readonly Choice[] = [of('terbit', 'Terbit', 'Published'), of('berakhir', 'Berakhir', 'Ended')]

export const enrolmentStates: readonly Choice[] = [
  of('aktif', 'Menerima', 'Receiving'),
  of('berakhir', 'Berakhir', 'Ended'),
]

export const enrolmentSources: readonly Choice[] = [
  of('warga', 'Keterangan keluarga', 'The family says so'),
  of('kartu', 'Kartu / buku rekening dilihat', 'Card or bank book seen'),
  of('siksng', 'Daftar SIKS-NG', 'SIKS-NG list'),
  of('desa', 'Daftar desa/kelurahan', 'Village list'),
  of('opd', 'Instansi pemilik program', 'Owning agency'),
]

export const validityLabels = {
  berlaku: { id: 'Berlaku', en: 'In force' },
  akan_datang: { id: 'Belum mulai', en: 'Not yet started' },
  pendaftaran_tutup: { id: 'Pendaftaran ditutup', en: 'Applications closed' },
  berakhir: { id: 'Berakhir', en: 'Ended' },
} as const

export const answerLabels = {
  lolos: { id: 'Lolos', en: 'Met' },
  gagal: { id: 'Gagal', en: 'Not met' },
  belum_diketahui: { id: 'Belum diketahui', en: 'Not known yet' },
} as const
