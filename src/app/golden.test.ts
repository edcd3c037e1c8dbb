// Golden files of the whole house: the SQL of every view, and the declarations of rooms that keep none of their own, so that a change is seen in review.
import { expect, it } from 'vitest'
import type { ActType } from '../engine/act.ts'
import type { Field, Fields } from '../engine/field.ts'
import type { RoomParts } from '../engine/house.ts'
import { viewSql } from '../engine/road.server/view-sql.server.ts'
import { shardsOf, type Who } from '../engine/who.ts'
import { organization } from '../rooms/organization/door.ts'
import { house } from './rooms.ts'

const somebody: Who = {
  person: 'person-1', device: null, teams: ['unit:agency-1', 'case:case-1'], system: false,
  posts: [{ id: 'post-1', role: 'dinsos_verifier', place: '36.71', from: '2020-01-01', until: null, unit: null }],
}

/** A value of the field's kind, the same every time. */
function sample(name: string, field: Field): unknown {
  if (field.options?.[0]) return field.kind === 'multi' ? [field.options[0].code] : field.options[0].code
  switch (field.kind) {
    case 'place': return '36.71.05.1001'
    case 'date': return '2026-03-02'
    case 'instant': return '2026-03-02T02:00:00.000Z'
    case 'bool': return true
    case 'integer': case 'number': case 'money': return 7
    case 'ref': return `${name}-1`
    default: return 'kata'
  }
}

it('every view asks the database what it asked before', async () => {
  const lines: string[] = ['# The SQL of every view', '', 'With one value for each parameter; row-level policies stand besides.', '']
  for (const view of [...house.views.values()].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const params = Object.fromEntries(Object.entries(view.params).map(([name, f]) => [name, sample(name, f)]))
    const { text, params: values } = viewSql(view, view.where(params, somebody, '2026-03-02'), shardsOf(somebody))
    lines.push(`## ${view.name}`, '', '```sql', text, '```', '', values.map((v, i) => `\`$${i + 1}\` = ${JSON.stringify(v)}`).join(', '), '')
  }
  await expect(lines.join('\n')).toMatchFileSnapshot('golden/views.sql.md')
})

it('organization is declared as it was', async () => {
  const listed = (fields: Fields): string[] => Object.entries(fields).map(([name, f]) => `- \`${name}\` ${f.kind} ${f.class}${f.required ? ' *' : ''} — ${f.label.id} · ${f.label.en}`)
  const room: RoomParts = organization
  const lines = ['# organization', '', '`*` = required', '']
  for (const r of room.records ?? []) lines.push(`## record ${r.name} → ${r.table}`, '', ...listed(r.columns), '')
  for (const a of (room.acts ?? []) as readonly ActType[]) lines.push(`## act ${a.name} v${a.version} (${a.by})`, '', ...listed(a.input), '')
  for (const r of room.roles ?? []) lines.push(`- role ${r.code} (${r.level}) reads ${r.reads.join('')}${r.lane ? ', lane' : ''}${r.holds ? ', holds' : ''} — ${r.label.id}`)
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('golden/organization.md')
})

it('every act that people perform says in both languages what it is', () => {
  const silent = [...house.acts.values()].filter((a) => !a.label.id || !a.label.en || Object.values(a.input).some((f) => !f.label.id || !f.label.en))
  expect(silent.map((a) => a.name)).toEqual([])
})
