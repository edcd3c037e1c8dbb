// Findings of IPSM: for an agency those it owes an answer, for everybody else those of their area.
import { dayAt } from '../../../engine/values/day.ts'
import { listOf } from '../../../kit/loaded.web.ts'
import { Page } from '../../../kit/page.web.tsx'
import { Empty, StateOf } from '../../../kit/states.web.tsx'
import { useMe, useView, useWork } from '../../../kit/work.web.tsx'
import { FindingRows } from './finding-rows.web.tsx'

export default function Findings() {
  const work = useWork()
  const me = useMe()
  const agency = me.posts.find((p) => p.role === 'opd_owner' && p.unit)
  const place = agency?.place ?? me.post?.place ?? ''
  const state = useView('activities.findings', { place, ...(agency?.unit ? { agencyId: agency.unit } : {}) })
  return (
    <Page title={{ id: 'Temuan IPSM', en: 'Findings of IPSM' }} subtitle={work.placeName(place)}>
      <StateOf state={listOf(state)} onRetry={state.again} isEmpty={(rows) => rows.length === 0} empty={<Empty scene="done" title={{ id: 'Tidak ada temuan', en: 'No findings' }} />}>
        {(rows) => <FindingRows rows={rows} today={dayAt(work.now(), place || '31')} waiting={agency !== undefined} />}
      </StateOf>
    </Page>
  )
}
