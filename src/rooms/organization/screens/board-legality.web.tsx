// “Laporan legalitas”: how the boards one level down stand, as totals, map and table, one step down at a time; taken along as workbook or paper.
import { useMemo, useState } from 'react'
import { useLocation } from 'wouter'
import { Button, ButtonLink } from '../../../kit/button.web.tsx'
import { NumberTile, StackBar } from '../../../kit/charts.web.tsx'
import { ChoiceField } from '../../../kit/choice-inputs.web.tsx'
import { download } from '../../../kit/csv.web.ts'
import { DataTable } from '../../../kit/data-table.web.tsx'
import { LinkTo } from '../../../kit/link.web.tsx'
import { MapView } from '../../../kit/map.web.tsx'
import { Card, Grid, Note, Page, Row, Section, Stack } from '../../../kit/page.web.tsx'
import { StateOf } from '../../../kit/states.web.tsx'
import { StatusTag } from '../../../kit/tags.web.tsx'
import { toast } from '../../../kit/toast.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useAsk, useMe, useWork } from '../../../kit/work.web.tsx'
import { groupOf, type Legality, type LegalityRow, legalShare, levelWords, rowPeriod } from '../board-legality.ts'
import { issuerLabel } from '../board-rules.ts'
import { standingLabels } from '../board-words.ts'
import { aliasOf, placeFrom, standingTones } from './board-words.web.ts'

interface Answer extends Legality {
  generatedAt: string
  insideAt: string | null
  parents: { code: string; name: string }[]
  grid: { code: string; col: number; row: number }[]
}

const filters = [
  { code: 'semua', label: { id: 'Semua', en: 'All' } },
  { code: 'legal', label: { id: 'Sah', en: 'Legal' } },
  { code: 'ending', label: { id: 'Akan berakhir', en: 'Ending soon' } },
  { code: 'expired', label: { id: 'Kedaluwarsa', en: 'Expired' } },
  { code: 'frozen', label: { id: 'Dibekukan', en: 'Frozen' } },
  { code: 'making', label: { id: 'Sedang dibentuk', en: 'Being formed' } },
  { code: 'none', label: { id: 'Belum terbentuk', en: 'Not formed' } },
]

export default function LegalityScreen({ params }: { params: { [k: string]: string } }) {
  const place = placeFrom(params.place)
  const asked = useAsk<Answer>(`/api/association/legality/${aliasOf(place)}`)
  return (
    <StateOf state={asked} onRetry={asked.again} loading={<Page title={{ id: 'Laporan legalitas', en: 'Legality report' }} width="wide"><StateOf state={{ status: 'loading' }}>{() => null}</StateOf></Page>}>
      {(answer) => <Shown key={answer.place} l={answer} />}
    </StateOf>
  )
}

