// Regsosek 2022-K, the household part: the questionnaire's own numbers and codes, kept as text. † additions carry `since`.
// One long file on purpose: it is one printed form, read from top to bottom.
import type { Vocabulary } from './vocabulary.ts'
import { choices } from './vocabulary.ts'

const later = '2025'

const waterSources = choices(
  ['1', 'Air kemasan bermerek', 'Branded bottled water'],
  ['2', 'Air isi ulang', 'Refilled water'],
  ['3', 'Leding', 'Piped water'],
  ['4', 'Sumur bor/pompa', 'Borehole or pump'],
  ['5', 'Sumur terlindung', 'Protected well'],
  ['6', 'Sumur tak terlindung', 'Unprotected well'],
  ['7', 'Mata air terlindung', 'Protected spring'],
  ['8', 'Mata air tak terlindung', 'Unprotected spring'],
  ['9', 'Air permukaan (sungai, danau, waduk, kolam, irigasi)', 'Surface water (river, lake, pond, irrigation)'],
  ['10', 'Air hujan', 'Rainwater'],
  ['11', 'Lainnya', 'Other'],
  ['12', 'PDAM', 'Municipal water company', later],
  ['13', 'PAMDES/PAMSIMAS', 'Village piped water', later],
)

const power = choices(
  ['1', '450 W', '450 W'],
  ['2', '900 W', '900 W'],
  ['3', '1.300 W', '1,300 W'],
  ['4', '2.200 W', '2,200 W'],
  ['5', 'Lebih dari 2.200 W', 'More than 2,200 W'],
)

