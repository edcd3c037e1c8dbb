// On the page of a report: its case, or the way to open one once somebody has taken it up.
import type { AnyRow } from '../../../engine/record.ts'
import { ButtonLink } from '../../../kit/button.web.tsx'
import { listOf } from '../../../kit/loaded.web.ts'
import { Section } from '../../../kit/page.web.tsx'
import { StateOf } from '../../../kit/states.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useHolds, useView } from '../../../kit/work.web.tsx'
import { supervisorRoles, workRoles } from '../judging.ts'
import { CaseList } from './case-line.web.tsx'

export default function ReportCases({ report: row }: { report: AnyRow }) {
  const { id, place } = row
  const { t } = useWords()
  const opens = useHolds([...workRoles, 'duty_officer'], place)
  const reads = useHolds([...workRoles, ...supervisorRoles, 'duty_officer', 'village_head'], place)
  const caseId = typeof row.caseId === 'string' ? row.caseId : null
  const state = useView('cases.ofReport', reads && caseId ? { id } : null)
  if (!reads) return null
  if (caseId) {
    return (
      <Section title={{ id: 'Kasus', en: 'Case' }}>
        <StateOf state={listOf(state)} onRetry={state.again} loading={<p className="k-hint">{t({ id: 'Sedang memuat…', en: 'Loading…' })}</p>}>
          {(rows) => <CaseList label={{ id: 'Kasus', en: 'Case' }} rows={rows} empty={<ButtonLink href={`/kasus/${caseId}`} icon="shield">{t({ id: 'Kasusnya hanya terbuka bagi timnya', en: 'Its case is open to its team only' })}</ButtonLink>} />}
        </StateOf>
      </Section>
    )
  }
  if (!opens || row.state !== 'diproses') return null
  return (
    <Section title={{ id: 'Kasus', en: 'Case' }} hint={{ id: 'Bila perlu lebih dari satu bantuan, atau perlu didampingi beberapa waktu.', en: 'When more than one help is needed, or somebody must stay with them for a while.' }}>
      <ButtonLink href={`/kasus/baru?report=${encodeURIComponent(id)}`} icon="case">{t({ id: 'Buka kasus dari laporan ini', en: 'Open a case from this report' })}</ButtonLink>
    </Section>
  )
}
