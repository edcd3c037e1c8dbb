// What the reporter is told: a word, a sentence, and what comes next. About the work, never about the family.
import type { Text } from '../../../engine/field.ts'

export interface StatusWords {
  word: Text
  sentence: Text
  /** What happens next, and who acts. */
  next: Text | null
}

const w = (word: Text, sentence: Text, next: Text | null): StatusWords => ({ word, sentence, next })
const t = (id: string, en: string): Text => ({ id, en })

export const statusWords: { readonly [state: string]: StatusWords } = {
  terkirim: w(t('Diterima', 'Received'), t('Laporan Anda sudah kami terima.', 'We have received your report.'), t('Petugas memeriksanya.', 'An officer is looking at it.')),
  perlu_dilengkapi: w(t('Perlu dilengkapi', 'More is needed'), t('Petugas butuh keterangan tambahan dari Anda.', 'The officer needs something more from you.'), t('Jawab pertanyaan petugas di halaman ini.', 'Please answer the question on this page.')),
  terverifikasi: w(t('Sudah diperiksa', 'Checked'), t('Laporan Anda sudah diperiksa.', 'Your report has been checked.'), t('Petugas memilih siapa yang akan menanganinya.', 'An officer decides who will take care of it.')),
  didisposisikan: w(t('Sudah ditugaskan', 'Assigned'), t('Laporan Anda sudah diberikan kepada yang akan menanganinya.', 'Your report was given to those who will take care of it.'), t('Petugas segera memulai.', 'They will start soon.')),
  diteruskan_eksternal: w(t('Diteruskan', 'Passed on'), t('Laporan Anda diteruskan kepada pihak yang berwenang.', 'Your report was passed to the responsible body.'), t('Kami menunggu hasil dari mereka.', 'We are waiting for their result.')),
  diproses: w(t('Sedang ditangani', 'In progress'), t('Petugas sedang menangani laporan Anda.', 'Somebody is taking care of it.'), t('Kami kabari di halaman ini setelah selesai.', 'This page will say when it is done.')),
  selesai: w(t('Selesai menurut petugas', 'Done, says the officer'), t('Petugas menyatakan laporan Anda sudah ditangani.', 'The officer says it has been taken care of.'), t('Bila belum, sampaikan di halaman ini.', 'If it is not, please say so on this page.')),
  dibantah: w(t('Keberatan Anda diterima', 'Your objection was received'), t('Anda menyatakan belum selesai.', 'You said it is not done.'), t('Pengawas memeriksa kembali.', 'A supervisor is looking into it.')),
  dibuka_kembali: w(t('Dibuka kembali', 'Reopened'), t('Laporan Anda dibuka kembali.', 'Your report was reopened.'), t('Petugas melanjutkan penanganan.', 'The work goes on.')),
  ditutup: w(t('Ditutup', 'Closed'), t('Laporan Anda sudah ditutup.', 'Your report is closed.'), null),
  ditolak: w(t('Tidak dapat ditindaklanjuti', 'Could not be followed up'), t('Laporan ini tidak dapat kami tindak lanjuti.', 'We could not follow up this report.'), null),
  duplikat: w(t('Digabung', 'Merged'), t('Hal ini sudah pernah dilaporkan. Laporan Anda digabung dengan laporan itu.', 'This was reported before. Your report was merged with that one.'), null),
}

/** How it ended, in words that fit everybody. */
export const closingWords: { readonly [how: string]: Text } = {
  dikonfirmasi: t('Laporan ditutup karena Anda menyatakan selesai. Terima kasih.', 'Closed because you said it is done. Thank you.'),
  diam: t('Laporan ditutup karena tidak ada keberatan selama sepuluh hari kerja.', 'Closed because nobody objected for ten working days.'),
  pengawas: t('Laporan ditutup oleh pengawas, dengan alasan tertulis.', 'Closed by a supervisor, with a written reason.'),
  tanpa_jawaban: t('Laporan ditutup karena pertanyaan petugas tidak dijawab.', "Closed because the officer's question was not answered."),
  ditarik: t('Laporan ditutup karena Anda menariknya.', 'Closed because you withdrew it.'),
}

/** What came of it. Nothing here tells whose need it was. */
export const outcomeWords: { readonly [code: string]: Text } = {
  terpenuhi: t('Bantuan yang diperlukan sudah diberikan.', 'The help that was needed was given.'),
  sebagian: t('Sebagian bantuan sudah diberikan.', 'Part of the help was given.'),
  dijawab: t('Pertanyaan atau saran Anda sudah dijawab.', 'Your question or suggestion was answered.'),
  kasus: t('Penanganan berlanjut dengan pendampingan.', 'It goes on with longer support.'),
  rujuk: t('Sudah disambungkan dengan layanan lain.', 'It was connected to another service.'),
  tidak_ditemukan: t('Petugas datang, tetapi tidak menemukan tempat atau orangnya.', 'The officer came but did not find the place or person.'),
  menolak: t('Bantuan sudah ditawarkan.', 'Help was offered.'),
  tidak_terpenuhi: t('Saat ini belum ada bantuan yang dapat diberikan. Petugas tetap mencatat kebutuhannya.', 'There is no help to give at present. The need stays on record.'),
}

export const overdueSentence: Text = t('Ini lebih lama dari yang seharusnya. Pengawas sudah diberi tahu.', 'This takes longer than it should. A supervisor has been told.')
