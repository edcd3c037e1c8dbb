// The receiver's desk: letters to my agency, those waiting for an answer first with their clock.
import { useState } from 'react'
import type { ViewRow } from '../../../engine/view.ts'
import { listOf } from '../../../kit/loaded.web.ts'
import { Page, Section, Stack } from '../../../kit/page.web.tsx'
import { RowList } from '../../../kit/row-list.web.tsx'
import { Empty, StateOf } from '../../../kit/states.web.tsx'
import { ClockTag, StatusTag } from '../../../kit/tags.web.tsx'
import { type Tab, Tabs } from '../../../kit/tabs.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useMe, useView, useWork } from '../../../kit/work.web.tsx'
import { referralFlow } from '../flow.ts'
import { findServiceItem } from '../words/service-items.ts'
import { useAgencies } from './people.web.ts'
import { AgencyName } from './agency-name.web.tsx'
import type { SlipRow } from './words.web.ts'

/** Agencies whose desk I sit at. */
export const unitsOf = (teams: readonly string[]): string[] => teams.filter((team) => team.startsWith('unit:')).map((team) => team.slice(5))

export default function Slips() {
  const me = useMe()
  const units = unitsOf(me.who.teams)
  const agencies = useAgencies(me.post?.place || null)
  return (
    <Page title={{ id: 'Rujukan masuk', en: 'Referrals received' }}>
      <Stack gap={5}>
        {units.length === 0 ? <Empty title={{ id: 'Tugas Anda belum terhubung dengan instansi', en: 'Your post is not tied to an agency yet' }} /> : null}
        {units.map((unit) => (
          <Section key={unit} title={{ id: 'Meja instansi', en: 'The desk' }}>
            <p className="k-hint"><AgencyName id={unit} agencies={agencies} /></p>
            <Desk agencyId={unit} />
          </Section>
        ))}
      </Stack>
    </Page>
  )
}

function Desk({ agencyId }: { agencyId: string }) {
  const state = useView('cases.referralInbox', { agencyId })
  const [tab, setTab] = useState('dikirim')
  const of = (wanted: string, rows: readonly ViewRow[]): ViewRow[] => rows.filter((r) => r.row.state === wanted)
  return (
    <StateOf state={listOf(state)} onRetry={state.again}>
      {(rows) => {
        const tabs: Tab[] = [
          { id: 'dikirim', label: { id: 'Perlu dijawab', en: 'To answer' }, badge: of('dikirim', rows).length, content: <SlipList rows={of('dikirim', rows)} waiting empty={{ id: 'Semua rujukan sudah dijawab', en: 'Every referral is answered' }} /> },
          { id: 'diterima', label: { id: 'Sedang dilayani', en: 'Being served' }, badge: of('diterima', rows).length, content: <SlipList rows={of('diterima', rows)} empty={{ id: 'Tidak ada yang sedang dilayani', en: 'Nobody is being served' }} /> },
          { id: 'selesai', label: { id: 'Selesai', en: 'Done' }, content: <SlipList rows={[...of('selesai', rows), ...of('ditolak', rows)]} empty={{ id: 'Belum ada yang selesai', en: 'Nothing done yet' }} /> },
        ]
        return <Tabs label={{ id: 'Rujukan', en: 'Referrals' }} tabs={tabs} value={tab} onChange={setTab} />
      }}
    </StateOf>
  )
}

export function SlipList({ rows, waiting = false, empty }: { rows: readonly ViewRow[]; waiting?: boolean; empty: { id: string; en: string } }) {
  const { t, date } = useWords()
  const work = useWork()
  return (
    <RowList
      label={{ id: 'Rujukan masuk', en: 'Referrals received' }}
      rows={rows}
      keyOf={(r) => r.row.id}
      show={(r) => {
        const slip = r.row as unknown as SlipRow
        const state = referralFlow.states[slip.state as keyof typeof referralFlow.states]
        return {
          title: slip.subjectName || (slip.item ? t(findServiceItem(slip.item)?.label ?? slip.item) : t({ id: 'Surat {n}', en: 'Letter {n}' }, { n: slip.letterNo ?? '—' })),
          href: `/rujukan/${slip.id}`,
          icon: 'inbox',
          waiting,
          lines: [slip.need ?? '', work.placeName(slip.place), slip.letterOn ? date(slip.letterOn) : ''].filter(Boolean).join(' · '),
          tags: (
            <>
              {slip.state !== 'dikirim' && state ? <StatusTag {...state} /> : null}
              {slip.urgent ? <StatusTag tone="urgent" label={{ id: 'Mendesak', en: 'Urgent' }} /> : null}
              {slip.state === 'dikirim' && slip.dueAt ? <ClockTag due={slip.dueAt} label={{ id: 'Jawab', en: 'Answer' }} /> : null}
              {slip.lateSince && slip.state === 'dikirim' ? <StatusTag tone="bad" icon="clockAlert" label={t({ id: 'Sudah dinaikkan {n} kali', en: 'Escalated {n} times' }, { n: slip.escalations ?? 1 })} /> : null}
            </>
          ),
        }
      }}
      empty={<Empty scene="done" title={empty} />}
    />
  )
}
