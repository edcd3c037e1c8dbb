// Questions Regsosek does not ask but the poverty criteria need (Kepmensos 262/HUK/2022; the fourteen of BPS), and the technical house survey.
import type { Vocabulary } from './vocabulary.ts'
import { choices } from './vocabulary.ts'

const yesNo = choices(['1', 'Ya', 'Yes'], ['2', 'Tidak', 'No'])
const q = (code: string, id: string, en: string, options = yesNo) => [code, { code, label: { id, en }, options }] as const

export const welfare: Vocabulary = {
  code: 'guyub1',
  version: '1',
  label: { id: 'Pelengkap kriteria kemiskinan', en: 'Supplement for poverty criteria' },
  source: 'Kepmensos 262/HUK/2022 dan 14 kriteria BPS, dijadikan pertanyaan ya/tidak',
  questions: Object.fromEntries([
    q('punya_tempat_tinggal', 'Punya tempat berteduh atau tinggal sehari-hari', 'Has a place to live day by day'),
    q('kepala_bekerja', 'Kepala keluarga bekerja', 'The head of the family works'),
    q('khawatir_makan', 'Setahun terakhir pernah khawatir tidak makan, atau tidak makan', 'In the last year worried about having no food, or had none'),
    q('makan_lebih_setengah', 'Pengeluaran makan lebih dari setengah seluruh pengeluaran', 'Food takes more than half of all spending'),
    q('beli_pakaian', 'Setahun terakhir ada pengeluaran untuk pakaian', 'Bought clothes in the last year'),
    q('tembok_diplester', 'Tembok diplester', 'The masonry is plastered'),
    q('kayu_murahan', 'Kayu lantai atau dindingnya berkualitas rendah', 'The wood of floor or wall is of low quality'),
    q('protein_mingguan', 'Makan daging, susu atau ayam lebih dari sekali seminggu', 'Eats meat, milk or chicken more than once a week'),
    q('pakaian_lebih_satu', 'Membeli lebih dari satu stel pakaian setahun', 'Buys more than one set of clothes a year'),
    q('makan_tiga_kali', 'Makan tiga kali sehari atau lebih', 'Eats three times a day or more'),
    q('sanggup_berobat', 'Sanggup membayar berobat di puskesmas', 'Can pay for treatment at the health centre'),
    q('penghasilan_rendah', 'Penghasilan kepala keluarga di bawah ambang', 'Income of the head is below the threshold'),
    q('kepala_sd', 'Pendidikan kepala keluarga paling tinggi SD', 'The head’s education is primary school at most'),
    q('punya_tabungan', 'Punya tabungan atau barang yang mudah dijual senilai Rp500.000 atau lebih', 'Has savings or goods worth Rp500,000 or more'),
  ]),
}

/** Technical survey of the house (Permen PUPR): measured, never estimated. */
export const technicalHouse: Vocabulary = {
  code: 'guyub1',
  version: '1',
  label: { id: 'Survei teknis rumah', en: 'Technical house survey' },
  source: 'Permen PUPR tentang rumah layak huni',
  questions: {
    rlh_ventilasi: { code: 'rlh_ventilasi', label: { id: 'Luas ventilasi', en: 'Area of ventilation' }, unit: { id: 'm²', en: 'm²' } },
    rlh_cahaya: { code: 'rlh_cahaya', label: { id: 'Luas bidang pencahayaan', en: 'Area that lets light in' }, unit: { id: 'm²', en: 'm²' } },
    rlh_tinggi: { code: 'rlh_tinggi', label: { id: 'Tinggi lantai ke langit-langit', en: 'Height from floor to ceiling' }, unit: { id: 'm', en: 'm' } },
  },
}
