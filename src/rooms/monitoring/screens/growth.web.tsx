// Does help outgrow the problems? One sentence, the lines of two years, the table of the places inside; on the phone from what it carries.
import { useMemo, useState } from 'react'
import type { Text } from '../../../engine/field.ts'
import { addDays, dayAt } from '../../../engine/values/day.ts'
import { covers } from '../../../engine/who.ts'
import { ColumnChart, NumberTile } from '../../../kit/charts.web.tsx'
import { ChoiceField } from '../../../kit/choice-inputs.web.tsx'
import { DataTable } from '../../../kit/data-table.web.tsx'
import { Card, Grid, Note, Page, Section, Stack } from '../../../kit/page.web.tsx'
import { StateOf } from '../../../kit/states.web.tsx'
import { StatusTag } from '../../../kit/tags.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useAsk, useMe, useWork, type Work } from '../../../kit/work.web.tsx'
import { countedStays, growthBetween, growthOf, type GrowthPoint, monthEnds, type SeriesName, staysOfTerms, verdictOf } from '../growth.ts'

interface GrowthChild { code: string; name: string; psm: number | null; psmGrowth: number | null; cases: number | null; casesGrowth: number | null; certified: number | null; boards: number | null; puskesos: number | null; ppks: number | null; ppksGrowth: number | null; tone: string }
interface Growth {
  place: string
  name: string
  day: string
  parents: { code: string; name: string }[]
  points: GrowthPoint[]
  children: GrowthChild[]
}

const title: Text = { id: 'Pertumbuhan dan kebutuhan', en: 'Growth against need' }
const names: { readonly [s in SeriesName]: Text } = {
  psm: { id: 'PSM', en: 'Members' }, certified: { id: 'PSM bersertifikat', en: 'Certified members' }, boards: { id: 'Kepengurusan IPSM ber-SK', en: 'Boards under a decree' }, puskesos: { id: 'Puskesos', en: 'Puskesos' },
  cases: { id: 'Kasus berjalan', en: 'Running cases' }, ppks: { id: 'PPKS tercatat', en: 'PPKS on record' },
}
const help: readonly SeriesName[] = ['psm', 'certified', 'boards', 'puskesos']
const need: readonly SeriesName[] = ['cases', 'ppks']
const alias = (code: string): string => code || 'id'

/** Out of the rows this device carries: the same function as the server's. */
function onDevice(work: Work, place: string): Growth | null {
  const sums = work.count(place)
  if (!sums) return null
  const today = dayAt(work.now(), place)
  const rows = (record: string) => [...(work.carried(record, place) ?? [])]
  const day = (v: unknown): string => (typeof v === 'string' ? v.slice(0, 10) : '')
  const members = new Map(rows('psm').map((p) => [p.id, p]))
  const certified = [...Map.groupBy(rows('certificate').filter((c) => c.issuedOn && members.has(String(c.psmId))), (c) => String(c.psmId))].map(([id, own]) => {
    const last = own.some((c) => !c.expiresOn) ? '' : own.map((c) => day(c.expiresOn)).sort().at(-1) ?? ''
    const left = day(members.get(id)?.endedOn)
    return { from: own.map((c) => day(c.issuedOn)).sort()[0] ?? '', until: [last, left].filter(Boolean).sort()[0] ?? '', n: 1 }
  })
  const terms = rows('boardTerm').filter((t) => t.place === place && t.skNo && t.periodStart && t.periodEnd && t.state !== 'dibatalkan')
  return {
    place, name: work.placeName(place), day: today, parents: [], children: [],
    points: growthOf({
      ...countedStays(sums), certified,
      boards: staysOfTerms(terms.map((t) => ({ boardId: String(t.boardId), from: day(t.periodStart), until: addDays(day(t.periodEnd), 1) }))),
      ppks: rows('ppksTag').filter((t) => t.class !== 'X').map((t) => ({ from: day(t.validFrom), until: day(t.validTo), n: 1 })),
    }, monthEnds(today, 25)),
  }
}

export default function GrowthScreen({ params }: { params: { [k: string]: string } }) {
  const work = useWork()
  const me = useMe()
  const place = params.place === 'id' ? '' : (params.place ?? me.post?.place ?? '')
  const held = work.count(place)
  const asked = useAsk<Growth>(held ? null : `/api/association/growth/${alias(place)}`)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the device carries changes with its counts
  const own = useMemo(() => onDevice(work, place), [work, place, held])
  if (own) return <Shown growth={own} device />
  return <StateOf state={asked} onRetry={asked.again} loading={<Page title={title} width="wide"><StateOf state={{ status: 'loading' }}>{() => null}</StateOf></Page>}>{(growth) => <Shown growth={growth} device={false} />}</StateOf>
}

const spans = [{ code: '12', label: { id: 'Satu tahun', en: 'One year' } }, { code: '24', label: { id: 'Dua tahun', en: 'Two years' } }, { code: '3', label: { id: 'Tiga bulan', en: 'Three months' } }]