function Shown({ l }: { l: Answer }) {
  const { t, lang, date, moment, number } = useWords()
  const me = useMe()
  const [, go] = useLocation()
  const [filter, setFilter] = useState('semua')
  const above = l.parents.at(-1)
  const back = me.post && me.post.place === l.place ? '/ipsm' : above ? `/legalitas/${aliasOf(above.code)}` : '/ipsm'
  const rows = useMemo(() => l.rows.filter((r) => filter === 'semua' || (filter === 'ending' ? r.standing === 'akan_berakhir' : groupOf(r.standing) === filter)), [l.rows, filter])
  const below = t(levelWords[l.below] ?? { id: l.below, en: l.below })
  const { totals } = l
  const leaf = l.below === 'village'
  const open = (code: string): void => go(leaf ? `/ipsm/${code}` : `/legalitas/${code}`)
  return (
    <Page
      title={t({ id: 'Legalitas IPSM {p}', en: 'Legality of IPSM, {p}' }, { p: l.name })} width="wide" back={back}
      subtitle={t({ id: 'Per {d}. Dihitung {m}.', en: 'As of {d}. Counted {m}.' }, { d: date(l.on), m: moment(l.generatedAt) })}
      tools={<TakeAlong l={l} />}
    >
      <Stack gap={6}>
        <Grid min={9}>
          <NumberTile label={t({ id: 'Sah, dari {n} {b}', en: 'Legal, of {n} {b}' }, { n: number(totals.all), b: below })} value={totals.legal} tone="good" hint={legalShare(totals, lang)} onOpen={() => setFilter('legal')} />
          <NumberTile label={{ id: 'Akan berakhir (180 hari)', en: 'Ending soon (180 days)' }} value={totals.ending} {...(totals.ending ? { tone: 'caution' as const } : {})} onOpen={() => setFilter('ending')} />
          <NumberTile label={{ id: 'Kedaluwarsa', en: 'Expired' }} value={totals.expired} {...(totals.expired ? { tone: 'bad' as const } : {})} onOpen={() => setFilter('expired')} />
          {totals.frozen ? <NumberTile label={{ id: 'Dibekukan', en: 'Frozen' }} value={totals.frozen} tone="bad" onOpen={() => setFilter('frozen')} /> : null}
          {totals.making ? <NumberTile label={{ id: 'Sedang dibentuk', en: 'Being formed' }} value={totals.making} onOpen={() => setFilter('making')} /> : null}
          <NumberTile label={{ id: 'Belum terbentuk', en: 'Not formed' }} value={totals.none} {...(totals.none ? { tone: 'bad' as const } : {})} onOpen={() => setFilter('none')} />
        </Grid>
        <StackBar label={{ id: 'Keadaan kepengurusan', en: 'Standing of boards' }} parts={[
          { id: 'legal', label: { id: 'Sah', en: 'Legal' }, value: totals.legal, tone: 'good' }, { id: 'making', label: { id: 'Sedang dibentuk', en: 'Being formed' }, value: totals.making, tone: 'caution' },
          { id: 'expired', label: { id: 'Kedaluwarsa atau dibekukan', en: 'Expired or frozen' }, value: totals.expired + totals.frozen, tone: 'bad' }, { id: 'none', label: { id: 'Belum terbentuk', en: 'Not formed' }, value: totals.none, tone: 'neutral' },
        ]} onOpen={setFilter} />
        {l.missing.length > 0 ? (
          <Section title={t({ id: 'Belum terbentuk ({n})', en: 'Not formed ({n})' }, { n: l.missing.length })} tools={l.place.length < 13 && me.posts.some((p) => p.place === l.place) ? <ButtonLink href={`/belum-terbentuk/${aliasOf(l.place)}`} icon="target">{t({ id: 'Dorong', en: 'Drive' })}</ButtonLink> : null}>
            <p>{l.rows.filter((r) => r.standing === 'belum_terbentuk').slice(0, 30).map((r, i) => <span key={r.code}>{i > 0 ? ' · ' : ''}<LinkTo href={`/ipsm/${r.code}`}>{`${r.code} ${r.name}`}</LinkTo></span>)}{l.missing.length > 30 ? t({ id: ' · dan {n} lagi di tabel', en: ' · and {n} more in the table' }, { n: l.missing.length - 30 }) : ''}</p>
          </Section>
        ) : null}
        <Section title={{ id: 'Peta', en: 'Map' }} hint={{ id: '100 = sah; 50 = sedang dibentuk; 0 = kedaluwarsa atau belum terbentuk.', en: '100 = legal; 50 = being formed; 0 = expired or not formed.' }}>
          <Card><LegalMap l={l} onOpen={open} /></Card>
        </Section>
        <Section title={{ id: 'Menurut wilayah', en: 'By place' }}>
          <Stack>
            <ChoiceField as="list" label={{ id: 'Yang ditampilkan', en: 'Shown' }} required options={filters} value={filter} onChange={(v) => setFilter(v ?? 'semua')} />
            <Table rows={rows} l={l} leaf={leaf} />
          </Stack>
        </Section>
        <Note>{t({ id: 'Laporan ini hanya memuat keadaan kepengurusan, tanpa nama atau data anggota. Kepengurusan di bawahnya dihitung per {m}.', en: 'This report holds the standing of boards alone, no name and nothing of members. Boards further down were counted {m}.' }, { m: l.insideAt ? moment(l.insideAt) : '–' })}</Note>
      </Stack>
    </Page>
  )
}

