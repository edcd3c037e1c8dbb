// One report as a row of a list: what it is about, where, where it stands, and the clock that runs.
import type { Choice, Text } from '../../../engine/field.ts'
import type { AnyRow } from '../../../engine/record.ts'
import type { RowShape } from '../../../kit/row-list.web.tsx'
import { ClockTag, StatusTag, Tags, UnsentTag } from '../../../kit/tags.web.tsx'
import type { Tone } from '../../../kit/theme.web.ts'
import { useWords } from '../../../kit/words.web.tsx'
import { useWork } from '../../../kit/work.web.tsx'
import { openStates, reportFlow } from '../flow.ts'
import { reportProblems, urgencies } from '../vocab.ts'

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

export const labelIn = (options: readonly Choice[], code: unknown): Text => options.find((o) => o.code === code)?.label ?? { id: textOf(code), en: textOf(code) }

export const rtRw = (row: AnyRow): string => [row.rt ? `RT ${textOf(row.rt)}` : '', row.rw ? `RW ${textOf(row.rw)}` : ''].filter(Boolean).join(' / ')

/** Beginning of the story: enough to know it by. */
const shortly = (story: string, most = 110): string => {
  if (story.length <= most) return story
  const cut = story.slice(0, most)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), most - 20))} …`
}

const urgencyTone: { readonly [code: string]: Tone } = { mendesak: 'caution', darurat: 'urgent' }
const noState = { label: { id: 'Keadaan tidak dikenal', en: 'Unknown state' }, tone: 'neutral' } as const
const stateOf = (row: AnyRow): { label: Text; tone: Tone } => reportFlow.states[textOf(row.state) as keyof typeof reportFlow.states] ?? noState

/** Clocks nobody of the house works against are named. */
const notOurs: { readonly [state: string]: Text } = {
  perlu_dilengkapi: { id: 'Jawaban pelapor', en: 'Answer due' },
  selesai: { id: 'Ditutup sendiri', en: 'Closes' },
}

/** State, urgency, clock, and whether it has left this phone. */
export function ReportTags({ row }: { row: AnyRow }) {
  const tone = urgencyTone[textOf(row.urgency)]
  // Written here and nowhere else yet: it cannot be called sent.
  const unsent = row.version === undefined
  const isOpen = openStates.includes(textOf(row.state))
  return (
    <Tags>
      {unsent ? <UnsentTag /> : null}
      {tone && isOpen ? <StatusTag label={labelIn(urgencies, row.urgency)} tone={tone} icon="urgent" /> : null}
      {unsent && row.state === 'terkirim' ? null : <StatusTag {...stateOf(row)} />}
      {isOpen && textOf(row.dueAt) ? <ClockTag due={textOf(row.dueAt)} {...(notOurs[textOf(row.state)] && row.secondEyes !== 'perlu' ? { label: notOurs[textOf(row.state)] } : {})} /> : null}
      {row.class === 'X' ? <StatusTag label={{ id: 'Jalur terbatas', en: 'Restricted lane' }} tone="bad" icon="shield" /> : null}
    </Tags>
  )
}

/** How rows of reports are shown; `far` adds the village where a list covers several. */
export function useLine(): (row: AnyRow, more?: { far?: boolean; waiting?: boolean }) => RowShape {
  const { t, ago } = useWords()
  const work = useWork()
  return (row, { far = false, waiting = false } = {}) => {
    const where = [far ? work.placeName(row.place) : '', textOf(row.address), rtRw(row)].filter(Boolean).join(' · ')
    return {
      title: t(labelIn(reportProblems, row.problem)),
      href: `/laporan/${row.id}`,
      waiting,
      end: textOf(row.createdAt) ? ago(textOf(row.createdAt)) : null,
      lines: (
        <>
          {shortly(textOf(row.what))}
          {where ? <br /> : null}
          {where}
        </>
      ),
      tags: <ReportTags row={row} />,
    }
  }
}