function Shown({ growth, device }: { growth: Growth; device: boolean }) {
  const { t, date, percent } = useWords()
  const me = useMe()
  const [span, setSpan] = useState('12')
  const points = growth.points.slice(-(Number(span) + 1))
  const first = points[0]
  const last = points.at(-1)
  const verdict = verdictOf(points)
  const above = growth.parents.at(-1)
  const parent = above && me.posts.some((p) => covers(p.place, above.code)) ? above.code : null
  const moved = (name: SeriesName): Text | string => {
    const share = growthBetween(first?.[name], last?.[name])
    return share === null ? t({ id: 'dari {n}', en: 'from {n}' }, { n: first?.[name] === null ? '< 5' : String(first?.[name] ?? 0) }) : `${share > 0 ? '+' : share < 0 ? '−' : ''}${percent(Math.abs(share))}`
  }
  const chart = (name: SeriesName) => <Card key={name}><ColumnChart label={names[name]} points={points.map((p) => ({ id: p.end, label: `${p.end.slice(5, 7)}/${p.end.slice(2, 4)}`, value: p[name] ?? 0 }))} /></Card>
  return (
    <Page
      title={title} width="wide" back={parent === null ? `/kekuatan/${alias(growth.place)}` : `/pertumbuhan/${alias(parent)}`}
      subtitle={`${growth.name} · ${device ? t({ id: 'dihitung di perangkat ini', en: 'counted on this device' }) : t({ id: 'per {d}', en: 'as of {d}' }, { d: date(growth.day) })}`}
    >
      <Stack gap={5}>
        <Note tone={verdict.tone === 'good' ? 'good' : verdict.tone === 'bad' ? 'bad' : 'info'}>{t(verdict.say)}</Note>
        <ChoiceField as="list" label={{ id: 'Rentang', en: 'Span' }} required options={spans} value={span} onChange={(v) => setSpan(v ?? '12')} />
        <Section title={{ id: 'Tenaga penolong', en: 'Those who help' }}>
          <Stack>
            <Grid min={9}>{help.map((n) => <NumberTile key={n} label={names[n]} value={last?.[n] ?? null} suppressed={last?.[n] === null} hint={moved(n)} />)}</Grid>
            <Grid min={20}>{help.slice(0, 2).map(chart)}</Grid>
          </Stack>
        </Section>
        <Section title={{ id: 'Kebutuhan', en: 'The need' }} hint={{ id: 'Tanpa jalur terbatas.', en: 'Without the restricted lane.' }}>
          <Stack>
            <Grid min={9}>{need.map((n) => <NumberTile key={n} label={names[n]} value={last?.[n] ?? null} suppressed={last?.[n] === null} hint={moved(n)} />)}</Grid>
            <Grid min={20}>{need.map(chart)}</Grid>
          </Stack>
        </Section>
        {growth.children.length > 0 ? (
          <Section title={{ id: 'Menurut wilayah, dalam satu tahun', en: 'By area, within a year' }}>
            <DataTable
              label={{ id: 'Pertumbuhan menurut wilayah', en: 'Growth by area' }} rows={growth.children} keyOf={(c) => c.code} hrefOf={(c) => `/pertumbuhan/${c.code}`} exportName={`pertumbuhan-${growth.place || 'indonesia'}`}
              columns={[
                { id: 'code', label: { id: 'Kode', en: 'Code' }, value: (c) => c.code },
                { id: 'name', label: { id: 'Wilayah', en: 'Area' }, value: (c) => c.name },
                { id: 'tone', label: { id: 'Arah', en: 'Course' }, value: (c) => c.tone, show: (c) => <StatusTag label={c.tone === 'good' ? { id: 'Mendahului', en: 'Ahead' } : c.tone === 'bad' ? { id: 'Tertinggal', en: 'Behind' } : c.psmGrowth === null || c.casesGrowth === null ? { id: 'Belum terlihat', en: 'Not seen yet' } : { id: 'Seiring', en: 'Level' }} tone={c.tone === 'good' ? 'good' : c.tone === 'bad' ? 'bad' : 'neutral'} /> },
                { id: 'psm', label: names.psm, kind: 'number', sum: true, value: (c) => c.psm },
                { id: 'psmGrowth', label: { id: 'PSM ±', en: 'Members ±' }, kind: 'percent', value: (c) => c.psmGrowth },
                { id: 'cases', label: names.cases, kind: 'number', sum: true, value: (c) => c.cases },
                { id: 'casesGrowth', label: { id: 'Kasus ±', en: 'Cases ±' }, kind: 'percent', value: (c) => c.casesGrowth },
                { id: 'certified', label: names.certified, kind: 'number', sum: true, hidden: true, value: (c) => c.certified },
                { id: 'boards', label: names.boards, kind: 'number', sum: true, hidden: true, value: (c) => c.boards },
                { id: 'puskesos', label: names.puskesos, kind: 'number', sum: true, value: (c) => c.puskesos },
                { id: 'ppks', label: names.ppks, kind: 'number', sum: true, hidden: true, value: (c) => c.ppks },
                { id: 'ppksGrowth', label: { id: 'PPKS ±', en: 'PPKS ±' }, kind: 'percent', hidden: true, value: (c) => c.ppksGrowth },
              ]}
            />
          </Section>
        ) : null}
      </Stack>
    </Page>
  )
}
