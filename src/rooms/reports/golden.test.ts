// Golden files: the flow as a table to read aloud, and every record, act, view, counter and timer, so that a change is seen in review.
import { expect, it } from 'vitest'
import type { ActType } from '../../engine/act.ts'
import type { Fields } from '../../engine/field.ts'
import { flowTable } from '../../engine/flow.ts'
import type { ViewType } from '../../engine/view.ts'
import { reportActs } from './acts.ts'
import { reports } from './door.ts'
import { reportFlow } from './flow.ts'
import { reportTimers } from './timers.ts'
import { reportViews } from './views.ts'

const acts = reportActs as unknown as readonly ActType[]
const views = reportViews as unknown as readonly ViewType[]

it('the flow reads as it was agreed', async () => {
  await expect(flowTable(reportFlow)).toMatchFileSnapshot('golden/flow.md')
})

it('every act that moves a report stands in the flow, and the flow names no act that is not there', () => {
  const inFlow = new Set(reportFlow.steps.map((s) => s.act))
  const apart = ['reports.number', 'reports.setCalendar']
  expect([...inFlow].sort()).toEqual(acts.map((a) => a.name).filter((n) => !apart.includes(n)).sort())
})

it('fields, acts, views, counters and clocks are as they were', async () => {
  const listed = (fields: Fields): string[] =>
    Object.entries(fields).map(([name, f]) => `- \`${name}\` ${f.kind} ${f.class}${f.required ? ' *' : ''} — ${f.label.id} · ${f.label.en}${f.options ? ` [${f.options.map((o) => o.code).join(' ')}]` : ''}`)
  const lines = ['# reports', '', '`*` = required', '']
  for (const r of reports.records ?? []) lines.push(`## record ${r.name} → ${r.table}`, '', ...listed(r.columns), '')
  for (const a of acts) lines.push(`## act ${a.name} v${a.version} (${a.by})`, '', ...listed(a.input), '')
  for (const v of views) lines.push(`## view ${v.name}`, '', ...listed(v.params), '')
  lines.push('## counters', '', ...(reports.counters ?? []).map((c) => `- ${c.name}: ${Object.keys(c.keys).join(' ')}`), '')
  lines.push('## timers', '', ...reportTimers.map((t) => `- ${t.name} on ${t.column}`), '')
  await expect(lines.join('\n')).toMatchFileSnapshot('golden/fields.md')
})
