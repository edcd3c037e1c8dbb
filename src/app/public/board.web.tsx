// Public pages of boards: how the board of a place stands, and whether a printed legality report is ours. Nobody's name.
import { type ReactNode, useEffect, useState } from 'react'
import { dayAt } from '../../engine/values/day.ts'
import { Button } from '../../kit/button.web.tsx'
import { Card, KeyValue, Note, Stack } from '../../kit/page.web.tsx'
import { Failed, Loading, Offline } from '../../kit/states.web.tsx'
import { StatusTag, Tags } from '../../kit/tags.web.tsx'
import { useWords } from '../../kit/words.web.tsx'
import { standingLabels, type Standing } from '../../rooms/organization/board-words.ts'
import { surprised } from '../surprise.web.ts'
import { askHouse, type Heard } from './ask-house.web.ts'
import { Frame } from './frame.web.tsx'

interface PublicBoard {
  place: string
  placeName: string
  name: string | null
  standing: Standing
  legal: boolean
  periodStart: string | null
  periodEnd: string | null
  precision: string | null
  skNo: string | null
  skDate: string | null
  skTitle: string | null
  inauguratedOn: string | null
  on: string
}

interface CheckedReport {
  place: string
  name: string
  on: string
  hash: string
  totals: { all: number; legal: number; expired: number; frozen: number; making: number; none: number }
}

function useHouse<T>(path: string): { heard: Heard<T> | null; ask: () => void } {
  const [heard, setHeard] = useState<Heard<T> | null>(null)
  const [round, setRound] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: round is what makes it ask again
  useEffect(() => {
    let current = true
    setHeard(null)
    void askHouse<T>('GET', path).then((h) => current && setHeard(h), surprised)
    return () => {
      current = false
    }
  }, [path, round])
  return { heard, ask: () => setRound((r) => r + 1) }
}

export function BoardOfPlace({ place }: { place: string | undefined }) {
  const { heard, ask } = useHouse<PublicBoard>(`/api/public/boards/${encodeURIComponent(place || 'id')}`)
  return <Frame title={{ id: 'Kepengurusan IPSM', en: 'IPSM board' }}><Answered heard={heard} ask={ask}>{(b) => <HowItStands b={b} />}</Answered></Frame>
}

export function LegalityCheck({ code }: { code: string | undefined }) {
  const { heard, ask } = useHouse<CheckedReport>(`/api/public/legality-checks/${encodeURIComponent(code ?? '')}`)
  return <Frame title={{ id: 'Periksa laporan legalitas', en: 'Check a legality report' }}><Answered heard={heard} ask={ask}>{(r) => <Report r={r} />}</Answered></Frame>
}

function Answered<T>({ heard, ask, children }: { heard: Heard<T> | null; ask: () => void; children: (data: T) => ReactNode }) {
  const { t } = useWords()
  if (heard === null) return <Loading rows={3} />
  if (heard.kind === 'later') return heard.offline ? <Offline action={<Button onClick={ask}>{t({ id: 'Coba lagi', en: 'Try again' })}</Button>}>{t({ id: 'Memeriksa perlu sinyal.', en: 'Checking needs a signal.' })}</Offline> : <Failed onRetry={ask} />
  if (heard.kind === 'no') return <Card tone="bad" icon="crossCircle" title={{ id: 'Tidak dikenal', en: 'Not known' }}><p role="alert">{t(heard.say)}</p></Card>
  return children(heard.data)
}

function HowItStands({ b }: { b: PublicBoard }) {
  const { t, date } = useWords()
  const period = b.periodStart && b.periodEnd ? (b.precision === 'year' ? `${b.periodStart.slice(0, 4)}–${b.periodEnd.slice(0, 4)}` : `${date(b.periodStart)} – ${date(b.periodEnd)}`) : '–'
  return (
    <Stack>
      <Card tone={b.legal ? 'good' : 'caution'} title={b.name ?? t({ id: 'IPSM {p}', en: 'IPSM {p}' }, { p: b.placeName })}>
        <Stack gap={3}>
          <Tags><StatusTag label={standingLabels[b.standing] ?? b.standing} tone={b.legal ? 'good' : 'waiting'} /></Tags>
          <KeyValue items={[
            { label: { id: 'Wilayah', en: 'Place' }, value: `${b.placeName}${b.place ? ` (${b.place})` : ''}` },
            { label: { id: 'Masa bakti', en: 'Term' }, value: period },
            ...(b.skNo ? [{ label: { id: 'SK', en: 'Decree' }, value: b.skNo, note: [b.skTitle, b.skDate ? date(b.skDate) : ''].filter(Boolean).join(', ') }] : []),
            ...(b.inauguratedOn ? [{ label: { id: 'Dilantik', en: 'Inaugurated' }, value: date(b.inauguratedOn) }] : []),
            { label: { id: 'Diperiksa', en: 'Checked' }, value: date(dayAt(new Date().toISOString(), b.place || '31')) },
          ]} />
        </Stack>
      </Card>
      <Note>{t({ id: 'Halaman ini menyebut nama kepengurusan, masa bakti, dan keadaan SK-nya. Nama orang tidak ditampilkan.', en: 'This page names the board, its term and how its decree stands. No person is named.' })}</Note>
    </Stack>
  )
}

function Report({ r }: { r: CheckedReport }) {
  const { t, date, number } = useWords()
  const line = (id: string, en: string, n: number) => ({ label: { id, en }, value: number(n) })
  return (
    <Stack>
      <Card tone="good" icon="checkCircle" title={{ id: 'Laporan ini dibuat oleh server ini', en: 'This server made this report' }}>
        <Stack gap={3}>
          <p>{t({ id: 'Cocokkan wilayah, tanggal, jumlah, dan awal sidik isinya dengan yang tercetak.', en: 'Compare place, day, totals and the beginning of the hash with what is printed.' })}</p>
          <KeyValue items={[
            { label: { id: 'Wilayah', en: 'Place' }, value: <b>{`${r.name}${r.place ? ` (${r.place})` : ''}`}</b> }, { label: { id: 'Per tanggal', en: 'As of' }, value: date(r.on) },
            line('Jumlah wilayah', 'Places', r.totals.all), line('Sah', 'Legal', r.totals.legal), line('Kedaluwarsa', 'Expired', r.totals.expired), line('Dibekukan', 'Frozen', r.totals.frozen), line('Sedang dibentuk', 'Being formed', r.totals.making), line('Belum terbentuk', 'Not formed', r.totals.none),
            { label: { id: 'Sidik isi (16 huruf pertama)', en: 'Hash (first 16)' }, value: <code>{r.hash}</code> },
          ]} />
        </Stack>
      </Card>
    </Stack>
  )
}
