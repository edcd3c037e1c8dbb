// Visits of the case: monitoring and aftercare, and when the next one is due.
import { choiceLabel } from '../../../engine/field.ts'
import { ButtonLink } from '../../../kit/button.web.tsx'
import { Section, Stack } from '../../../kit/page.web.tsx'
import { PhotoRow } from '../../../kit/photo-input.web.tsx'
import { Timeline } from '../../../kit/timeline.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { Visit } from '../../registry/door.ts'
import type { Standing } from './standing.web.ts'
import { isOpen, titleOf } from './steps.web.ts'
import { unsent, type VisitRow } from './words.web.ts'

export function VisitsPart({ s, visits, nameOf, main }: { s: Standing; visits: readonly VisitRow[]; nameOf: (person: string | null | undefined) => string; main: string | null }) {
  const { t, date } = useWords()
  const { row } = s
  const offered = ['kunjungan', 'tengok'].find((path) => path !== main && isOpen(s, path))
  if (visits.length === 0 && !offered && !row.nextVisitOn) return null
  const ordered = [...visits].sort((a, b) => ((a.on ?? '') + a.id < (b.on ?? '') + b.id ? 1 : -1))
  const next = row.nextVisitOn ? { id: `Kunjungan berikutnya ${date(row.nextVisitOn)}.`, en: `Next visit ${date(row.nextVisitOn)}.` } : undefined
  return (
    <Section title={{ id: 'Kunjungan', en: 'Visits' }} {...(next ? { hint: next } : {})} tools={offered ? <ButtonLink href={`/kasus/${row.id}/${offered}`} icon="house">{t(titleOf(offered))}</ButtonLink> : undefined}>
      {ordered.length === 0 ? <p className="k-hint">{t({ id: 'Belum ada kunjungan.', en: 'No visit yet.' })}</p> : (
        <Timeline
          label={{ id: 'Kunjungan', en: 'Visits' }}
          entries={ordered.map((v) => ({
            id: v.id,
            say: v.purpose ? choiceLabel(Visit.columns.purpose, v.purpose) : { id: 'Kunjungan', en: 'Visit' },
            who: nameOf(v.by),
            // A visit knows its day, not its hour: noon there.
            madeAt: `${v.on ?? '1970-01-01'}T05:00:00.000Z`,
            unsent: unsent(v),
            note: (
              <Stack gap={2}>
                {v.result ? <p className="k-hint">{t(choiceLabel(Visit.columns.result, v.result))}</p> : null}
                <p>{v.note}</p>
                {(v.photos ?? []).length > 0 ? <PhotoRow photos={v.photos ?? []} /> : null}
              </Stack>
            ),
          }))}
        />
      )}
    </Section>
  )
}
