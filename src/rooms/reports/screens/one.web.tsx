// One report: where it stands, what was told, who has it.
import { oneOf } from '../../../kit/loaded.web.ts'
import { FactsOf } from '../../../kit/field-value.web.tsx'
import { Page } from '../../../kit/page.web.tsx'
import { StateOf } from '../../../kit/states.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useView } from '../../../kit/work.web.tsx'
import { Report } from '../records.ts'
import { reportProblems } from '../vocab.ts'
import { labelIn, ReportTags, textOf } from './line.web.tsx'
import { absentReport } from './words.web.ts'

export default function OneReport({ params }: { params: { [k: string]: string } }) {
  const { t } = useWords()
  const state = useView('reports.one', { id: params.id ?? '' })
  return (
    <StateOf state={oneOf(state, absentReport)} onRetry={state.again}>
      {({ row }) => (
        <Page title={t(labelIn(reportProblems, row.problem))} subtitle={textOf(row.number)} back="/laporan" tags={<ReportTags row={row} />}>
          <FactsOf fields={Report.columns} values={row} only={['what', 'subjectName', 'address', 'rt', 'rw', 'photos', 'createdAt']} />
        </Page>
      )}
    </StateOf>
  )
}
