// How far a programme of work has come: reckoned from the log and the notes, never typed in.
export interface ItemFacts {
  id: string
  state?: string | null
  due?: string | null
  target?: number | null
  budget?: number | null
}
export interface NoteFacts {
  itemId?: string | null
  state?: string | null
  quantity?: number | null
  spent?: number | null
}
export interface DoneFacts {
  planItemId?: string | null
  state?: string | null
}

export interface Progress {
  /** Activities of the log that serve it. */
  activities: number
  /** Those, and what notes say was reached besides. */
  reached: number
  /** 0–1; null where no target says what whole is. */
  share: number | null
  spent: number
  overdue: boolean
}

export const openItemStates: readonly (string | null | undefined)[] = ['rencana', 'berjalan']

export function progressOf(item: ItemFacts, notes: readonly NoteFacts[], done: readonly DoneFacts[], today: string): Progress {
  const standing = notes.filter((n) => n.itemId === item.id && n.state !== 'dicoret')
  const activities = done.filter((a) => a.planItemId === item.id && a.state !== 'ditarik').length
  const reached = activities + standing.reduce((sum, n) => sum + (n.quantity ?? 0), 0)
  return {
    activities, reached,
    share: item.state === 'selesai' ? 1 : item.target ? Math.min(1, reached / item.target) : null,
    spent: standing.reduce((sum, n) => sum + (n.spent ?? 0), 0),
    overdue: openItemStates.includes(item.state) && !!item.due && item.due < today,
  }
}

export interface PlanProgress {
  items: number
  done: number
  overdue: number
  /** Mean of the items that were not cancelled; one without a target counts only once it is done. */
  share: number | null
  budget: number
  spent: number
}

export function planProgress(items: readonly ItemFacts[], notes: readonly NoteFacts[], done: readonly DoneFacts[], today: string): PlanProgress {
  const counted = items.filter((i) => i.state !== 'batal')
  const each = counted.map((i) => progressOf(i, notes, done, today))
  return {
    items: counted.length, done: counted.filter((i) => i.state === 'selesai').length, overdue: each.filter((p) => p.overdue).length,
    share: counted.length === 0 ? null : each.reduce((sum, p) => sum + (p.share ?? 0), 0) / counted.length,
    budget: counted.reduce((sum, i) => sum + (i.budget ?? 0), 0), spent: each.reduce((sum, p) => sum + p.spent, 0),
  }
}

/** Whole percent of what was scored 0–2; a question that did not apply is left out, and nothing scored is no score. */
export function scoreOf(answers: { [code: string]: { score: number | null } }): number | null {
  const scored = Object.values(answers).filter((a) => a.score !== null)
  return scored.length === 0 ? null : Math.round((scored.reduce((sum, a) => sum + (a.score ?? 0), 0) / (scored.length * 2)) * 100)
}

/** A finding is about a service: numbers long enough to be somebody's are not written into it. */
export const namesSomebody = (text: string | null | undefined): boolean => /\d[\d\s.-]{13,}\d/.test(text ?? '') && (text ?? '').replace(/\D/g, '').length >= 16
