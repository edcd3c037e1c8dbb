// The whole strength of a place on one page: members, the board and its standing, pillars by kind, Puskesos, agencies, open cases. On the phone for the village it carries.
import { useMemo } from 'react'
import type { AnyRow } from '../../../engine/record.ts'
import { ButtonLink } from '../../../kit/button.web.tsx'
import { BarList, NumberTile } from '../../../kit/charts.web.tsx'
import { listOf } from '../../../kit/loaded.web.ts'
import { Card, Fold, Grid, Note, Page, Row, Section, Stack } from '../../../kit/page.web.tsx'
import { RowList } from '../../../kit/row-list.web.tsx'
import { StateOf } from '../../../kit/states.web.tsx'
import { StatusTag } from '../../../kit/tags.web.tsx'
import type { Tone } from '../../../kit/theme.web.ts'
import { useWords } from '../../../kit/words.web.tsx'
import { useHolds, useMe, useView, useWork } from '../../../kit/work.web.tsx'
import { boardIdOf, boardStanding } from '../board-rules.ts'
import { standingLabels } from '../board-words.ts'
import { pillarKeepers } from '../pillar-acts.ts'
import { kindLabel, type OwnKind } from '../pillar-kinds.ts'
import { puskesosLacks } from '../puskesos-rules.ts'
import { alias, type CoverageTold, useCoverage, useParent, usePlace } from './strength-words.web.ts'

const title = { id: 'Kekuatan wilayah', en: 'Strength of the place' }
const standingTones: { readonly [s in keyof typeof standingLabels]: Tone } = { aktif: 'good', akan_berakhir: 'caution', masa_tenggang: 'bad', kedaluwarsa: 'bad', dibekukan: 'bad', belum_terbentuk: 'neutral', dalam_proses: 'waiting', disahkan: 'info', dilantik: 'info' }

export default function StrengthScreen({ params }: { params: { [k: string]: string } }) {
  const place = usePlace(params)
  const { told, asked, device } = useCoverage(place)
  if (told) return <Shown told={told} device={device} />
  return <Page title={title} width="wide"><StateOf state={asked} onRetry={asked.again}>{() => null}</StateOf></Page>
}

