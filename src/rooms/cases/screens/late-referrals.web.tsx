// Referrals nobody answered in time, with the name of the agency that owes the answer.
import { joinOf, listOf } from '../../../kit/loaded.web.ts'
import { Section } from '../../../kit/page.web.tsx'
import { RowList } from '../../../kit/row-list.web.tsx'
import { Empty, StateOf } from '../../../kit/states.web.tsx'
import { StatusTag } from '../../../kit/tags.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useView } from '../../../kit/work.web.tsx'
import { textOf } from './words.web.ts'

export function LateReferrals({ place, quietWhenNone = false }: { place: string; quietWhenNone?: boolean }) {
  const { t, ago } = useWords()
  const state = useView('cases.lateReferrals', { place })
  if (quietWhenNone && !(state.status === 'ready' && state.rows.length > 0)) return null
  return (
    <Section title={{ id: 'Rujukan belum dijawab', en: 'Unanswered referrals' }} hint={{ id: 'Hubungi instansinya. Setiap kali batasnya lewat, rujukan ini naik lagi.', en: 'Contact the agency. Each time the limit passes the referral rises again.' }}>
      <StateOf state={listOf(state)} onRetry={state.again}>
        {(rows) => (
          <RowList
            label={{ id: 'Rujukan belum dijawab', en: 'Unanswered referrals' }}
            rows={rows}
            keyOf={(r) => r.row.id}
            show={(r) => ({
              title: textOf(r.row.agencyName) || t({ id: 'Instansi', en: 'Agency' }),
              href: `/kasus/${textOf(r.row.caseId)}`,
              icon: 'office',
              lines: [textOf(joinOf(r, 'case')?.subjectName), t({ id: 'Surat {n}', en: 'Letter {n}' }, { n: textOf(r.row.letterNo) })].filter(Boolean).join(' · '),
              tags: (
                <>
                  <StatusTag tone="bad" icon="clockAlert" label={t({ id: 'Lewat batas {d}', en: 'Late, {d}' }, { d: ago(textOf(r.row.lateSince)) })} />
                  {Number(r.row.escalations ?? 0) > 1 ? <span>{t({ id: 'dinaikkan {n} kali', en: 'escalated {n} times' }, { n: Number(r.row.escalations) })}</span> : null}
                </>
              ),
            })}
            empty={<Empty scene="done" title={{ id: 'Semua rujukan terjawab tepat waktu', en: 'All referrals were answered in time' }} />}
          />
        )}
      </StateOf>
    </Section>
  )
}
