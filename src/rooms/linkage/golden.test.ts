// What the room keeps and what its acts ask, written out so that a change is seen in review.
import { expect, it } from 'vitest'
import type { ActType } from '../../engine/act.ts'
import type { Field, Fields } from '../../engine/field.ts'
import type { RecordType } from '../../engine/record.ts'
import { linkage } from './door.ts'

const codes = (f: Field): string => (f.options?.length ? ` [${f.options.map((o) => o.code + (o.since ? `†${o.since}` : '')).join(' ')}]` : '')
const line = (name: string, f: Field): string => `- ${name}: ${f.kind} ${f.class}${f.required ? ' *' : ''}${codes(f)} — ${f.label.id} · ${f.label.en}`
const list = (fields: Fields): string[] => Object.entries(fields).map(([n, f]) => line(n, f))

it('fields', async () => {
  const lines = ['# linkage: fields', '']
  for (const r of (linkage.records ?? []) as readonly RecordType[]) {
    lines.push(`## ${r.name} (${r.table})`, '', ...list(r.columns), '', `indexes: ${r.indexes.join(', ')} · search: ${r.search.join(', ') || '—'} · ${r.retention.id}`, '')
    if (Object.keys(r.answers).length > 0) lines.push(`### answers of ${r.name}`, '', ...list(r.answers), '')
  }
  await expect(lines.join('\n')).toMatchFileSnapshot('golden/fields.md')
})

it('acts', async () => {
  const lines = ['# linkage: acts', '']
  for (const a of (linkage.acts ?? []) as readonly ActType[]) {
    lines.push(`## ${a.name} v${a.version}${a.by === 'system' ? ' (house)' : ''}`, '', `${a.label.id} · ${a.label.en}`, '')
    lines.push(...Object.entries(a.input).map(([n, f]) => `- ${n}: ${f.kind} ${f.class}${f.required ? ' *' : ''}`), '')
  }
  await expect(lines.join('\n')).toMatchFileSnapshot('golden/acts.md')
})

it('every declared number has labels in both languages', () => {
  for (const c of linkage.counters ?? []) {
    expect(c.label.id && c.label.en).toBeTruthy()
    for (const t of Object.values(c.keys)) expect(t.id && t.en).toBeTruthy()
  }
})
