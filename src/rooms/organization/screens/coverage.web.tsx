// Coverage of a territory by members: the average, the even share, who has none; as tiles, a map, a table and a workbook; and how old the members are.
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { Text } from '../../../engine/field.ts'
import { Button } from '../../../kit/button.web.tsx'
import { BarList, NumberTile } from '../../../kit/charts.web.tsx'
import { ChoiceField } from '../../../kit/choice-inputs.web.tsx'
import { download } from '../../../kit/csv.web.ts'
import { DataTable } from '../../../kit/data-table.web.tsx'
import { MapView } from '../../../kit/map.web.tsx'
import { Card, Grid, Note, Page, Row, Section, Stack } from '../../../kit/page.web.tsx'
import { StateOf } from '../../../kit/states.web.tsx'
import { StatusTag } from '../../../kit/tags.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { OfflineError, RefusedError, useAsk, useWork } from '../../../kit/work.web.tsx'
import type { CoverageChild } from '../coverage-rules.ts'
import { alias, type CoverageTold, useCoverage, useParent, usePlace } from './strength-words.web.ts'

const title: Text = { id: 'Cakupan PSM', en: 'Coverage by members' }
const tones = { bad: { label: { id: 'Belum ada PSM', en: 'No member' }, tone: 'bad' }, caution: { label: { id: 'Belum merata', en: 'Uneven' }, tone: 'caution' }, good: { label: { id: 'Merata', en: 'Even' }, tone: 'good' } } as const
/** Of a single village it is its own number that is low. */
const below = { label: { id: 'Di bawah rata-rata', en: 'Below the average' }, tone: 'caution' } as const
const toneTag = (c: CoverageChild) => (c.tone === 'caution' && c.code.length === 13 ? below : tones[c.tone])

export default function CoverageScreen({ params }: { params: { [k: string]: string } }) {
  const place = usePlace(params)
  const { told, asked, device } = useCoverage(place)
  if (told) return <Shown told={told} device={device} />
  return <Page title={title} width="wide"><StateOf state={asked} onRetry={asked.again}>{() => null}</StateOf></Page>
}

