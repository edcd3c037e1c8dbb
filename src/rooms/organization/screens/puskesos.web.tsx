// The Puskesos of a village: its decree, its people, what it lacks; of a territory: which villages have one and which do not.
import type { AnyRow } from '../../../engine/record.ts'
import { dayAt } from '../../../engine/values/day.ts'
import { ButtonLink } from '../../../kit/button.web.tsx'
import { NumberTile } from '../../../kit/charts.web.tsx'
import { DataTable } from '../../../kit/data-table.web.tsx'
import { FactsOf } from '../../../kit/field-value.web.tsx'
import { listOf } from '../../../kit/loaded.web.ts'
import { Card, Grid, Note, Page, Section, Stack } from '../../../kit/page.web.tsx'
import { RowList } from '../../../kit/row-list.web.tsx'
import { Loading, StateOf } from '../../../kit/states.web.tsx'
import { StatusTag } from '../../../kit/tags.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useHolds, useView, useWork } from '../../../kit/work.web.tsx'
import { puskesosKeepers } from '../pillar-acts.ts'
import { Puskesos, type Staff } from '../pillar-records.ts'
import { puskesosStates, staffDuties } from '../pillar-words.ts'
import { puskesosLacks } from '../puskesos-rules.ts'
import { roleLabel } from '../roles.ts'
import { alias, type CoverageTold, useCoverage, usePlace } from './strength-words.web.ts'

const title = { id: 'Puskesos', en: 'Puskesos' }

export default function PuskesosScreen({ params }: { params: { [k: string]: string } }) {
  const place = usePlace(params)
  return place.length === 13 ? <OneVillage place={place} /> : <Territory place={place} />
}

const posted: readonly string[] = ['puskesos_koord', 'puskesos_fo', 'puskesos_bo']

function OneVillage({ place }: { place: string }) {
  const { t, date } = useWords()
  const work = useWork()
  const may = useHolds(puskesosKeepers, place)
  const desk = useView('organization.puskesos', { place })
  const posts = useView('organization.posts', { place })
  const today = dayAt(work.now(), place)
  return (
    <Page title={title} subtitle={work.placeName(place)} back={`/kekuatan/${place}`} {...(may ? { action: <ButtonLink href={`/puskesos/${place}/catat`} tone="main" icon="edit">{t(desk.status === 'ready' && desk.rows.length > 0 ? { id: 'Perbarui', en: 'Update' } : { id: 'Catat Puskesos', en: 'Record the Puskesos' })}</ButtonLink> } : {})}>
      <StateOf state={listOf(desk)} onRetry={desk.again}>
        {(rows) => {
          if (posts.status !== 'ready') return <Loading rows={3} />
          const row = rows[0]?.row
          const held = posts.rows.map((r) => ({ row: r.row, person: r.joins.person as AnyRow | undefined })).filter((p) => posted.includes(String(p.row.role)) && String(p.row.from ?? '') <= today && (!p.row.until || today <= String(p.row.until)))
          const lacks = puskesosLacks((row ?? null) as never, posts.rows.map((p) => p.row) as never, today)
          return (
            <Stack gap={5}>
              <Section title={{ id: 'Yang masih kurang', en: 'What is missing' }}>
                {lacks.length === 0 ? <Note tone="good">{t({ id: 'Tidak ada yang kurang.', en: 'Nothing is missing.' })}</Note> : (
                  <RowList label={{ id: 'Yang kurang', en: 'What is missing' }} rows={lacks} keyOf={(l) => l.code} show={(l) => ({ title: t(l.say), icon: l.tone === 'bad' ? 'alertCircle' : 'alert', tags: <StatusTag label={l.tone === 'bad' ? { id: 'Perlu segera', en: 'Needed' } : { id: 'Perlu dilengkapi', en: 'To be completed' }} tone={l.tone} /> })} />
                )}
              </Section>
              {row ? <Card title={row.name ? String(row.name) : title} icon="house"><FactsOf fields={Puskesos.columns} values={row} only={['state', 'skNo', 'skDate', 'skIssuer', 'skUntil', 'openedOn', 'address', 'hours', 'contact', 'equipment']} /></Card> : null}
              <Section title={{ id: 'Petugas', en: 'Staff' }} hint={{ id: 'Yang bertugas lewat penugasan Guyub, dan petugas lain dengan SK.', en: 'Those with a post here, and further staff by decree.' }}>
                <RowList
                  label={{ id: 'Petugas', en: 'Staff' }}
                  rows={[
                    ...held.map((p) => ({ id: p.row.id, name: String(p.person?.name ?? '—'), duty: t(roleLabel(String(p.row.role))), sk: p.row.sk ? String(p.row.sk) : '', until: p.row.until ? String(p.row.until) : null })),
                    ...((row?.staff ?? []) as Staff[]).map((s, i) => ({ id: `s${i}`, name: s.name, duty: t(staffDuties.find((d) => d.code === s.duty)?.label ?? s.duty), sk: s.skNo ?? '', until: s.skUntil ?? null })),
                  ]}
                  keyOf={(p) => p.id} empty={<p className="k-hint">{t({ id: 'Belum ada petugas tercatat.', en: 'No staff on record.' })}</p>}
                  show={(p) => ({ title: p.name, icon: 'person', lines: [p.duty, [p.sk, p.until ? t({ id: 'sampai {d}', en: 'until {d}' }, { d: date(p.until) }) : ''].filter(Boolean).join(' · ')].filter(Boolean), ...(p.until && p.until < today ? { tags: <StatusTag label={{ id: 'SK habis', en: 'Decree expired' }} tone="bad" /> } : {}) })}
                />
              </Section>
            </Stack>
          )
        }}
      </StateOf>
    </Page>
  )
}

