// The picture: numbers, a table and a map of one territory; on a device that carries the village, counted there without a signal.
import { useMemo, useState } from 'react'
import { useLocation } from 'wouter'
import type { Text } from '../../../engine/field.ts'
import { dayAt } from '../../../engine/values/day.ts'
import { covers } from '../../../engine/who.ts'
import { BarList, NumberTile, StackBar } from '../../../kit/charts.web.tsx'
import { ChoiceField } from '../../../kit/choice-inputs.web.tsx'
import { DataTable } from '../../../kit/data-table.web.tsx'
import { LinkTo } from '../../../kit/link.web.tsx'
import { MapView } from '../../../kit/map.web.tsx'
import { Card, Grid, Note, Page, Section, Stack } from '../../../kit/page.web.tsx'
import { StateOf } from '../../../kit/states.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useAsk, useMe, useWork } from '../../../kit/work.web.tsx'
import { type Measure, type MeasureGroup, pictureOf } from '../picture.ts'

interface Picture {
  place: string
  name: string
  level: string
  parents: { code: string; name: string }[]
  rolledAt: string | null
  lists: boolean
  groups: MeasureGroup[]
  children: { code: string; name: string; values: { [measure: string]: number | null } }[]
  grid: { code: string; col: number; row: number }[]
}

/** What a mayor looks at first, in this order; the rest stands in its own group. */
const first = ['laporan.terbuka', 'laporan.lewat', 'kasus.berjalan', 'bantuan.semua', 'keluarga.semua', 'rumah.rtlh', 'air.gagal', 'jamban.gagal']
const alias = (code: string): string => code || 'id'

export default function PictureScreen({ params }: { params: { [k: string]: string } }) {
  const work = useWork()
  const me = useMe()
  const place = params.place === 'id' ? '' : (params.place ?? me.post?.place ?? '')
  const held = work.count(place)
  const asked = useAsk<Picture>(held ? null : `/api/pictures/${alias(place)}`)
  const own = useMemo<Picture | null>(() => held && {
    place, name: work.placeName(place), level: 'village', parents: [], rolledAt: work.now(), lists: true, groups: pictureOf(held, dayAt(work.now(), place)), children: [], grid: [],
  }, [held, place, work])
  if (own) return <Shown picture={own} device />
  return (
    <StateOf state={asked} onRetry={asked.again} loading={<Page title={{ id: 'Gambaran wilayah', en: 'Picture of the territory' }} width="wide"><StateOf state={{ status: 'loading' }}>{() => null}</StateOf></Page>}>
      {(picture) => <Shown picture={picture} device={false} />}
    </StateOf>
  )
}

function Shown({ picture, device }: { picture: Picture; device: boolean }) {
  const { t, moment } = useWords()
  const [, go] = useLocation()
  const measures = useMemo(() => new Map(picture.groups.flatMap((g) => g.measures.map((m) => [m.id, m] as const))), [picture])
  const top = first.map((id) => measures.get(id)).filter((m): m is Measure => m !== undefined)
  const me = useMe()
  const above = picture.parents.at(-1)
  // Only up to where one's own posts reach.
  const parent = above && me.posts.some((p) => covers(p.place, above.code)) ? above : undefined
  return (
    <Page
      title={picture.name}
      subtitle={device ? t({ id: 'Dihitung di perangkat ini, termasuk yang belum terkirim', en: 'Counted on this device, unsent notes included' }) : picture.rolledAt ? t({ id: 'Per {at}', en: 'As of {at}' }, { at: moment(picture.rolledAt) }) : t({ id: 'Belum ada yang dihitung', en: 'Nothing was counted yet' })}
      width="wide"
      {...(parent && !device ? { back: `/gambaran/${alias(parent.code)}` } : {})}
    >
      <Stack gap={6}>
        <Grid min={9}>
          {top.map((m) => <Tile key={m.id} measure={m} picture={picture} />)}
        </Grid>
        {picture.children.length > 0 ? <Children picture={picture} onOpen={(code) => go(`/gambaran/${code}`)} /> : null}
        {picture.groups.map((g) => <Group key={g.id} group={g} picture={picture} />)}
        <Note tone="info">{t({ id: 'Hitungan terbatas (kekerasan, anak, dan sejenisnya) hanya tampak sebagai jumlah, dan tidak tampak bila kurang dari lima.', en: 'Restricted counts (violence, children and the like) show as numbers only, and not at all below five.' })}</Note>
      </Stack>
    </Page>
  )
}

function hrefOf(m: Measure, picture: Picture): string | undefined {
  if (!m.list || !picture.lists || !m.n) return undefined
  const query = new URLSearchParams({ v: m.list.view, j: m.id, ...m.list.params })
  return `/gambaran/${alias(picture.place)}/daftar?${query}`
}

