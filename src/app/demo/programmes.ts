// The catalogue of the demo: what the nation offers, and what the city's agencies publish themselves, one of it already over.
import type { InputOf } from '../../engine/act.ts'
import { catalogue } from '../../rooms/programs/door.ts'
import { localProgrammes } from '../../rooms/programs/samples.ts'
import { derivedId } from '../../engine/values/id.ts'
import type { programmeFacts } from '../../rooms/programs/records.ts'
import type { Cast } from './cast.ts'
import { city } from './places.ts'
import type { Script } from './script.ts'

type Facts = InputOf<typeof programmeFacts> & { agency: string }
const label = (id: string, en: string): { id: string; en: string } => ({ id, en })

/** Besides those of the room's samples. `validFrom` and `validTo` are years counted from this one. */
const more: readonly (Omit<Facts, 'validFrom' | 'validTo'> & { years: [from: number, to: number] })[] = [
  {
    agency: 'disnaker', code: 'padat_karya', name: 'Padat Karya Lingkungan', owner: 'Dinas Ketenagakerjaan', source: 'kabkota', sector: 'sosial_ekonomi', subject: 'person', years: [-1, -1],
    summary: 'Kerja bergaji harian selama 12 hari untuk membersihkan saluran air lingkungan.', keywords: 'kerja harian upah padat karya', psmRoles: ['sosialisasi', 'pendataan'],
    criteria: [{ code: 'umur', kind: 'age', params: { min: 18, max: 58 }, hard: true, label: label('Umur 18–58 tahun', 'Age 18–58') }],
    benefits: [{ code: 'upah', label: label('Upah 12 hari', 'Wages for 12 days'), amount: 1_320_000, per: 'sekali', each: 'orang' }],
  },
  {
    agency: 'dinkes', code: 'periksa_lansia', name: 'Pemeriksaan Kesehatan Lansia di Rumah', owner: 'Dinas Kesehatan', source: 'kabkota', sector: 'kesehatan', subject: 'person', years: [0, 0],
    summary: 'Perawat puskesmas datang ke rumah lansia yang tidak dapat berjalan jauh, sebulan sekali.', keywords: 'lansia sakit perawat puskesmas kunjungan rumah', psmRoles: ['pendataan', 'pendampingan'],
    documents: 'KTP atau KK', howTo: 'Didaftarkan PSM atau kader kepada puskesmas.', contact: 'Puskesmas kecamatan',
    criteria: [{ code: 'lansia', kind: 'age', params: { min: 60 }, hard: true, label: label('Umur 60 tahun ke atas', 'Age 60 or older') }],
    benefits: [{ code: 'kunjungan', label: label('Kunjungan perawat', 'Visits by a nurse'), amount: null, per: 'bulan', each: 'orang' }],
  },
  {
    agency: 'dukcapil', code: 'jemput_bola', name: 'Jemput Bola Administrasi Kependudukan', owner: 'Dinas Kependudukan dan Pencatatan Sipil', source: 'kabkota', sector: 'adminduk', subject: 'person', years: [0, 0],
    summary: 'Perekaman KTP-el dan pembetulan KK di rumah bagi lansia, orang sakit, dan penyandang disabilitas.', keywords: 'ktp kk akta perekaman nik rumah', psmRoles: ['pendataan', 'pendampingan'],
    howTo: 'Diajukan Puskesos kelurahan.', contact: 'Loket Adminduk, Senin–Jumat 08.00–15.00',
    criteria: [{ code: 'siapa', kind: 'component', hard: true, label: label('Lansia atau penyandang disabilitas', 'Elderly or disabled'), params: { any: [
      { code: 'lansia', kind: 'age', params: { min: 60 }, hard: true, label: label('Umur 60 tahun ke atas', 'Age 60 or older') },
      { code: 'disabilitas', kind: 'disability', params: { codes: ['1', '2'] }, hard: true, label: label('Kesulitan berat', 'Severe difficulty') },
    ] } }],
    benefits: [{ code: 'dokumen', label: label('Dokumen kependudukan', 'Identity papers'), amount: null, per: 'sekali', each: 'orang' }],
  },
  {
    agency: 'perkim', code: 'bedah_rumah', name: 'Bedah Rumah Kota', owner: 'Dinas Perumahan dan Permukiman', source: 'kabkota', sector: 'perumahan', subject: 'household', years: [0, 0],
    summary: 'Perbaikan rumah tidak layak huni milik sendiri, dikerjakan bersama warga.', keywords: 'bedah rumah rtlh atap bocor dinding lantai', psmRoles: ['pendataan', 'verifikasi', 'monitoring'],
    criteria: [
      { code: 'rtlh', kind: 'rtlh', params: { is: 'ya' }, hard: true, label: label('Rumah tidak layak huni', 'Substandard house') },
      { code: 'milik', kind: 'ownership', params: { codes: ['1'] }, hard: true, label: label('Rumah milik sendiri', 'Own house') },
    ],
    benefits: [{ code: 'rumah', label: label('Perbaikan rumah', 'House repair'), amount: 25_000_000, per: 'sekali', each: 'rumah' }],
  },
]

const agencyOfSample: { readonly [code: string]: string } = { modal_usaha: 'disnaker', alat_bantu: 'dinkes', bina_keluarga: 'dp3ap2kb' }

export function publishProgrammes(script: Script, cast: Cast, seed: string): void {
  const { time } = script
  const year = Number(time.today.slice(0, 4))
  const nation = cast.one('admin', '')
  for (const programme of catalogue) script.add(time.at(700, '09:00'), nation, 'programs.publish', '', { ...programme })
  const at = time.at(300, '10:00')
  for (const sample of localProgrammes) {
    const agency = agencyOfSample[String(sample.code)] ?? 'dinkes'
    script.add(at, cast.owner(agency), 'programs.publish', city, {
      ...sample, agencyId: cast.unit(agency), validFrom: `${year}-01-01`, validTo: `${year}-12-31`, ...(sample.windowFrom ? { windowFrom: `${year}-01-15`, windowTo: `${year}-12-15` } : {}),
    })
  }
  for (const { agency, years: [from, to], ...facts } of more) {
    script.add(at, cast.owner(agency), 'programs.publish', city, {
      ...facts, id: derivedId(`${seed}/programme`, String(facts.code)), place: city, agencyId: cast.unit(agency), validFrom: `${year + from}-01-01`, validTo: `${year + to}-12-31`,
    })
  }
}
