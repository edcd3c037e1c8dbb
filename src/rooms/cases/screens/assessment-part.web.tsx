// What was found: the latest assessment in full, earlier ones folded away.
import { FactsOf } from '../../../kit/field-value.web.tsx'
import { Card, Fold, Section, Stack } from '../../../kit/page.web.tsx'
import { StatusTag, UnsentTag } from '../../../kit/tags.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { Assessment } from '../records.ts'
import { type AssessmentRow, riskTags, unsent } from './words.web.ts'

const sides = ['bio', 'psycho', 'social', 'spiritual', 'strengths', 'needs'] as const

export function AssessmentPart({ assessments, nameOf }: { assessments: readonly AssessmentRow[]; nameOf: (person: string | null | undefined) => string }) {
  const { t, date } = useWords()
  const [latest, ...earlier] = [...assessments].sort((a, b) => (a.on === b.on ? (a.id < b.id ? 1 : -1) : (a.on ?? '') < (b.on ?? '') ? 1 : -1))
  if (!latest) return null
  const said = (row: AssessmentRow): string => t({ id: '{d} oleh {n}', en: '{d} by {n}' }, { d: row.on ? date(row.on) : '—', n: nameOf(row.by) })
  return (
    <Section title={{ id: 'Asesmen', en: 'Assessment' }} hint={said(latest)}>
      <Stack gap={3}>
        <Facts row={latest} />
        {earlier.map((row) => (
          <Fold key={row.id} title={t({ id: 'Asesmen sebelumnya, {d}', en: 'Earlier assessment, {d}' }, { d: said(row) })}><Facts row={row} /></Fold>
        ))}
      </Stack>
    </Section>
  )
}

function Facts({ row }: { row: AssessmentRow }) {
  const risk = row.risk === null || row.risk === undefined ? undefined : riskTags[row.risk]
  return (
    <Card>
      <Stack gap={3}>
        <span className="k-tags-line">{unsent(row) ? <UnsentTag /> : null}{risk ? <StatusTag {...risk} /> : null}</span>
        <FactsOf fields={Assessment.columns} values={{ ...row }} only={sides.filter((name) => row[name])} />
      </Stack>
    </Card>
  )
}
