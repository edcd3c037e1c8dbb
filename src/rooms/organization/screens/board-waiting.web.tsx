// What waits for this person about boards: papers to check, decrees to record, replacements to decide; for a board, what was returned.
import { Section } from '../../../kit/page.web.tsx'
import { RowList } from '../../../kit/row-list.web.tsx'
import { ClockTag, StatusTag, Tags } from '../../../kit/tags.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useMe, useView } from '../../../kit/work.web.tsx'
import type { AnyRow } from '../../../engine/record.ts'
import { boardFlow } from '../board-flow.ts'
import { ofBoard, ofOffice } from '../board-rules.ts'
import { aliasOf, type ChangeRow, type TermRow } from './board-words.web.ts'

const officeStates = ['diajukan', 'diverifikasi', 'disahkan']
const boardStates = ['musyawarah', 'dikembalikan']

export function Waiting({ place, most = 50 }: { place: string; most?: number }) {
  const { t } = useWords()
  const me = useMe()
  const terms = useView('organization.boardTermsOpen', { place })
  const changes = useView('organization.boardChangesOpen', { place })
  const mine = (terms.status === 'ready' ? terms.rows : []).filter(({ row }) => {
    const x = row as unknown as TermRow
    if (ofBoard(me.who, x.place) && boardStates.includes(x.state ?? '')) return true
    return ofOffice(me.who, x.place) && officeStates.includes(x.state ?? '') && x.askedBy !== me.person && x.openedBy !== me.person
  })
  const paw = (changes.status === 'ready' ? changes.rows : []).filter(({ row }) => ofOffice(me.who, row.place) && row.askedBy !== me.person)
  if (mine.length + paw.length === 0) return null
  const label = { id: 'Menunggu Anda', en: 'Waits for you' }
  const name = (board: unknown, at: string): string => String((board as AnyRow | undefined)?.name ?? at)
  return (
    <Section title={t({ id: 'Kepengurusan menunggu Anda ({n})', en: 'Boards wait for you ({n})' }, { n: mine.length + paw.length })}>
      <RowList label={label} rows={[...mine.map((r) => ({ kind: 'term' as const, ...r })), ...paw.map((r) => ({ kind: 'paw' as const, ...r }))].slice(0, most)} keyOf={(r) => r.row.id} show={(r) => {
        const href = `/ipsm/${aliasOf(r.row.place)}`
        if (r.kind === 'paw') {
          const c = r.row as unknown as ChangeRow
          return { title: name(r.joins.board, c.place), href, icon: 'sync', waiting: true, lines: [`PAW: ${c.outName ?? ''} → ${c.name ?? ''}`] }
        }
        const x = r.row as unknown as TermRow
        const flow = boardFlow.states[x.state as keyof typeof boardFlow.states]
        return { title: name(r.joins.board, x.place), href, icon: 'certificate', waiting: true, lines: x.returnReason && x.state === 'dikembalikan' ? [x.returnReason] : [], tags: <Tags>{flow ? <StatusTag {...flow} /> : null}{x.state === 'diajukan' && x.dueAt ? <ClockTag due={x.dueAt} soonHours={72} /> : null}</Tags> }
      }} />
    </Section>
  )
}
