// One new person against a village, before saving, without a signal: everybody the device holds there, read once into whole numbers.
import { askAgainst } from '../../engine/linkage/ask.ts'
import { explain } from '../../engine/linkage/explain.ts'
import type { Text } from '../../engine/field.ts'
import { addPerson, noPeople } from '../../engine/linkage/people.ts'
import type { AnyRow } from '../../engine/record.ts'
import { knownModelText } from './known-model.ts'
import { modelFor, modelOfText } from './model-text.ts'
import { type PersonFacts, rawPerson } from './people-of.ts'

export interface AlikePerson {
  id: string
  /** Chance of being the one asked about. */
  p: number
  /** Kept with a “no”: what it was said of. */
  pattern: number
  say: Text
  /** Who that is, as a form shows it. */
  person: Pick<PersonFacts, 'name' | 'birthDate' | 'address'>
}

export interface VillageIndex {
  size: number
  /** The likeliest first, three at most. Nothing is kept of the one asked about. */
  ask(person: PersonFacts, except?: string | null): AlikePerson[]
}

/** From this chance on somebody is worth a look before saving. */
export const worthALook = 0.3
/** People read in one go: a finger does not wait for more. */
const breath = 100

/** `pause` lets the page draw between two parts; answers null when `stopped` in between. */
export async function villageIndex(people: Iterable<AnyRow>, households: Iterable<AnyRow>, pause: () => Promise<void>, stopped: () => boolean = () => false): Promise<VillageIndex | null> {
  const homes = new Map<string, AnyRow>()
  const list = noPeople(1024)
  const ids: string[] = []
  const persons: AlikePerson['person'][] = []
  let n = 0
  for (const home of households) {
    homes.set(home.id, home)
    if (++n % (breath * 2) === 0) await pause()
    if (stopped()) return null
  }
  for (const row of people) {
    if (row.mergedInto) continue
    const facts = factsOf(row, homes.get(String(row.householdId ?? '')))
    addPerson(list, rawPerson(facts))
    ids.push(row.id)
    persons.push({ name: facts.name ?? null, birthDate: facts.birthDate ?? null, address: facts.address ?? null })
    if (++n % breath === 0) await pause()
    if (stopped()) return null
  }
  const known = modelOfText(knownModelText)
  if (!known) throw new Error('the model of the app is of other levels')
  const model = modelFor(known, ids.length)
  const asking = askAgainst(list, model)
  const said = new Map<number, Text>()
  const sayOf = (pattern: number): Text => {
    let text = said.get(pattern)
    if (!text) {
      text = explain(model, pattern).say
      said.set(pattern, text)
    }
    return text
  }
  return {
    size: ids.length,
    ask: (person, except) => asking.ask(rawPerson(person), { least: worthALook, most: 4 })
      .flatMap(({ row, p, pattern }) => (ids[row] === except ? [] : [{ id: ids[row] as string, p, pattern, say: sayOf(pattern), person: persons[row] ?? {} }]))
      .slice(0, 3),
  }
}

const text = (v: unknown): string | null => (typeof v === 'string' && v !== '' ? v : null)

/** A person's row with the address and card number of their family. */
export const factsOf = (row: AnyRow, home: AnyRow | undefined): PersonFacts => ({
  name: text(row.name), nik: text(row.nik), nikRaw: text(row.nikRaw), birthDate: text(row.birthDate), birthPlace: text(row.birthPlace), sex: text(row.sex), phone: text(row.phone),
  address: text(row.address) ?? text(home?.address), rt: text(row.rt) ?? text(home?.rt), rw: text(row.rw) ?? text(home?.rw), kk: text(home?.kk), place: row.place,
})
