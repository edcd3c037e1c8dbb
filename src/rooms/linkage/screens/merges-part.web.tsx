// What was merged and what was taken apart, newest first; what still waits to be given to one of the two stands on top.
import { choiceLabel } from '../../../engine/field.ts'
import { joinOf, listOf } from '../../../kit/loaded.web.ts'
import { RowList } from '../../../kit/row-list.web.tsx'
import { Empty, StateOf } from '../../../kit/states.web.tsx'
import { StatusTag, UnsentTag } from '../../../kit/tags.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useView } from '../../../kit/work.web.tsx'
import { PersonMerge, type OpenItem } from '../records.ts'
import { textOf } from './words.web.ts'

export function MergesPart({ place }: { place: string }) {
  const { t, moment } = useWords()
  const view = useView('linkage.merges', { place })
  const rows = view.status === 'ready' ? [...view.rows].sort((a, b) => Number(openOf(b.row) > 0) - Number(openOf(a.row) > 0)) : []
  return (
    <StateOf state={listOf(view)} onRetry={view.again}>
      {() => (
        <RowList
          label={{ id: 'Penyatuan', en: 'Merges' }}
          rows={rows}
          keyOf={(r) => r.row.id}
          show={(r) => {
            const [kept, merged] = [joinOf(r, 'kept'), joinOf(r, 'merged')]
            const open = openOf(r.row)
            return {
              title: `${textOf(kept?.name)} ← ${textOf(merged?.name)}`,
              href: `/orang/${textOf(r.row.keptId)}`,
              icon: 'merge',
              lines: r.row.state === 'dibatalkan' ? [t({ id: 'Dipisahkan {at}', en: 'Taken apart {at}' }, { at: moment(textOf(r.row.undoneAt)) }), textOf(r.row.undoReason)].filter(Boolean).join(' · ') : t({ id: 'Disatukan {at}', en: 'Merged {at}' }, { at: moment(textOf(r.row.decidedAt)) }),
              tags: (
                <>
                  {r.row.version === undefined ? <UnsentTag /> : null}
                  <StatusTag tone={r.row.state === 'berlaku' ? 'good' : 'neutral'} label={choiceLabel(PersonMerge.columns.state, r.row.state)} />
                  {open > 0 ? <StatusTag tone="waiting" label={{ id: `${open} hal perlu dipilih`, en: `${open} things to choose` }} /> : null}
                </>
              ),
            }
          }}
          empty={<Empty title={{ id: 'Belum ada catatan yang disatukan', en: 'No records were merged yet' }} />}
        />
      )}
    </StateOf>
  )
}

const openOf = (row: { [c: string]: unknown }): number => (Array.isArray(row.open) ? (row.open as OpenItem[]).length : 0)