function Territory({ place }: { place: string }) {
  const { t, number, percent } = useWords()
  const { told, asked } = useCoverage(place)
  const inside = told && told.children.length > 0 && told.children.every((c) => c.code.length === 13)
  const u = told?.strength.puskesos
  return (
    <Page title={title} subtitle={told?.name ?? ''} width="wide" back={`/kekuatan/${alias(place)}`}>
      {told && u ? (
        <Stack gap={5}>
          <Grid min={9}>
            <NumberTile label={{ id: 'Melayani', en: 'Serving' }} value={u.ada} tone="good" hint={told.villages > 0 ? t({ id: '{p} dari {n} desa/kelurahan', en: '{p} of {n} villages' }, { p: percent(u.ada / told.villages), n: number(told.villages) }) : { id: '', en: '' }} />
            <NumberTile label={{ id: 'Dengan SK berlaku', en: 'With a decree in force' }} value={u.berSK} />
            <NumberTile label={{ id: 'Belum melayani', en: 'Not serving' }} value={u.tidak_aktif} tone="caution" />
            <NumberTile label={{ id: 'Belum ada', en: 'None yet' }} value={u.belum_ada} tone="bad" />
            <NumberTile label={{ id: 'Belum didata', en: 'Not recorded' }} value={told.villages - u.ada - u.tidak_aktif - u.belum_ada} />
          </Grid>
          {inside ? <Villages told={told} /> : (
            <DataTable
              label={{ id: 'Puskesos menurut wilayah', en: 'Puskesos by area' }} rows={told.children} keyOf={(c) => c.code} hrefOf={(c) => `/puskesos/${c.code}`} exportName={`puskesos-${place || 'indonesia'}`}
              columns={[
                { id: 'code', label: { id: 'Kode', en: 'Code' }, value: (c) => c.code },
                { id: 'name', label: { id: 'Wilayah', en: 'Area' }, value: (c) => c.name },
                { id: 'villages', label: { id: 'Desa/kelurahan', en: 'Villages' }, kind: 'number', sum: true, value: (c) => c.villages },
                { id: 'puskesos', label: { id: 'Melayani', en: 'Serving' }, kind: 'number', sum: true, value: (c) => c.puskesos },
                { id: 'left', label: { id: 'Belum', en: 'Without' }, kind: 'number', sum: true, value: (c) => c.villages - c.puskesos },
              ]}
            />
          )}
        </Stack>
      ) : <StateOf state={asked} onRetry={asked.again}>{() => null}</StateOf>}
    </Page>
  )
}

/** Every village of a kecamatan, with or without a row. */
function Villages({ told }: { told: CoverageTold }) {
  const { t, date } = useWords()
  const state = useView('organization.puskesos', { place: told.place })
  return (
    <StateOf state={listOf(state)} onRetry={state.again}>
      {(rows) => {
        const of = new Map(rows.map((r) => [r.row.place, r.row]))
        const lines = told.children.map((v) => ({ code: v.code, name: v.name, row: of.get(v.code) as AnyRow | undefined }))
        const word = (row: AnyRow | undefined) => (row ? (puskesosStates.find((s) => s.code === row.state)?.label ?? { id: String(row.state), en: String(row.state) }) : { id: 'Belum didata', en: 'Not recorded' })
        const late = (row: AnyRow | undefined): boolean => !!row?.skUntil && String(row.skUntil) < told.day
        return (
          <DataTable
            label={{ id: 'Puskesos menurut desa/kelurahan', en: 'Puskesos by village' }} rows={lines} keyOf={(l) => l.code} hrefOf={(l) => `/puskesos/${l.code}`} exportName={`puskesos-${told.place}`}
            columns={[
              { id: 'code', label: { id: 'Kode', en: 'Code' }, value: (l) => l.code },
              { id: 'name', label: { id: 'Desa/kelurahan', en: 'Village' }, value: (l) => l.name },
              { id: 'state', label: { id: 'Keadaan', en: 'State' }, value: (l) => t(word(l.row)), show: (l) => <StatusTag label={word(l.row)} tone={l.row?.state === 'ada' ? 'good' : l.row?.state === 'tidak_aktif' ? 'caution' : l.row ? 'bad' : 'neutral'} /> },
              { id: 'sk', label: { id: 'Nomor SK', en: 'Decree' }, value: (l) => String(l.row?.skNo ?? '') },
              { id: 'until', label: { id: 'SK sampai', en: 'Decree until' }, kind: 'date', value: (l) => (l.row?.skUntil ? String(l.row.skUntil) : null), show: (l) => (l.row?.skUntil ? `${date(String(l.row.skUntil))}${late(l.row) ? ` (${t({ id: 'habis', en: 'expired' })})` : ''}` : '') },
            ]}
          />
        )
      }}
    </StateOf>
  )
}