function Shown({ told, device }: { told: CoverageTold; device: boolean }) {
  const { t, number, moment, percent } = useWords()
  const work = useWork()
  const parent = useParent(told)
  const [problem, setProblem] = useState<Text | null>(null)
  const s = told.strength
  const even = told.even
  const take = async () => {
    setProblem(null)
    try {
      download(`cakupan-psm-${told.place || 'indonesia'}-${told.day}.xlsx`, await work.fetchFile(`/api/association/coverage/${alias(told.place)}/xlsx`))
    } catch (error) {
      if (error instanceof OfflineError) setProblem({ id: 'Mengunduh berkas perlu sinyal.', en: 'Downloading the file needs a signal.' })
      else if (error instanceof RefusedError) setProblem(error.refusal.say)
      else throw error
    }
  }
  return (
    <Page
      title={title} width="wide"
      subtitle={`${told.name} · ${device ? t({ id: 'dihitung di perangkat ini', en: 'counted on this device' }) : told.rolledAt ? t({ id: 'per {at}', en: 'as of {at}' }, { at: moment(told.rolledAt) }) : t({ id: 'belum ada yang dihitung', en: 'nothing was counted yet' })}`}
      back={parent === null ? `/kekuatan/${alias(told.place)}` : `/cakupan/${alias(parent)}`}
      tools={<Button icon="download" onClick={take}>XLSX</Button>}
    >
      <Stack gap={5}>
        {problem ? <Note tone="bad">{t(problem)}</Note> : null}
        <Grid min={9}>
          <NumberTile label={{ id: 'PSM aktif', en: 'Active members' }} value={s.psm.active} tone={s.psm.active === 0 ? 'bad' : 'neutral'} hint={t({ id: 'di {n} desa/kelurahan', en: 'in {n} villages' }, { n: number(told.villages) })} />
          <NumberTile label={{ id: 'Rata-rata per desa/kelurahan', en: 'Average per village' }} value={told.ratios.perVillage} />
          <NumberTile label={{ id: 'Tanpa PSM', en: 'Without any member' }} value={told.without} tone={told.without > 0 ? 'bad' : 'good'} hint={{ id: 'desa/kelurahan', en: 'villages' }} />
          <NumberTile label={{ id: 'Per 1.000 penduduk', en: 'Per 1,000 people' }} value={told.ratios.per1000} hint={told.ratios.per1000 === null ? t({ id: 'penduduk diketahui di {n} dari {m}', en: 'population known in {n} of {m}' }, { n: number(told.known), m: number(told.villages) }) : t({ id: 'data tahun {y}', en: 'data of {y}' }, { y: told.years.join(', ') })} />
          <NumberTile label={{ id: 'Per kasus berjalan', en: 'Per running case' }} value={told.ratios.perCase} hint={t({ id: '{n} kasus berjalan', en: '{n} running cases' }, { n: number(s.openCases) })} />
          <NumberTile label={{ id: 'Bersertifikat', en: 'Certified' }} value={s.psm.certified} hint={told.ratios.certified === null ? { id: 'belum ada PSM ber-SK', en: 'nobody in office' } : t({ id: '{p} dari yang ber-SK', en: '{p} of those in office' }, { p: percent(told.ratios.certified) })} />
        </Grid>
        {even && told.villages > 1 && s.psm.active > 0 ? (
          <Note>
            {even.atHigh > 0
              ? t({ id: 'Bila dibagi merata: {a} desa/kelurahan dengan {h} PSM dan {b} dengan {l} PSM.', en: 'Shared out evenly: {a} villages with {h} members and {b} with {l}.' }, { a: number(even.atHigh), h: even.high, b: number(even.atLow), l: even.low })
              : t({ id: 'Bila dibagi merata: {l} PSM di setiap desa/kelurahan.', en: 'Shared out evenly: {l} members in every village.' }, { l: even.low })}
          </Note>
        ) : null}
        {told.children.length > 0 ? <Areas told={told} /> : null}
        <Section title={{ id: 'Umur PSM aktif', en: 'Age of active members' }} hint={{ id: 'Menurut tahun lahir, per sepuluh tahun. Regenerasi terlihat dari sini.', en: 'By year of birth, in tens. Shows whether younger people follow.' }}>
          <Card>
            <BarList
              label={{ id: 'Umur', en: 'Age' }}
              items={[...told.ages.bands.map((b) => ({ id: String(b.from), label: b.to === null ? { id: `${b.from} tahun ke atas`, en: `${b.from} and older` } : b.from === 18 ? { id: 'di bawah 30 tahun', en: 'under 30' } : { id: `${b.from}–${b.to} tahun`, en: `${b.from}–${b.to}` }, value: b.n ?? 0, suppressed: b.n === null })), ...(told.ages.unknown > 0 ? [{ id: 'x', label: { id: 'belum dicatat', en: 'not recorded' }, value: told.ages.unknown, tone: 'caution' as const }] : [])]}
            />
          </Card>
        </Section>
      </Stack>
    </Page>
  )
}

const measures: { code: string; label: Text; of: (c: CoverageChild) => number | null }[] = [
  { code: 'active', label: { id: 'PSM aktif', en: 'Active members' }, of: (c) => c.active },
  { code: 'perVillage', label: { id: 'Rata-rata per desa/kelurahan', en: 'Average per village' }, of: (c) => c.perVillage },
  { code: 'without', label: { id: 'Desa/kelurahan tanpa PSM', en: 'Villages without a member' }, of: (c) => c.without },
  { code: 'per1000', label: { id: 'PSM per 1.000 penduduk', en: 'Members per 1,000 people' }, of: (c) => c.per1000 },
  { code: 'perCase', label: { id: 'PSM per kasus berjalan', en: 'Members per running case' }, of: (c) => c.perCase },
  { code: 'certified', label: { id: 'PSM bersertifikat', en: 'Certified members' }, of: (c) => c.certified },
  { code: 'puskesos', label: { id: 'Puskesos melayani', en: 'Puskesos serving' }, of: (c) => c.puskesos },
]

