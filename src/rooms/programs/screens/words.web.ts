// Sentences and readings that several screens of the programmes share.
import type { Text } from '../../../engine/field.ts'
import type { IconName } from '../../../kit/icon.web.tsx'
import type { Tone } from '../../../kit/theme.web.ts'
import type { ActResult } from '../../../kit/work.web.tsx'
import type { Eligible, Validity } from '../rules.ts'

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
