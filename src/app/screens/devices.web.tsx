// The phones of the people who serve here: the silent named first, then those that hold something back.
import { useState } from 'react'
import { type DeviceSeen, deviceWatchers, roleLabel } from '../../rooms/organization/door.ts'
import { DataTable } from '../../kit/data-table.web.tsx'
import { FilterBar } from '../../kit/filter-bar.web.tsx'
import { NumberTile } from '../../kit/charts.web.tsx'
import { Grid, Note, Page, Stack } from '../../kit/page.web.tsx'
import { Empty, StateOf } from '../../kit/states.web.tsx'
import { useWords } from '../../kit/words.web.tsx'
import { useAsk, useMe, useWork } from '../../kit/work.web.tsx'
import { DeviceTags, type DevicesTold } from './devices-words.web.tsx'

const waiting = (d: DeviceSeen): number => (d.revoked ? 0 : (d.unsent ?? 0) + (d.photos ?? 0))
const kinds: { readonly [filter: string]: (d: DeviceSeen) => boolean } = {
  semua: () => true,
  diam: (d) => !d.revoked && d.silent,
  menahan: (d) => waiting(d) > 0,
  dicabut: (d) => d.revoked !== null,
}

export default function Devices() {
  const { t } = useWords()
  const me = useMe()
  const place = (me.post && deviceWatchers.includes(me.post.role) ? me.post : me.posts.find((p) => deviceWatchers.includes(p.role)))?.place ?? ''
  const told = useAsk<DevicesTold>(`/api/devices?place=${place}`)
  return (
    <Page title={{ id: 'Perangkat', en: 'Devices' }} subtitle={t({ id: 'Ponsel petugas di wilayah Anda: kapan terakhir tersambung, dan apa yang belum terkirim.', en: 'The phones of your area: when they last connected, and what they still hold.' })} width="wide">
      <StateOf state={told} onRetry={told.again} isEmpty={(d) => d.devices.length === 0} empty={<Empty title={{ id: 'Belum ada perangkat di sini', en: 'No devices here yet' }} />}>
        {(d) => <Told told={d} place={place} />}
      </StateOf>
    </Page>
  )
}

function Told({ told, place }: { told: DevicesTold; place: string }) {
  const { t, ago, bytes } = useWords()
  const work = useWork()
  const [kind, setKind] = useState('semua')
  const now = Date.parse(told.now)
  const { devices } = told
  const silent = devices.filter(kinds.diam ?? (() => false))
  const post = (d: DeviceSeen): string => {
    const p = d.posts.find((x) => x.current) ?? d.posts[0]
    return p ? `${t(roleLabel(p.role))} · ${work.placeName(p.place)}${p.current ? '' : ` (${t({ id: 'berakhir', en: 'ended' })})`}` : ''
  }
  return (
    <Stack gap={5}>
      <Grid min={9}>
        <NumberTile label={{ id: 'Perangkat', en: 'Devices' }} value={devices.filter((d) => !d.revoked).length} onOpen={() => setKind('semua')} />
        <NumberTile label={t({ id: 'Diam ≥ {n} hari', en: 'Silent ≥ {n} days' }, { n: told.silentAfterDays })} value={silent.length} tone={silent.length > 0 ? 'bad' : 'good'} onOpen={() => setKind('diam')} />
        <NumberTile label={{ id: 'Menahan catatan', en: 'Holding notes back' }} value={devices.filter((d) => waiting(d) > 0).length} onOpen={() => setKind('menahan')} />
        <NumberTile label={{ id: 'Catatan belum terkirim', en: 'Unsent notes' }} value={devices.reduce((n, d) => n + (d.revoked ? 0 : (d.unsent ?? 0)), 0)} />
      </Grid>
      {silent.length > 0 ? (
        <Note tone="waiting" icon="cloudOff">
          {t({ id: 'Hubungi dulu: {names}.', en: 'Call first: {names}.' }, { names: silent.slice(0, 5).map((d) => `${d.name} (${t({ id: '{n} hari', en: '{n} days' }, { n: d.silentDays })})`).join(', ') })}
        </Note>
      ) : null}
      <FilterBar
        filters={[{
          id: 'keadaan', label: { id: 'Keadaan', en: 'State' }, value: kind === 'semua' ? null : kind, onChange: (v) => setKind(v ?? 'semua'),
          options: [
            { code: 'diam', label: { id: 'Diam', en: 'Silent' } },
            { code: 'menahan', label: { id: 'Belum terkirim', en: 'Unsent' } },
            { code: 'dicabut', label: { id: 'Dicabut', en: 'Revoked' } },
          ],
        }]}
      />
      <DataTable
        label={{ id: 'Perangkat', en: 'Devices' }}
        rows={devices.filter(kinds[kind] ?? (() => true))}
        keyOf={(d) => d.id}
        hrefOf={(d) => `/perangkat/${d.id}?wilayah=${place}`}
        exportName="perangkat"
        search
        columns={[
          { id: 'name', label: { id: 'Petugas', en: 'Officer' }, value: (d) => d.name, show: (d) => <>{d.name}<br /><small>{post(d)}</small></> },
          { id: 'state', label: { id: 'Keadaan', en: 'State' }, value: (d) => (d.revoked ? -1 : d.silent ? d.silentDays + 1000 : waiting(d)), show: (d) => <DeviceTags device={d} /> },
          { id: 'post', label: { id: 'Tugas', en: 'Post' }, value: post, hidden: true },
          { id: 'contact', label: { id: 'Terakhir tersambung', en: 'Last contact' }, value: (d) => d.lastContact, show: (d) => ago(d.lastContact, now) },
          { id: 'unsent', label: { id: 'Belum terkirim', en: 'Unsent' }, value: (d) => (d.unsent ?? 0) + (d.photos ?? 0), kind: 'number', sum: true, show: (d) => (waiting(d) > 0 && d.oldest ? t({ id: '{n}, tertua {d}', en: '{n}, oldest {d}' }, { n: waiting(d), d: ago(d.oldest, now) }) : String((d.unsent ?? 0) + (d.photos ?? 0))) },
          { id: 'oldest', label: { id: 'Tertua', en: 'Oldest' }, value: (d) => d.oldest ?? '', show: (d) => (d.oldest && !d.revoked ? ago(d.oldest, now) : ''), hidden: true },
          { id: 'app', label: { id: 'Versi', en: 'Version' }, value: (d) => d.app ?? '' },
          { id: 'free', label: { id: 'Ruang tersisa', en: 'Room left' }, value: (d) => d.freeBytes ?? -1, show: (d) => (d.freeBytes === null ? '' : bytes(d.freeBytes)) },
          { id: 'persisted', label: { id: 'Simpanan terjaga', en: 'Store is kept' }, value: (d) => (d.persisted === null ? '' : t(d.persisted ? { id: 'Ya', en: 'Yes' } : { id: 'Belum', en: 'Not yet' })), hidden: true },
          { id: 'label', label: { id: 'Perangkat', en: 'Device' }, value: (d) => d.label, hidden: true },
        ]}
      />
    </Stack>
  )
}
