// What a NIK says against what was written beside it: it warns the one who verifies, and never refuses a person.
import type { Text } from '../../engine/field.ts'
import { type Nik, parseNik } from '../../engine/values/nik.ts'

export { parseNik }

export function warningsOf(nik: Extract<Nik, { ok: true }>, told: { birthDate?: unknown; sex?: unknown }): Text[] {
  const out: Text[] = []
  if (typeof told.birthDate === 'string' && !nik.birthDates.includes(told.birthDate)) out.push({ id: 'Tanggal lahir berbeda dari yang tertulis dalam NIK. Cocokkan dengan KTP.', en: 'The birth date differs from what the NIK says. Compare with the KTP.' })
  if (typeof told.sex === 'string' && nik.sex !== told.sex) out.push({ id: 'Jenis kelamin berbeda dari yang tertulis dalam NIK. Cocokkan dengan KTP.', en: 'The sex differs from what the NIK says. Compare with the KTP.' })
  return out
}
