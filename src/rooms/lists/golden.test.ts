// Golden file: every record, act and view of lists, and every sentence a row or a file comes back with, so that a change is seen in review.
import { expect, it } from 'vitest'
import type { ActType } from '../../engine/act.ts'
import type { Fields } from '../../engine/field.ts'
import type { ViewType } from '../../engine/view.ts'
import { lists } from './door.ts'
import { fileWords, refusedWords, warningWords } from './words/labels.ts'

it('fields, acts, views and sentences are as they were', async () => {
  const listed = (fields: Fields): string[] =>
    Object.entries(fields).map(([name, f]) => `- \`${name}\` ${f.kind} ${f.class}${f.required ? ' *' : ''} — ${f.label.id} · ${f.label.en}${f.options ? ` [${f.options.map((o) => o.code).join(' ')}]` : ''}`)
  const said = (words: { readonly [code: string]: { id: string; en: string } }): string[] => Object.entries(words).map(([code, w]) => `- \`${code}\` ${w.id} · ${w.en}`)
  const lines = ['# lists', '', '`*` = required', '']
  for (const r of lists.records ?? []) lines.push(`## record ${r.name} → ${r.table}`, '', ...listed(r.columns), '')
  for (const a of lists.acts as readonly ActType[]) lines.push(`## act ${a.name} v${a.version} (${a.by})`, '', ...listed(a.input), '')
  for (const v of lists.views as readonly ViewType[]) lines.push(`## view ${v.name}`, '', ...listed(v.params), '')
  lines.push('## why a row comes back', '', ...said(refusedWords), '', '## doubts', '', ...said(warningWords), '', '## why a file cannot come in', '', ...said(fileWords))
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('golden/fields.md')
})
