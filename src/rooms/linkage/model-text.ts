// A model as text and back: kept between runs, and carried by the app for phones, which know too few people to learn one.
import { groups, levels } from '../../engine/linkage/compare.ts'
import { explain } from '../../engine/linkage/explain.ts'
import type { Model } from '../../engine/linkage/model.ts'
import type { Why } from './records.ts'

/** What a model's numbers are about: a model of other levels is no model here. */
export const shape: string = groups.join(' ') + Object.entries(levels).map(([part, list]) => `|${part}:${list.join(' ')}`).join('')

const short = (n: number): number => Number(n.toPrecision(5))

export const textOfModel = (model: Model): string =>
  JSON.stringify({ shape, model }, (_k, v: unknown) => (v instanceof Float64Array ? Array.from(v, short) : typeof v === 'number' ? short(v) : v))

/** Null when it was made for other levels. */
export function modelOfText(text: string): Model | null {
  const read = JSON.parse(text) as { shape?: string; model?: unknown }
  return read.shape === shape ? (tables(read.model) as Model) : null
}

/** Lists of numbers are tables. */
function tables(v: unknown): unknown {
  if (Array.isArray(v)) return v.every((x) => typeof x === 'number') ? Float64Array.from(v as number[]) : v.map(tables)
  if (typeof v === 'object' && v !== null) return Object.fromEntries(Object.entries(v).map(([k, x]) => [k, tables(x)]))
  return v
}

/** The same model for so many people: among fewer, a pair taken at random is likelier one person, or one family. */
export function modelFor(model: Model, people: number): Model {
  const by = Math.max(1, model.about.people) / Math.max(100, people)
  return { ...model, prior: { ...model.prior, same: Math.min(0.05, model.prior.same * by), family: Math.min(0.1, model.prior.family * by) } }
}

/** Why, as it is kept with a pair: words and weights, no value of anybody. */
export function whyOf(model: Model, pattern: number): Why {
  const e = explain(model, pattern)
  const fall = (f: { start: number; steps: readonly { group: string; say: Why['say']; bits: number }[] }): Why['stranger'] => ({
    start: Number(f.start.toFixed(1)), steps: f.steps.map(({ group, say, bits }) => ({ group, say: { id: say.id, en: say.en }, bits: Number(bits.toFixed(1)) })),
  })
  return { say: { id: e.say.id, en: e.say.en }, stranger: fall(e.againstStranger), ...(e.againstRelative ? { relative: fall(e.againstRelative) } : {}) }
}