function Tile({ measure: m, picture }: { measure: Measure; picture: Picture }) {
  const { t, percent } = useWords()
  const href = hrefOf(m, picture)
  return (
    <NumberTile
      label={m.label} value={m.n} suppressed={m.n === null} {...(m.unit ? { unit: m.unit } : {})} {...(href ? { href } : {})}
      {...(m.tone === 'neutral' ? {} : { tone: m.tone === 'caution' ? 'caution' : m.tone })}
      {...(m.of ? { hint: t({ id: '{p} dari {n}', en: '{p} of {n}' }, { p: percent((m.n ?? 0) / m.of), n: String(m.of) }) } : {})}
    />
  )
}

function Group({ group, picture }: { group: MeasureGroup; picture: Picture }) {
  const { t } = useWords()
  const [, go] = useLocation()
  if (group.measures.length === 0) return null
  if (group.id === 'keluarga') {
    const parts = ['keluarga.hijau', 'keluarga.kuning', 'keluarga.merah', 'keluarga.belum'].map((id) => group.measures.find((m) => m.id === id)).filter((m): m is Measure => m !== undefined)
    return (
      <Section title={group.title} {...(group.hint ? { hint: group.hint } : {})}>
        <Stack>
          <StackBar label={group.title} parts={parts.map((m) => ({ id: m.id, label: m.label, value: m.n ?? 0, tone: m.id === 'keluarga.belum' ? 'neutral' : m.tone === 'caution' ? 'caution' : m.tone === 'good' ? 'good' : 'bad' }))} onOpen={(id) => {
            const m = group.measures.find((x) => x.id === id)
            const href = m && hrefOf(m, picture)
            if (href) go(href)
          }} />
          <Grid min={9}>{group.measures.map((m) => <Tile key={m.id} measure={m} picture={picture} />)}</Grid>
        </Stack>
      </Section>
    )
  }
  const bars = group.measures.filter((m) => m.n !== 0)
  if (bars.length === 0) return <Section title={group.title}><p>{t({ id: 'Belum ada.', en: 'None yet.' })}</p></Section>
  return (
    <Section title={group.title} {...(group.hint ? { hint: group.hint } : {})}>
      <Card>
        <BarList
          label={group.title}
          items={bars.map((m) => {
            const href = hrefOf(m, picture)
            return { id: m.id, label: m.label, value: m.n ?? 0, suppressed: m.n === null, ...(m.tone === 'neutral' ? {} : { tone: m.tone === 'caution' ? 'caution' as const : m.tone }), ...(href ? { href } : {}) }
          })}
        />
      </Card>
    </Section>
  )
}

function Children({ picture, onOpen }: { picture: Picture; onOpen: (code: string) => void }) {
  const { t } = useWords()
  const [measure, setMeasure] = useState('laporan.terbuka')
  const all = picture.groups.filter((g) => g.id !== 'terbatas').flatMap((g) => g.measures)
  const choices = all.filter((m) => first.includes(m.id) || m.id.startsWith('keluarga.') || m.id === 'kasus.lewat')
  const chosen = all.find((m) => m.id === measure)
  const outlines = useAsk<{ topology: unknown }>(`/api/places/${alias(picture.place)}/outlines`)
  const topology = outlines.status === 'ready' ? outlines.data.topology : null
  const label: Text = chosen?.label ?? { id: 'Jumlah', en: 'Number' }
  return (
    <Section title={{ id: 'Menurut wilayah', en: 'By area' }}>
      <Stack>
        <ChoiceField as="list" label={{ id: 'Yang ditampilkan', en: 'Shown' }} required options={choices.map((m) => ({ code: m.id, label: m.label }))} value={measure} onChange={(v) => setMeasure(v ?? 'laporan.terbuka')} />
        <Card>
          <MapView label={label} areas={picture.children.map((c) => ({ code: c.code, label: c.name, value: c.values[measure] ?? 0 }))} {...(topology ? { topology: topology as never } : {})} grid={picture.grid} onOpen={onOpen} />
        </Card>
        <DataTable
          label={{ id: 'Tabel wilayah', en: 'Table of areas' }}
          rows={picture.children}
          keyOf={(c) => c.code}
          hrefOf={(c) => `/gambaran/${c.code}`}
          columns={[
            { id: 'code', label: { id: 'Kode', en: 'Code' }, value: (c) => c.code },
            { id: 'name', label: { id: 'Wilayah', en: 'Area' }, value: (c) => c.name },
            ...first.map((id) => ({ id, label: all.find((m) => m.id === id)?.label ?? { id, en: id }, kind: 'number' as const, sum: true, value: (c: Picture['children'][number]) => c.values[id] ?? 0 })),
          ]}
          exportName={`gambaran-${picture.place || 'indonesia'}`}
        />
        <p><LinkTo href={`/gambaran/${alias(picture.place)}`}>{t({ id: 'Angka per wilayah dihitung ulang beberapa detik setelah ada perubahan.', en: 'Numbers are rolled up a few seconds after a change.' })}</LinkTo></p>
      </Stack>
    </Section>
  )
}
