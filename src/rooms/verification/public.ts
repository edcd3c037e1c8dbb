// What a citizen hears of their own proposal or objection: that it came, by when people decide, and the answer written for them. Never whether a family is listed.
import type { Text } from '../../engine/field.ts'
import { formatDate } from '../../engine/values/format.ts'
import type { Objection } from './records-musdes.ts'
import type { RowOf } from '../../engine/record.ts'

export type StatusRow = Pick<RowOf<typeof Objection>, 'asks' | 'state' | 'openedAt' | 'deadline' | 'lateSince' | 'outcome' | 'decidedAt' | 'answer'>

export interface CitizenStatus {
  word: Text
  sentence: Text
  since: string | null
  next: Text | null
  /** The officer's answer. */
  note: string | null
  outcome: Text | null
}

const iso = (value: unknown): string | null => (value instanceof Date ? value.toISOString() : typeof value === 'string' ? new Date(value).toISOString() : null)

export function citizenStatus(row: StatusRow, now: Date): CitizenStatus {
  if (row.state === 'diajukan') {
    const late = row.lateSince !== null && row.lateSince !== undefined
    const by = iso(row.deadline)
    return {
      word: late ? { id: 'Lewat batas', en: 'Late' } : { id: 'Menunggu putusan', en: 'Waiting for a decision' },
      sentence: late || (by !== null && by < now.toISOString())
        ? { id: 'Batas waktunya sudah lewat. Ini sudah dinaikkan ke pimpinan Dinas Sosial.', en: 'The time limit has passed. It was raised to the head of the social office.' }
        : { id: 'Sudah kami terima. Petugas desa dan Dinas Sosial memeriksanya.', en: 'We have received it. The village desk and the social office look into it.' },
      since: iso(row.openedAt),
      next: by ? { id: `Diputus paling lambat ${formatDate(by.slice(0, 10), 'id')}. Petugas mungkin datang ke rumah.`, en: `Decided by ${formatDate(by.slice(0, 10), 'en')} at the latest. An officer may come to the house.` } : null,
      note: null, outcome: null,
    }
  }
  const granted = row.state === 'diterima'
  return {
    word: granted ? { id: 'Diterima', en: 'Granted' } : { id: 'Tidak diterima', en: 'Not granted' },
    sentence: granted
      ? { id: 'Keluarga Anda diverifikasi dalam batch berikutnya. Hasil akhirnya ditetapkan pusat.', en: 'Your family is verified in the next batch. The final result is the ministry’s.' }
      : { id: 'Alasannya ada di bawah. Anda boleh mengajukan lagi bila keadaan berubah.', en: 'The reason stands below. You may ask again when things change.' },
    since: iso(row.decidedAt), next: null, note: row.answer ?? null, outcome: null,
  }
}
