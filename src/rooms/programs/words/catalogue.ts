// The catalogue a new installation starts with: essentials of national and provincial programmes, as data with dates.
// Amounts and gates change by decree; the owner revises them in the app and the old edition stays. Nothing here is read by the rules directly.
import type { Text } from '../../../engine/field.ts'
import type { InputOf } from '../../../engine/act.ts'
import { derivedId } from '../../../engine/values/id.ts'
import type { Benefit, Criterion } from '../criteria.ts'
import type { programmeFacts } from '../records.ts'

const t = (id: string, en: string): Text => ({ id, en })
const must = (code: string, kind: string, params: Criterion['params'], id: string, en: string): Criterion => ({ code, kind, params, hard: true, label: t(id, en) })
const wish = (code: string, kind: string, params: Criterion['params'], id: string, en: string): Criterion => ({ ...must(code, kind, params, id, en), hard: false })
const gives = (code: string, amount: number | null, per: Benefit['per'], each: Benefit['each'], id: string, en: string): Benefit => ({ code, amount, per, each, label: t(id, en) })

const desil = (max: number): Criterion => must('desil', 'desil', { min: 1, max }, `Desil DTSEN 1–${max}`, `DTSEN decile 1–${max}`)
const hasNik = must('nik', 'identity', {}, 'NIK tercatat', 'NIK recorded')
// Questionnaire 428: 1 cannot at all, 2 much difficulty and needs help. The owner may narrow it.
const severe = must('disabilitas_berat', 'disability', { codes: ['1', '2'] }, 'Penyandang disabilitas berat', 'Severe disability')
const elder = must('lansia', 'age', { min: 60 }, 'Lanjut usia (≥ 60 tahun)', 'Elderly (≥ 60 years)')
const notPkh = must('bukan_pkh', 'notEnrolled', { programmes: ['pkh'] }, 'Bukan penerima PKH', 'Not receiving PKH')
const eldersAlone = must('lansia_sendiri', 'members', { max: 2, everyAgeMin: 60 }, 'Lansia tinggal sendiri atau berpasangan', 'Elders living alone or as a couple')

type Facts = InputOf<typeof programmeFacts> & { place: string }

