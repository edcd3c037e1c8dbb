// Words Indonesian names are made of, by culture and generation, for invented people. Own work, CC0-1.0; not a list of persons.
// A name is a first word and, most often, a second one. Words that would make up the name of somebody everybody knows are left out.

export type Culture = 'jawa' | 'sunda' | 'betawi' | 'benteng' | 'batak' | 'minang' | 'melayu_bangka' | 'madura'

/** Old: born before 1965; middle: 1965–1994; young: since 1995. */
export interface NameWords {
  old: readonly string[]
  middle: readonly string[]
  young: readonly string[]
  /** Second words. */
  second: readonly string[]
}

export interface CultureNames {
  men: NameWords
  women: NameWords
  /** How often the old and the middle generation carry one word only. */
  singleWord: { old: number; middle: number }
  /** The second word is a family's: children take it from the father (marga, family name) or the mother (suku). */
  family?: 'father' | 'mother'
}

const words = (text: string): readonly string[] => text.trim().split(/\s+/)

const margas = words(`
  Simanjuntak Siregar Nasution Lubis Hutapea Sihombing Pasaribu Harahap Tampubolon Situmorang Manurung Simbolon Sinaga
  Sitorus Hutagalung Panjaitan Silalahi Napitupulu Aritonang Nainggolan`)
const sukus = words('Chaniago Tanjung Koto Piliang Sikumbang Guci Jambak Pitopang Malayu Kampai Payobada')
const houses = words('Halim Wijaya Tanuwijaya Gunadi Setiadi Lukman Kurnia Santosa Sutanto Lesmana Suryanto Oenang Ongko')

