// What screens of the programme of work and of monitoring share.
import type { Text } from '../../../engine/field.ts'
import { type ActResult, useMe } from '../../../kit/work.web.tsx'
import { planRoles } from '../plan-flow.ts'

export const formAnswer = (result: ActResult): { say: Text } | { problems: Record<string, Text> } | undefined =>
  result.ok ? undefined : result.problems && Object.keys(result.problems).length > 0 ? { problems: result.problems } : { say: result.refusal.say }

export const saved: Text = { id: 'Tersimpan. Terkirim sendiri bila ada sinyal.', en: 'Saved. It is sent by itself when there is a signal.' }

/** The board one writes for: its own place. */
export function useBoardPlace(): string | null {
  return useMe().posts.find((p) => planRoles.includes(p.role))?.place ?? null
}