function Shown({ told, device }: { told: CoverageTold; device: boolean }) {
  const { t, number, moment } = useWords()
  const me = useMe()
  const parent = useParent(told)
  const s = told.strength
  const village = told.place.length === 13
  // Names and lists are for those who read class N here; the others see numbers alone.
  const reads = me.who.posts.some((p) => !['ipsm_board_province', 'province_office', 'donor'].includes(p.role))
  const mayAdd = useHolds(pillarKeepers, told.place)
  const plansSeen = me.who.posts.some((p) => !['opd_owner', 'admin', 'dpo', 'donor', 'pekerja_sosial', 'province_office', 'duty_officer', 'urc_crew'].includes(p.role))
  const kinds = useView('organization.pillarKinds', reads ? { place: told.place } : null)
  const own = (kinds.status === 'ready' ? kinds.rows.map((r) => r.row) : []) as OwnKind[]
  const pillarCount = Object.values(s.pillars).reduce((a, b) => a + b, 0)
  return (
    <Page
      title={title} width="wide"
      subtitle={`${told.name} · ${device ? t({ id: 'dihitung di perangkat ini, termasuk yang belum terkirim', en: 'counted on this device, unsent notes included' }) : told.rolledAt ? t({ id: 'per {at}', en: 'as of {at}' }, { at: moment(told.rolledAt) }) : ''} · ${told.population === null ? t({ id: 'jumlah penduduk belum diketahui', en: 'population not known yet' }) : t({ id: '{n} penduduk', en: '{n} people' }, { n: number(told.population) })}`}
      {...(parent !== null && !device ? { back: `/kekuatan/${alias(parent)}` } : {})}
      {...(mayAdd ? { action: <ButtonLink href={`/pilar/baru?di=${told.place}`} tone="main" icon="plus">{t({ id: 'Catat pilar', en: 'Record a pillar' })}</ButtonLink> } : {})}
    >
      <Stack gap={5}>
        <Grid min={9}>
          <NumberTile label={{ id: 'PSM aktif', en: 'Active members' }} value={s.psm.active} tone={s.psm.active === 0 ? 'bad' : 'neutral'} href={`/cakupan/${alias(told.place)}`} hint={t({ id: '{n} ber-SK', en: '{n} in office' }, { n: number(s.psm.serving) })} />
          <NumberTile label={{ id: 'Bersertifikat', en: 'Certified' }} value={s.psm.certified} />
          <NumberTile label={{ id: 'Pilar lain', en: 'Other pillars' }} value={pillarCount} {...(reads ? { href: `/pilar?di=${alias(told.place)}` } : {})} />
          <NumberTile label={{ id: 'Puskesos melayani', en: 'Puskesos serving' }} value={s.puskesos.ada} tone={s.puskesos.ada === 0 ? 'caution' : 'neutral'} {...(reads ? { href: `/puskesos/${alias(told.place)}` } : {})} hint={village ? { id: '', en: '' } : t({ id: 'dari {n} desa/kelurahan', en: 'of {n} villages' }, { n: number(told.villages) })} />
          <NumberTile label={{ id: 'Kasus berjalan', en: 'Running cases' }} value={s.openCases} hint={{ id: 'tanpa jalur terbatas', en: 'without the restricted lane' }} />
        </Grid>
        <Row>
          <ButtonLink href={`/cakupan/${alias(told.place)}`} icon="map">{t({ id: 'Cakupan PSM', en: 'Coverage' })}</ButtonLink>
          <ButtonLink href={`/pertumbuhan/${alias(told.place)}`} icon="chart">{t({ id: 'Pertumbuhan', en: 'Growth' })}</ButtonLink>
          {plansSeen ? <ButtonLink href="/program-kerja" icon="clipboardList">{t({ id: 'Program kerja', en: 'Programme of work' })}</ButtonLink> : null}
        </Row>
        <BoardCard told={told} />
        {village ? <PuskesosCard place={told.place} day={told.day} /> : null}
        <Section title={{ id: 'Pilar menurut jenis', en: 'Pillars by kind' }} hint={{ id: 'PSM dihitung dari daftar anggota.', en: 'Members are counted from their own roll.' }}>
          <Card>
            {pillarCount === 0 && s.psm.active === 0 ? <p>{t({ id: 'Belum ada pilar yang dicatat.', en: 'No pillar on record yet.' })}</p> : (
              <BarList
                label={{ id: 'Pilar', en: 'Pillars' }}
                items={[{ id: 'PSKS-02', label: kindLabel('PSKS-02'), value: s.psm.active, href: `/cakupan/${alias(told.place)}` }, ...Object.entries(s.pillars).sort(([a], [b]) => (a < b ? -1 : 1)).map(([kind, n]) => ({ id: kind, label: kindLabel(kind, own), value: n, ...(reads ? { href: `/pilar?di=${alias(told.place)}&jenis=${kind}` } : {}) }))]}
              />
            )}
          </Card>
        </Section>
        {told.children.length > 0 ? (
          <Section title={{ id: 'Wilayah di dalamnya', en: 'Places inside' }}>
            <RowList
              label={{ id: 'Wilayah', en: 'Places' }} rows={told.children} keyOf={(c) => c.code}
              show={(c) => ({
                title: c.name, href: `/kekuatan/${c.code}`, icon: 'pin',
                lines: t({ id: '{psm} PSM · {pilar} pilar lain · {puskesos} Puskesos', en: '{psm} members · {pilar} other pillars · {puskesos} Puskesos' }, { psm: c.active === null ? '< 5' : number(c.active), pilar: number(c.pillars), puskesos: number(c.puskesos) }),
                ...(c.tone === 'bad' ? { tags: <StatusTag label={{ id: 'Belum ada PSM', en: 'No member' }} tone="bad" /> } : c.without > 0 ? { tags: <StatusTag label={t({ id: '{n} tanpa PSM', en: '{n} without' }, { n: c.without })} tone="caution" /> } : {}),
              })}
            />
          </Section>
        ) : null}
        {reads ? <Agencies place={told.place} /> : null}
      </Stack>
    </Page>
  )
}

