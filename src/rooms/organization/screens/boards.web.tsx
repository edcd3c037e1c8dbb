// Boards as they concern this person: one's own with its standing, what waits, what was told, and the boards of the territory.
import { dayAt, daysBetween } from '../../../engine/values/day.ts'
import { ButtonLink } from '../../../kit/button.web.tsx'
import { Page, Row, Section, Stack } from '../../../kit/page.web.tsx'
import { RowList } from '../../../kit/row-list.web.tsx'
import { Empty, StateOf } from '../../../kit/states.web.tsx'
import { StatusTag } from '../../../kit/tags.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useMe, useView, useWork } from '../../../kit/work.web.tsx'
import { boardIdOf, boardStanding, periodText } from '../board-rules.ts'
import { noticeKinds, standingLabels } from '../board-words.ts'
import { Waiting } from './board-waiting.web.tsx'
import { aliasOf, type BoardRow, boardWorkers, type NoticeRow, standingTones } from './board-words.web.ts'

export default function Boards() {
  const { t, date, number } = useWords()
  const me = useMe()
  const work = useWork()
  const place = me.post?.place ?? me.home
  const state = useView('organization.boards', { place })
  const own = work.placeName(place)
  return (
    <Page
      title={{ id: 'Kepengurusan IPSM', en: 'IPSM boards' }} subtitle={place === '' ? 'Indonesia' : own}
      action={<ButtonLink href={`/ipsm/${aliasOf(place)}`} tone="main" icon="certificate">{t({ id: 'Kepengurusan {p}', en: 'Board of {p}' }, { p: place === '' ? 'Indonesia' : own })}</ButtonLink>}
    >
      <Stack gap={5}>
        <Row>
          <ButtonLink href={`/legalitas/${aliasOf(place)}`} icon="table">{t({ id: 'Laporan legalitas', en: 'Legality report' })}</ButtonLink>
          {boardWorkers.some((r) => r === me.post?.role) && place.length < 13 ? <ButtonLink href={`/belum-terbentuk/${aliasOf(place)}`} icon="target">{t({ id: 'Dorong pembentukan', en: 'Drive forming' })}</ButtonLink> : null}
        </Row>
        <Waiting place={place} />
        <Told place={place} />
        <Section title={{ id: 'Kepengurusan yang tercatat', en: 'Boards recorded' }}>
          <StateOf state={state.status === 'ready' ? { status: 'ready' as const, data: state.rows.map((r) => r.row as unknown as BoardRow) } : state} onRetry={state.again} isEmpty={(rows) => rows.length === 0} empty={<Empty>{t({ id: 'Belum ada kepengurusan yang tercatat di sini. Mulai dari musyawarah, atau lihat laporan legalitas untuk wilayah yang belum terbentuk.', en: 'No board is recorded here. Begin with a deliberation, or see the legality report for places without one.' })}</Empty>}>
            {(rows) => (
              <RowList label={{ id: 'Kepengurusan', en: 'Boards' }} rows={[...rows].sort(byUrgency(work.now()))} keyOf={(b) => b.id} show={(b) => {
                const today = dayAt(work.now(), b.place || '31')
                const standing = boardStanding(b, today)
                const left = b.periodEnd ? daysBetween(today, b.periodEnd) : null
                return {
                  title: b.name ?? work.placeName(b.place), href: `/ipsm/${aliasOf(b.place)}`, icon: 'certificate', waiting: b.id === boardIdOf(place) && standing !== 'aktif',
                  lines: [periodText(b, date) || work.placeName(b.place), ...(left !== null && left >= 0 && left <= 180 ? [t({ id: '{n} hari lagi', en: '{n} days left' }, { n: number(left) })] : [])], tags: <StatusTag label={standingLabels[standing]} tone={standingTones[standing]} />,
                }
              }} />
            )}
          </StateOf>
        </Section>
      </Stack>
    </Page>
  )
}

/** What ended or ends soon stands first; then by code. */
const byUrgency = (now: string) => (a: BoardRow, b: BoardRow): number => {
  const rank = (x: BoardRow): number => ({ masa_tenggang: 0, kedaluwarsa: 0, dibekukan: 0, akan_berakhir: 1 } as { [s: string]: number })[boardStanding(x, dayAt(now, x.place || '31'))] ?? 2
  return rank(a) - rank(b) || (a.place < b.place ? -1 : 1)
}

const freshDays = 30

/** Told lately: the place's own, and of places one level down. */
export function Told({ place }: { place: string }) {
  const { t, date } = useWords()
  const work = useWork()
  const state = useView('organization.boardNotices', { place })
  const today = dayAt(work.now(), place || '31')
  const seen = new Set<string>()
  const rows = (state.status === 'ready' ? state.rows.map((r) => r.row as unknown as NoticeRow) : []).filter((n) => {
    const key = `${n.boardId} ${n.kind} ${n.periodEnd}`
    if (seen.has(key) || daysBetween(n.on ?? today, today) > freshDays) return false
    seen.add(key)
    return true
  })
  if (rows.length === 0) return null
  const label = { id: 'Peringatan legalitas', en: 'Notices of legality' }
  return (
    <Section title={t({ id: 'Peringatan legalitas ({n})', en: 'Notices of legality ({n})' }, { n: rows.length })}>
      <RowList label={label} rows={rows} keyOf={(n) => n.id} show={(n) => ({
        title: n.boardName ?? work.placeName(n.aboutPlace ?? ''), href: `/ipsm/${aliasOf(n.aboutPlace ?? '')}`, icon: n.kind === 'legalitas.kedaluwarsa' ? 'alert' : 'clockAlert', waiting: true,
        lines: [t(noticeKinds.find((k) => k.code === n.kind)?.label ?? { id: '', en: '' }), t({ id: 'Masa bakti sampai {d}', en: 'Term until {d}' }, { d: date(n.periodEnd ?? '') })],
      })} />
    </Section>
  )
}
