// DTSEN 2025, provisional: the 39 variables are not public; these are the lists seen in forms of villages that fill it. Names instead of numbers, until the form is known.
import { bdt2015 } from './bdt2015.ts'
import type { Question, Vocabulary } from './vocabulary.ts'
import { choices, type ChoiceRow, questionOf } from './vocabulary.ts'

const q = (code: string, id: string, en: string, ...rows: readonly ChoiceRow[]): Question => ({ code, label: { id, en }, ...(rows.length ? { options: choices(...rows) } : {}) })
/** The same list as in 2015, under its own name. */
const as2015 = (code: string, of: string): Question => ({ ...questionOf(bdt2015, of), code })
const has = (code: string, id: string, en: string): Question => q(code, id, en, ['1', 'Ya', 'Yes'], ['0', 'Tidak', 'No'])

const water: readonly ChoiceRow[] = [
  ['1', 'Air kemasan bermerek', 'Branded bottled water'], ['2', 'Air isi ulang', 'Refilled water'], ['3', 'Leding', 'Piped water'], ['4', 'Leding tanpa meteran', 'Piped water without a meter'],
  ['5', 'Sumur bor/pompa', 'Borehole or pump'], ['6', 'Sumur terlindung', 'Protected well'], ['7', 'Sumur tak terlindung', 'Unprotected well'], ['8', 'Mata air terlindung', 'Protected spring'],
  ['9', 'Mata air tak terlindung', 'Unprotected spring'], ['10', 'Air permukaan', 'Surface water'], ['11', 'Air hujan', 'Rainwater'], ['12', 'Lainnya', 'Other'],
]
const power: readonly ChoiceRow[] = [['1', '450 watt', '450 W'], ['2', '900 watt', '900 W'], ['3', '1.300 watt', '1,300 W'], ['4', '2.200 watt', '2,200 W'], ['5', 'Lebih dari 2.200 watt', 'More than 2,200 W']]

const list: readonly Question[] = [
  as2015('status_bangunan', '16'), as2015('status_lahan', '17'), as2015('luas_lantai', '18'), as2015('lantai', '19'), as2015('dinding', '20'),
  as2015('atap', '22'), as2015('kamar_tidur', '24'),
  q('penerangan', 'Sumber penerangan utama', 'Main source of light', ['1', 'Listrik PLN dengan meteran', 'Grid electricity, own meter'], ['2', 'Listrik PLN tanpa meteran', 'Grid electricity, no meter'], ['3', 'Listrik non-PLN', 'Other electricity'], ['4', 'Bukan listrik', 'Not electricity']),
  q('daya1', 'Daya meteran 1', 'Power of meter 1', ...power), q('daya2', 'Daya meteran 2', 'Power of meter 2', ...power), q('daya3', 'Daya meteran 3', 'Power of meter 3', ...power),
  q('bahan_bakar', 'Bahan bakar memasak', 'Cooking fuel', ['1', 'Listrik', 'Electricity'], ['2', 'Gas 5,5 kg/blue gaz', 'LPG 5.5 kg'], ['3', 'Gas 12 kg', 'LPG 12 kg'], ['4', 'Gas 3 kg', 'LPG 3 kg'], ['5', 'Gas kota/PGN', 'City gas'], ['6', 'Biogas', 'Biogas'], ['7', 'Minyak tanah', 'Kerosene'], ['8', 'Briket', 'Briquettes'], ['9', 'Arang', 'Charcoal'], ['10', 'Kayu bakar', 'Firewood'], ['11', 'Lainnya', 'Other']),
  q('air_minum', 'Sumber air minum', 'Source of drinking water', ...water), q('air_mandi', 'Sumber air mandi/cuci', 'Source of bathing water', ...water),
  q('bab', 'Tempat BAB', 'Toilet', ['1', 'Ada, keluarga sendiri', 'Yes, this family only'], ['2', 'Ada, keluarga tertentu', 'Yes, shared with certain families'], ['3', 'Ada, MCK komunal', 'Yes, communal facility'], ['4', 'Ada, MCK umum', 'Yes, public facility'], ['5', 'Ada, tidak digunakan', 'Yes, but not used']),
  q('sampah', 'Tempat membuang sampah', 'Where waste goes', ['1', 'Tempat sampah, diangkut', 'Collected'], ['2', 'Lubang/dibakar', 'Pit or burnt'], ['3', 'Sungai/laut', 'River or sea'], ['4', 'Drainase', 'Drain'], ['5', 'Lainnya', 'Other']),
  has('kumuh', 'Permukiman kumuh', 'Slum'),
  has('tabung_gas', 'Tabung gas 5,5 kg atau lebih', 'Gas cylinder of 5.5 kg or more'), has('kulkas', 'Lemari es/kulkas', 'Refrigerator'), has('ac', 'AC', 'Air conditioner'), has('televisi', 'Televisi', 'Television'),
  has('smartphone', 'Smartphone', 'Smartphone'), has('sepeda_motor', 'Sepeda motor', 'Motorcycle'), has('mobil', 'Mobil', 'Car'), has('lahan', 'Lahan', 'Land'),
  q('luas_lahan', 'Luas lahan', 'Area of the land'), q('ternak_sapi', 'Sapi', 'Cattle'), q('ternak_kerbau', 'Kerbau', 'Buffaloes'), q('ternak_babi', 'Babi', 'Pigs'), q('ternak_kambing', 'Kambing', 'Goats'),
]

export const dtsen25: Vocabulary = {
  code: 'dtsen25',
  version: '2025-sementara',
  label: { id: 'DTSEN 2025 (sementara)', en: 'DTSEN 2025 (provisional)' },
  source: 'Formulir yang dipakai desa pada 2025; daftar resmi 39 variabel belum terbuka',
  provisional: { id: 'Formulir resminya belum terbuka: nama pertanyaan dan kodenya masih dapat berubah. Jawaban tetap disimpan dengan nama versi ini.', en: 'The official form is not public: names and codes may still change. Answers keep the name of this version.' },
  questions: Object.fromEntries(list.map((one) => [one.code, one])),
}
