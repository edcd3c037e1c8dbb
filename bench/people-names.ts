// Stocks of names of nine peoples, from general knowledge and in nobody's particular order: the commonest stand first.
// Written for making people up; it knows nothing of how names are read or compared.
const words = (text: string): readonly string[] => text.trim().split(/\s+/)

export interface Stock {
  men: readonly string[]
  women: readonly string[]
  /** What stands after the first name, men's and women's. */
  lastMen: readonly string[]
  lastWomen: readonly string[]
  /** A family's name that children carry; empty where there is none. */
  clans: readonly string[]
  /** Parts that rare names of the old are put together from: beginnings, and endings for men and women. */
  parts?: readonly [starts: readonly string[], men: readonly string[], women: readonly string[]]
  /** How often somebody has one name only, among the old and among the young. */
  single: readonly [old: number, young: number]
  towns: readonly string[]
}

const javanese: Stock = {
  men: words('Agus Slamet Sutrisno Bambang Eko Joko Sugeng Suparman Wahyu Supriyadi Budi Tri Dwi Heru Mulyono Hadi Suyanto Purwanto Sukirman Kasiman Tukiman Wagiman Paimin Ngatimin Sarjono Sumarno Riyanto Widodo Bagus Galih Rangga Dimas Yoga Satrio Arif Andi Nur Imam Anang Didik Gatot Haryanto Jumadi Karso Lasimin Marsudi Parto Rusdi Saiman Tarno Untung Warsito Yatno Sardi Kusno'),
  women: words('Siti Sri Sumiati Endang Suparmi Sulastri Wahyuni Tumini Lestari Dewi Rini Ratna Puji Yuni Partini Sukini Rukmini Wagini Kasmi Mujiati Ngatinah Indah Ayu Wulan Retno Tri Dwi Eka Fitri Nurul Intan Anggun Laras Tutik Umi Kartini Sarinah Painem Tukinem Juminten Saminah Warsini Yatmi Suwarni Murni Kusmiati Darmi Giyem Ponirah Rubiyem'),
  lastMen: words('Santoso Wibowo Susanto Setiawan Prasetyo Nugroho Saputra Hartono Utomo Raharjo Purnomo Handoko Kusuma Wijaya Pratama Hidayat Kurniawan Sulistyo Wicaksono Subagyo Priyono Hermawan Budiman Cahyono Darmawan Firmansyah Gunawan Ismanto Laksono Margono Nurcahyo'),
  lastWomen: words('Rahayu Handayani Lestari Wulandari Astuti Setyowati Puspitasari Kusumawati Pratiwi Hartati Utami Maharani Anggraini Safitri Ningsih Wahyuningsih Susilowati Purwanti Hidayati Widiastuti Mulyani Sulistyowati Nurhayati Permatasari Ambarwati Kurniasih'),
  clans: [],
  parts: [words('Su Wa Ka Sa Tu Nga Par Mar Har Sar Sugi Pur Mul Sup Wi Dar Kas Lam Mis Nas Pon Rub Sam Tas Wir Gim Jum Kar'), words('yono yanto man min jo no to di wanto imin iran idi iyo ikin arno ijan jan'), words('yem nah ni wati ningsih yah nem ti sih rah inah iyati ikem iah ini mi')],
  single: [0.62, 0.07],
  towns: words('Tegal Brebes Solo Klaten Kebumen Semarang Madiun Kediri Malang Purworejo Wonogiri Blora'),
}

const sundanese: Stock = {
  men: words('Asep Dadang Ujang Cecep Deden Maman Wawan Iwan Dede Ade Jajang Tatang Aceng Undang Engkos Nandang Yayan Encep Yudi Rudi Entis Oman Uus Aang Endin Omo Karna Sarip Emod Idin Ohim Sanusi'),
  women: words('Euis Neneng Iis Lilis Imas Cucu Nining Yati Tati Enok Entin Eneng Nani Popon Wiwin Ela Rokayah Teti Yoyoh Onih Acih Ijah Mimin Nunung Titin Aisah Empat Icih Emah Uum'),
  lastMen: words('Hidayat Kurnia Permana Suhendar Sukmana Suryana Gunawan Hermawan Ruhiyat Kosasih Sutisna Mulyana Supriatna Iskandar Sobandi Rohendi Wiguna Firmansyah Ramdani Nugraha'),
  lastWomen: words('Rohaeni Nurhayati Kurniasih Rostiana Sumiati Komalasari Herawati Suhaeti Mulyati Karmila Yulianti Hasanah Marlina Rosmiati Nuraeni Kartika Sukaesih Fatimah'),
  clans: [],
  parts: [words('Sar Kar Mad Nas Ar Un Ad Jan San Ras Wan On'), words('im ip ta na ja sa wi idi hi ma man'), words('ih ah iah ti esih nah em sih ini')],
  single: [0.5, 0.05],
  towns: words('Bandung Garut Tasikmalaya Ciamis Sumedang Sukabumi Cianjur Bogor Lebak Pandeglang Serang Subang'),
}

