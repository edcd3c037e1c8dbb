// Of each state, one sentence: what is waited for, and on whom. `{owner}` and `{supervisor}` are names.
import type { Text } from '../../../engine/field.ts'
import type { CaseRow } from './words.web.ts'

const t = (id: string, en: string): Text => ({ id, en })

const ofState: { readonly [state: string]: Text } = {
  registrasi: t('Lengkapi dulu siapa yang ditangani dan dasar penanganannya. Menunggu {owner}.', 'First say who it is about and on what footing. Waits on {owner}.'),
  skrining: t('Periksa keselamatannya dan tentukan risikonya. Menunggu {owner}.', 'Look at safety and judge the risk. Waits on {owner}.'),
  darurat: t('Ini darurat: tolong dulu, catat bantuannya, dan rujuk bila perlu. Menunggu {owner}.', 'An emergency: help first, record it, refer if needed. Waits on {owner}.'),
  asesmen: t('Pahami keadaan, kekuatan, dan kebutuhannya. Menunggu {owner}.', 'Understand the situation, strengths and needs. Waits on {owner}.'),
  intervensi: t('Berikan bantuan menurut rencana dan catat yang sudah sampai. Menunggu {owner}.', 'Give help by the plan and record what arrived. Waits on {owner}.'),
  rujukan: t('Instansi yang dituju belum menjawab. Bantuan lain tetap bisa dicatat.', 'The agency has not answered yet. Other help can still be recorded.'),
  monitoring: t('Kunjungi dan lihat apakah bantuannya menolong. Bila tujuan tercapai, {supervisor} mengakhiri pendampingan.', 'Visit and see whether the help helped. Once the goals are reached {supervisor} ends the work.'),
  terminasi: t('Pendampingan berakhir. {owner} memulai bimbingan lanjut, atau {supervisor} menutup kasus.', 'The work has ended. {owner} starts aftercare, or {supervisor} closes the case.'),
  bimbingan_lanjut: t('Keluarga ditengok lagi beberapa bulan kemudian. Setelah itu {supervisor} menutup kasus.', 'The family is looked in on months later. Then {supervisor} closes the case.'),
  ditutup: t('Kasus selesai. Bila keadaan berubah, kasus ini bisa dibuka kembali.', 'The case is done. If things change it can be opened again.'),
  ditangguhkan: t('Kasus ditangguhkan. {owner} melanjutkannya bila waktunya tiba.', 'The case rests. {owner} resumes it when the time comes.'),
  dialihkan: t('Kasus dialihkan. {supervisor} mengakhirinya di sini bila penerima sudah menangani.', 'The case was transferred. {supervisor} ends it here once the receiver has taken it up.'),
  menolak_layanan: t('Klien menolak layanan. {supervisor} mengakhiri kasus, atau tim membukanya lagi bila klien berubah pikiran.', 'The client declined. {supervisor} ends the case, or the team reopens it if the client changes their mind.'),
}

const planning: { readonly [stage: string]: Text } = {
  none: t('Susun tujuan dan layanan bersama keluarga. Menunggu {owner}.', 'Plan goals and services with the family. Waits on {owner}.'),
  returned: t('Rencana dikembalikan. {owner} memperbaiki lalu mengajukannya lagi.', 'The plan was returned. {owner} mends it and proposes it again.'),
  unagreed: t('Rencana sudah disusun. Klien atau wali belum menyetujuinya; {owner} membacakan dan mencatatnya.', 'The plan is written. The client or guardian has not agreed yet; {owner} reads it to them and notes it.'),
  undecided: t('Klien sudah setuju. Menunggu persetujuan {supervisor}.', 'The client agreed. Waits for the approval of {supervisor}.'),
}

export function nextWords(row: CaseRow): Text {
  if (row.state !== 'perencanaan') return ofState[row.state ?? ''] ?? t('Lihat riwayat kasus ini.', 'See the history of this case.')
  const stage = row.planState === 'diajukan' ? (row.planAgreed ? 'undecided' : 'unagreed') : row.planState === 'dikembalikan' ? 'returned' : 'none'
  return planning[stage] ?? t('', '')
}
