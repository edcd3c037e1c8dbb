// One phone as its supervisor sees it: whose, how it is, since when silent; and, for who keeps the posts, taking its keys away.
import { useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { type DeviceSeen, roleLabel } from '../../rooms/organization/door.ts'
import { Button, ButtonLink } from '../../kit/button.web.tsx'
import { Card, KeyValue, Note, Page, Row, Section, Stack } from '../../kit/page.web.tsx'
import { Refused, StateOf } from '../../kit/states.web.tsx'
import { useWords } from '../../kit/words.web.tsx'
import { useAsk, useHolds, useMe, useView, useWork } from '../../kit/work.web.tsx'
import { DeviceTags, type DevicesTold } from './devices-words.web.tsx'
import { RevokeSheet } from './revoke-device.web.tsx'

const keepers = ['admin', 'dinsos_head']

/** Notes this phone could not read any more, as it told of them: never their words. */
interface Troubles {
  troubles: { device: string; note: string; heardAt: string; size: number; why: string; kept: boolean }[]
}

export default function DevicePage({ params }: { params: { [k: string]: string } }) {
  const place = new URLSearchParams(useSearch()).get('wilayah') ?? ''
  const told = useAsk<DevicesTold>(`/api/devices?place=${encodeURIComponent(place)}`)
  const found = told.status === 'ready' ? told.data.devices.find((d) => d.id === params.id) : undefined
  if (found) return <Told device={found} place={place} now={told.status === 'ready' ? told.data.now : ''} again={told.again} />
  return (
    <Page title={{ id: 'Perangkat', en: 'Device' }} back="/perangkat">
      <StateOf state={told} onRetry={told.again}>
        {() => <Refused reason={{ id: 'Perangkat ini tidak ada di wilayah Anda.', en: 'There is no such device in your area.' }} />}
      </StateOf>
    </Page>
  )
}

function Told({ device: d, place, now, again }: { device: DeviceSeen; place: string; now: string; again: () => void }) {
  const { t, ago, moment, bytes, number } = useWords()
  const [, go] = useLocation()
  const work = useWork()
  const me = useMe()
  const keeps = useHolds(keepers, place)
  const people = useView('organization.people', keeps ? { place } : null)
  const home = people.status === 'ready' ? people.rows.find((p) => p.row.id === d.person)?.row.place : undefined
  const [revoking, setRevoking] = useState(false)
  const troubles = useAsk<Troubles>(`/api/devices/${encodeURIComponent(d.person)}/trouble`)
  const told = troubles.status === 'ready' ? troubles.data.troubles.filter((x) => x.device === d.id) : []
  const at = Date.parse(now)
  const since = (iso: string | null): string => (iso ? `${ago(iso, at)} (${moment(iso)})` : '')
  return (
    <Page
      title={d.name} subtitle={d.label} back="/perangkat" tags={<DeviceTags device={d} />}
      action={keeps && !d.revoked && d.id !== me.who.device ? <Button tone="danger" icon="lock" disabled={home === undefined} onClick={() => setRevoking(true)}>{t({ id: 'Cabut perangkat', en: 'Revoke the device' })}</Button> : undefined}
    >
      <Stack gap={5}>
        {d.revoked ? (
          <Note tone={d.wipedAt ? 'good' : d.revoked.kind === 'lost' ? 'bad' : 'caution'}>
            {d.wipedAt
              ? t({ id: 'Dicabut {r}; isinya sudah terhapus {w}.', en: 'Revoked {r}; wiped {w}.' }, { r: moment(d.revoked.at), w: moment(d.wipedAt) })
              : d.revoked.kind === 'lost'
                ? t({ id: 'Dilaporkan hilang {r}. Perintah hapus menunggu ponsel itu tersambung.', en: 'Reported lost {r}. The order to wipe waits for it to connect.' }, { r: moment(d.revoked.at) })
                : t({ id: 'Dicabut {r}. Terhapus setelah dibuka dan menyerahkan yang belum terkirim, paling lama 14 hari.', en: 'Revoked {r}. Wiped after it is opened and has handed over, within 14 days.' }, { r: moment(d.revoked.at) })}
            {d.revoked.why ? ` ${t({ id: 'Alasan: {w}', en: 'Reason: {w}' }, { w: d.revoked.why })}` : ''}
          </Note>
        ) : d.silent ? (
          <Note tone="waiting" icon="cloudOff">{t({ id: 'Tidak terdengar {n} hari. Hubungi petugasnya: mungkin tanpa sinyal, rusak, atau hilang.', en: 'Not heard from for {n} days. Call the officer: no signal, broken, or lost.' }, { n: number(d.silentDays) })}</Note>
        ) : null}
        <Section title={{ id: 'Kesehatan', en: 'Health' }} hint={{ id: 'Diceritakan ponsel itu sendiri; tidak ada isi catatan di sini.', en: 'Told by the phone itself; no words of its notes are here.' }}>
          <Card>
            <KeyValue
              items={[
                { label: { id: 'Terakhir tersambung', en: 'Last contact' }, value: since(d.lastContact) },
                { label: { id: 'Catatan belum terkirim', en: 'Unsent notes' }, value: d.unsent === null ? t({ id: 'belum dilaporkan', en: 'not told yet' }) : number(d.unsent), note: d.oldest ? t({ id: 'tertua {d}', en: 'oldest {d}' }, { d: since(d.oldest) }) : undefined },
                { label: { id: 'Foto belum terkirim', en: 'Unsent photos' }, value: d.photos === null ? t({ id: 'belum dilaporkan', en: 'not told yet' }) : number(d.photos) },
                { label: { id: 'Menunggu petugas (dikembalikan, dua tulisan)', en: 'Waits for the officer (returned, two wrote)' }, value: d.attention === null ? t({ id: 'belum dilaporkan', en: 'not told yet' }) : number(d.attention) },
                ...(d.unreadable ? [{ label: { id: 'Catatan tidak terbaca', en: 'Unreadable notes' }, value: number(d.unreadable) }] : []),
                { label: { id: 'Versi aplikasi', en: 'App version' }, value: d.app ?? t({ id: 'belum dilaporkan', en: 'not told yet' }) },
                { label: { id: 'Ruang tersisa', en: 'Room left' }, value: d.freeBytes === null ? t({ id: 'tidak diketahui', en: 'not known' }) : bytes(d.freeBytes), note: d.usedBytes === null ? undefined : t({ id: 'dipakai Guyub {n}', en: 'used by Guyub {n}' }, { n: bytes(d.usedBytes) }) },
                { label: { id: 'Simpanan terjaga', en: 'Store is kept' }, value: d.persisted === null ? t({ id: 'belum dilaporkan', en: 'not told yet' }) : t(d.persisted ? { id: 'Ya', en: 'Yes' } : { id: 'Belum: bantu pasang di layar utama', en: 'Not yet: help to install it on the home screen' }) },
                { label: { id: 'Terdaftar sejak', en: 'Registered since' }, value: moment(d.enrolledAt) },
              ]}
            />
          </Card>
        </Section>
        {told.length > 0 ? (
          <Section
            title={{ id: `Catatan rusak yang dilaporkan (${told.length})`, en: `Damaged notes it told of (${told.length})` }}
            hint={{ id: 'Minta petugas menyimpan salinannya dan membawa ponselnya. Isinya hanya terbuka dengan kuncinya sendiri.', en: 'Ask the officer to save the copy and to bring the phone. Only their own key opens it.' }}
          >
            <ul>
              {told.map((x) => (
                <li key={x.note}>{[moment(x.heardAt), bytes(x.size), x.why, x.kept ? t({ id: 'salinan tersegel ada di server', en: 'a sealed copy is with the server' }) : t({ id: 'salinan hanya di ponsel', en: 'the copy is on the phone alone' })].join(' · ')}</li>
              ))}
            </ul>
          </Section>
        ) : troubles.status === 'refused' || troubles.status === 'failed' ? (
          <Note tone="caution">{t({ id: 'Laporan catatan rusak tidak dapat dimuat.', en: 'What it told of damaged notes could not be loaded.' })}</Note>
        ) : null}
        <Section title={{ id: 'Tugas di wilayah ini', en: 'Posts in this area' }}>
          <ul>
            {d.posts.map((p) => <li key={`${p.role}.${p.place}`}>{t(roleLabel(p.role))} · {work.placeName(p.place)}{p.current ? '' : ` (${t({ id: 'berakhir', en: 'ended' })})`}</li>)}
          </ul>
        </Section>
        {d.revoked?.kind === 'lost' && keeps ? <Row><ButtonLink href={`/kegagalan-data?wilayah=${place}`} icon="shield">{t({ id: 'Catatan kegagalan pelindungan data', en: 'Data breach records' })}</ButtonLink></Row> : null}
      </Stack>
      {revoking && home !== undefined ? (
        <RevokeSheet
          device={d} person={{ id: d.person, name: d.name, place: home }} onClose={() => setRevoking(false)}
          onDone={(breachId) => {
            setRevoking(false)
            if (breachId) go(`/kegagalan-data/${breachId}?wilayah=${home}`)
            else again()
          }}
        />
      ) : null}
    </Page>
  )
}