export const namesByCulture: Readonly<Record<Culture, CultureNames>> = {
  jawa: {
    men: {
      old: words(`Slamet Suparman Sugeng Supriyadi Mulyono Kasiman Tarjo Warsito Paimin Darto Ngatimin Sukirman Sutrisno Wagiman
        Tukiman Sarjono Kasmuri Rasman Wahyono Suwarno Sumarno Tarmuji Karto Dasuki Sanusi Kusnadi Ratmo Sakim Wasdi Durahman`),
      middle: words(`Bambang Wahyu Agus Budi Eko Dwi Tri Hadi Purwanto Heru Yanto Teguh Sigit Aris Suroso Edi Untung Rohmat
        Kuswanto Imam Tarsono Wartono Nurohman Supri Mashuri Kholil Bagus Andi Toni`),
      young: words(`Dimas Galih Rangga Satria Yoga Adit Fajar Bayu Rizky Arif Ilham Wisnu Hafiz Reza Danu Aji Raka Nanda Bima Farhan
        Zidan Alfin Azka Gilang Rafi Yusuf Dafa Akbar Tegar`),
      second: words(`Santoso Wibowo Susanto Setiawan Prasetyo Nugroho Saputra Utomo Raharjo Purnomo Handoko Kusuma Wijaya
        Pratama Hidayat Kurniawan Riyadi Budiarto Wahyudi Saputro Sudrajat Maulana`),
    },
    women: {
      old: words(`Sumiati Suparmi Wagini Tumini Sulastri Kasmi Rukmini Sukini Ngatinah Partini Mujiati Tarminah Wasti Darsih Rasiti
        Tuminah Kartinah Sutinah Warti Sarinah Suminah Kusminah Rumini Tarsih Casmi Karsih Dasem Ruminah Painah Jumirah`),
      middle: words(`Siti Sri Endang Wahyuni Retno Ningsih Rini Yuni Tri Dwi Eka Ratna Puji Umi Nur Titik Eni Susi Wiwik Tutik
        Kustiyah Maryati Isti Umiyati Khotimah Sugiarti Rohmah Lilis Anik`),
      young: words(`Wulan Indah Ayu Anggun Laras Galuh Nurul Fitri Intan Citra Nabila Putri Aulia Dinda Salsa Rahma Zahra Alya Nadia
        Tiara Kirana Amelia Syifa Naila Khanza Vina Riska Bunga Melati Cahya`),
      second: words(`Rahayu Handayani Lestari Wulandari Astuti Setyowati Puspitasari Kusumawati Pratiwi Hartati Utami Maharani
        Anggraini Safitri Ningsih Rahmawati Kurniasih Fatmawati Purwanti Khasanah Oktaviani`),
    },
    singleWord: { old: 0.7, middle: 0.25 },
  },
  sunda: {
    men: {
      old: words('Undang Engkos Tatang Aceng Maman Ujang Emen Sarip Kosim Oman Ace Udin Encang Samsu Endang Adang Juhana Ocim'),
      middle: words(`Asep Dadang Cecep Deden Encep Yayan Iwan Dede Jajang Wawan Ade Rudi Nandang Yudi Agus Dudung Ajat Ahmad Aep
        Hendra Irwan Ruhiyat`),
      young: words('Rizal Fikri Gilang Rian Reza Alif Hilman Ridwan Aldi Fahmi Irfan Zaki Rafli Naufal Haikal Akmal Rangga Yoga'),
      second: words(`Suryana Sutisna Hermawan Gunadi Permana Ramdani Mulyana Sopandi Koswara Rohman Nugraha Sudrajat
        Firmansyah Maulana Saepudin Kusnadi`),
    },
    women: {
      old: words('Enok Popon Entin Rokayah Cucu Imas Eneng Juju Icih Onih Anih Uun Iyoh Enur Nyai Saodah Ecin Ojoh'),
      middle: words('Euis Neneng Iis Lilis Nining Yati Tati Nani Wiwin Ela Teti Ai Yanti Yuyun Titin Ani Dede Lina Eti Heni Susi'),
      young: words('Rani Sinta Novi Anisa Silvi Nisa Dini Alya Salma Syifa Keisya Risma Nazwa Tiara Aulia Zahra Fitri Desti'),
      second: words(`Nurhayati Rohayati Kartika Sumiati Suryani Rosita Komalasari Rohaeni Permatasari Nurlaela Rahmawati Yulianti
        Maryani Fitriani Agustina Herawati`),
    },
    singleWord: { old: 0.6, middle: 0.2 },
  },
  betawi: {
    men: {
      old: words('Rojali Sabeni Marzuki Naman Nasir Hamzah Madi Rohim Usman Amsar Mursan Saiman Nalih Jaya Minan Rohili Saabun Mugni'),
      middle: words(`Abdul Ahmad Muhammad Syaiful Mahmud Jamal Junaedi Sanusi Zainudin Mulyadi Suhaimi Ridwan Hasan Yahya Saipul
        Hambali Rosadi Nawawi`),
      young: words('Fadhil Rizki Farhan Ilham Fauzan Rasya Ibnu Zikri Rayhan Alwi Hafidz Bilal Daffa Arya Fadlan Zahran Yazid Akmal'),
      second: words(`Rohmat Syarif Mansur Fauzi Husin Ramli Zaenal Hamdani Saputra Fadillah Maulana Rohman Hidayatullah
        Alamsyah Syahputra Fathoni`),
    },
    women: {
      old: words('Rohani Maemunah Aminah Romlah Saodah Mariam Masnah Rodiah Salamah Hindun Enong Nurhayah Asmah Sanah Mimin Jubaedah'),
      middle: words('Siti Fatimah Nurjanah Zubaedah Komariah Mursidah Rohmah Yuliana Sumarni Lailah Nuraini Khodijah Hilmah Iroh Suryani'),
      young: words('Nabila Aisyah Zahra Alya Najwa Salsabila Annisa Kayla Zalfa Hana Naura Safa Marwah Khalisa Amira Husna Dzakira'),
      second: words('Hasanah Fauziah Khasanah Azizah Aulia Rahmah Fadhilah Maulida Apriyani Damayanti Ramadhani Oktavia Lutfiah'),
    },
    singleWord: { old: 0.6, middle: 0.2 },
  },
  benteng: {
    men: {
      old: words('Suryadi Tono Edi Oey Encun Seng Kim Acong Sugiarto Eng Giok'),
      middle: words('Hendra Rudy Ferry Jimmy Wendy Robby Andi Yanto Johan Willy Herman Denny'),
      young: words('Kevin Felix Jason Marvel Ryan Vincent Alvin Darren Nathan Bryan Calvin'),
      second: houses,
    },
    women: {
      old: words('Lina Mei Lanny Enci Nio Encim Lusi Hoa Anah Kiok'),
      middle: words('Yuliana Susi Vivi Meliana Novi Jenny Silvia Erni Hesti Lily Fenny Yanti'),
      young: words('Stefani Cindy Angel Clarissa Jessica Felicia Michelle Natalia Valencia Vanessa Gracia Olivia'),
      second: houses,
    },
    singleWord: { old: 0.1, middle: 0.05 },
    family: 'father',
  },
  batak: {
    men: {
      old: words('Togar Parlin Jonter Mangasi Osman Ramses Bonar Tigor Humala'),
      middle: words('Tumpal Parulian Sahat Marihot Edward Rudolf Horas'),
      young: words('Daniel Samuel Yosua Andre Gabriel Jeremia Christian Immanuel Ruben Marcel Rafael'),
      second: margas,
    },
    women: {
      old: words('Tiur Rosma Duma Lamtiur Basaria Tiodor Tiominar Nurmala Saurma Kartini'),
      middle: words('Romauli Ida Melva Rosdiana Lasma Hotmaida Erika Lamria Marlina Debora'),
      young: words('Ruth Grace Theresia Yolanda Sarah Gloria Agnes Kezia Monika Elisabet'),
      second: margas,
    },
    singleWord: { old: 0, middle: 0 },
    family: 'father',
  },
  minang: {
    men: {
      old: words('Syafrizal Zulkifli Yusrizal Bustami Nazar Ramlan Syafril Amir Bahar Jamaris'),
      middle: words('Afrizal Hendri Rizal Doni Zainal Irwan Yulianto Syafwan Jasman Novrizal'),
      young: words('Riko Ilham Fadli Rahmat Aldo Hanif Rafki Dzaki Habib Fikri'),
      second: sukus,
    },
    women: {
      old: words('Yusmaniar Rosmaniar Nurbaiti Syamsidar Jusna Asnimar Rosma Nurjani Upik'),
      middle: words('Desi Yulia Ermawati Mardiana Nuraini Gusmiati Rahmi Silvia Elvira Yenni'),
      young: words('Rahmi Annisa Suci Fadhila Miftahul Puti Cantika Hanifa Sabrina Zaskia'),
      second: sukus,
    },
    singleWord: { old: 0.2, middle: 0.1 },
    family: 'mother',
  },
  melayu_bangka: {
    men: {
      old: words('Rusli Jumli Robani Mahidin Bujang Sarpani Ahyar Marhasan Tarmizi Hasbi Zamhari Sulaiman Mat Ali Kasim'),
      middle: words('Zulkarnain Hardi Suhardi Sopian Herman Fahrul Yusuf Rusdi Amrul Hendri Iskandar Junaidi Safari Erwin Bambang'),
      young: words('Rizki Fahmi Andika Aldi Rendi Ikhsan Fajri Dimas Aditya Rafi Khairul Febri Ilham Raihan'),
      second: words('Effendi Syahrial Marwan Azhari Ramadhan Suhaimi Kurniadi Afandi Saputra Wahyudi Pratama Firdaus Apriadi Hidayat'),
    },
    women: {
      old: words('Zuraida Rusmini Nurbaiti Asnawati Rohama Zainab Halimah Syamsiah Maryam Aminah Rohaya Saniah Hayati'),
      middle: words('Marlina Sumarni Yuliati Hartini Suryati Mona Susilawati Rosita Lena Neli Erma Yurni Fitriana Eva'),
      young: words('Nadia Meisya Tasya Aulia Putri Cahaya Sindi Bella Nazwa Reva Amanda Nayla Zahra Intan Rahma'),
      second: words('Azhari Ramadhani Sartika Oktavia Wulandari Permata Lestari Agustina Anggraini Safitri Mardiana Apriliani'),
    },
    singleWord: { old: 0.65, middle: 0.25 },
  },
  madura: {
    men: {
      old: words('Mat Matsuri Sahri Buhari Durahman Misnadi Satruki Marsuki Suliman Tayyib Maksum'),
      middle: words('Fathor Hosen Rofiq Sahrul Ahmad Holil Zaini Mohammad Syamsul Hamdan Jumadi'),
      young: words('Fathur Ubaidillah Rizal Hasbi Faisol Dafir Iqbal Wildan Zainul Ainur Khoiri'),
      second: words('Rahman Hamid Anwar Rasyid Mukti Hasyim Razak Kholil Wahid Bahri Ghofur'),
    },
    women: {
      old: words('Misnawati Rumsiyah Satuna Maimunah Sumiyati Misnari Jumaati Sunami Hamsiyah Marhamah'),
      middle: words('Sitti Holifah Nurhasanah Halimah Zainab Suhartini Juhairiyah Sulimah Mutmainnah Hosniyah'),
      young: words('Nurul Kamilia Faizah Ummi Silfia Wardatul Aisyah Nafisah Zakiyah Maulidia'),
      second: words('Rahmah Hasanah Hotijah Aisyah Kholifah Maryam Jannah Ummah Fitriyah Qomariyah'),
    },
    singleWord: { old: 0.7, middle: 0.3 },
  },
}