function BoardCard({ told }: { told: CoverageTold }) {
  const { t, date } = useWords()
  const work = useWork()
  const held = useMemo(() => [...(work.carried('board', told.place) ?? [])].find((b) => b.id === boardIdOf(told.place)), [work, told.place])
  const standing = (held ? boardStanding(held as never, told.day) : (told.boards.own?.standing ?? 'belum_terbentuk')) as keyof typeof standingLabels
  const name = String(held?.name ?? told.boards.own?.name ?? 'IPSM')
  const end = (held?.periodEnd as string | undefined) ?? told.boards.own?.periodEnd ?? null
  return (
    <Card title={{ id: 'Kepengurusan IPSM', en: 'IPSM board' }} icon="people">
      <Row spread>
        <span>{name}{end ? ` · ${t({ id: 'sampai {d}', en: 'until {d}' }, { d: date(end) })}` : ''}</span>
        <StatusTag label={standingLabels[standing]} tone={standingTones[standing]} />
      </Row>
      {told.boards.below > 0 ? <p className="k-hint">{t({ id: '{n} dari {m} kepengurusan setingkat di bawahnya sah.', en: '{n} of {m} boards one level down stand.' }, { n: told.boards.legalBelow, m: told.boards.below })}</p> : null}
    </Card>
  )
}

function PuskesosCard({ place, day }: { place: string; day: string }) {
  const { t } = useWords()
  const desk = useView('organization.puskesos', { place })
  const posts = useView('organization.posts', { place })
  if (desk.status !== 'ready' || posts.status !== 'ready') return null
  const row = desk.rows[0]?.row
  const lacks = puskesosLacks((row ?? null) as never, posts.rows.map((p) => p.row as AnyRow) as never, day)
  return (
    <Card title={{ id: 'Puskesos', en: 'Puskesos' }} icon="house">
      <Stack gap={2}>
        {row?.name ? <strong>{String(row.name)}</strong> : null}
        {lacks.length === 0 ? <Note tone="good">{t({ id: 'Tidak ada yang kurang.', en: 'Nothing is missing.' })}</Note> : <ul>{lacks.slice(0, 4).map((l) => <li key={l.code}>{t(l.say)}</li>)}</ul>}
        <ButtonLink href={`/puskesos/${place}`} tone="quiet">{t(lacks.length > 4 ? { id: 'Lihat semua yang kurang ({n})', en: 'All that is missing ({n})' } : { id: 'Buka Puskesos', en: 'Open the Puskesos' }, { n: lacks.length })}</ButtonLink>
      </Stack>
    </Card>
  )
}

function Agencies({ place }: { place: string }) {
  const { t } = useWords()
  const state = useView('organization.agencies', { place })
  return (
    <Fold title={{ id: 'Instansi mitra', en: 'Agencies' }}>
      <StateOf state={listOf(state)} onRetry={state.again} isEmpty={(rows) => rows.length === 0} empty={<p className="k-hint">{t({ id: 'Belum ada instansi terdaftar.', en: 'No agency registered yet.' })}</p>}>
        {(rows) => <RowList label={{ id: 'Instansi', en: 'Agencies' }} rows={rows} keyOf={(r) => r.row.id} show={(r) => ({ title: String(r.row.name), icon: 'office', ...(r.row.contact ? { lines: String(r.row.contact) } : {}) })} />}
      </StateOf>
    </Fold>
  )
}