function LegalMap({ l, onOpen }: { l: Answer; onOpen: (code: string) => void }) {
  const { t } = useWords()
  const outlines = useAsk<{ topology: unknown }>(`/api/places/${aliasOf(l.place)}/outlines`)
  const topology = outlines.status === 'ready' ? outlines.data.topology : null
  const value = (r: LegalityRow): number => (r.legal ? 100 : groupOf(r.standing) === 'making' ? 50 : 0)
  return <MapView label={{ id: 'Legalitas', en: 'Legality' }} areas={l.rows.map((r) => ({ code: r.code, label: r.name, value: value(r), note: t(standingLabels[r.standing]) }))} {...(topology ? { topology: topology as never } : {})} grid={l.grid} onOpen={onOpen} />
}

function Table({ rows, l, leaf }: { rows: readonly LegalityRow[]; l: Answer; leaf: boolean }) {
  const { t, lang } = useWords()
  const levels = l.rows[0]?.inside ?? []
  return (
    <DataTable
      label={{ id: 'Tabel legalitas', en: 'Table of legality' }} rows={rows} keyOf={(r) => r.code} hrefOf={(r) => (leaf ? `/ipsm/${r.code}` : `/legalitas/${r.code}`)} exportName={`legalitas-ipsm-${l.place || 'indonesia'}-${l.on}`}
      columns={[
        { id: 'code', label: { id: 'Kode', en: 'Code' }, value: (r) => r.code },
        { id: 'name', label: { id: 'Wilayah', en: 'Place' }, value: (r) => r.name },
        { id: 'standing', label: { id: 'Keadaan', en: 'Standing' }, value: (r) => standingLabels[r.standing][lang], show: (r) => <StatusTag label={standingLabels[r.standing]} tone={standingTones[r.standing]} /> },
        { id: 'period', label: { id: 'Masa bakti', en: 'Term' }, value: (r) => rowPeriod(r, lang) },
        { id: 'left', label: { id: 'Sisa hari', en: 'Days left' }, kind: 'number', value: (r) => r.daysLeft },
        { id: 'sk', label: { id: 'Nomor SK', en: 'Decree' }, value: (r) => r.skNo },
        { id: 'issuer', label: { id: 'Penerbit', en: 'Issuer' }, value: (r) => r.skTitle ?? (r.skIssuer ? issuerLabel(r.skIssuer)[lang] : null), hidden: true },
        { id: 'inaugurated', label: { id: 'Dilantik', en: 'Inaugurated' }, kind: 'date', value: (r) => r.inauguratedOn, hidden: true },
        ...levels.map((level, i) => ({ id: `in-${level.level}`, label: levelWords[level.level] ?? level.level, value: (r: LegalityRow) => r.inside[i]?.legal ?? 0, kind: 'number' as const, sum: true, show: (r: LegalityRow) => t({ id: '{n} dari {m}', en: '{n} of {m}' }, { n: r.inside[i]?.legal ?? 0, m: r.inside[i]?.of ?? 0 }) })),
        ...(leaf ? [] : [{ id: 'board', label: { id: 'Pengurusnya', en: 'Its board' }, value: (r: LegalityRow) => r.board ?? '', show: (r: LegalityRow) => <LinkTo href={`/periksa/ipsm/${r.code}`} target="_blank">{r.board ?? t({ id: 'belum ada', en: 'none' })}</LinkTo> }]),
      ]}
    />
  )
}

function TakeAlong({ l }: { l: Answer }) {
  const { t } = useWords()
  const work = useWork()
  const [busy, setBusy] = useState(false)
  const take = async (ending: 'pdf' | 'xlsx'): Promise<void> => {
    setBusy(true)
    try {
      download(`legalitas-ipsm-${l.place || 'indonesia'}-${l.on}.${ending}`, await work.fetchFile(`/api/association/legality/${aliasOf(l.place)}/${ending}`))
    } catch {
      toast({ say: { id: 'Berkas belum dapat diambil. Periksa sinyal, lalu coba lagi.', en: 'The file could not be fetched. Check the signal and try again.' }, tone: 'bad' })
    } finally {
      setBusy(false)
    }
  }
  return (
    <Row>
      <Button icon="print" disabled={busy} onClick={() => void take('pdf')}>{t({ id: 'PDF', en: 'PDF' })}</Button>
      <Button icon="download" disabled={busy} onClick={() => void take('xlsx')}>{t({ id: 'XLSX', en: 'XLSX' })}</Button>
    </Row>
  )
}
