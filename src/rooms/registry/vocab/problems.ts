// What a report can be about: problem types of the field, the seven criteria of the law, sectors, and whom the field puts first.
import type { Choice, Text } from '../../../engine/field.ts'
import { choices } from './vocabulary.ts'

export interface ProblemType extends Choice {
  label: Text
  /** Criterion of UU 11/2009 it falls under, if any. */
  criterion?: string
  /** Always goes to the restricted lane: violence, exploitation, a child. */
  restricted?: true
}

const p = (code: string, id: string, en: string, criterion?: string, restricted?: true): ProblemType => ({
  code, label: { id, en }, ...(criterion ? { criterion } : {}), ...(restricted ? { restricted } : {}),
})

export const socialCriteria = choices(
  ['kemiskinan', 'Kemiskinan', 'Poverty'],
  ['ketelantaran', 'Ketelantaran', 'Neglect'],
  ['kecacatan', 'Kecacatan', 'Disability'],
  ['keterpencilan', 'Keterpencilan', 'Remoteness'],
  ['ketunaan_sosial', 'Ketunaan sosial dan penyimpangan perilaku', 'Social deprivation and deviant behaviour'],
  ['korban_bencana', 'Korban bencana', 'Disaster victims'],
  ['korban_kekerasan', 'Korban tindak kekerasan, eksploitasi dan diskriminasi', 'Victims of violence, exploitation and discrimination'],
)

export const problemTypes: readonly ProblemType[] = [
  p('kemiskinan', 'Kemiskinan', 'Poverty', 'kemiskinan'),
  p('keterlantaran', 'Keterlantaran', 'Neglect', 'ketelantaran'),
  p('disabilitas', 'Disabilitas', 'Disability', 'kecacatan'),
  p('bencana_alam', 'Bencana alam', 'Natural disaster', 'korban_bencana'),
  p('ketunaan_sosial', 'Ketunaan sosial', 'Social deprivation', 'ketunaan_sosial'),
  p('penyimpangan_perilaku', 'Penyimpangan perilaku', 'Deviant behaviour', 'ketunaan_sosial'),
  p('akibat_bencana_sosial', 'Akibat bencana sosial', 'Effects of a social disaster', 'korban_bencana'),
  p('tindak_kekerasan', 'Tindak kekerasan', 'Violence', 'korban_kekerasan', true),
  p('eksploitasi', 'Eksploitasi', 'Exploitation', 'korban_kekerasan', true),
  p('diskriminasi', 'Diskriminasi', 'Discrimination', 'korban_kekerasan'),
  p('penyalahgunaan_narkotika', 'Penyalahgunaan narkotika', 'Drug misuse', 'ketunaan_sosial'),
  p('kesehatan_masyarakat', 'Masalah kesehatan masyarakat', 'Public health problem'),
  p('kesejahteraan_anak', 'Kesejahteraan anak', 'Child welfare', 'ketelantaran', true),
  p('keluarga', 'Masalah keluarga', 'Family problem'),
  p('bencana_nonalam', 'Bencana nonalam (wabah)', 'Non-natural disaster (epidemic)', 'korban_bencana'),
  p('degradasi_sosial', 'Degradasi sosial', 'Social degradation', 'ketunaan_sosial'),
]

export const priorityGroups = choices(
  ['lansia', 'Lanjut usia', 'Elderly people'],
  ['fakir_miskin', 'Fakir miskin', 'Extremely poor people'],
  ['orang_terlantar', 'Orang terlantar', 'Destitute people'],
)

/** The nine sectors of SLRT, and one for the rest. */
export const sectors = choices(
  ['kesehatan', 'Kesehatan', 'Health'],
  ['pendidikan', 'Pendidikan', 'Education'],
  ['sosial_ekonomi', 'Sosial dan ekonomi', 'Social and economic'],
  ['pangan', 'Pangan', 'Food'],
  ['energi', 'Energi (listrik, gas)', 'Energy (electricity, gas)'],
  ['pertanian', 'Pertanian', 'Agriculture'],
  ['perikanan', 'Perikanan', 'Fishery'],
  ['perumahan', 'Perumahan (rutilahu)', 'Housing'],
  ['adminduk', 'Administrasi kependudukan', 'Civil registration'],
  ['lainnya', 'Lainnya', 'Other'],
)
