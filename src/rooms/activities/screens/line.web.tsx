// One activity in a list: what it was, when, with whom at work, and whether it was sent.
import { choiceLabel } from '../../../engine/field.ts'
import type { ViewRow } from '../../../engine/view.ts'
import { RowList } from '../../../kit/row-list.web.tsx'
import { StatusTag, Tags, UnsentTag } from '../../../kit/tags.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useWork } from '../../../kit/work.web.tsx'
import { Activity } from '../records.ts'
import { accountOf, activityOf, kindIcons, unsent } from './words.web.ts'

export function ActivityList({ rows, whose = false }: { rows: readonly ViewRow[]; whose?: boolean }) {
  const { t, date, number } = useWords()
  const work = useWork()
  return (
    <RowList
      label={{ id: 'Kegiatan', en: 'Activities' }}
      rows={rows}
      keyOf={(r) => r.row.id}
      show={(found) => {
        const a = activityOf(found)
        const functions = (a.functions ?? []).map((f) => t(choiceLabel(Activity.columns.functions, f)))
        return {
          title: a.sealed ? t({ id: 'Pendampingan (terbatas)', en: 'Accompaniment (restricted)' }) : `${t(choiceLabel(Activity.columns.kind, a.kind))}${a.words ? `: ${a.words}` : ''}`,
          lines: [
            [a.on ? date(a.on) : '', a.people ? t({ id: '{n} orang', en: '{n} people' }, { n: number(a.people) }) : '', ...(whose ? [accountOf(found, 'person')?.name ?? '', work.placeName(a.place)] : [])].filter(Boolean).join(' · '),
            [functions.join(', '), (a.tasks ?? []).join(', ')].filter(Boolean).join(' · '),
          ],
          href: `/kegiatan/${a.id}`,
          icon: a.sealed ? 'shield' : (kindIcons[a.kind ?? ''] ?? 'note'),
          tags: (
            <Tags>
              {a.state === 'ditarik' ? <StatusTag label={{ id: 'Ditarik', en: 'Withdrawn' }} tone="neutral" /> : null}
              {a.source === 'sendiri' ? null : <StatusTag label={{ id: 'Tercatat sendiri', en: 'Noted by itself' }} tone="neutral" icon="sync" />}
              {unsent(a) ? <UnsentTag /> : null}
            </Tags>
          ),
        }
      }}
    />
  )
}
