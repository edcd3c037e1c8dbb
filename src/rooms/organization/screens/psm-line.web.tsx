// A member as one line of a list.
import type { AnyRow } from '../../../engine/record.ts'
import type { RowShape } from '../../../kit/row-list.web.tsx'
import { StatusTag } from '../../../kit/tags.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useWork } from '../../../kit/work.web.tsx'
import { psmTiers } from '../psm-words.ts'
import { nameIn, psmOf, stateTag } from './psm-words.web.ts'

export function usePsmLine(): (row: AnyRow, more?: { waiting?: boolean }) => RowShape {
  const { t, dateShort, ago } = useWords()
  const work = useWork()
  return (r, more = {}) => {
    const row = psmOf(r)
    const tag = stateTag(row.state)
    const facts = row.skNo
      ? [row.ktaNo ? `KTA ${row.ktaNo}` : null, row.tier ? t(nameIn(psmTiers, row.tier)) : null, row.skUntil ? t({ id: 'SK sampai {d}', en: 'decree until {d}' }, { d: dateShort(row.skUntil) }) : null]
      : [row.appliedAt ? t({ id: 'mendaftar {when}', en: 'applied {when}' }, { when: ago(row.appliedAt, Date.parse(work.now())) }) : null]
    return {
      title: row.name ?? '—', href: `/anggota/${row.id}`, icon: 'person', waiting: more.waiting ?? false,
      lines: [work.placeName(row.place), facts.filter(Boolean).join(' · ')].filter(Boolean),
      tags: <StatusTag label={tag.label} tone={tag.tone} />,
    }
  }
}
