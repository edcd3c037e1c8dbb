// Regsosek 2022-K, the fifth part: programmes of the last year, what the family owns, internet and bank account.
import { yesNo } from './regsosek22k-members.ts'
import type { Question, Vocabulary } from './vocabulary.ts'
import { choices } from './vocabulary.ts'

const programmes: readonly (readonly [letter: string, id: string, en: string])[] = [
  ['a', 'Sembako/BPNT', 'Food card (BPNT)'], ['b', 'PKH', 'PKH'], ['c', 'BLT Dana Desa', 'Village cash aid'], ['d', 'Subsidi listrik', 'Electricity subsidy'],
  ['e', 'Bantuan pemerintah daerah', 'Aid of the local government'], ['f', 'Subsidi pupuk', 'Fertiliser subsidy'], ['g', 'Subsidi LPG', 'LPG subsidy'],
]
const goods: readonly (readonly [letter: string, id: string, en: string])[] = [
  ['a', 'Tabung gas 5,5 kg atau lebih', 'Gas cylinder of 5.5 kg or more'], ['b', 'Lemari es/kulkas', 'Refrigerator'], ['c', 'AC', 'Air conditioner'], ['d', 'Pemanas air', 'Water heater'],
  ['e', 'Telepon rumah', 'Telephone line'], ['f', 'Televisi layar datar 30 inci atau lebih', 'Flat television of 30 inches or more'], ['g', 'Emas/perhiasan senilai 10 gram', 'Gold worth 10 grams'],
  ['h', 'Komputer/laptop', 'Computer'], ['i', 'Sepeda motor', 'Motorcycle'], ['j', 'Sepeda', 'Bicycle'], ['k', 'Mobil', 'Car'], ['l', 'Perahu', 'Boat'], ['m', 'Kapal/perahu motor', 'Ship or motorboat'], ['n', 'Smartphone', 'Smartphone'],
]
const animals: readonly (readonly [letter: string, id: string, en: string])[] = [['a', 'Sapi', 'Cattle'], ['b', 'Kerbau', 'Buffaloes'], ['c', 'Kuda', 'Horses'], ['d', 'Babi', 'Pigs'], ['e', 'Kambing/domba', 'Goats or sheep']]

const asked = (no: string, rows: typeof goods): Question[] => rows.map(([letter, id, en]) => ({ code: `${no}${letter}`, label: { id, en }, options: yesNo }))
const list: readonly Question[] = [
  ...asked('501', programmes),
  ...asked('502', goods),
  { code: '503a', label: { id: 'Lahan selain yang ditempati', en: 'Other land' }, options: yesNo },
  { code: '503b', label: { id: 'Rumah/bangunan di tempat lain', en: 'House elsewhere' }, options: yesNo },
  ...animals.map(([letter, id, en]) => ({ code: `504${letter}`, label: { id, en }, unit: { id: 'ekor', en: 'head' } })),
  { code: '505', label: { id: 'Akses internet utama', en: 'Main internet access' }, options: choices(['0', 'Tidak menggunakan internet', 'None'], ['1', 'Internet dan TV digital berlangganan', 'Subscribed internet and television'], ['2', 'Wifi', 'Wifi'], ['3', 'Internet HP', 'Phone']) },
  { code: '506', label: { id: 'Rekening aktif atau dompet digital', en: 'Active account or e-wallet' }, options: choices(['1', 'Ya, untuk usaha', 'Yes, for business'], ['2', 'Ya, untuk pribadi', 'Yes, personal'], ['3', 'Ya, untuk usaha dan pribadi', 'Yes, both'], ['4', 'Tidak', 'No']) },
]

export const regsosek22kAssets: Vocabulary = {
  code: 'regsosek22k',
  version: '2022',
  label: { id: 'Regsosek 2022-K, program dan aset', en: 'Regsosek 2022-K, programmes and assets' },
  source: 'BPS, kuesioner Regsosek 2022 (keikutsertaan program, aset, layanan)',
  questions: Object.fromEntries(list.map((one) => [one.code, one])),
}
