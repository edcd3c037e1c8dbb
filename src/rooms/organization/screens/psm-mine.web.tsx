// One's own membership: the card as a code to be scanned, how long it holds, and the way to the whole page.
import { encodeQR } from 'qr'
import { ButtonLink } from '../../../kit/button.web.tsx'
import { listOf } from '../../../kit/loaded.web.ts'
import { Card, KeyValue, Page, Row, Stack } from '../../../kit/page.web.tsx'
import { Empty, StateOf } from '../../../kit/states.web.tsx'
import { StatusTag } from '../../../kit/tags.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useView, useWork } from '../../../kit/work.web.tsx'
import { cardAddress } from '../psm-card.ts'
import type { PsmRow } from '../psm-rules.ts'
import { PrintCard } from './psm-print.web.tsx'
import { psmOf, stateTag } from './psm-words.web.ts'

export default function Mine() {
  const { t } = useWords()
  const state = useView('organization.myMembership', {})
  return (
    <Page title={{ id: 'Keanggotaan saya', en: 'My membership' }}>
      <StateOf state={listOf(state)} onRetry={state.again} isEmpty={(rows) => rows.length === 0} empty={<Empty title={{ id: 'Keanggotaan Anda belum tercatat', en: 'Your membership is not on record yet' }}>{t({ id: 'Pengurus IPSM atau Dinas Sosial mencatatnya bersama SK Anda.', en: 'The IPSM board or the social office notes it with your decree.' })}</Empty>}>
        {(rows) => <Stack gap={4}>{rows.map((r) => <One key={r.row.id} row={psmOf(r.row)} />)}</Stack>}
      </StateOf>
    </Page>
  )
}

function One({ row }: { row: PsmRow }) {
  const { t, date } = useWords()
  const work = useWork()
  const tag = stateTag(row.state)
  return (
    <Card title={row.name ?? ''} icon="id" tools={<StatusTag label={tag.label} tone={tag.tone} />}>
      <Stack gap={3}>
        {row.ktaToken ? <Code text={cardAddress(location.origin, row.ktaToken)} label={t({ id: 'Kode kartu anggota', en: 'Code of the member’s card' })} /> : null}
        <KeyValue
          items={[
            { label: { id: 'Wilayah tugas', en: 'Area' }, value: work.placeName(row.place) },
            { label: { id: 'Nomor KTA', en: 'Card number' }, value: row.ktaNo },
            { label: { id: 'SK', en: 'Decree' }, value: row.skNo, note: row.skUntil ? t({ id: 'berlaku sampai {d}', en: 'until {d}' }, { d: date(row.skUntil) }) : undefined },
          ]}
        />
        <Row>
          {row.ktaToken ? <PrintCard row={row} /> : null}
          <ButtonLink icon="forward" href={`/anggota/${row.id}`}>{t({ id: 'Selengkapnya', en: 'All of it' })}</ButtonLink>
        </Row>
      </Stack>
    </Card>
  )
}

/** Black on white in every light: a scanner must read it. */
function Code({ text, label }: { text: string; label: string }) {
  const cells = encodeQR(text, 'raw', { border: 2, ecc: 'medium' })
  const path = cells.flatMap((row, y) => row.map((on, x) => (on ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${cells.length} ${cells.length}`} style={{ inlineSize: 'min(14rem, 70%)', marginInline: 'auto', display: 'block', background: '#ffffff' }}>
      <path d={path} fill="#000000" />
    </svg>
  )
}
