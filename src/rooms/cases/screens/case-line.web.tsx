// One case as a line of a list, the same wherever cases are listed.
import type { ReactNode } from 'react'
import type { AnyRow } from '../../../engine/record.ts'
import type { ViewRow } from '../../../engine/view.ts'
import { joinOf } from '../../../kit/loaded.web.ts'
import { RowList, type RowShape } from '../../../kit/row-list.web.tsx'
import { ClassTag, ClockTag, StatusTag, UnsentTag } from '../../../kit/tags.web.tsx'
import { type Say, useWords } from '../../../kit/words.web.tsx'
import { useWork } from '../../../kit/work.web.tsx'
import { caseFlow, type CaseState } from '../flow.ts'
import { riskTags, textOf, unsent } from './words.web.ts'

export function CaseTags({ row }: { row: AnyRow }) {
  const state = caseFlow.states[row.state as CaseState]
  const risk = riskTags[Number(row.risk)]
  return (
    <>
      {unsent(row) ? <UnsentTag /> : null}
      {state ? <StatusTag {...state} /> : null}
      {row.risk !== null && row.risk !== undefined && Number(row.risk) >= 2 && risk ? <StatusTag {...risk} /> : null}
      {row.dueAt ? <ClockTag due={textOf(row.dueAt)} /> : null}
      {row.referralLateSince ? <StatusTag tone="bad" icon="clockAlert" label={{ id: 'Rujukan belum dijawab', en: 'Referral unanswered' }} /> : null}
      {row.class === 'X' ? <ClassTag of="X" /> : null}
    </>
  )
}

export interface CaseListProps {
  label: Say
  rows: readonly ViewRow[]
  /** These wait on the person looking. */
  waiting?: boolean
  empty?: ReactNode
}

export function CaseList({ label, rows, waiting = false, empty }: CaseListProps) {
  const { t } = useWords()
  const work = useWork()
  const me = work.me.person
  const show = (r: ViewRow): RowShape => {
    const owner = joinOf(r, 'owner')
    const ownerLine = r.row.ownerId === me ? t({ id: 'Anda penanggung jawabnya', en: 'You own it' }) : owner?.name ? t({ id: 'Ditangani {n}', en: 'Handled by {n}' }, { n: textOf(owner.name) }) : ''
    return {
      title: textOf(r.row.subjectName) || t({ id: 'Belum diketahui siapa', en: 'Not known yet who' }),
      href: `/kasus/${r.row.id}`,
      icon: r.row.class === 'X' ? 'shield' : r.row.subjectKind === 'household' ? 'family' : r.row.subjectKind === 'community' ? 'people' : 'person',
      lines: [work.me.post && work.me.post.place.length < 13 ? work.placeName(r.row.place) : '', ownerLine].filter(Boolean).join(' · '),
      tags: <CaseTags row={r.row} />,
      waiting,
    }
  }
  return <RowList label={label} rows={rows} keyOf={(r) => r.row.id} show={show} empty={empty} />
}
