// Every criterion with its answer: lolos, gagal or belum diketahui; the value, its date, and who can correct it.
import { StatusTag } from '../../../kit/tags.web.tsx'
import { Row, Stack } from '../../../kit/page.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useWork } from '../../../kit/work.web.tsx'
import type { CriterionVerdict } from '../rules.ts'
import { answerTags } from './words.web.ts'

export function CriteriaLines({ criteria }: { criteria: readonly CriterionVerdict[] }) {
  const { t, date } = useWords()
  const work = useWork()
  return (
    <Stack gap={3}>
      {criteria.map((c) => (
        <div key={c.code}>
          <Row spread>
            <strong>{t(c.label)}</strong>
            <StatusTag {...answerTags[c.result]} />
          </Row>
          <p>
            {c.value ? t(c.value) : t({ id: 'Belum ada datanya.', en: 'Nothing recorded yet.' })}
            {c.asOf ? ` (${t({ id: 'per {d}', en: 'as of {d}' }, { d: date(c.asOf) })})` : ''}
            {c.hard ? '' : ` · ${t({ id: 'hanya pertimbangan', en: 'a consideration only' })}`}
          </p>
          <p className="k-hint">
            {t(c.result === 'belum_diketahui' ? { id: 'Yang dapat melengkapi: {w}, {p}', en: 'To be filled in by: {w}, {p}' } : { id: 'Bila keliru, yang dapat memperbaiki: {w}, {p}', en: 'If wrong, corrected by: {w}, {p}' }, { w: t(c.fix.say), p: work.placeName(c.fix.place) })}
          </p>
        </div>
      ))}
    </Stack>
  )
}
