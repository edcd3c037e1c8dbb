// Golden files: the flows as tables to read aloud, and every record, act, view, counter and timer, so that a change is seen in review.
import { expect, it } from 'vitest'
import type { ActType } from '../../engine/act.ts'
import type { Fields } from '../../engine/field.ts'
import { flowTable } from '../../engine/flow.ts'
import type { ViewType } from '../../engine/view.ts'
import { verification } from './door.ts'
import { batchFlow, itemFlow, objectionFlow } from './flow.ts'

const acts = verification.acts as readonly ActType[]
const views = verification.views as readonly ViewType[]

it('the flows read as they were agreed', async () => {
  await expect(flowTable(batchFlow)).toMatchFileSnapshot('golden/batch-flow.md')
  await expect(flowTable(itemFlow)).toMatchFileSnapshot('golden/item-flow.md')
  await expect(flowTable(objectionFlow)).toMatchFileSnapshot('golden/objection-flow.md')
})

it('every act that moves something stands in a flow, and no flow names an act that is not there', () => {
  const apart = [
    'setCalendar', 'declareFamily', 'endFamily', 'attend', 'editAttendee', 'strikeAttendee', 'closeMusdes', 'reopenMusdes', 'checkItem', 'answerMirror', 'shareMirror', 'regencyLate', 'issuePaper', 'setLetterhead',
  ].map((n) => `verification.${n}`)
  const inFlow = new Set([batchFlow, itemFlow, objectionFlow].flatMap((f) => f.steps.map((s) => s.act)))
  expect([...inFlow].sort()).toEqual(acts.map((a) => a.name).filter((n) => !apart.includes(n)).sort())
})

it('fields, acts, views, counters and clocks are as they were', async () => {
  const listed = (fields: Fields): string[] =>
    Object.entries(fields).map(([name, f]) => `- \`${name}\` ${f.kind} ${f.class}${f.required ? ' *' : ''} — ${f.label.id} · ${f.label.en}${f.options ? ` [${f.options.map((o) => o.code).join(' ')}]` : ''}`)
  const lines = ['# verification', '', '`*` = required', '']
  for (const r of verification.records ?? []) lines.push(`## record ${r.name} → ${r.table}`, '', ...listed(r.columns), '')
  for (const a of acts) lines.push(`## act ${a.name} v${a.version} (${a.by})`, '', ...listed(a.input), '')
  for (const v of views) lines.push(`## view ${v.name}`, '', ...listed(v.params), '')
  lines.push('## counters', '', ...(verification.counters ?? []).map((c) => `- ${c.name}: ${Object.keys(c.keys).join(' ')}`), '')
  lines.push('## timers', '', ...(verification.timers ?? []).map((t) => `- ${t.name} on ${t.column}`), '')
  await expect(lines.join('\n')).toMatchFileSnapshot('golden/fields.md')
})