const betawi: Stock = {
  men: words('Rojali Mamat Udin Matsani Naman Rohim Saman Mahmud Asmat Jaelani Sanin Nurdin Rahmat Sabeni Muhidin Asmawi Kosim Marzuki Nasrullah Syarif Haerudin Amsar Miing Boan Tabrani Saidi Romli Anwar'),
  women: words('Romlah Maemunah Rohani Aminah Saodah Masnah Nurjanah Mursanah Rohmah Halimah Munah Asnah Fatmawati Zaenab Juleha Sanih Rodiah Marhamah Hasanah Kokom Mamah Enah'),
  lastMen: words('Hakim Fauzi Ramadhan Syahputra Maulana Hidayatullah Firdaus Alamsyah Zakaria Sofyan Mubarok Rizki Nawawi Ismail'),
  lastWomen: words('Hasanah Nurhasanah Azizah Ramadhani Fadilah Aulia Khairunnisa Maulida Zahra Salsabila Fauziah Amelia'),
  clans: [],
  single: [0.6, 0.08],
  towns: words('Jakarta Tangerang Bekasi Depok Bogor'),
}

const batak: Stock = {
  men: words('Hotman Parlindungan Togar Maruli Binsar Poltak Jonson Rudolf Saut Mangapul Bonar Lamhot Tigor Robert Edison Ferdinan Halomoan Jhon Marihot Pandapotan Ronald Sahat Tumpal Daniel Samuel Yosua Gabriel'),
  women: words('Tiur Rosmaida Lamria Duma Rotua Masta Hotmaida Rosita Nurmala Tiarma Dameria Elfrida Lasmaria Melva Riama Rumondang Sondang Tiominar Christina Debora Ruth Grace Yohana Maria'),
  lastMen: words('Parulian Hasiholan Maruli Fernando Hotasi Jonatan Immanuel Partogi'),
  lastWomen: words('Uli Romauli Octavia Novita Margaretha Elisabeth Magdalena Yuliana'),
  clans: words('Siregar Nasution Simanjuntak Sinaga Hutapea Panjaitan Situmorang Manurung Simbolon Hasibuan Harahap Lubis Pasaribu Nainggolan Tambunan Sihombing Silalahi Purba Saragih Ginting Sembiring Tarigan Marpaung Hutagalung Gultom Sitorus Butarbutar Rajagukguk'),
  single: [0.02, 0.01],
  towns: words('Medan Balige Tarutung Siantar Sibolga Sidikalang Samosir'),
}

const minang: Stock = {
  men: words('Syafrizal Zulkifli Afrizal Yusrizal Syamsuar Rizal Yulius Nasrul Zainal Amrizal Erizal Jasman Mawardi Syahrial Ardiansyah Febri Ilham Fadhil Rahmad Buyung Masrul Darwis Anasril'),
  women: words('Yusniar Rosmaniar Nurbaiti Yulinar Gusmaniar Desmawati Elvi Murniati Zuraida Asnimar Jusmaniar Marlis Rahmi Suci Syafni Upik Wirda Yarnis Ermita Fatma Nelwati Ernawati'),
  lastMen: words('Chaniago Piliang Koto Tanjung Sikumbang Putra Efendi Rahman Fitra Hamdani Anwar Saputra Syahputra'),
  lastWomen: words('Putri Yulia Rahmadani Elfira Sari Syafitri Oktavia Mardiah Yanti Fitria Hasni'),
  clans: [],
  single: [0.45, 0.1],
  towns: words('Padang Bukittinggi Payakumbuh Solok Pariaman Agam Batusangkar'),
}

const bugis: Stock = {
  men: words('Baso Ambo Muhammad Abdul Syamsuddin Muhtar Jamaluddin Amiruddin Baharuddin Sainuddin Kamaruddin Rusli Ansar Basri Lukman Mappa Hamzah Sudirman Nurdin Beddu Lahang'),
  women: words('Besse Indo Hasnah Nurhayati Sitti Rosmini Nurlina Hasmawati Marwah Syamsiah Darmawati Hafsah Johra Kartini Sunarti Ratna Tenri Wahidah Isa'),
  lastMen: words('Tahir Mappanyukki Rahman Yusuf Karim Arsyad Hamid Latif Rauf Saleh Aras Halim Hasan'),
  lastWomen: words('Tahir Amin Rahman Rasyid Hamid Daeng Nur Wahyuni Ramlah Yusuf Idris'),
  clans: [],
  single: [0.35, 0.08],
  towns: words('Makassar Bone Wajo Soppeng Sinjai Barru Pinrang'),
}