function Areas({ told }: { told: CoverageTold }) {
  const { t, number } = useWords()
  const [, go] = useLocation()
  const [measure, setMeasure] = useState('active')
  const chosen = measures.find((m) => m.code === measure) ?? measures[0]
  const outlines = useAsk<{ topology: unknown }>(`/api/places/${alias(told.place)}/outlines`)
  const topology = outlines.status === 'ready' ? outlines.data.topology : null
  const few = (n: number | null): string => (n === null ? '< 5' : number(n))
  const open = (code: string): void => go(code.length === 13 ? `/kekuatan/${code}` : `/cakupan/${code}`)
  return (
    <Section title={{ id: 'Menurut wilayah', en: 'By area' }}>
      <Stack>
        <ChoiceField as="list" label={{ id: 'Yang ditampilkan', en: 'Shown' }} required options={measures.map((m) => ({ code: m.code, label: m.label }))} value={measure} onChange={(v) => setMeasure(v ?? 'active')} />
        <Card>
          <MapView
            label={chosen?.label ?? title} grid={told.grid} onOpen={open} {...(topology ? { topology: topology as never } : {})}
            areas={told.children.map((c) => ({ code: c.code, label: c.name, value: chosen?.of(c) ?? null, ...(c.tone === 'bad' ? { note: t(tones.bad.label) } : {}) }))}
          />
        </Card>
        <DataTable
          label={{ id: 'Cakupan menurut wilayah', en: 'Coverage by area' }}
          rows={told.children}
          keyOf={(c) => c.code}
          hrefOf={(c) => (c.code.length === 13 ? `/kekuatan/${c.code}` : `/cakupan/${c.code}`)}
          sort={['active', 'asc']}
          exportName={`cakupan-psm-${told.place || 'indonesia'}`}
          columns={[
            { id: 'code', label: { id: 'Kode', en: 'Code' }, value: (c) => c.code },
            { id: 'name', label: { id: 'Wilayah', en: 'Area' }, value: (c) => c.name },
            { id: 'tone', label: { id: 'Keadaan', en: 'Standing' }, value: (c) => t(toneTag(c).label), show: (c) => <Row><StatusTag {...toneTag(c)} /></Row> },
            { id: 'active', label: { id: 'PSM aktif', en: 'Active members' }, kind: 'number', sum: true, value: (c) => c.active, show: (c) => few(c.active) },
            ...(told.place.length < 8 ? [{ id: 'villages', label: { id: 'Desa/kel.', en: 'Villages' }, kind: 'number' as const, sum: true, value: (c: CoverageChild) => c.villages }, { id: 'without', label: { id: 'Tanpa PSM', en: 'Without' }, kind: 'number' as const, sum: true, value: (c: CoverageChild) => c.without }, { id: 'perVillage', label: { id: 'Rata-rata', en: 'Average' }, kind: 'number' as const, value: (c: CoverageChild) => c.perVillage }] : []),
            { id: 'per1000', label: { id: 'Per 1.000', en: 'Per 1,000' }, kind: 'number', value: (c) => c.per1000 },
            { id: 'openCases', label: { id: 'Kasus', en: 'Cases' }, kind: 'number', sum: true, value: (c) => c.openCases, show: (c) => few(c.openCases) },
            { id: 'perCase', label: { id: 'Per kasus', en: 'Per case' }, kind: 'number', value: (c) => c.perCase },
            { id: 'certified', label: { id: 'Bersertifikat', en: 'Certified' }, kind: 'number', sum: true, hidden: true, value: (c) => c.certified },
            { id: 'population', label: { id: 'Penduduk', en: 'People' }, kind: 'number', sum: true, hidden: true, value: (c) => c.population },
            { id: 'pillars', label: { id: 'Pilar lain', en: 'Other pillars' }, kind: 'number', sum: true, hidden: true, value: (c) => c.pillars },
            { id: 'puskesos', label: { id: 'Puskesos', en: 'Puskesos' }, kind: 'number', sum: true, hidden: true, value: (c) => c.puskesos },
          ]}
        />
      </Stack>
    </Section>
  )
}
