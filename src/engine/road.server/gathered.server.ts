// What many ask at the same moment is asked of the database once: who comes while an answer is on its way shares the next one.

/** `work` answers all asks in their order. It always begins after each of them was made, so no answer is older than its question. */
export function gathered<Ask, Answer>(work: (asks: Ask[]) => Promise<Answer[]>): (ask: Ask) => Promise<Answer> {
  let waiting: Ask[] = []
  let next: Promise<Answer[]> | null = null
  let under: Promise<unknown> = Promise.resolve()
  return async (ask) => {
    const place = waiting.push(ask) - 1
    if (!next) {
      const turn = under.then(() => {
        const asks = waiting
        waiting = []
        next = null
        return work(asks)
      })
      next = turn
      // A failure is told to those who asked; whoever comes after begins anew.
      under = turn.catch(() => undefined)
    }
    return (await next)[place] as Answer
  }
}
