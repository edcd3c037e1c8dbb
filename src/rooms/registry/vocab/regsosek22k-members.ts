// Regsosek 2022-K, the member part: who they are, school, work, abilities, health and insurance.
import type { Vocabulary } from './vocabulary.ts'
import { choices } from './vocabulary.ts'

export const yesNo = choices(['1', 'Ya', 'Yes'], ['2', 'Tidak', 'No'])

const ability = choices(
  ['1', 'Sama sekali tidak bisa', 'Cannot at all'],
  ['2', 'Banyak kesulitan, perlu bantuan', 'Much difficulty, needs help'],
  ['3', 'Sedikit kesulitan', 'Some difficulty'],
  ['4', 'Tidak ada kesulitan', 'No difficulty'],
)

const schools = choices(
  ['1', 'Paket A', 'Package A'], ['2', 'SDLB', 'Special primary'], ['3', 'SD', 'Primary'], ['4', 'MI', 'Islamic primary'],
  ['5', 'SPM/PDF Ula', 'SPM/PDF Ula'], ['6', 'Paket B', 'Package B'], ['7', 'SMPLB', 'Special lower secondary'],
  ['8', 'SMP', 'Lower secondary'], ['9', 'MTs', 'Islamic lower secondary'], ['10', 'SPM/PDF Wustha', 'SPM/PDF Wustha'],
  ['11', 'Paket C', 'Package C'], ['12', 'SMLB', 'Special upper secondary'], ['13', 'SMA', 'Upper secondary'],
  ['14', 'MA', 'Islamic upper secondary'], ['15', 'SMK', 'Vocational'], ['16', 'MAK', 'Islamic vocational'],
  ['17', 'SPM/PDF Ulya', 'SPM/PDF Ulya'], ['18', 'D1/D2/D3', 'Diploma'], ['19', 'D4/S1', 'Bachelor'],
  ['20', 'Profesi', 'Professional'], ['21', 'S2', 'Master'], ['22', 'S3', 'Doctorate'],
)

const functionsAsked: readonly (readonly [letter: string, id: string, en: string])[] = [
  ['a', 'Melihat', 'Seeing'], ['b', 'Mendengar', 'Hearing'], ['c', 'Berjalan atau naik tangga', 'Walking or climbing stairs'],
  ['d', 'Menggerakkan tangan dan jari', 'Moving hands and fingers'], ['e', 'Belajar (intelektual)', 'Learning (intellectual)'],
  ['f', 'Mengendalikan perilaku', 'Controlling behaviour'], ['g', 'Berbicara dan memahami', 'Speaking and understanding'],
  ['h', 'Mengurus diri sendiri', 'Caring for oneself'], ['i', 'Mengingat dan berkonsentrasi', 'Remembering and concentrating'],
]