const balinese: Stock = {
  men: words('Suarta Sudiarta Suardana Artawan Sudarma Wirawan Budiasa Mertayasa Parwata Suarjana Astawa Adnyana Widiana Sukerta Arnawa Dharma Suryawan Yasa Mahendra Putrawan'),
  women: words('Suarni Sukerti Ariani Astuti Suryani Wati Parwati Sudarmi Rasmini Candri Sutiari Widiani Rai Mariani Sriani Lestari Kertiasih Sumerti'),
  lastMen: words('Putra Wijaya Kusuma Saputra Pratama Dharmawan Mahardika'),
  lastWomen: words('Dewi Lestari Pradnyani Cahyani Wulandari Damayanti Utari'),
  clans: [],
  single: [0.1, 0.05],
  towns: words('Denpasar Gianyar Tabanan Singaraja Karangasem Bangli'),
}

const malay: Stock = {
  men: words('Abdullah Ismail Hamdan Zulkarnain Ibrahim Sulaiman Bakri Ahmad Yusuf Hasan Husin Jamil Kamal Latif Mustafa Nazri Osman Razali Salim Tarmizi Wahid Zainuddin Ridwan'),
  women: words('Zaleha Fatimah Rohana Normah Zubaidah Salmah Hamidah Rokiah Maimunah Jamilah Khadijah Latifah Mariam Noraini Raudah Syarifah Timah Umiyati Hasmah'),
  lastMen: words('Syahputra Ramli Ardian Fahmi Hafiz Kurniawan Rizky Pratama Mahmud Sani'),
  lastWomen: words('Ramadhani Syafira Aulia Nabila Rahmah Azzahra Hanum Putri Safina'),
  clans: [],
  single: [0.55, 0.12],
  towns: words('Pekanbaru Tanjungpinang Belinyu Sungailiat Bengkalis Dumai Jambi'),
}

const chinese: Stock = {
  men: words('Hendra Budi Rudy Andreas Jimmy Steven Kevin Antonius Felix Wiliam Edward Herman Susanto Ricky Yanto Tommy Jeffry Surya Denny Freddy'),
  women: words('Lina Meliana Susan Yuliana Fransiska Veronika Cindy Jessica Lily Mariana Siska Novi Vivian Shinta Elisabet Agnes Monica Yenny Fenny Merry'),
  lastMen: words('Kristanto Wibisono Hartanto Sebastian Gunardi Setiadi Kurniadi'),
  lastWomen: words('Kristiani Wijayanti Hartanti Angelina Claudia Stefani Natalia'),
  clans: words('Tan Lim Halim Salim Wijaya Gunawan Tanujaya Hartono Susanto Chandra Kusuma Setiawan Liem Oei Gozali Santoso Tjandra Sutanto Budiman Tjahyadi'),
  single: [0.1, 0.02],
  towns: words('Jakarta Medan Pontianak Pangkalpinang Semarang Surabaya Tangerang'),
}

export const peoples = { javanese, sundanese, betawi, batak, minang, bugis, balinese, malay, chinese } as const
export type PeopleName = keyof typeof peoples

/** What parents of the last twenty years choose anywhere. */
export const young = {
  men: words('Muhammad Rizky Raka Azka Rafa Fahri Alvin Dafa Kenzo Naufal Arkan Farel Zaidan Ghani Rasya Keenan Aditya Bintang Fathir Haikal Ibrahim Khalid Nizam Reyhan Yusuf Abizar Gibran Daffa Zhafran Vino'),
  women: words('Siti Aisyah Kayla Zahra Nabila Keysha Alya Naura Salsabila Kirana Aqila Syifa Putri Nayla Khansa Cantika Hana Aurel Shakila Zalfa Nadia Raisa Adiba Dinda Fatimah Inara Jihan Mikayla Queena Tsabita'),
  lastMen: words('Pratama Ramadhan Saputra Maulana Alfarizi Al-Fatih Hidayat Putra Pradipta Nugraha Hakim Akbar Alfarezel Ghifari Firmansyah Rahman Athallah Wijaya Arkana Ardiansyah'),
  lastWomen: words('Putri Ramadhani Azzahra Maharani Salsabila Aulia Anindya Khairunnisa Zahira Safitri Humaira Nuraini Az-Zahra Ramadhina Lestari Kusuma Rahma Fitriani Almira Ayudia'),
} as const

/** Streets are named for flowers, fruit, birds, heroes; lanes for whoever lived there first. */
export const streets = words('Melati Mawar Anggrek Kenanga Kamboja Dahlia Flamboyan Cempaka Teratai Bougenvil Mangga Rambutan Durian Jambu Nangka Merpati Kutilang Cendrawasih Garuda Merak Rajawali Diponegoro Sudirman Kartini Pattimura Hasanudin Veteran Pahlawan Merdeka Pemuda Pelajar Raya Masjid Sekolah Pasar Irigasi Sawah Kampung-Baru Balai-Desa Makam Lapangan Stasiun Pabrik Sungai Bendungan')
export const hamlets = words('Krajan Sukamaju Karanganyar Sidomulyo Ngemplak Pasirjati Cikole Kebonsari Tegalsari Babakan Kalianyar Wonosari Gempol Rawabokor Kampung-Sawah Bojong Pondok Sumberejo Banjaran Lengkong')
