// A learned model as text and back; its lists of numbers stay lists of numbers.
import type { Model } from '../src/engine/linkage/model.ts'

export const modelText = (model: Model): string => JSON.stringify(model, (_, v: unknown) => (v instanceof Float64Array ? { float64: [...v] } : v))

export const modelFrom = (text: string): Model =>
  JSON.parse(text, (_, v: unknown) => (typeof v === 'object' && v !== null && 'float64' in v ? Float64Array.from(v.float64 as number[]) : v)) as Model
