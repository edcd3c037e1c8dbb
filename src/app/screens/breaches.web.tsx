// Data breaches by lost devices: each with its clock, those not yet told of first.
import { useSearch } from 'wouter'
import { breachReaders } from '../../rooms/organization/door.ts'
import { joinOf, listOf } from '../../kit/loaded.web.ts'
import { Page } from '../../kit/page.web.tsx'
import { RowList } from '../../kit/row-list.web.tsx'
import { Empty, StateOf } from '../../kit/states.web.tsx'
import { ClockTag, StatusTag, Tags } from '../../kit/tags.web.tsx'
import { useWords } from '../../kit/words.web.tsx'
import { useMe, useView } from '../../kit/work.web.tsx'

const textOf = (v: unknown): string => (typeof v === 'string' ? v : '')

export default function Breaches() {
  const { t, moment } = useWords()
  const me = useMe()
  const asked = new URLSearchParams(useSearch()).get('wilayah')
  const place = asked || me.posts.find((p) => [...breachReaders, 'auditor'].includes(p.role))?.place || ''
  const view = useView('organization.breaches', { place })
  return (
    <Page title={{ id: 'Kegagalan pelindungan data', en: 'Data breaches' }} subtitle={t({ id: 'Dari perangkat yang hilang. Pemberitahuan paling lambat 3 × 24 jam (UU 27/2022).', en: 'By lost devices. To be told within 3 × 24 hours (Law 27/2022).' })} back="/perangkat">
      <StateOf state={listOf(view)} onRetry={view.again} isEmpty={(rows) => rows.length === 0} empty={<Empty scene="done" title={{ id: 'Tidak ada', en: 'None' }}>{t({ id: 'Belum ada perangkat yang dilaporkan hilang.', en: 'No device was reported lost.' })}</Empty>}>
        {(rows) => (
          <RowList
            label={{ id: 'Kegagalan pelindungan data', en: 'Data breaches' }}
            rows={rows} keyOf={(r) => r.row.id}
            show={(r) => ({
              title: textOf(joinOf(r, 'person')?.name) || t({ id: 'Perangkat hilang', en: 'A lost device' }), icon: 'shield', href: `/kegagalan-data/${r.row.id}?wilayah=${r.row.place}`,
              lines: [t({ id: 'dilaporkan {d}', en: 'reported {d}' }, { d: moment(textOf(r.row.reportedAt)) })], waiting: r.row.state !== 'diberitahukan',
              tags: <Tags>{r.row.state === 'diberitahukan' ? <StatusTag tone="good" label={{ id: 'Sudah diberitahukan', en: 'Told' }} /> : <ClockTag due={textOf(r.row.dueAt)} label={{ id: 'Batas', en: 'Due' }} />}</Tags>,
            })}
          />
        )}
      </StateOf>
    </Page>
  )
}
