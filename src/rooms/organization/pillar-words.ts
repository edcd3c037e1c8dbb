// The words of a pillar's standing and of a Puskesos.
import type { Choice } from '../../engine/field.ts'

const of = (code: string, id: string, en: string): Choice => ({ code, label: { id, en } })

export const legalStatuses: readonly Choice[] = [
  of('badan_hukum', 'Berbadan hukum', 'Incorporated'), of('terdaftar', 'Terdaftar di Dinas Sosial', 'Registered with the social office'), of('sk', 'Ditetapkan dengan SK', 'Appointed by decree'),
  of('belum', 'Belum terdaftar', 'Not registered'), of('perorangan', 'Perorangan', 'An individual'),
]
export const pillarStates: readonly Choice[] = [of('aktif', 'Aktif', 'Active'), of('tidak_aktif', 'Tidak aktif', 'Not active'), of('berakhir', 'Berakhir', 'Ended')]
export const puskesosStates: readonly Choice[] = [of('ada', 'Ada dan melayani', 'Yes, and serving'), of('tidak_aktif', 'Ada, tetapi belum melayani', 'Yes, but not serving'), of('belum_ada', 'Belum ada', 'Not yet')]
export const equipment: readonly Choice[] = [
  of('meja', 'Meja layanan', 'Service desk'), of('ruang_tertutup', 'Ruang konsultasi tertutup', 'Room to talk in private'), of('komputer', 'Komputer atau laptop', 'Computer'), of('internet', 'Internet', 'Internet'),
  of('printer', 'Printer', 'Printer'), of('buku', 'Buku register', 'Register book'), of('papan', 'Papan nama dan alur layanan', 'Sign with the way of service'), of('akses', 'Jalan masuk bagi penyandang disabilitas', 'Access for people with disability'),
]
export const staffDuties: readonly Choice[] = [
  of('koordinator', 'Koordinator', 'Coordinator'), of('fo', 'Petugas depan (FO)', 'Front office'), of('bo', 'Petugas belakang (BO)', 'Back office'), of('fasilitator', 'Fasilitator', 'Facilitator'), of('lain', 'Petugas lain', 'Other staff'),
]

/** Members (PSM) stand among the twelve, but are counted from their own roll. */
export const membersKind = 'PSKS-02'
/** Codes of the vocabulary the release brings; their names stand in pillar-kinds.ts. */
export const pillarCodes: readonly string[] = [...Array.from({ length: 12 }, (_, i) => `PSKS-${String(i + 1).padStart(2, '0')}`), 'PENDAMPING-PKH', 'PENDAMPING-REHSOS', 'PELOPOR-PERDAMAIAN', 'SAKTI-PEKSOS']
