// How values travel between JavaScript and PostgreSQL: the same on every engine, so that no row differs by where it lies.

type Parse = (text: string) => unknown

/** Type numbers of PostgreSQL's catalogue; these never change between versions. */
const scalar = {
  bool: 16, bytea: 17, int8: 20, int2: 21, int4: 23, oid: 26, json: 114, float4: 700, float8: 701,
  timestamp: 1114, timestamptz: 1184, jsonb: 3802,
} as const

const parsers = new Map<number, Parse>([
  [scalar.bool, (text) => text === 't'],
  [scalar.bytea, (text) => new Uint8Array(Buffer.from(text.slice(2), 'hex'))],
  [scalar.int8, wholeNumber],
  [scalar.int2, Number],
  [scalar.int4, Number],
  [scalar.oid, Number],
  [scalar.json, JSON.parse],
  [scalar.float4, Number],
  [scalar.float8, Number],
  [scalar.timestamp, (text) => isoMoment(text, '')],
  [scalar.timestamptz, (text) => isoMoment(text, 'Z')],
  [scalar.jsonb, JSON.parse],
])

/** Array type → element type, for the arrays this product reads. */
const elementOf = new Map<number, number>([
  [1000, scalar.bool], [1001, scalar.bytea], [1016, scalar.int8], [1005, scalar.int2], [1007, scalar.int4],
  [1028, scalar.oid], [199, scalar.json], [1021, scalar.float4], [1022, scalar.float8], [1115, scalar.timestamp],
  [1185, scalar.timestamptz], [3807, scalar.jsonb],
  // text, varchar, char, name, numeric, date, time, uuid: elements stay text
  [1009, 25], [1015, 1043], [1014, 1042], [1003, 19], [1231, 1700], [1182, 1082], [1183, 1083], [2951, 2950],
])

const asText: Parse = (text) => text

/** What turns a column's text into its value; everything not named above (numeric, date, uuid …) stays text. */
export function parserOf(type: number): Parse {
  const known = parsers.get(type)
  if (known) return known
  const element = elementOf.get(type)
  if (element === undefined) return asText
  const parse = parserOf(element)
  return (text) => parseArray(text, parse)
}

function wholeNumber(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) {
    throw new RangeError(`The whole number ${text} is beyond what can be counted exactly; select it as text.`)
  }
  return value
}

// '2026-11-21 18:29:47.287123+00' → '2026-11-21T18:29:47.287Z'. Every session runs in UTC; what is not of this
// shape (infinity, years BC, another zone) goes the slow way.
function isoMoment(text: string, zone: '' | 'Z'): string {
  const bare = text.endsWith('+00') ? text.slice(0, -3) : text
  const plain = bare.charCodeAt(10) === 32 && bare.length <= 26 && (zone === '' || bare.length !== text.length)
  if (plain) {
    const fraction = bare.slice(20, 23).padEnd(3, '0')
    return `${bare.slice(0, 10)}T${bare.slice(11, 19)}.${fraction}${zone}`
  }
  const time = Date.parse(text)
  return Number.isNaN(time) ? text : new Date(time).toISOString()
}

/** Reads PostgreSQL's array text, nested arrays and quoted elements included. */
export function parseArray(text: string, parse: Parse): unknown[] {
  // A lower bound other than 1 is written before the braces: '[0:1]={a,b}'.
  let at = text.indexOf('{')
  const read = (): unknown[] => {
    const items: unknown[] = []
    at++ // past '{'
    while (text[at] !== '}') {
      if (text[at] === ',') at++
      else if (text[at] === '{') items.push(read())
      else if (text[at] === '"') items.push(parse(quoted()))
      else {
        const start = at
        while (text[at] !== ',' && text[at] !== '}') at++
        const word = text.slice(start, at)
        items.push(word === 'NULL' ? null : parse(word))
      }
    }
    at++ // past '}'
    return items
  }
  const quoted = (): string => {
    let out = ''
    for (at++; text[at] !== '"'; at++) {
      if (text[at] === '\\') at++
      out += text[at]
    }
    at++ // past the closing quote
    return out
  }
  return read()
}

/** A parameter as PostgreSQL takes it: text, bytes or null. */
export type WireValue = string | Uint8Array | null

export function wireValue(value: unknown): WireValue {
  switch (typeof value) {
    case 'string': return value
    case 'number':
    case 'bigint': return String(value)
    case 'boolean': return value ? 'true' : 'false'
    case 'undefined': return null
    case 'object': break
    default: throw new TypeError(`A ${typeof value} cannot be a parameter of a statement.`)
  }
  if (value === null) return null
  if (value instanceof Uint8Array) return value
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return arrayText(value)
  return JSON.stringify(value)
}

/** As `wireValue`, but always text (bytes as hex): for arrays and COPY. */
export function textValue(value: unknown): string | null {
  const wire = wireValue(value)
  if (wire === null || typeof wire === 'string') return wire
  return `\\x${Buffer.from(wire.buffer, wire.byteOffset, wire.byteLength).toString('hex')}`
}

function arrayText(items: readonly unknown[]): string {
  return `{${items.map(elementText).join(',')}}`
}

function elementText(item: unknown): string {
  if (Array.isArray(item)) return arrayText(item)
  if (typeof item === 'number' || typeof item === 'boolean') return String(item)
  const text = textValue(item)
  if (text === null) return 'NULL'
  return `"${text.replace(/[\\"]/g, '\\$&')}"`
}
