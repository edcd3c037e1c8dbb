// Sentences and readings that several screens of the programmes share.
import type { Text } from '../../../engine/field.ts'
import type { IconName } from '../../../kit/icon.web.tsx'
import type { Tone } from '../../../kit/theme.web.ts'
import type { Words } from '../../../kit/words.web.tsx'
import { type ActResult, useMe } from '../../../kit/work.web.tsx'
import { covers } from '../../../engine/who.ts'
import type { Benefit, Criterion } from '../criteria.ts'
import type { Eligible, ProgrammeRow, Validity } from '../rules.ts'

/** Posts that may publish; the act asks further, for which territory and agency. */
export const publishers: readonly string[] = ['opd_owner', 'dinsos_head', 'admin', 'village_head']

/** Posts that write down what a family receives. */
export const recorders: readonly string[] = ['psm', 'puskesos_fo', 'puskesos_bo', 'puskesos_koord', 'village_operator', 'dinsos_verifier', 'pekerja_sosial']

export const validityTones: { readonly [V in Validity]: Tone } = { berlaku: 'good', akan_datang: 'info', pendaftaran_tutup: 'caution', berakhir: 'bad' }

export const answerTags: { readonly [E in Eligible]: { label: Text; tone: Tone; icon: IconName } } = {
  lolos: { label: { id: 'Lolos', en: 'Met' }, tone: 'good', icon: 'checkCircle' },
  gagal: { label: { id: 'Gagal', en: 'Not met' }, tone: 'bad', icon: 'crossCircle' },
  belum_diketahui: { label: { id: 'Belum diketahui', en: 'Not known yet' }, tone: 'neutral', icon: 'help' },
}

export const formAnswer = (result: ActResult): { say: Text } | { problems: Record<string, Text> } | undefined => {
  if (result.ok) return undefined
  return result.problems && Object.keys(result.problems).length > 0 ? { problems: result.problems } : { say: result.refusal.say }
}

/** Posts that bring in the desil. */
export const ranked: readonly string[] = ['village_operator', 'puskesos_koord', 'dinsos_verifier']

/** Posts that see who receives a programme. */
export const recipientReaders: readonly string[] = [...recorders, 'village_head', 'district_supervisor', 'dinsos_head']

export const absentProgramme: Text = { id: 'Program ini tidak ditemukan.', en: 'This programme was not found.' }

const pers = { sekali: { id: 'sekali', en: 'once' }, bulan: { id: 'per bulan', en: 'a month' }, tahap: { id: 'per tahap', en: 'per stage' }, tahun: { id: 'per tahun', en: 'a year' } } as const
const eachs = { keluarga: { id: 'per keluarga', en: 'per family' }, orang: { id: 'per orang', en: 'per person' }, rumah: { id: 'per rumah', en: 'per house' }, kelompok: { id: 'per kelompok', en: 'per group' } } as const

export const benefitWords = (b: Benefit): Text => ({ id: `${pers[b.per].id}, ${eachs[b.each].id}`, en: `${pers[b.per].en}, ${eachs[b.each].en}` })

/** The programme as a chat message: one screen of a phone at most. */
export function shareText(p: ProgrammeRow, { t, date, rupiah }: Pick<Words, 't' | 'date' | 'rupiah'>): string {
  const benefits = ((p.benefits ?? []) as Benefit[]).slice(0, 4).map((b) => `• ${t(b.label)}${b.amount === null ? '' : `: ${rupiah(b.amount)} ${t(pers[b.per])}`}`)
  const criteria = ((p.criteria ?? []) as Criterion[]).filter((c) => c.hard).map((c) => `• ${t(c.label)}`)
  return [
    `*${p.name ?? ''}*`,
    p.owner ?? '',
    benefits.length > 0 ? `\n${t({ id: 'Yang diberikan:', en: 'It gives:' })}\n${benefits.join('\n')}` : '',
    criteria.length > 0 ? `\n${t({ id: 'Syarat:', en: 'Criteria:' })}\n${criteria.join('\n')}` : '',
    p.documents ? `\n${t({ id: 'Bawa:', en: 'Bring:' })} ${p.documents}` : '',
    p.howTo ? `${t({ id: 'Caranya:', en: 'How:' })} ${p.howTo}` : '',
    p.contact ? `${t({ id: 'Kontak:', en: 'Contact:' })} ${p.contact}` : '',
    p.windowTo ? `${t({ id: 'Pendaftaran ditutup', en: 'Applications close' })} ${date(p.windowTo)}` : '',
    p.updatedOn ? `(${t({ id: 'Diperbarui', en: 'Updated' })} ${date(p.updatedOn)})` : '',
  ].filter(Boolean).join('\n')
}

/** May this person speak for the programmes of this agency here? The act asks again. */
export function useSpeaksFor(at: string, agencyId: string | null): boolean {
  const { who } = useMe()
  return who.posts.some((p) => covers(p.place, at) && (p.role === 'dinsos_head' || p.role === 'admin' || (p.role === 'village_head' && at.length === 13) || (p.role === 'opd_owner' && !!agencyId && p.unit === agencyId)))
}
