// A migration file's statements, one by one: semicolons inside strings, names, dollar quotes, comments and
// `begin atomic … end` bodies do not end a statement.

export interface Statement {
  text: string
  /** Of its first word, counted from 1. */
  line: number
}

// Sticky patterns, tried in this order at each position.
const skippable = [
  /--[^\n]*/y,
  /[eE]'(?:[^'\\]|\\[\s\S]|'')*'/y,
  /'(?:[^']|'')*'/y,
  /"(?:[^"]|"")*"/y,
  /\$([A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$[\s\S]*?\$\1\$/y,
  // A whole word, so that the e of `name'…'` or the $ of `a$1` is not taken for a beginning.
  /[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*/y,
]
const wordAt = skippable.length - 1

export function splitSql(source: string): Statement[] {
  const statements: Statement[] = []
  let start = -1
  let body: 'none' | 'begin' | 'inside' = 'none'
  let depth = 0
  const end = (at: number) => {
    if (start >= 0) statements.push({ text: source.slice(start, at).trim(), line: lineOf(source, start) })
    start = -1
    body = 'none'
    depth = 0
  }
  for (let at = 0; at < source.length; ) {
    if (source.startsWith('/*', at)) {
      at = afterComment(source, at)
      continue
    }
    const [kind, length] = skip(source, at)
    if (kind !== 0 && start < 0 && !/\s/.test(source[at] ?? '') && source[at] !== ';') start = at
    if (kind === wordAt) {
      const word = source.slice(at, at + length).toLowerCase()
      if (body === 'inside') {
        if (word === 'case') depth++
        else if (word === 'end' && depth-- === 0) body = 'none'
      } else body = body === 'begin' && word === 'atomic' ? 'inside' : word === 'begin' ? 'begin' : 'none'
      depth = Math.max(depth, 0)
    } else if (source[at] === ';' && body !== 'inside' && length === 1) end(at)
    at += length
  }
  end(source.length)
  return statements
}

// Which pattern holds here and how long it is; an ordinary character is 1 long and of no kind.
function skip(source: string, at: number): [kind: number, length: number] {
  for (const [kind, pattern] of skippable.entries()) {
    pattern.lastIndex = at
    const found = pattern.exec(source)
    if (found) return [kind, found[0].length]
  }
  const char = source[at]
  const unfinished = char === "'" || char === '"' || opensDollarQuote(source, at)
  if (unfinished) throw new Error(`Line ${lineOf(source, at)}: a quote is opened here and never closed.`)
  return [-1, 1]
}

function opensDollarQuote(source: string, at: number): boolean {
  const opening = /\$([A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$/y
  opening.lastIndex = at
  return opening.test(source)
}

// PostgreSQL's block comments nest.
function afterComment(source: string, from: number): number {
  let depth = 0
  for (let at = from; at < source.length; at++) {
    if (source.startsWith('/*', at)) depth++
    else if (source.startsWith('*/', at)) depth--
    else continue
    at++
    if (depth === 0) return at + 1
  }
  throw new Error(`Line ${lineOf(source, from)}: a comment is opened here and never closed.`)
}

function lineOf(source: string, at: number): number {
  return source.slice(0, at).split('\n').length
}
