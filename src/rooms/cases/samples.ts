// Sample words of casework, invented, for the demo and the tests: an elder alone, and how the help is planned and given.
import { addDays } from '../../engine/values/day.ts'

/** Assessment of an elder who lives alone, as a PSM or pekerja sosial would write it. */
export const elderAssessment = {
  bio: 'Sulit berjalan, makan sekali sehari, obat darah tinggi habis dua minggu lalu.',
  psycho: 'Merasa ditinggalkan, tetapi mau bercerita.',
  social: 'Tinggal sendiri; anak merantau dan jarang berkirim kabar. Tetangga sesekali mengantar makanan.',
  spiritual: 'Rajin ke musala bila diantar.',
  strengths: 'Tetangga peduli, rumah milik sendiri, masih bisa merawat diri.',
  needs: 'Alat bantu jalan, makanan teratur, kartu kesehatan aktif kembali.',
  ppks: ['PPKS-08'],
  risk: 1,
}

/** Goals and services, due from a day on. */
export const elderPlan = (day: string): { goals: { id: string; goal: string; sign: string }[]; services: { id: string; goalId: string; item: string; what: string; by: string; due: string }[] } => ({
  goals: [
    { id: 'g1', goal: 'Bisa berjalan ke musala sendiri', sign: 'Tiga kali seminggu dalam sebulan' },
    { id: 'g2', goal: 'Makan dua kali sehari', sign: 'Catatan kunjungan' },
  ],
  services: [
    { id: 's1', goalId: 'g1', item: 'alat_bantu', what: 'Tongkat atau kursi roda', by: 'Dinas Kesehatan', due: addDays(day, 14) },
    { id: 's2', goalId: 'g2', item: 'permakanan', what: 'Rantang harian', by: 'Karang Taruna', due: addDays(day, 7) },
  ],
})

/** One thing given, with its proof. */
export const wheelchair = (on: string) => ({
  item: 'alat_bantu', quantity: 1, unit: 'buah', cost: 1_850_000, funding: 'apbd', on, giver: 'Dinas Kesehatan', receiver: 'Karsinah Contoh', proofNote: 'BAST 14/DKES/XI/2026',
})
export const meals = (on: string, quantity = 2) => ({
  item: 'permakanan', quantity, unit: 'paket', cost: 30_000 * quantity, funding: 'swadaya', on, giver: 'Karang Taruna RW 04', receiver: 'Karsinah Contoh', proofNote: 'Saksi Ketua RT 02',
  functions: ['fasilitator'], tasks: ['T3'],
})
