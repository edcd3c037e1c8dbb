// The phone's page: a village in memory, and one new person after another asked against it before saving.
import { askAgainst, type Asking } from '../src/engine/linkage/ask.ts'
import type { Model } from '../src/engine/linkage/model.ts'
import { addPerson, noPeople, type RawPerson } from '../src/engine/linkage/people.ts'

/** What the measurement calls in the page. */
export interface LinkPhone {
  /** Reads the village in; milliseconds it took, index included. */
  village(people: readonly RawPerson[], model: Model): number
  /** Milliseconds of each answer, and how many were found to stand there already. */
  ask(people: readonly RawPerson[]): { ms: number[]; found: number }
}

let asking: Asking | undefined
const bench: LinkPhone = {
  village(people, model) {
    const began = performance.now()
    const known = noPeople(people.length + 1)
    for (const one of people) addPerson(known, one)
    asking = askAgainst(known, model)
    return performance.now() - began
  },
  ask(people) {
    if (!asking) throw new Error('There is no village yet.')
    let found = 0
    const ms: number[] = []
    for (const one of people) {
      const began = performance.now()
      const alike = asking.ask(one)
      ms.push(performance.now() - began)
      if ((alike[0]?.p ?? 0) >= 0.5) found++
    }
    return { ms, found }
  },
}
Object.assign(window, { bench })
