// Reading one packed column: arrays are made when the first row is asked for, texts when they are needed.
import type { Pool } from './ids.ts'
import { numbersOf, unzigzag, type Numbers } from './planes.ts'
import type { Bytes, Coded, Column, Spec, Wordy } from './types.ts'
import { dayText, instantText } from './values.ts'

export interface Reading {
  bytes: Bytes
  n: number
  pool: Pool
  /** Places of the rows' own ids. */
  own(): Int32Array
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const textIn = (bytes: Uint8Array): string => utf8.decode(bytes)

/** Bytes a column takes after the directory. */
export function sizeOf(spec: Spec, n: number): number {
  const masked = 'm' in spec && spec.m ? n : 0
  switch (spec.k) {
    case 'same': return 0
    case 'few': return spec.b + n * spec.w
    case 'uuid': return masked + (spec.p.length > 1 ? n : 0) + n * spec.w
    case 'int': case 'date': case 'instant': return masked + n * spec.w
    case 'digits': return masked + (spec.l === 0 ? n : 0) + n * ((spec.most + 1) >> 1)
    case 'words': return masked + spec.b + n * spec.t + spec.c * spec.w
    case 'text': case 'json': return masked + n * spec.w + spec.b
    case 'keys': return masked + spec.c.reduce((sum, [, inner]) => sum + sizeOf(inner, n), 0)
  }
}

/** Cuts the parts of a column off one after another. */
function cutter(bytes: Bytes, from: number): (length: number) => Uint8Array {
  let at = from
  return length => {
    at += length
    return bytes.subarray(at - length, at)
  }
}

export function readColumn(spec: Spec, from: number, reading: Reading): Column {
  const { n } = reading
  const cut = cutter(reading.bytes, from)
  const mask = 'm' in spec && spec.m ? cut(n) : null
  const column = read(spec, cut, reading, from + (mask ? n : 0))
  if (!mask) return column
  // Nested columns tell absent from null; a row's own columns have no such difference.
  const value = (i: number): unknown => (mask[i] === 0 ? column.value(i) : mask[i] === 1 ? null : undefined)
  const out: Column = { ...column, value }
  if (column.number) {
    const inner = column.number
    out.number = i => (mask[i] === 0 ? inner(i) : -(mask[i] as number))
  }
  if (column.pooled) {
    const inner = column.pooled
    const pooled = once(() => {
      const { at, pattern } = inner()
      return { at: at.map((p, i) => (mask[i] === 0 ? p : -1)), pattern }
    })
    out.pooled = pooled
  }
  if (column.wordy) {
    const inner = column.wordy
    out.wordy = once(() => ({ ...inner(), without: i => mask[i] !== 0 }))
  }
  return out
}

function once<T>(make: () => T): () => T {
  let made: { it: T } | null = null
  return () => {
    made ??= { it: make() }
    return made.it
  }
}

type Cut = (length: number) => Uint8Array

function read(spec: Spec, cut: Cut, reading: Reading, at: number): Column {
  const { n } = reading
  switch (spec.k) {
    case 'same': return readSame(spec)
    case 'few': return readFew(spec, cut, n)
    case 'uuid': return readUuid(spec, cut, reading)
    case 'int': {
      const numbers = steps(spec, cut(n * spec.w), reading)
      const ten = 10 ** spec.s
      return { kind: 'int', number: i => numbers()[i] as number, value: spec.s === 0 ? i => (numbers()[i] as number) + spec.o : i => ((numbers()[i] as number) + spec.o) / ten }
    }
    case 'date': {
      const numbers = steps(spec, cut(n * spec.w), reading)
      return { kind: 'date', number: i => numbers()[i] as number, value: i => dayText((numbers()[i] as number) + spec.o) }
    }
    case 'instant': {
      const numbers = steps(spec, cut(n * spec.w), reading)
      return { kind: 'instant', number: i => numbers()[i] as number, value: i => instantText((numbers()[i] as number) * spec.u + spec.o) }
    }
    case 'digits': return readDigits(spec, cut, n)
    case 'words': return readWords(spec, cut, n)
    case 'text': case 'json': return readText(spec, cut, n)
    case 'keys': return readKeys(spec, reading, at)
  }
}

function readSame(spec: Spec & { k: 'same' }): Column {
  // A list or an object is fresh each time, for nobody to change another row by.
  if (typeof spec.v === 'object' && spec.v !== null) {
    const text = JSON.stringify(spec.v)
    return { kind: 'same', value: () => JSON.parse(text), same: true }
  }
  const { v } = spec
  return { kind: 'same', value: () => v, same: true }
}

function readFew(spec: Spec & { k: 'few' }, cut: Cut, n: number): Column {
  const list = cut(spec.b)
  const planes = cut(n * spec.w)
  const coded = once((): Coded => {
    const values = JSON.parse(textIn(list)) as unknown[]
    const texts = values.map(v => (typeof v === 'object' && v !== null ? JSON.stringify(v) : null))
    return {
      codes: numbersOf(planes, n, spec.w),
      size: values.length,
      of: code => (code === spec.a ? undefined : texts[code] ? JSON.parse(texts[code] as string) : values[code]),
    }
  })
  return {
    kind: 'few',
    coded,
    value: i => {
      const { codes, of } = coded()
      return of(codes[i] as number)
    },
  }
}

function steps(spec: { w: number; d: 0 | 1 | 2 }, planes: Uint8Array, { n, own }: Reading): () => Numbers {
  return once(() => {
    const numbers = numbersOf(planes, n, spec.w)
    return spec.d === 0 ? numbers : unzigzag(numbers, spec.d === 2 ? own() : undefined)
  })
}

function readUuid(spec: Spec & { k: 'uuid' }, cut: Cut, reading: Reading): Column {
  const which = spec.p.length > 1 ? cut(reading.n) : null
  const numbers = steps(spec, cut(reading.n * spec.w), reading)
  const pattern = (i: number): string => spec.p[which ? (which[i] as number) : 0] as string
  const pooled = once(() => ({ at: Int32Array.from(numbers()), pattern }))
  const bare = !which && spec.p[0] === '\0'
  return {
    kind: 'uuid',
    pooled,
    value: i => {
      const id = reading.pool.text(numbers()[i] as number)
      return bare ? id : pattern(i).replace('\0', id)
    },
  }
}

const pairs: string[] = Array.from({ length: 100 }, (_, v) => String(v).padStart(2, '0'))

function readDigits(spec: Spec & { k: 'digits' }, cut: Cut, n: number): Column {
  const lengths = spec.l === 0 ? cut(n) : null
  const count = (spec.most + 1) >> 1
  const planes = cut(n * count)
  return {
    kind: 'digits',
    value: i => {
      const length = lengths ? (lengths[i] as number) : spec.l
      let text = ''
      for (let p = (length + 1) >> 1; p-- > 0; ) text += pairs[planes[p * n + i] as number]
      return length % 2 === 1 ? text.slice(1) : text
    },
  }
}

function startsOf(lengths: Numbers, n: number): Uint32Array {
  const starts = new Uint32Array(n + 1)
  for (let i = 0; i < n; i++) starts[i + 1] = (starts[i] as number) + (lengths[i] as number)
  return starts
}

function readWords(spec: Spec & { k: 'words' }, cut: Cut, n: number): Column {
  const list = cut(spec.b)
  const lengths = cut(n * spec.t)
  const planes = cut(spec.c * spec.w)
  const wordy = once((): Wordy => ({
    words: JSON.parse(textIn(list)) as string[],
    starts: startsOf(numbersOf(lengths, n, spec.t), n),
    codes: numbersOf(planes, spec.c, spec.w),
    without: () => false,
  }))
  return {
    kind: 'words',
    wordy,
    value: i => {
      const { words, starts, codes } = wordy()
      const end = starts[i + 1] as number
      let at = starts[i] as number
      let text = words[codes[at] as number] as string
      while (++at < end) text += ` ${words[codes[at] as number]}`
      return text
    },
  }
}

function readText(spec: Spec & { k: 'text' | 'json' }, cut: Cut, n: number): Column {
  const lengths = cut(n * spec.w)
  const blob = cut(spec.b)
  const open = once(() => ({ text: textIn(blob), starts: startsOf(numbersOf(lengths, n, spec.w), n) }))
  const slice = (i: number): string => {
    const { text, starts } = open()
    return text.slice(starts[i], starts[i + 1])
  }
  return { kind: spec.k, value: spec.k === 'json' ? i => JSON.parse(slice(i)) : slice }
}

function readKeys(spec: Spec & { k: 'keys' }, reading: Reading, from: number): Column {
  const keys = once(() => {
    let at = from
    return spec.c.map(([name, inner]) => {
      const column = readColumn(inner, at, reading)
      at += sizeOf(inner, reading.n)
      return [name, column] as const
    })
  })
  return {
    kind: 'keys',
    value: i => {
      const out: { [key: string]: unknown } = {}
      for (const [name, column] of keys()) {
        const v = column.value(i)
        if (v !== undefined) out[name] = v
      }
      return out
    },
  }
}
