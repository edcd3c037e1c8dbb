// The far end: a thread that reads a regency's people, compares them, and sends back who may be one person, with reasons. Nothing is kept.
import { parentPort } from 'node:worker_threads'
import { askAgainst } from '../../engine/linkage/ask.ts'
import { link } from '../../engine/linkage/link.ts'
import type { Model } from '../../engine/linkage/model.ts'
import { addPerson, noPeople, type People, type RawPerson } from '../../engine/linkage/people.ts'
import type { Proposed } from './acts-pair.ts'
import { knownModelText } from './known-model.ts'
import { modelFor, modelOfText, textOfModel, whyOf } from './model-text.ts'
import { type PersonFacts, rawPerson } from './people-of.ts'
import type { Why } from './records.ts'

export interface RegisteredPerson extends PersonFacts {
  id: string
  householdId: string | null
  /** Written or changed since the last comparing. */
  fresh: boolean
}

/** A pair to propose, and the places it lies between. */
export interface FoundPair extends Proposed {
  aPlace: string
  bPlace: string
}

export type ToThread =
  | { people: RegisteredPerson[] }
  | { compare: 'whole' | 'news'; model: string | null; decided: { pattern: number; same: boolean }[]; least: number; most: number }

export type FromThread = { found: FoundPair[]; model: string; doubt: string | null; compared: number } | { failed: string }

/** Fewer people teach no model of their own. */
const enough = 2_000
/** Whoever finds more than this per person asked finds nothing. */
const tooMany = 3

let people: People = noPeople(16_384)
let rows: { id: string; place: string; householdId: string | null; raw: RawPerson | null }[] = []

/** One copy of what many rows say: a million places and families come as a million texts. */
let texts = new Map<string, string>()
function once(text: string): string {
  const had = texts.get(text)
  if (had !== undefined) return had
  texts.set(text, text)
  return text
}

parentPort?.on('message', (told: ToThread) => {
  try {
    if ('people' in told) {
      for (const p of told.people) {
        const raw = rawPerson(p)
        addPerson(people, raw)
        rows.push({ id: p.id, place: once(p.place), householdId: p.householdId && once(p.householdId), raw: p.fresh ? raw : null })
      }
      return
    }
    parentPort?.postMessage(told.compare === 'whole' ? whole(told) : news(told))
  } catch (error) {
    parentPort?.postMessage({ failed: (error as Error).name })
  }
  people = noPeople(16_384)
  rows = []
  texts = new Map()
})

interface Ask { model: string | null; decided: { pattern: number; same: boolean }[]; least: number; most: number }

const known = (): Model => {
  const model = modelOfText(knownModelText)
  if (!model) throw new Error('the model of the app is of other levels')
  return model
}

function whole({ decided, least, most }: Ask): FromThread {
  const own = people.n >= enough
  const linked = link(people, { least, ...(own ? { decided } : { model: modelFor(known(), people.n) }) })
  const doubt = linked.doubt ?? null
  return { found: doubt ? [] : withFamilies(linked.pairs.slice(0, most), linked.model), model: textOfModel(linked.model), doubt, compared: people.n }
}

/** Only who is new or changed is asked about, against everybody. */
function news({ model: text, least, most }: Ask): FromThread {
  const model = (text ? modelOfText(text) : null) ?? modelFor(known(), people.n)
  const asking = askAgainst(people, model)
  const seen = new Map<string, { i: number; j: number; p: number; pattern: number }>()
  let asked = 0
  for (const [i, r] of rows.entries()) {
    if (!r.raw) continue
    asked++
    for (const { row: j, p, pattern } of asking.ask(r.raw, { least, most: 5 })) {
      if (j === i) continue
      const key = i < j ? `${i} ${j}` : `${j} ${i}`
      seen.set(key, { i: Math.min(i, j), j: Math.max(i, j), p, pattern })
    }
  }
  const pairs = [...seen.values()].sort((a, b) => b.p - a.p)
  const doubt = asked >= 20 && pairs.filter((v) => v.p >= 0.5).length > asked * tooMany ? 'implausible' : null
  return { found: doubt ? [] : withFamilies(pairs.slice(0, most), model), model: textOfModel(model), doubt, compared: asked }
}

/** The pairs with their reasons; and families of which two and more members are likely the same. */
function withFamilies(pairs: readonly { i: number; j: number; p: number; pattern: number }[], model: Model): FoundPair[] {
  const whys = new Map<number, Why>()
  const families = new Map<string, { a: number; b: number; n: number; p: number }>()
  const out: FoundPair[] = []
  for (const { i, j, p, pattern } of pairs) {
    const [a, b] = [rows[i], rows[j]]
    if (!a || !b) continue
    let why = whys.get(pattern)
    if (!why) {
      why = whyOf(model, pattern)
      whys.set(pattern, why)
    }
    out.push({ kind: 'person', a: a.id, b: b.id, aPlace: a.place, bPlace: b.place, pattern, p: Number(p.toPrecision(6)), model: modelName, why })
    if (p < 0.8 || !a.householdId || !b.householdId || a.householdId === b.householdId || a.place !== b.place) continue
    const key = a.householdId < b.householdId ? `${a.householdId} ${b.householdId}` : `${b.householdId} ${a.householdId}`
    const had = families.get(key)
    families.set(key, { a: i, b: j, n: (had?.n ?? 0) + 1, p: 1 - (1 - (had?.p ?? 0)) * (1 - p) })
  }
  for (const { a, b, n, p } of families.values()) {
    const [x, y] = [rows[a], rows[b]]
    if (n < 2 || !x?.householdId || !y?.householdId) continue
    const say = { id: `${n} anggotanya tampak orang yang sama`, en: `${n} of their members look like the same people` }
    out.push({ kind: 'household', a: x.householdId, b: y.householdId, aPlace: x.place, bPlace: y.place, pattern: n, p: Number(p.toPrecision(6)), model: modelName, why: { say, stranger: { start: 0, steps: [] } } })
  }
  return out
}

const modelName = 'guyub 1'
