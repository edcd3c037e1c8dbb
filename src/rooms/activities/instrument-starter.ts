// Questions a board may begin with: general enough for any service, to be changed before they are published.
import type { Question } from './instrument-records.ts'

export const starterCode = 'layanan-umum'
export const starterTitle = 'Pemantauan layanan sosial'
export const starterQuestions: readonly Question[] = [
  { code: 'syarat', id: 'Apakah syarat dan alur layanan diumumkan dengan jelas?', en: 'Are criteria and steps announced clearly?' },
  { code: 'jam', id: 'Apakah layanan buka sesuai jamnya?', en: 'Is it open when it says so?' },
  { code: 'antre', id: 'Apakah warga dilayani pada hari yang sama?', en: 'Are people served the same day?' },
  { code: 'hormat', id: 'Apakah warga dilayani dengan hormat dan tanpa dibeda-bedakan?', en: 'Are people treated with respect and alike?' },
  { code: 'akses', id: 'Dapatkah penyandang disabilitas dan lansia masuk dan dilayani?', en: 'Can people with disability and elders come in and be served?' },
  { code: 'biaya', id: 'Apakah layanan bebas dari pungutan?', en: 'Is it free of charges?' },
  { code: 'rahasia', id: 'Apakah data warga dijaga kerahasiaannya?', en: 'Is what people tell kept confidential?' },
  { code: 'aduan', id: 'Apakah ada cara mengadu, dan dijawab?', en: 'Can one complain, and is it answered?' },
]
