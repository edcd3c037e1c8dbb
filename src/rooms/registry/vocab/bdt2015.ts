// BDT 2015 (Pemutakhiran Basis Data Terpadu): questions by the number of their column in the file that was handed to the regions.
// One long file on purpose: it is one form, read from top to bottom. Codes checked against several public copies of the form, not against the print.
import type { Question, Vocabulary } from './vocabulary.ts'
import { choices, type ChoiceRow } from './vocabulary.ts'

const q = (code: string, id: string, en: string, ...rows: readonly ChoiceRow[]): Question => ({ code, label: { id, en }, ...(rows.length ? { options: choices(...rows) } : {}) })
/** The printed form numbers its yes and no in turn: 1 and 2 in one line, 3 and 4 in the next. */
const has12 = (code: string, id: string, en: string): Question => q(code, id, en, ['1', 'Ya', 'Yes'], ['2', 'Tidak', 'No'])
const has34 = (code: string, id: string, en: string): Question => q(code, id, en, ['3', 'Ya', 'Yes'], ['4', 'Tidak', 'No'])
const quality: readonly ChoiceRow[] = [['1', 'Bagus/kualitas tinggi', 'Good'], ['2', 'Jelek/kualitas rendah', 'Poor']]

const list: readonly Question[] = [
  q('16', 'Status bangunan', 'Ownership of the house', ['1', 'Milik sendiri', 'Own'], ['2', 'Kontrak/sewa', 'Rented'], ['3', 'Bebas sewa', 'Free of rent'], ['4', 'Dinas', 'Official house'], ['5', 'Lainnya', 'Other']),
  q('17', 'Status lahan', 'Ownership of the land', ['1', 'Milik sendiri', 'Own'], ['2', 'Milik orang lain', 'Somebody else’s'], ['3', 'Tanah negara', 'State land'], ['4', 'Lainnya', 'Other']),
  { ...q('18', 'Luas lantai', 'Floor area'), unit: { id: 'm²', en: 'm²' } },
  q('19', 'Lantai terluas', 'Main floor material', ['1', 'Marmer/granit', 'Marble or granite'], ['2', 'Keramik', 'Ceramic tile'], ['3', 'Parket/vinil/permadani', 'Parquet, vinyl or carpet'], ['4', 'Ubin/tegel/teraso', 'Cement tile or terrazzo'], ['5', 'Kayu/papan kualitas tinggi', 'Good wood or boards'], ['6', 'Semen/bata merah', 'Cement or brick'], ['7', 'Bambu', 'Bamboo'], ['8', 'Kayu/papan kualitas rendah', 'Poor wood or boards'], ['9', 'Tanah', 'Earth'], ['10', 'Lainnya', 'Other']),
  q('20', 'Dinding terluas', 'Main wall material', ['1', 'Tembok', 'Masonry'], ['2', 'Plesteran anyaman bambu/kawat', 'Plastered bamboo or wire mesh'], ['3', 'Kayu', 'Wood'], ['4', 'Anyaman bambu', 'Woven bamboo'], ['5', 'Batang kayu', 'Logs'], ['6', 'Bambu', 'Bamboo'], ['7', 'Lainnya', 'Other']),
  q('21', 'Kondisi dinding', 'Condition of the walls', ...quality),
  q('22', 'Atap terluas', 'Main roof material', ['1', 'Beton/genteng beton', 'Concrete or concrete tiles'], ['2', 'Genteng keramik', 'Ceramic tiles'], ['3', 'Genteng metal', 'Metal tiles'], ['4', 'Genteng tanah liat', 'Clay tiles'], ['5', 'Asbes', 'Asbestos'], ['6', 'Seng', 'Zinc sheet'], ['7', 'Sirap', 'Shingles'], ['8', 'Bambu', 'Bamboo'], ['9', 'Jerami/ijuk/daun-daunan/rumbia', 'Straw, palm fibre or leaves'], ['10', 'Lainnya', 'Other']),
  q('23', 'Kondisi atap', 'Condition of the roof', ...quality),
  q('24', 'Jumlah kamar tidur', 'Bedrooms'),
  q('25', 'Sumber air minum', 'Source of drinking water', ['1', 'Air kemasan bermerek', 'Branded bottled water'], ['2', 'Air isi ulang', 'Refilled water'], ['3', 'Leding meteran', 'Metered piped water'], ['4', 'Leding eceran', 'Piped water bought by the can'], ['5', 'Sumur bor/pompa', 'Borehole or pump'], ['6', 'Sumur terlindung', 'Protected well'], ['7', 'Sumur tak terlindung', 'Unprotected well'], ['8', 'Mata air terlindung', 'Protected spring'], ['9', 'Mata air tak terlindung', 'Unprotected spring'], ['10', 'Air sungai/danau/waduk', 'River, lake or reservoir'], ['11', 'Air hujan', 'Rainwater'], ['12', 'Lainnya', 'Other']),
  q('26', 'Cara memperoleh air minum', 'How drinking water is had', ['1', 'Membeli eceran', 'Bought by the can'], ['2', 'Langganan', 'Subscribed'], ['3', 'Tidak membeli', 'Not bought']),
  q('27', 'Sumber penerangan utama', 'Main source of light', ['1', 'Listrik PLN', 'Grid electricity'], ['2', 'Listrik non-PLN', 'Other electricity'], ['3', 'Bukan listrik', 'Not electricity']),
  q('28', 'Daya terpasang', 'Power of the meter', ['1', '450 watt', '450 W'], ['2', '900 watt', '900 W'], ['3', '1.300 watt', '1,300 W'], ['4', '2.200 watt', '2,200 W'], ['5', 'Lebih dari 2.200 watt', 'More than 2,200 W'], ['6', 'Tanpa meteran', 'No meter']),
  q('29', 'Bahan bakar memasak', 'Cooking fuel', ['1', 'Listrik', 'Electricity'], ['2', 'Gas lebih dari 3 kg', 'LPG over 3 kg'], ['3', 'Gas 3 kg', 'LPG 3 kg'], ['4', 'Gas kota/biogas', 'City gas or biogas'], ['5', 'Minyak tanah', 'Kerosene'], ['6', 'Briket', 'Briquettes'], ['7', 'Arang', 'Charcoal'], ['8', 'Kayu bakar', 'Firewood'], ['9', 'Tidak memasak di rumah', 'No cooking at home']),
  q('30', 'Fasilitas BAB', 'Toilet', ['1', 'Sendiri', 'Own'], ['2', 'Bersama', 'Shared'], ['3', 'Umum', 'Public'], ['4', 'Tidak ada', 'None']),
  q('31', 'Jenis kloset', 'Kind of toilet', ['1', 'Leher angsa', 'Water seal'], ['2', 'Plengsengan', 'Slope'], ['3', 'Cemplung/cubluk', 'Drop pit'], ['4', 'Tidak pakai', 'None used']),
  q('32', 'Tempat buang tinja', 'Final disposal', ['1', 'Tangki', 'Tank'], ['2', 'SPAL', 'Sewer'], ['3', 'Lubang tanah', 'Hole in the ground'], ['4', 'Kolam/sawah/sungai/danau/laut', 'Pond, field, river, lake or sea'], ['5', 'Pantai/tanah lapang/kebun', 'Beach, open ground or garden'], ['6', 'Lainnya', 'Other']),
  has12('33', 'Tabung gas 5,5 kg', 'Gas cylinder of 5.5 kg'), has34('34', 'Lemari es', 'Refrigerator'), has12('35', 'AC', 'Air conditioner'), has34('36', 'Pemanas air', 'Water heater'),
  has12('37', 'Telepon rumah', 'Telephone line'), has34('38', 'Televisi', 'Television'), has12('39', 'Emas dan tabungan', 'Gold and savings'), has34('40', 'Laptop/komputer', 'Computer'),
  has12('41', 'Sepeda', 'Bicycle'), has34('42', 'Sepeda motor', 'Motorcycle'), has12('43', 'Mobil', 'Car'), has34('44', 'Perahu', 'Boat'), has12('45', 'Motor tempel', 'Outboard engine'),
  has34('46', 'Perahu motor', 'Motorboat'), has12('47', 'Kapal', 'Ship'), q('48', 'Nomor HP yang aktif', 'Active phone numbers'), has12('50', 'Aset tidak bergerak', 'Land'), q('51', 'Luas aset tidak bergerak', 'Area of the land'),
  has34('52', 'Rumah di tempat lain', 'House elsewhere'), q('53', 'Sapi', 'Cattle'), q('54', 'Kerbau', 'Buffaloes'), q('55', 'Kuda', 'Horses'), q('56', 'Babi', 'Pigs'), q('57', 'Kambing/domba', 'Goats or sheep'),
  q('84', 'Hubungan dengan kepala keluarga', 'Relation to the head', ['1', 'Kepala keluarga', 'Head'], ['2', 'Istri/suami', 'Spouse'], ['3', 'Anak', 'Child'], ['4', 'Menantu', 'Child-in-law'], ['5', 'Cucu', 'Grandchild'], ['6', 'Orang tua/mertua', 'Parent or parent-in-law'], ['7', 'Pembantu rumah tangga', 'Household staff'], ['8', 'Lainnya', 'Other']),
  q('85', 'Jenis kelamin', 'Sex', ['1', 'Laki-laki', 'Male'], ['2', 'Perempuan', 'Female']),
  q('87', 'Status perkawinan', 'Marital status', ['1', 'Belum kawin', 'Single'], ['2', 'Kawin/nikah', 'Married'], ['3', 'Cerai hidup', 'Divorced'], ['4', 'Cerai mati', 'Widowed']),
  q('88', 'Akta atau buku nikah', 'Marriage papers', ['0', 'Tidak', 'No'], ['1', 'Ya, dapat ditunjukkan', 'Yes, shown'], ['2', 'Ya, tidak dapat ditunjukkan', 'Yes, not shown']),
  has12('89', 'Tercantum di dalam KK', 'On the family card'),
  { ...q('90', 'Kartu identitas', 'Identity papers held', ['0', 'Tidak memiliki', 'None'], ['1', 'Akta kelahiran', 'Birth certificate'], ['2', 'Kartu pelajar', 'Student card'], ['4', 'KTP', 'Identity card'], ['8', 'SIM', 'Driving licence']), summed: true },
  has12('91', 'Status kehamilan', 'Pregnant'),
  q('92', 'Jenis cacat (istilah formulir 2015)', 'Kind of disability (the form’s words)', ['0', 'Tidak cacat', 'None'], ['1', 'Tuna daksa', 'Physical'], ['2', 'Tuna netra', 'Blind'], ['3', 'Tuna rungu', 'Deaf'], ['4', 'Tuna wicara', 'Speech'], ['5', 'Tuna rungu dan wicara', 'Deaf and speech'], ['6', 'Tuna netra dan daksa', 'Blind and physical'], ['7', 'Tuna netra, rungu, wicara', 'Blind, deaf, speech'], ['8', 'Tuna rungu, wicara, daksa', 'Deaf, speech, physical'], ['9', 'Tuna rungu, wicara, netra, daksa', 'Deaf, speech, blind, physical'], ['10', 'Retardasi mental', 'Intellectual'], ['11', 'Mantan penderita gangguan jiwa', 'Recovered from mental illness'], ['12', 'Fisik dan mental', 'Physical and mental']),
  q('93', 'Penyakit kronis', 'Chronic illness', ['0', 'Tidak ada', 'None'], ['1', 'Hipertensi', 'High blood pressure'], ['2', 'Rematik', 'Rheumatism'], ['3', 'Asma', 'Asthma'], ['4', 'Masalah jantung', 'Heart problems'], ['5', 'Diabetes', 'Diabetes'], ['6', 'TBC', 'Tuberculosis'], ['7', 'Stroke', 'Stroke'], ['8', 'Kanker atau tumor ganas', 'Cancer'], ['9', 'Lainnya', 'Other']),
  q('94', 'Partisipasi sekolah', 'School attendance', ['0', 'Tidak/belum pernah sekolah', 'Never attended'], ['1', 'Masih sekolah', 'Attending'], ['2', 'Tidak sekolah lagi', 'No longer attending']),
  q('95', 'Pendidikan tertinggi', 'Highest level attended', ['1', 'SD/SDLB', 'Primary'], ['2', 'Paket A', 'Package A'], ['3', 'M. Ibtidaiyah', 'Islamic primary'], ['4', 'SMP/SMPLB', 'Lower secondary'], ['5', 'Paket B', 'Package B'], ['6', 'M. Tsanawiyah', 'Islamic lower secondary'], ['7', 'SMA/SMK/SMALB', 'Upper secondary'], ['8', 'Paket C', 'Package C'], ['9', 'M. Aliyah', 'Islamic upper secondary'], ['10', 'Perguruan tinggi', 'Higher education']),
  q('96', 'Kelas tertinggi', 'Highest class'),
  q('97', 'Ijazah tertinggi', 'Highest certificate', ['0', 'Tidak punya ijazah', 'None'], ['1', 'SD/sederajat', 'Primary'], ['2', 'SMP/sederajat', 'Lower secondary'], ['3', 'SMA/sederajat', 'Upper secondary'], ['4', 'D1/D2/D3', 'Diploma'], ['5', 'D4/S1', 'Bachelor'], ['6', 'S2/S3', 'Master or doctorate']),
  has12('98', 'Bekerja seminggu yang lalu', 'Worked in the last week'), q('99', 'Jumlah jam kerja', 'Hours worked'),
  q('100', 'Lapangan usaha', 'Industry of the main job', ['1', 'Pertanian padi dan palawija', 'Rice and secondary crops'], ['2', 'Hortikultura', 'Horticulture'], ['3', 'Perkebunan', 'Plantations'], ['4', 'Perikanan tangkap', 'Capture fishing'], ['5', 'Perikanan budi daya', 'Fish farming'], ['6', 'Peternakan', 'Livestock'], ['7', 'Kehutanan dan pertanian lain', 'Forestry and other agriculture'], ['8', 'Pertambangan/penggalian', 'Mining and quarrying'], ['9', 'Industri pengolahan', 'Manufacturing'], ['10', 'Listrik dan gas', 'Electricity and gas'], ['11', 'Bangunan/konstruksi', 'Construction'], ['12', 'Perdagangan', 'Trade'], ['13', 'Hotel dan rumah makan', 'Hotels and restaurants'], ['14', 'Transportasi dan pergudangan', 'Transport and storage'], ['15', 'Informasi dan komunikasi', 'Information and communication'], ['16', 'Keuangan dan asuransi', 'Finance and insurance'], ['17', 'Jasa pendidikan', 'Education'], ['18', 'Jasa kesehatan', 'Health'], ['19', 'Jasa kemasyarakatan, pemerintahan, perorangan', 'Community, public and personal services'], ['20', 'Pemulung', 'Waste picking'], ['21', 'Lainnya', 'Other']),
  q('101', 'Status dalam pekerjaan', 'Status in employment', ['1', 'Berusaha sendiri', 'Own account'], ['2', 'Dibantu buruh tidak tetap/tidak dibayar', 'With casual or unpaid help'], ['3', 'Dibantu buruh tetap/dibayar', 'With paid employees'], ['4', 'Buruh/karyawan swasta', 'Private employee'], ['5', 'PNS/TNI/Polri/BUMN/BUMD/legislatif', 'Public employee'], ['6', 'Pekerja bebas pertanian', 'Casual farm worker'], ['7', 'Pekerja bebas nonpertanian', 'Casual non-farm worker'], ['8', 'Pekerja keluarga/tidak dibayar', 'Unpaid family worker']),
]

export const bdt2015: Vocabulary = {
  code: 'bdt2015',
  version: '2015',
  label: { id: 'BDT 2015', en: 'BDT 2015' },
  source: 'Pemutakhiran Basis Data Terpadu 2015; nomor pertanyaan = nomor kolom berkas yang dibagikan ke daerah',
  questions: Object.fromEntries(list.map((one) => [one.code, one])),
}
