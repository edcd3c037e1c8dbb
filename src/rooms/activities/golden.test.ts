// Golden files: the flows as tables to read aloud, and every record, act, view, counter and reaction, so that a change is seen in review.
import { expect, it } from 'vitest'
import type { ActType } from '../../engine/act.ts'
import type { Fields } from '../../engine/field.ts'
import { flowTable } from '../../engine/flow.ts'
import type { ViewType } from '../../engine/view.ts'
import { sources, tagsOfKind } from './activity-kinds.ts'
import { activities } from './door.ts'

const acts = activities.acts as readonly ActType[]
const views = activities.views as readonly ViewType[]

it('the flows read as they were agreed', async () => {
  await expect((activities.flows ?? []).map((f) => flowTable(f)).join('\n')).toMatchFileSnapshot('golden/flows.md')
})

it('every step of a flow is an act that stands', () => {
  const named = new Set((activities.flows ?? []).flatMap((f) => f.steps.map((s) => s.act)))
  expect([...named].filter((name) => !acts.some((a) => a.name === name))).toEqual([])
})

it('which work becomes which activity', async () => {
  const rows = sources.map((s) => {
    const kind = typeof s.kind === 'string' ? s.kind : '(menurut tujuan kunjungan)'
    const tags = s.tags ?? tagsOfKind[kind]
    return `| \`${s.act}\` | ${kind} | ${tags?.functions.join(', ') ?? 'dari tindakannya'} | ${tags?.tasks.join(', ') ?? 'dari tindakannya'} | ${s.about[0]} |`
  })
  await expect(['# Kegiatan yang tercatat sendiri', '', 'Fungsi dan tugas yang ditandai pada tindakannya didahulukan.', '', '| Tindakan | Jenis | Fungsi | Tugas | Membuka |', '|---|---|---|---|---|', ...rows, ''].join('\n')).toMatchFileSnapshot('golden/sources.md')
})

it('fields, acts, views, counters and reactions are as they were', async () => {
  const listed = (fields: Fields): string[] =>
    Object.entries(fields).map(([name, f]) => `- \`${name}\` ${f.kind} ${f.class}${f.required ? ' *' : ''} — ${f.label.id} · ${f.label.en}${f.options ? ` [${f.options.map((o) => o.code).join(' ')}]` : ''}`)
  const lines = ['# activities', '', '`*` = required', '']
  for (const r of activities.records ?? []) lines.push(`## record ${r.name} → ${r.table}`, '', ...listed(r.columns), '')
  for (const a of acts) lines.push(`## act ${a.name} v${a.version} (${a.by})`, '', ...listed(a.input), '')
  for (const v of views) lines.push(`## view ${v.name}`, '', ...listed(v.params), '')
  lines.push('## counters', '', ...(activities.counters ?? []).map((c) => `- ${c.name}: ${Object.keys(c.keys).join(' ')}`), '')
  lines.push('## reactions', '', ...(activities.reactions ?? []).map((r) => `- ${r.name} on ${r.on}${r.here ? ', on the device as well' : ''}`), '')
  await expect(lines.join('\n')).toMatchFileSnapshot('golden/fields.md')
})
