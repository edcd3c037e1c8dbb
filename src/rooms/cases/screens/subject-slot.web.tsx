// On the page of a family, a person or a group: their cases, and the way to open one.
import { ButtonLink } from '../../../kit/button.web.tsx'
import { listOf } from '../../../kit/loaded.web.ts'
import { Section } from '../../../kit/page.web.tsx'
import { StateOf } from '../../../kit/states.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useHolds, useView } from '../../../kit/work.web.tsx'
import { supervisorRoles, workRoles } from '../judging.ts'
import { CaseList } from './case-line.web.tsx'
import { stillOpen } from './steps.web.ts'
import { textOf } from './words.web.ts'

const views = { household: 'cases.ofHousehold', person: 'cases.ofPerson', community: 'cases.ofSubject' } as const

export function SubjectCases({ kind, id, place }: { kind: keyof typeof views; id: string; place: string }) {
  const { t } = useWords()
  const opens = useHolds(workRoles, place)
  const reads = useHolds([...workRoles, ...supervisorRoles, 'village_head'], place)
  const state = useView(views[kind], reads ? { id } : null)
  if (!reads) return null
  const running = state.status === 'ready' && state.rows.some((r) => r.row.subjectId === id && stillOpen(textOf(r.row.state)))
  return (
    <Section
      title={{ id: 'Kasus', en: 'Cases' }}
      tools={opens && state.status === 'ready' && !running ? <ButtonLink href={`/kasus/baru?kind=${kind}&subject=${encodeURIComponent(id)}&place=${place}`} icon="case">{t({ id: 'Buka kasus', en: 'Open a case' })}</ButtonLink> : undefined}
    >
      <StateOf state={listOf(state)} onRetry={state.again} loading={<p className="k-hint">{t({ id: 'Sedang memuat…', en: 'Loading…' })}</p>}>
        {(rows) => <CaseList label={{ id: 'Kasus', en: 'Cases' }} rows={rows} empty={<p className="k-hint">{t({ id: 'Belum ada kasus.', en: 'No case yet.' })}</p>} />}
      </StateOf>
    </Section>
  )
}