const entries: readonly Facts[] = [
  {
    place: '', code: 'pkh', name: 'Program Keluarga Harapan (PKH)', owner: 'Kementerian Sosial', source: 'pusat', sector: 'sosial_ekonomi', subject: 'household',
    summary: 'Bantuan tunai bersyarat bagi keluarga miskin dan rentan yang punya komponen kesehatan, pendidikan, atau kesejahteraan sosial. Paling banyak 4 orang sekeluarga, disalurkan 4 tahap setahun.',
    keywords: 'pkh bansos tunai ibu hamil balita anak sekolah lansia disabilitas', validFrom: '2025-02-05',
    legalBasis: 'Inpres 4/2025 (DTSEN)', psmRoles: ['sosialisasi', 'verifikasi', 'pendampingan'],
    documents: 'KTP, KK, kartu periksa kehamilan atau buku KIA, keterangan sekolah', howTo: 'Diusulkan lewat musdes/muskel atau aplikasi Cek Bansos; ditetapkan Kementerian Sosial.',
    criteria: [
      desil(4), hasNik,
      must('komponen', 'component', { any: [
        must('hamil', 'pregnant', {}, 'Ibu hamil', 'Pregnant woman'),
        must('usia_dini', 'age', { min: 0, max: 6 }, 'Anak usia dini 0–6 tahun', 'Child of 0–6 years'),
        must('sekolah', 'school', { minAge: 6, maxAge: 21 }, 'Anak sekolah SD–SMA (6–21 tahun)', 'Child at school (6–21 years)'),
        elder, severe,
      ] }, 'Ada anggota yang menjadi komponen PKH', 'A member counts as a PKH component'),
    ],
    benefits: [
      gives('hamil', 3_000_000, 'tahun', 'orang', 'Ibu hamil', 'Pregnant woman'), gives('usia_dini', 3_000_000, 'tahun', 'orang', 'Anak usia dini', 'Young child'),
      gives('sd', 900_000, 'tahun', 'orang', 'Anak SD', 'Primary school'), gives('smp', 1_500_000, 'tahun', 'orang', 'Anak SMP', 'Lower secondary'),
      gives('sma', 2_000_000, 'tahun', 'orang', 'Anak SMA', 'Upper secondary'), gives('lansia', 2_400_000, 'tahun', 'orang', 'Lanjut usia', 'Elderly'),
      gives('disabilitas', 2_400_000, 'tahun', 'orang', 'Disabilitas berat', 'Severe disability'), gives('ham', 10_800_000, 'tahun', 'orang', 'Korban pelanggaran HAM berat', 'Victim of gross human-rights violation'),
    ],
  },
  {
    place: '', code: 'sembako', name: 'Program Sembako (BPNT)', owner: 'Kementerian Sosial', source: 'pusat', sector: 'pangan', subject: 'household',
    summary: 'Bantuan pangan bulanan melalui Kartu Keluarga Sejahtera (KKS).', keywords: 'bpnt beras pangan sembako kks bansos', validFrom: '2025-02-05',
    legalBasis: 'Inpres 4/2025 (DTSEN)', psmRoles: ['sosialisasi', 'pendampingan', 'monitoring'], documents: 'KTP, KK',
    howTo: 'Diusulkan lewat musdes/muskel atau aplikasi Cek Bansos; ditetapkan Kementerian Sosial.', criteria: [desil(5), hasNik],
    benefits: [gives('pangan', 200_000, 'bulan', 'keluarga', 'Bantuan pangan', 'Food assistance')],
  },
  {
    place: '', code: 'pbi_jkn', name: 'PBI Jaminan Kesehatan (PBI-JKN)', owner: 'Kementerian Sosial / BPJS Kesehatan', source: 'pusat', sector: 'kesehatan', subject: 'person',
    summary: 'Iuran BPJS Kesehatan dibayar pemerintah. Yang nonaktif dapat diaktifkan kembali melalui Dinas Sosial.', keywords: 'bpjs kis berobat jaminan kesehatan iuran', validFrom: '2025-02-05',
    psmRoles: ['sosialisasi', 'pendataan'], documents: 'KTP, KK; untuk pengaktifan kembali: surat keterangan sakit', howTo: 'Melalui Puskesos atau Dinas Sosial.',
    criteria: [desil(5), hasNik, must('belum_jkn', 'notEnrolled', { programmes: ['pbi_jkn'] }, 'Belum menjadi peserta PBI', 'Not yet a PBI member')],
    benefits: [gives('iuran', 42_000, 'bulan', 'orang', 'Iuran jaminan kesehatan', 'Health insurance premium')],
  },
  {
    place: '', code: 'pip', name: 'Program Indonesia Pintar (PIP/KIP)', owner: 'Kemendikdasmen / Kementerian Agama', source: 'pusat', sector: 'pendidikan', subject: 'person',
    summary: 'Bantuan tunai pendidikan bagi pelajar 6–21 tahun dari keluarga miskin atau rentan.', keywords: 'kip sekolah pelajar beasiswa seragam', validFrom: '2025-01-01',
    psmRoles: ['sosialisasi', 'pendataan'], documents: 'KK, KTP orang tua, kartu PKH/KKS atau surat keterangan', howTo: 'Diusulkan sekolah atau madrasah.',
    criteria: [
      must('umur', 'age', { min: 6, max: 21 }, 'Umur 6–21 tahun', 'Age 6–21'), must('bersekolah', 'school', {}, 'Masih bersekolah', 'Still at school'),
      must('miskin', 'component', { any: [must('desil', 'desil', { min: 1, max: 4 }, 'Desil 1–4', 'Decile 1–4'), must('pkh', 'enrolled', { programmes: ['pkh', 'sembako'] }, 'Keluarga penerima PKH atau Sembako', 'Family receives PKH or Sembako')] }, 'Dari keluarga miskin atau rentan', 'From a poor or vulnerable family'),
    ],
    benefits: [gives('sd', 450_000, 'tahun', 'orang', 'SD', 'Primary school'), gives('smp', 750_000, 'tahun', 'orang', 'SMP', 'Lower secondary'), gives('sma', 1_800_000, 'tahun', 'orang', 'SMA/SMK', 'Upper secondary')],
  },
  {
    place: '', code: 'atensi', name: 'Asistensi Rehabilitasi Sosial (ATENSI)', owner: 'Sentra Kementerian Sosial', source: 'pusat', sector: 'sosial_ekonomi', subject: 'person',
    summary: 'Layanan berbasis keluarga, komunitas, atau residensial: kebutuhan hidup layak, perawatan, dukungan keluarga, terapi, vokasional, kewirausahaan, aksesibilitas. Melalui manajemen kasus.',
    keywords: 'rehabilitasi kursi roda alat bantu terapi lansia anak disabilitas odgj napza', validFrom: '2025-01-01', legalBasis: 'Permensos 15/2025',
    psmRoles: ['pendataan', 'pendampingan'], documents: 'Hasil asesmen kasus', howTo: 'Dirujuk dari kasus oleh pekerja sosial ke sentra.',
    criteria: [must('ppks', 'ppks', { codes: ['PPKS-01', 'PPKS-02', 'PPKS-03', 'PPKS-04', 'PPKS-05', 'PPKS-06', 'PPKS-07', 'PPKS-08', 'PPKS-09', 'PPKS-10', 'PPKS-11', 'PPKS-12', 'PPKS-13', 'PPKS-15', 'PPKS-16', 'PPKS-17', 'PPKS-18', 'PPKS-19', 'PPKS-20'] }, 'Termasuk kategori PPKS', 'In a PPKS category')],
    benefits: [gives('layanan', null, 'sekali', 'orang', 'Layanan sesuai asesmen', 'Services by assessment')],
  },
  {
    place: '', code: 'blt_dd', name: 'BLT Dana Desa', owner: 'Pemerintah desa', source: 'desa', sector: 'sosial_ekonomi', subject: 'household',
    summary: 'Bantuan tunai dari dana desa bagi keluarga miskin yang berdomisili di desa. Ditetapkan musyawarah desa khusus yang dipimpin BPD.', keywords: 'blt dana desa tunai bantuan langsung', validFrom: '2025-01-01',
    psmRoles: ['pendataan', 'verifikasi'], documents: 'KTP, KK', howTo: 'Diputuskan musdesus.',
    criteria: [
      must('miskin', 'component', { any: [
        must('desil', 'desil', { min: 1, max: 4 }, 'Desil 1–4', 'Decile 1–4'), must('disabilitas', 'disability', { codes: ['1', '2', '3'] }, 'Ada penyandang disabilitas', 'A member with disability'),
        must('lansia_tunggal', 'members', { max: 1, everyAgeMin: 60 }, 'Lansia tunggal', 'Elder living alone'),
        must('lain', 'statement', {}, 'Kehilangan mata pencaharian atau sakit kronis', 'Lost livelihood or chronic illness'),
      ] }, 'Miskin atau rentan', 'Poor or vulnerable'),
      notPkh, wish('desil_1', 'desil', { min: 1, max: 1 }, 'Diutamakan desil 1', 'Decile 1 comes first'),
    ],
    benefits: [gives('blt', 300_000, 'bulan', 'keluarga', 'Bantuan tunai', 'Cash')],
  },
  {
    place: '', code: 'bsps', name: 'Bantuan Stimulan Perumahan Swadaya (BSPS)', owner: 'Kementerian Perumahan dan Kawasan Permukiman', source: 'pusat', sector: 'perumahan', subject: 'household',
    summary: 'Perbaikan rumah tidak layak huni secara swadaya dan berkelompok.', keywords: 'bedah rumah rutilahu rtlh perbaikan rumah atap lantai dinding', validFrom: '2025-01-01',
    psmRoles: ['pendataan', 'verifikasi', 'pendampingan'], documents: 'KTP, KK, bukti tanah, foto rumah', howTo: 'Diusulkan desa/kelurahan melalui Dinas Perkim; dikerjakan Kelompok Penerima Bantuan.',
    criteria: [
      must('keluarga', 'family', { min: 2 }, 'Sudah berkeluarga', 'Has a family'), must('rtlh', 'rtlh', { is: 'ya' }, 'Rumah tidak layak huni', 'Substandard house'),
      must('tanah', 'ownership', { codes: ['1'], land: ['1', '2', '4', '5'] }, 'Rumah dan tanah sah milik sendiri', 'House and land lawfully owned'),
      must('satu_rumah', 'statement', {}, 'Satu-satunya rumah', 'The only house'),
      must('bsps_10', 'notEnrolled', { programmes: ['bsps'], withinYears: 10 }, 'Belum menerima BSPS dalam 10 tahun', 'No BSPS in the last 10 years'),
      must('penghasilan', 'statement', {}, 'Penghasilan paling tinggi UMP/UMK', 'Income at most the minimum wage'),
      wish('swadaya', 'statement', {}, 'Bersedia berswadaya dan berkelompok (KPB)', 'Willing to contribute and work in a group'),
    ],
    benefits: [gives('bahan', 17_500_000, 'sekali', 'rumah', 'Bahan bangunan', 'Materials'), gives('upah', 2_500_000, 'sekali', 'rumah', 'Upah tukang', 'Labour')],
  },
  {
    place: '33', code: 'rtlh_jateng', name: 'RTLH Jawa Tengah', owner: 'Pemerintah Provinsi Jawa Tengah', source: 'provinsi', sector: 'perumahan', subject: 'household',
    summary: 'Perbaikan atap, lantai, dan dinding (ALADIN) rumah tidak layak huni.', keywords: 'bedah rumah rtlh aladin atap lantai dinding', validFrom: '2025-01-01',
    psmRoles: ['pendataan', 'verifikasi'], documents: 'KTP, KK, foto rumah', howTo: 'Diusulkan desa/kelurahan melalui Dinas Perkim.',
    criteria: [must('rtlh', 'rtlh', { is: 'ya' }, 'Rumah tidak layak huni', 'Substandard house'), must('milik', 'ownership', { codes: ['1'] }, 'Rumah milik sendiri', 'Own house'), wish('aladin', 'structure', { is: 'gagal' }, 'Atap, lantai, atau dinding belum layak', 'Roof, floor or wall not adequate')],
    benefits: [gives('rumah', 20_000_000, 'sekali', 'rumah', 'Perbaikan rumah', 'House repair')],
  },
  {
    place: '', code: 'bantu_lu', name: 'Bantuan Lanjut Usia (Bantu-LU/ASLUT)', owner: 'Kementerian Sosial', source: 'pusat', sector: 'sosial_ekonomi', subject: 'person',
    summary: 'Bantuan bagi lansia tidak potensial yang hidup sendiri atau berpasangan.', keywords: 'lansia aslut tua jompo', validFrom: '2025-01-01', psmRoles: ['pendataan', 'pendampingan'],
    documents: 'KTP, KK', howTo: 'Diusulkan Dinas Sosial.',
    criteria: [elder, eldersAlone, notPkh, must('tidak_potensial', 'statement', {}, 'Lansia tidak potensial', 'Unable to earn a living')],
    benefits: [gives('bantuan', null, 'bulan', 'orang', 'Bantuan', 'Assistance')],
  },
  {
    place: '', code: 'permakanan', name: 'Permakanan lansia dan penyandang disabilitas', owner: 'Kementerian Sosial', source: 'pusat', sector: 'pangan', subject: 'person',
    summary: 'Makanan siap santap bagi lansia tunggal dan penyandang disabilitas tunggal, diantar ke rumah.', keywords: 'makan lansia tunggal disabilitas rantang', validFrom: '2025-01-01', psmRoles: ['pendataan', 'monitoring'],
    documents: 'KTP', howTo: 'Diusulkan Dinas Sosial.',
    criteria: [must('siapa', 'component', { any: [elder, severe] }, 'Lansia atau disabilitas berat', 'Elderly or severely disabled'), must('tunggal', 'members', { max: 1 }, 'Tinggal sendiri', 'Lives alone')],
    benefits: [gives('makan', null, 'bulan', 'orang', 'Makanan', 'Meals')],
  },
  {
    place: '', code: 'yapi', name: 'Bantuan Yatim, Piatu, Yatim Piatu (YAPI)', owner: 'Kementerian Sosial', source: 'pusat', sector: 'sosial_ekonomi', subject: 'person',
    summary: 'Bantuan bagi anak yang ditinggal ayah, ibu, atau keduanya.', keywords: 'anak yatim piatu atensi', validFrom: '2025-01-01', psmRoles: ['pendataan'], documents: 'KK, akta kematian orang tua', howTo: 'Diusulkan Dinas Sosial.',
    criteria: [must('anak', 'age', { min: 0, max: 17 }, 'Belum 18 tahun', 'Under 18'), must('yatim', 'statement', {}, 'Yatim, piatu, atau yatim piatu', 'Orphaned of one or both parents')],
    benefits: [gives('bantuan', null, 'bulan', 'orang', 'Bantuan', 'Assistance')],
  },
  {
    place: '', code: 'sekolah_rakyat', name: 'Sekolah Rakyat', owner: 'Kementerian Sosial', source: 'pusat', sector: 'pendidikan', subject: 'person',
    summary: 'Sekolah berasrama tanpa biaya bagi anak dari keluarga desil 1–2.', keywords: 'sekolah asrama gratis', validFrom: '2025-07-01', psmRoles: ['sosialisasi', 'pendataan'], documents: 'KK, akta kelahiran', howTo: 'Diusulkan pendamping dan Dinas Sosial.',
    criteria: [desil(2), must('umur', 'age', { min: 6, max: 21 }, 'Umur sekolah', 'School age')],
    benefits: [gives('sekolah', null, 'tahun', 'orang', 'Sekolah dan asrama', 'School and boarding')],
  },
  {
    place: '', code: 'bst', name: 'Bantuan Sosial Tunai (BST)', owner: 'Kementerian Sosial', source: 'pusat', sector: 'sosial_ekonomi', subject: 'household',
    summary: 'Bantuan tunai masa pandemi; berakhir 2021 dan disimpan sebagai riwayat.', keywords: 'bst tunai pandemi covid', validFrom: '2020-04-01', validTo: '2021-12-31', psmRoles: [], criteria: [],
    benefits: [gives('bst', 300_000, 'bulan', 'keluarga', 'Bantuan tunai', 'Cash')],
  },
]

/** One id for one programme, place and edition, on every installation. */
export const programmeId = (place: string, code: string, edition: number): string => derivedId(`programme ${place}`, `${code} ${edition}`)

/** Inputs of `programs.publish` for an empty installation, in the order they are to be performed. */
export const catalogue: readonly (Facts & { id: string })[] = entries.map((e) => ({ ...e, id: programmeId(e.place, String(e.code), 1) }))

export const programmeLabels: { readonly [code: string]: Text } = Object.fromEntries(entries.map((e) => [String(e.code), t(String(e.name), String(e.name))]))
