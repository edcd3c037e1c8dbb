// The records of the measured village as a peer is given them, and what is asked of them.
import type { Loaded } from '../src/app/testing/village.server.ts'
import { type Doc, type Questions, wordsOf } from './sync-questions.ts'

export function docOf({ record, row }: Loaded): Doc {
  const filled = Object.entries(row).filter(([, v]) => v !== null && v !== undefined)
  return { type: record.name, ...Object.fromEntries(filled), id: row.id } as Doc
}

export function questionsOf(rows: readonly Loaded[]): Questions {
  const persons = rows.filter((r) => r.record.name === 'person').map((r) => ({ id: r.row.id, name: String(r.row.name) }))
  const groups: Questions['groups'] = {}
  for (const { record, row } of rows) if (record.name === 'householdStatus') groups[String(row.rtlh)] = (groups[String(row.rtlh)] ?? 0) + 1
  return {
    records: rows.length,
    persons: [0.11, 0.37, 0.5, 0.73, 0.97].map((share) => persons[Math.floor(persons.length * share)] as { id: string; name: string }),
    fragments: fragmentsOf(persons.map((p) => p.name)),
    groups,
    edits: rows.filter((r) => r.record.name === 'household').slice(0, 100).map(({ row }) => ({ id: row.id, address: String(row.address ?? '') })),
  }
}

/** Five beginnings of names, four letters each, that not too many people have and that no name holds but at a word's beginning. */
function fragmentsOf(names: readonly string[]): Questions['fragments'] {
  const beginning = new Map<string, number>()
  for (const name of names) for (const f of new Set(wordsOf(name).filter((w) => w.length > 4).map((w) => w.slice(0, 4)))) beginning.set(f, (beginning.get(f) ?? 0) + 1)
  const lower = names.map((n) => n.toLowerCase())
  const out: Questions['fragments'] = []
  // About as many as a person reads through; the server's own list ends at 500.
  const wanted = names.length / 250
  for (const [fragment, people] of [...beginning].sort((a, b) => Math.abs(a[1] - wanted) - Math.abs(b[1] - wanted) || (a[0] < b[0] ? -1 : 1))) {
    if (lower.filter((n) => n.includes(fragment)).length === people) out.push({ fragment, people })
    if (out.length === 5) return out
  }
  throw new Error('the names offer too few beginnings to search for')
}