export const regsosek22kMembers: Vocabulary = {
  code: 'regsosek22k',
  version: '2022',
  label: { id: 'Regsosek 2022-K, anggota', en: 'Regsosek 2022-K, members' },
  source: 'BPS, kuesioner Regsosek 2022 (anggota keluarga)',
  questions: {
    '404': {
      code: '404',
      label: { id: 'Keberadaan', en: 'Presence' },
      options: choices(
        ['1', 'Tinggal bersama keluarga', 'Lives with the family'],
        ['2', 'Meninggal', 'Died'],
        ['3', 'Pindah di dalam negeri', 'Moved within Indonesia'],
        ['4', 'Pindah ke luar negeri', 'Moved abroad'],
        ['5', 'Anggota baru', 'New member'],
        ['6', 'Tidak ditemukan', 'Not found'],
      ),
    },
    '405': { code: '405', label: { id: 'Jenis kelamin', en: 'Sex' }, options: choices(['1', 'Laki-laki', 'Male'], ['2', 'Perempuan', 'Female']) },
    '408': {
      code: '408',
      label: { id: 'Status perkawinan', en: 'Marital status' },
      options: choices(['1', 'Belum kawin', 'Single'], ['2', 'Kawin', 'Married'], ['3', 'Cerai hidup', 'Divorced'], ['4', 'Cerai mati', 'Widowed']),
    },
    '409': {
      code: '409',
      label: { id: 'Hubungan dengan kepala keluarga', en: 'Relation to the head' },
      options: choices(
        ['1', 'Kepala keluarga', 'Head'], ['2', 'Istri/suami', 'Spouse'], ['3', 'Anak', 'Child'], ['4', 'Menantu', 'Child-in-law'],
        ['5', 'Cucu', 'Grandchild'], ['6', 'Orang tua/mertua', 'Parent or parent-in-law'], ['7', 'Pembantu/sopir', 'Household staff'], ['8', 'Lainnya', 'Other'],
      ),
    },
    '410': { code: '410', label: { id: 'Sedang hamil', en: 'Pregnant' }, options: yesNo },
    '411': {
      code: '411',
      label: { id: 'Kartu identitas yang dimiliki', en: 'Identity papers held' },
      summed: true,
      options: choices(['0', 'Tidak memiliki', 'None'], ['1', 'Akta kelahiran', 'Birth certificate'], ['2', 'KIA', 'Child identity card'], ['4', 'KTP', 'Identity card']),
    },
    '412': {
      code: '412',
      label: { id: 'Partisipasi sekolah', en: 'School attendance' },
      options: choices(['1', 'Belum pernah sekolah', 'Never attended'], ['2', 'Masih sekolah', 'Attending'], ['3', 'Tidak sekolah lagi', 'No longer attending']),
    },
    '413': { code: '413', label: { id: 'Jenjang pendidikan tertinggi', en: 'Highest level attended' }, options: schools },
    '415': {
      code: '415',
      label: { id: 'Ijazah tertinggi', en: 'Highest certificate' },
      options: [...schools, ...choices(['23', 'Tidak punya ijazah SD', 'No primary certificate'])],
    },
    '416a': { code: '416a', label: { id: 'Bekerja seminggu terakhir', en: 'Worked in the last week' }, options: yesNo },
    '417': {
      code: '417',
      label: { id: 'Lapangan usaha pekerjaan utama', en: 'Industry of the main job' },
      options: choices(
        ['1', 'Tanaman padi dan palawija', 'Rice and secondary crops'], ['2', 'Hortikultura', 'Horticulture'], ['3', 'Perkebunan', 'Plantations'],
        ['4', 'Perikanan', 'Fishing'], ['5', 'Peternakan', 'Livestock'], ['6', 'Kehutanan dan pertanian lain', 'Forestry and other agriculture'],
        ['7', 'Pertambangan/penggalian', 'Mining and quarrying'], ['8', 'Industri pengolahan', 'Manufacturing'], ['9', 'Listrik, gas, uap', 'Electricity, gas, steam'],
        ['10', 'Air, limbah dan sampah', 'Water, waste and recycling'], ['11', 'Konstruksi', 'Construction'], ['12', 'Perdagangan dan bengkel', 'Trade and repair'],
        ['13', 'Pengangkutan dan pergudangan', 'Transport and storage'], ['14', 'Akomodasi dan makan minum', 'Accommodation and food'],
        ['15', 'Informasi dan komunikasi', 'Information and communication'], ['16', 'Keuangan dan asuransi', 'Finance and insurance'], ['17', 'Real estat', 'Real estate'],
        ['18', 'Profesional, ilmiah dan teknis', 'Professional and technical'], ['19', 'Penyewaan dan penunjang usaha', 'Rental and business support'],
        ['20', 'Administrasi pemerintahan dan pertahanan', 'Public administration and defence'], ['21', 'Pendidikan', 'Education'],
        ['22', 'Kesehatan dan kegiatan sosial', 'Health and social work'], ['23', 'Kesenian, hiburan dan rekreasi', 'Arts and recreation'],
        ['24', 'Jasa lainnya', 'Other services'], ['25', 'Keluarga sebagai pemberi kerja', 'Households as employers'], ['26', 'Badan internasional', 'International bodies'],
      ),
    },
    '418': {
      code: '418',
      label: { id: 'Kedudukan dalam pekerjaan', en: 'Status in employment' },
      options: choices(
        ['1', 'Berusaha sendiri', 'Own account'], ['2', 'Dibantu buruh tidak tetap/tidak dibayar', 'With casual or unpaid help'],
        ['3', 'Dibantu buruh tetap/dibayar', 'With paid employees'], ['4', 'Buruh/karyawan swasta', 'Private employee'],
        ['5', 'PNS/TNI/Polri/BUMN/BUMD/pejabat', 'Public employee'], ['6', 'Pekerja bebas pertanian', 'Casual farm worker'],
        ['7', 'Pekerja bebas nonpertanian', 'Casual non-farm worker'], ['8', 'Pekerja keluarga/tidak dibayar', 'Unpaid family worker'],
      ),
    },
    ...Object.fromEntries(functionsAsked.map(([letter, id, en]) => [`428${letter}`, { code: `428${letter}`, label: { id, en }, options: ability }])),
    '428j': {
      code: '428j',
      label: { id: 'Sering sedih atau depresi', en: 'Often sad or depressed' },
      options: choices(['1', 'Sangat sering', 'Very often'], ['2', 'Sering', 'Often'], ['3', 'Jarang', 'Seldom'], ['4', 'Tidak pernah', 'Never']),
    },
    '429': {
      code: '429',
      label: { id: 'Ada yang merawat', en: 'Has a caregiver' },
      options: choices(['1', 'Ya, anggota keluarga', 'Yes, family member'], ['2', 'Ya, bukan anggota keluarga', 'Yes, not family'], ['3', 'Tinggal sendiri', 'Lives alone']),
    },
    '430': {
      code: '430',
      label: { id: 'Penyakit kronis atau menahun', en: 'Chronic illness' },
      options: choices(
        ['1', 'Tidak ada', 'None'], ['2', 'Hipertensi', 'High blood pressure'], ['3', 'Rematik', 'Rheumatism'], ['4', 'Asma', 'Asthma'],
        ['5', 'Masalah jantung', 'Heart problems'], ['6', 'Diabetes', 'Diabetes'], ['7', 'Tuberkulosis (TBC)', 'Tuberculosis'], ['8', 'Stroke', 'Stroke'],
        ['9', 'Kanker atau tumor ganas', 'Cancer'], ['10', 'Gagal ginjal', 'Kidney failure'], ['11', 'Hemofilia', 'Haemophilia'], ['12', 'HIV/AIDS', 'HIV/AIDS'],
        ['13', 'Kolesterol', 'Cholesterol'], ['14', 'Sirosis hati', 'Liver cirrhosis'], ['15', 'Talasemia', 'Thalassaemia'], ['16', 'Leukemia', 'Leukaemia'],
        ['17', 'Alzheimer', 'Alzheimer’s'], ['18', 'Lainnya', 'Other'],
      ),
    },
    '431a': {
      code: '431a',
      label: { id: 'Jaminan kesehatan setahun terakhir', en: 'Health insurance in the last year' },
      summed: true,
      options: choices(
        ['0', 'Tidak memiliki', 'None'], ['1', 'JKN PBI', 'JKN paid by the state'], ['2', 'JKN mandiri', 'JKN self-paid'],
        ['4', 'JKN pemberi kerja', 'JKN by employer'], ['8', 'Jaminan lain', 'Other insurance'], ['99', 'Lainnya', 'Other'],
      ),
    },
  },
}
