// What every piece of a PSM's work is tagged with: the five functions and the six tasks (Permensos 10/2019 and practice).
import { choices } from './vocabulary.ts'

export const psmFunctions = choices(
  ['inisiator', 'Inisiator', 'Initiator'],
  ['motivator', 'Motivator', 'Motivator'],
  ['dinamisator', 'Dinamisator', 'Mobiliser'],
  ['fasilitator', 'Fasilitator', 'Facilitator'],
  ['administrator', 'Administrator', 'Record keeper'],
)

export const psmTasks = choices(
  ['T1', 'Mengambil inisiatif menangani masalah sosial', 'Take the initiative on social problems'],
  ['T2', 'Mendorong, menggerakkan, mengembangkan kegiatan kesejahteraan sosial', 'Encourage, mobilise and develop welfare activities'],
  ['T3', 'Mendampingi warga yang membutuhkan layanan sosial', 'Accompany people who need social services'],
  ['T4', 'Mendampingi program kesejahteraan sosial di desa/kelurahan', 'Accompany welfare programmes in the village'],
  ['T5', 'Berperan aktif dalam program nasional', 'Take an active part in national programmes'],
  ['T6', 'Menjadi mitra pemerintah dan institusi', 'Be a partner of government and institutions'],
)