export const regsosek22k: Vocabulary = {
  code: 'regsosek22k',
  version: '2022',
  label: { id: 'Regsosek 2022-K', en: 'Regsosek 2022-K' },
  source: 'BPS, kuesioner Regsosek 2022 (keluarga); pilihan tambahan dari cetakan kemudian',
  questions: {
    '115': {
      code: '115',
      label: { id: 'Kesesuaian Kartu Keluarga', en: 'Family card' },
      options: choices(['0', 'KK sesuai', 'Card agrees'], ['1', 'Keluarga induk', 'Parent family'], ['2', 'Keluarga pecahan', 'Split-off family']),
    },
    '205': {
      code: '205',
      label: { id: 'Hasil kunjungan', en: 'Result of the visit' },
      options: choices(
        ['1', 'Terisi lengkap', 'Complete'],
        ['2', 'Terisi tidak lengkap', 'Incomplete'],
        ['3', 'Tidak ada yang dapat ditanyai', 'Nobody could answer'],
        ['4', 'Menolak', 'Refused'],
        ['5', 'Pindah atau bangunan tidak ada', 'Moved, or the building is gone'],
      ),
    },
    '301a': {
      code: '301a',
      label: { id: 'Status kepemilikan bangunan', en: 'Ownership of the house' },
      options: choices(
        ['1', 'Milik sendiri', 'Own'],
        ['2', 'Kontrak/sewa', 'Rented'],
        ['3', 'Bebas sewa', 'Free of rent'],
        ['4', 'Dinas', 'Official house'],
        ['5', 'Lainnya', 'Other'],
        ['6', 'Menumpang atau milik bersama', 'Staying with others, or shared ownership', later],
      ),
    },
    '301b': {
      code: '301b',
      label: { id: 'Bukti kepemilikan lahan', en: 'Proof of land ownership' },
      options: choices(
        ['1', 'SHM atas nama anggota keluarga', 'Freehold title in a family member’s name'],
        ['2', 'SHM bukan atas nama keluarga, ada perjanjian tertulis', 'Freehold title of somebody else, written agreement'],
        ['3', 'SHM bukan atas nama keluarga, tanpa perjanjian', 'Freehold title of somebody else, no agreement'],
        ['4', 'Sertifikat selain SHM (SHGB, SHSRS)', 'Another title (SHGB, SHSRS)'],
        ['5', 'Surat lain (girik, letter C)', 'Other paper (girik, letter C)'],
        ['6', 'Tidak punya', 'None'],
      ),
    },
    '302': { code: '302', label: { id: 'Luas lantai', en: 'Floor area' }, unit: { id: 'm²', en: 'm²' } },
    '303': {
      code: '303',
      label: { id: 'Lantai terluas', en: 'Main floor material' },
      options: choices(
        ['1', 'Marmer/granit', 'Marble or granite'],
        ['2', 'Keramik', 'Ceramic tile'],
        ['3', 'Parket/vinil/karpet', 'Parquet, vinyl or carpet'],
        ['4', 'Ubin/tegel/teraso', 'Cement tile or terrazzo'],
        ['5', 'Kayu/papan', 'Wood or boards'],
        ['6', 'Semen/bata merah', 'Cement or brick'],
        ['7', 'Bambu', 'Bamboo'],
        ['8', 'Tanah', 'Earth'],
        ['9', 'Lainnya', 'Other'],
      ),
    },
    '304': {
      code: '304',
      label: { id: 'Dinding terluas', en: 'Main wall material' },
      options: choices(
        ['1', 'Tembok', 'Masonry'],
        ['2', 'Plesteran anyaman bambu/kawat', 'Plastered bamboo or wire mesh'],
        ['3', 'Kayu/papan/gypsum/GRC/calciboard', 'Wood, boards, gypsum or GRC'],
        ['4', 'Anyaman bambu', 'Woven bamboo'],
        ['5', 'Batang kayu', 'Logs'],
        ['6', 'Bambu', 'Bamboo'],
        ['7', 'Lainnya', 'Other'],
      ),
    },
    '305': {
      code: '305',
      label: { id: 'Atap terluas', en: 'Main roof material' },
      options: choices(
        ['1', 'Beton', 'Concrete'],
        ['2', 'Genteng', 'Tiles'],
        ['3', 'Seng', 'Zinc sheet'],
        ['4', 'Asbes', 'Asbestos'],
        ['5', 'Kayu/sirap', 'Wood or shingles'],
        ['6', 'Bambu', 'Bamboo'],
        ['7', 'Jerami/ijuk/daun/rumbia', 'Straw, palm fibre or leaves'],
        ['8', 'Lainnya', 'Other'],
      ),
    },
    '306a': { code: '306a', label: { id: 'Sumber air minum utama', en: 'Main source of drinking water' }, options: waterSources },
    '306b': {
      code: '306b',
      label: { id: 'Jarak ke penampungan tinja terdekat', en: 'Distance to the nearest latrine pit' },
      options: choices(['1', 'Kurang dari 10 m', 'Less than 10 m'], ['2', '10 m atau lebih', '10 m or more'], ['3', 'Tidak tahu', 'Not known']),
    },
    '307a': {
      code: '307a',
      label: { id: 'Sumber penerangan utama', en: 'Main source of light' },
      options: choices(
        ['1', 'Listrik PLN dengan meteran', 'Grid electricity, own meter'],
        ['2', 'Listrik PLN tanpa meteran', 'Grid electricity, no meter'],
        ['3', 'Listrik non-PLN', 'Other electricity'],
        ['4', 'Bukan listrik', 'Not electricity'],
      ),
    },
    '307b1': { code: '307b1', label: { id: 'Daya meteran 1', en: 'Power of meter 1' }, options: power },
    '307b2': { code: '307b2', label: { id: 'Daya meteran 2', en: 'Power of meter 2' }, options: power },
    '307b3': { code: '307b3', label: { id: 'Daya meteran 3', en: 'Power of meter 3' }, options: power },
    '308': {
      code: '308',
      label: { id: 'Bahan bakar memasak', en: 'Cooking fuel' },
      options: choices(
        ['1', 'Listrik', 'Electricity'],
        ['2', 'Elpiji 5,5 kg/blue gaz', 'LPG 5.5 kg'],
        ['3', 'Elpiji 12 kg', 'LPG 12 kg'],
        ['4', 'Elpiji 3 kg', 'LPG 3 kg'],
        ['5', 'Gas kota/PGN', 'City gas'],
        ['6', 'Biogas', 'Biogas'],
        ['7', 'Minyak tanah', 'Kerosene'],
        ['8', 'Briket', 'Briquettes'],
        ['9', 'Arang', 'Charcoal'],
        ['10', 'Kayu bakar', 'Firewood'],
        ['11', 'Lainnya', 'Other'],
        ['12', 'Tidak memasak di rumah', 'No cooking at home'],
      ),
    },
    '309a': {
      code: '309a',
      label: { id: 'Fasilitas buang air besar', en: 'Toilet' },
      options: choices(
        ['1', 'Ada, hanya keluarga sendiri', 'Yes, this family only'],
        ['2', 'Ada, bersama keluarga tertentu', 'Yes, shared with certain families'],
        ['3', 'Ada, MCK komunal', 'Yes, communal facility'],
        ['4', 'Ada, MCK umum', 'Yes, public facility'],
        ['5', 'Ada, tidak digunakan', 'Yes, but not used'],
        ['6', 'Tidak ada', 'None'],
      ),
    },
    '309b': {
      code: '309b',
      label: { id: 'Jenis kloset', en: 'Kind of toilet' },
      options: choices(
        ['1', 'Leher angsa', 'Water seal'],
        ['2', 'Plengsengan dengan tutup', 'Slope with lid'],
        ['3', 'Plengsengan tanpa tutup', 'Slope without lid'],
        ['4', 'Cemplung/cubluk', 'Drop pit'],
      ),
    },
    '310': {
      code: '310',
      label: { id: 'Pembuangan akhir tinja', en: 'Final disposal' },
      options: choices(
        ['1', 'Tangki septik', 'Septic tank'],
        ['2', 'IPAL', 'Treatment plant'],
        ['3', 'Kolam/sawah/sungai/danau/laut', 'Pond, field, river, lake or sea'],
        ['4', 'Lubang tanah', 'Hole in the ground'],
        ['5', 'Pantai/tanah lapang/kebun', 'Beach, open ground or garden'],
        ['6', 'Lainnya', 'Other'],
      ),
    },
    // Not in the printed form: without it nobody can say whether a family that buys drinking water has decent water.
    sumber_air_mandi: { code: 'sumber_air_mandi', label: { id: 'Sumber air mandi', en: 'Source of bathing water' }, options: waterSources },
  },
}
