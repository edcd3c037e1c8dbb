// What the screens of reports say in more than one place, and how an act's answer reaches a form.
import type { Text } from '../../../engine/field.ts'
import type { ActResult } from '../../../kit/work.web.tsx'

/** What a form shows of an act's answer: nothing when it was kept. */
export const answered = (result: ActResult): { say: Text } | { problems: Record<string, Text> } | undefined => {
  if (result.ok) return undefined
  return result.problems && Object.keys(result.problems).length > 0 ? { problems: result.problems } : { say: result.refusal.say }
}

export const keptHere: Text = { id: 'Tersimpan. Terkirim sendiri bila ada sinyal.', en: 'Saved. It is sent by itself when there is a signal.' }

export const absentReport: Text = { id: 'Laporan ini tidak ada di wilayah Anda, atau hanya dapat dibuka petugas khusus.', en: 'This report is not in your area, or only special officers may open it.' }