/** How the cultures mix where the demonstration plays; the longest matching code counts. */
export const cultureWeights: Readonly<Record<string, readonly (readonly [Culture, number])[]>> = {
  '36.71': [
    ['jawa', 0.3],
    ['betawi', 0.28],
    ['sunda', 0.26],
    ['benteng', 0.07],
    ['batak', 0.05],
    ['minang', 0.04],
  ],
  '33': [
    ['jawa', 0.97],
    ['sunda', 0.02],
    ['benteng', 0.01],
  ],
  '35': [
    ['jawa', 0.8],
    ['madura', 0.17],
    ['benteng', 0.02],
    ['batak', 0.01],
  ],
  '19': [
    ['melayu_bangka', 0.7],
    ['benteng', 0.12],
    ['jawa', 0.12],
    ['batak', 0.03],
    ['minang', 0.03],
  ],
  '': [
    ['jawa', 0.5],
    ['sunda', 0.2],
    ['melayu_bangka', 0.1],
    ['batak', 0.07],
    ['minang', 0.07],
    ['madura', 0.06],
  ],
}

/** Streets and alleys of the invented addresses: trees, flowers, birds, virtues; no persons. */
export const streetWords: readonly string[] = words(`
  Melati Mawar Kenanga Cempaka Anggrek Flamboyan Dahlia Teratai Bougenville Kamboja Mangga Rambutan Jambu Nangka Salak
  Durian Belimbing Kelapa Cemara Akasia Beringin Pinus Bambu Merpati Kutilang Cendrawasih Rajawali Kenari Merak Garuda
  Masjid Sekolah Mushola Kramat Damai Rukun Sejahtera Makmur Sentosa Mulya Karya Sepakat Gotong-Royong Harapan Bahagia`)
