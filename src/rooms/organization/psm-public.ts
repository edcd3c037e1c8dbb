// What an applicant hears by their code, and what anybody reads of a card by its code. Never more than that.
import type { Text } from '../../engine/field.ts'
import { decreeHolds, type PsmRow } from './psm-rules.ts'

export interface JoinStatus {
  word: Text
  sentence: Text
  since: string | null
  next: Text | null
  /** Words written for the applicant. */
  note: string | null
}
export type JoinRow = Pick<PsmRow, 'state' | 'stateAt' | 'returnNote' | 'rejectReason'>

const t = (id: string, en: string): Text => ({ id, en })
const words: { readonly [state: string]: { word: Text; sentence: Text; next: Text | null } } = {
  calon: { word: t('Diterima', 'Received'), sentence: t('Pendaftaran Anda sudah masuk. Pengurus IPSM membacanya.', 'Your application has come in. The IPSM board reads it.'), next: t('Rekomendasi IPSM', 'The IPSM’s recommendation') },
  dikembalikan: { word: t('Perlu dilengkapi', 'Something is missing'), sentence: t('Ada yang perlu dilengkapi. Datanglah ke kantor desa/kelurahan dengan berkasnya.', 'Something is missing. Please bring it to the village office.'), next: null },
  direkomendasi_ipsm: { word: t('Direkomendasi IPSM', 'Recommended by IPSM'), sentence: t('IPSM merekomendasikan Anda. Lurah atau kepala desa membacanya.', 'IPSM recommends you. The village head reads it.'), next: t('Rekomendasi lurah/kepala desa', 'The village head’s recommendation') },
  direkomendasi_lurah: { word: t('Direkomendasi lurah/kades', 'Recommended by the village head'), sentence: t('Dinas Sosial memeriksa berkas Anda, paling lama lima hari kerja.', 'The social office checks your papers within five working days.'), next: t('Verifikasi berkas', 'Check of the papers') },
  diverifikasi: { word: t('Berkas lengkap', 'Papers complete'), sentence: t('Berkas Anda lengkap. Dinas Sosial akan mengundang Anda wawancara.', 'Your papers are complete. The social office will invite you.'), next: t('Wawancara', 'The interview') },
  seleksi: { word: t('Seleksi', 'Selection'), sentence: t('Wawancara sudah dicatat. SK sedang disiapkan.', 'The interview is noted. The decree is being prepared.'), next: t('Surat keputusan (SK)', 'The decree') },
  ditolak: { word: t('Tidak diterima', 'Not accepted'), sentence: t('Permohonan Anda belum dapat diterima. Alasannya ada di bawah.', 'Your application could not be accepted. The reason stands below.'), next: null },
}
const member = { word: t('Sudah menjadi PSM', 'A member'), sentence: t('Anda sudah ditetapkan sebagai PSM. Pengurus menyerahkan kartu dan kode perangkat Anda.', 'You are appointed. The board hands over your card and device code.'), next: null }

export function joinStatus(row: JoinRow): JoinStatus {
  const said = words[row.state ?? ''] ?? member
  return { ...said, since: row.stateAt ?? null, note: row.state === 'dikembalikan' ? (row.returnNote ?? null) : row.state === 'ditolak' ? (row.rejectReason ?? null) : null }
}

/** What a card's code tells anybody: name, village, whether it stands, until when. */
export interface CheckedCard {
  name: string
  place: string
  village: string
  standing: 'berlaku' | 'tidak_berlaku'
  until: string | null
}
export const cardStanding = (row: PsmRow, day: string): CheckedCard['standing'] => (decreeHolds(row, day) && (row.state === 'aktif' || row.state === 'cuti') ? 'berlaku' : 'tidak_berlaku')
