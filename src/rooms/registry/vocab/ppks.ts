// The 26 PPKS (Permensos 8/2012): code, acronym, meaning, how sensitive, and the ages for which it is meant (a warning, never a refusal).
import type { Choice, Text } from '../../../engine/field.ts'

export type SubjectKind = 'person' | 'household' | 'community'

export interface PpksCategory extends Choice {
  acronym: string
  label: Text
  definition: Text
  /** N normal · R restricted · X highly restricted. Decides the class of every tag. */
  sens: 'N' | 'R' | 'X'
  ages?: { min?: number; max?: number }
  sex?: 'L' | 'P'
  subjects: readonly SubjectKind[]
}

type More = Partial<Pick<PpksCategory, 'ages' | 'sex' | 'subjects'>>
const c = (n: number, acronym: string, sens: 'N' | 'R' | 'X', id: string, en: string, definitionId: string, definitionEn: string, more: More = {}): PpksCategory => ({
  code: `PPKS-${String(n).padStart(2, '0')}`, acronym, sens, label: { id, en }, definition: { id: definitionId, en: definitionEn }, subjects: ['person'], ...more,
})
const personOrFamily: More = { subjects: ['person', 'household'] }

export const ppks: readonly PpksCategory[] = [
  c(1, 'ABT', 'X', 'Anak Balita Terlantar', 'Neglected under-five', 'Anak 5 tahun ke bawah yang ditelantarkan atau tidak mampu diasuh keluarganya, sehingga hak dasarnya tidak terpenuhi.', 'A child of five or younger whose family neglects or cannot raise it, so that basic rights are not met.', { ages: { min: 0, max: 5 } }),
  c(2, 'AT', 'X', 'Anak Terlantar', 'Neglected child', 'Anak 6–18 tahun yang diperlakukan salah, ditelantarkan, atau kehilangan hak asuh.', 'A child of 6–18 who is mistreated, neglected or without a guardian.', { ages: { min: 6, max: 18 } }),
  c(3, 'ABH', 'X', 'Anak yang Berhadapan dengan Hukum', 'Child in contact with the law', 'Anak 12 sampai sebelum 18 tahun yang disangka, didakwa atau dipidana, serta anak korban dan anak saksi.', 'A child of 12 to under 18 suspected, charged or sentenced; also child victims and witnesses.', { ages: { min: 12, max: 17 } }),
  c(4, 'AJ', 'X', 'Anak Jalanan', 'Street child', 'Anak yang bekerja atau hidup di jalanan sebagian besar waktunya, atau rentan begitu.', 'A child who works or lives on the street most of the time, or is at risk of it.', { ages: { min: 5, max: 18 } }),
  c(5, 'ADK', 'X', 'Anak dengan Kedisabilitasan', 'Child with disability', 'Anak di bawah 18 tahun dengan disabilitas fisik, mental, atau keduanya.', 'A child under 18 with a physical or mental disability, or both.', { ages: { max: 17 } }),
  c(6, 'AKTK', 'X', 'Anak Korban Tindak Kekerasan', 'Child victim of violence', 'Anak yang terancam karena kekerasan atau perlakuan salah di keluarga atau lingkungannya.', 'A child endangered by violence or abuse at home or around.', { ages: { max: 17 } }),
  c(7, 'AMPK', 'X', 'Anak yang Memerlukan Perlindungan Khusus', 'Child needing special protection', 'Anak dalam situasi darurat, kelompok terisolasi, dieksploitasi, diperdagangkan, korban NAPZA, HIV dan sejenisnya.', 'A child in an emergency, isolated, exploited, trafficked, a victim of drugs, HIV and the like.', { ages: { min: 0, max: 18 } }),
  c(8, 'LUT', 'R', 'Lanjut Usia Telantar', 'Neglected elderly person', 'Orang 60 tahun ke atas yang tidak dapat memenuhi kebutuhan dasarnya.', 'A person of 60 or older who cannot meet basic needs.', { ages: { min: 60 } }),
  c(9, 'PD', 'R', 'Penyandang Disabilitas', 'Person with disability', 'Orang dengan keterbatasan fisik, intelektual, mental atau sensorik jangka lama yang menghambat partisipasi.', 'A person with a long-term physical, intellectual, mental or sensory impairment that hinders participation.'),
  c(10, 'TS', 'X', 'Tuna Susila', 'Sex worker (statutory term)', 'Orang yang berhubungan seksual berulang di luar nikah dengan tujuan imbalan.', 'A person who has repeated sexual relations outside marriage for payment.', { ages: { min: 18 } }),
  c(11, 'GLD', 'R', 'Gelandangan', 'Homeless person', 'Orang tanpa tempat tinggal dan pencaharian tetap yang mengembara di tempat umum.', 'A person without fixed home or livelihood who wanders in public places.'),
  c(12, 'PGM', 'R', 'Pengemis', 'Beggar', 'Orang yang hidup dari meminta-minta di tempat umum.', 'A person who lives from begging in public places.'),
  c(13, 'PML', 'N', 'Pemulung', 'Waste picker', 'Orang yang mengumpulkan barang bekas untuk didaur ulang atau dijual.', 'A person who collects used goods to recycle or sell.'),
  c(14, 'KM', 'X', 'Kelompok Minoritas', 'Minority group', 'Orang atau kelompok yang terganggu keberfungsian sosialnya karena diskriminasi dan marginalisasi.', 'A person or group hindered by discrimination and exclusion.', { subjects: ['person', 'community'] }),
  c(15, 'BWBLP', 'X', 'Bekas Warga Binaan Lembaga Pemasyarakatan', 'Former prisoner', 'Orang yang selesai atau hampir selesai menjalani pidana dan sulit menyesuaikan diri.', 'A person who has finished, or nearly finished, a sentence and struggles to settle.', { ages: { min: 18 } }),
  c(16, 'ODHA', 'X', 'Orang dengan HIV/AIDS', 'Person living with HIV', 'Orang yang dinyatakan terinfeksi HIV oleh tenaga atau laboratorium berwenang.', 'A person found HIV positive by an authorised professional or laboratory.'),
  c(17, 'NAPZA', 'X', 'Korban Penyalahgunaan NAPZA', 'Victim of drug misuse', 'Orang yang menggunakan narkotika, psikotropika atau zat adiktif di luar pengobatan.', 'A person who uses narcotics, psychotropics or addictive substances outside treatment.'),
  c(18, 'KT', 'X', 'Korban Trafficking', 'Trafficking victim', 'Orang yang menderita akibat perdagangan orang.', 'A person harmed by human trafficking.'),
  c(19, 'KTK', 'X', 'Korban Tindak Kekerasan', 'Victim of violence', 'Orang, keluarga atau kelompok yang mengalami kekerasan, penelantaran, eksploitasi atau diskriminasi.', 'A person, family or group that suffered violence, neglect, exploitation or discrimination.', personOrFamily),
  c(20, 'PMBS', 'R', 'Pekerja Migran Bermasalah Sosial', 'Migrant worker in distress', 'Pekerja migran di dalam atau luar negeri yang mengalami masalah sosial.', 'A migrant worker, within or across borders, in social distress.', { ages: { min: 18 } }),
  c(21, 'KBA', 'N', 'Korban Bencana Alam', 'Natural-disaster victim', 'Orang atau keluarga yang menderita akibat bencana alam.', 'A person or family that suffers from a natural disaster.', personOrFamily),
  c(22, 'KBS', 'R', 'Korban Bencana Sosial', 'Social-disaster victim', 'Orang atau keluarga yang menderita akibat konflik, teror atau kerusuhan.', 'A person or family that suffers from conflict, terror or riots.', personOrFamily),
  c(23, 'PRSE', 'N', 'Perempuan Rawan Sosial Ekonomi', 'Socio-economically vulnerable woman', 'Perempuan dewasa tanpa penghasilan cukup untuk kebutuhan pokok.', 'An adult woman without enough income for basic needs.', { ages: { min: 18, max: 59 }, sex: 'P' }),
  c(24, 'FM', 'N', 'Fakir Miskin', 'Extremely poor', 'Orang atau keluarga tanpa sumber pencaharian, atau tidak mampu memenuhi kebutuhan dasar yang layak.', 'A person or family without livelihood, or unable to meet decent basic needs.', personOrFamily),
  c(25, 'KBSP', 'R', 'Keluarga Bermasalah Sosial Psikologis', 'Family with psychosocial problems', 'Keluarga yang hubungan antaranggotanya tidak serasi sehingga fungsinya terganggu.', 'A family whose relations are so strained that it cannot function.', { subjects: ['household'] }),
  c(26, 'KAT', 'R', 'Komunitas Adat Terpencil', 'Remote indigenous community', 'Kelompok lokal yang terikat sumber daya alam dan tertinggal dalam pemenuhan hak dasar.', 'A local group tied to its natural surroundings and behind in basic rights.', { subjects: ['community'] }),
]

const byCode = new Map(ppks.map((x) => [x.code, x]))

export const findPpks = (code: string | null | undefined): PpksCategory | undefined => (code ? byCode.get(code) : undefined)

/** Class of a tag. A code this release does not know is treated as the strictest. */
export const classOfPpks = (code: string): 'N' | 'R' | 'X' => byCode.get(code)?.sens ?? 'X'
