// What this reader may do with a membership now: asked of the acts themselves, so that no button promises what the act refuses.
import type { ActType, Look } from '../../../engine/act.ts'
import type { Text } from '../../../engine/field.ts'
import { stepsFrom } from '../../../engine/flow.ts'
import { dayAt } from '../../../engine/values/day.ts'
import type { Who } from '../../../engine/who.ts'
import { psmDecreeActs } from '../psm-acts-decree.ts'
import { psmExitActs } from '../psm-acts-exit.ts'
import { psmJoinActs } from '../psm-acts-join.ts'
import { psmServeActs } from '../psm-acts-serve.ts'
import { psmFlow } from '../psm-flow.ts'
import { Psm, PsmPrivate } from '../psm-records.ts'
import type { PsmRow } from '../psm-rules.ts'

export interface Offer {
  act: ActType
  label: Text
}

// What lies open elsewhere is judged when the act is performed; here it only matters who may.
const acts = new Map(([...psmJoinActs, ...psmDecreeActs, ...psmServeActs, ...psmExitActs(() => ({ openWork: [] }))] as unknown as readonly ActType[]).map((a) => [a.name, a]))
/** Refusals that no form can mend: the step is not offered. */
const final = new Set(['EMPAT_MATA', 'BELUM_DIINGATKAN', 'SUDAH_DIUSULKAN', 'TIDAK_DIUSULKAN', 'SUDAH_DIJAWAB', 'BELUM_DIUSULKAN', 'SUDAH_ADA', 'SK_TANPA_BATAS', 'BELUM_BERAKUN', 'SK_BERAKHIR', 'HAK_JAWAB', 'TIDAK_PERLU', 'TIDAK_ADA', 'SK_TIDAK_BERLAKU'])
const besides: readonly { act: string; label: Text }[] = [
  { act: 'openPsmAccess', label: { id: 'Buka akses aplikasi', en: 'Open access' } },
  { act: 'addCertificate', label: { id: 'Catat sertifikat', en: 'Note a certificate' } },
  { act: 'editPsm', label: { id: 'Ubah profil', en: 'Edit the profile' } },
  { act: 'handedOverPsm', label: { id: 'Serah terima selesai', en: 'Handing over is done' } },
]
/** What should come next, first of those allowed. */
const next = ['recommendByBoard', 'recommendByHead', 'verifyPsm', 'appointPsm', 'interviewPsm', 'completePsm', 'handedOverPsm', 'renewSk', 'reactivatePsm', 'backPsm', 'replyDismissal', 'dismissPsm', 'issueCard', 'noteBimtek']
/** Of these only where it is truly the next thing: a card is issued once, a decree renewed when it ends. */
const onlyNextIn: { readonly [act: string]: (row: PsmRow) => boolean } = {
  issueCard: (row) => row.state === 'ditetapkan' || !row.ktaToken, renewSk: (row) => row.inactiveReason === 'sk_berakhir', replyDismissal: (row) => !!row.dismissBy, dismissPsm: (row) => !!row.dismissBy,
}

export function offersFor(row: PsmRow, who: Who, now: string): { main: Offer | null; rest: Offer[] } {
  const env = { id: row.id, at: now, day: dayAt(now, row.place), place: row.place, person: who.person, device: who.device, post: null }
  const look: Look = {
    find: (record, id) => ((record === (Psm as unknown) || record === (PsmPrivate as unknown)) && id === row.id ? (row as never) : undefined),
    all: () => [],
    has: () => true,
  }
  const input = { psmId: row.id, endKind: 'berhenti', skFrom: '9999-12-31', replaces: row.ktaNo ?? null, ktaToken: '-', certificateId: '-', accountId: '-', appointmentId: '-', newPsmId: '-', to: '-', bimtek: 'ada', skDate: env.day, doneOn: env.day, leaveFrom: env.day, leaveUntil: env.day }
  const steps = [...stepsFrom(psmFlow, row.state).map((s) => ({ act: s.act.replace('organization.', ''), label: s.label })), ...besides]
  const offers = steps.flatMap(({ act: name, label }): (Offer & { name: string })[] => {
    const act = acts.get(`organization.${name}`)
    if (!act || act.by === 'system' || !act.may(who, input, look, env)) return []
    const refusal = act.guard(input, look, env, who)
    return refusal && final.has(refusal.code) ? [] : [{ act, label, name }]
  })
  const main = next.map((name) => offers.find((o) => o.name === name && (onlyNextIn[name]?.(row) ?? true))).find(Boolean) ?? null
  return { main, rest: offers.filter((o) => o !== main) }
}
