// What still has to go: each kind of note together, the one that waits longest first, with its age, its size and why it has not gone.
import type { DeviceStatus } from '../../engine/device/device.ts'
import type { OutboxItem } from '../../engine/device/shown.ts'
import type { Text } from '../../engine/field.ts'
import { Card, Fold, Note, Section, Stack } from '../../kit/page.web.tsx'
import { StatusTag, Tags } from '../../kit/tags.web.tsx'
import { useNow, useWords } from '../../kit/words.web.tsx'
import { useWork } from '../../kit/work.web.tsx'
import { OwnWords } from './own-words.web.tsx'
import { PhotosOnTheirWay } from './photos-following.web.tsx'

const day = 86_400_000
/** More of one kind than this are folded together. */
const shownOfKind = 3

/** Why nothing goes at the moment, for whoever waits for it. */
export function reasonOf(problem: DeviceStatus['problem'], item: OutboxItem): Text {
  switch (problem?.kind) {
    case 'away': return { id: 'Menunggu sinyal ke server.', en: 'Waiting for a signal to the server.' }
    case 'busy': return problem.say ?? { id: 'Server sedang sibuk; dicoba lagi sebentar.', en: 'The server is busy; it is tried again shortly.' }
    case 'signIn': return { id: 'Menunggu Anda masuk lagi dengan perangkat yang dikenal.', en: 'Waits until you sign in with a known device.' }
    case 'behind': return { id: 'Ditahan: server belum mengenal versi aplikasi ini. Catatan tetap aman dan terkirim setelah server diperbarui.', en: 'Held back: the server does not know this app’s version yet. The note is safe and goes once the server is renewed.' }
    default: return item.tries > 0 ? { id: 'Dicoba lagi sebentar.', en: 'Tried again shortly.' } : { id: 'Segera dikirim.', en: 'Goes in a moment.' }
  }
}

export function Waiting({ items, status }: { items: readonly OutboxItem[]; status: DeviceStatus }) {
  const { t } = useWords()
  const oldestFirst = [...items].sort((a, b) => b.ageMs - a.ageMs)
  const kinds = new Map<string, OutboxItem[]>()
  for (const item of oldestFirst) kinds.set(item.act, [...(kinds.get(item.act) ?? []), item])
  return (
    <Section title={{ id: `Menunggu dikirim (${items.length})`, en: `Waiting to be sent (${items.length})` }} hint={{ id: 'Keputusan dulu, foto menyusul. Terkirim sendiri selama Guyub terbuka; bila ditutup, saat dibuka lagi.', en: 'Decisions first, photos follow. They go by themselves while Guyub is open; closed, when it is opened again.' }}>
      <Stack>
        {[...kinds].map(([act, all]) => (
          <Card key={act}>
            <Stack gap={3}>
              <b>{t(all[0]?.label ?? act)}{all.length > 1 ? ` (${all.length})` : ''}</b>
              {all.slice(0, shownOfKind).map((item) => <Line key={item.id} item={item} status={status} />)}
              {all.length > shownOfKind ? (
                <Fold title={{ id: `${all.length - shownOfKind} lagi`, en: `${all.length - shownOfKind} more` }}>
                  <Stack gap={3}>{all.slice(shownOfKind).map((item) => <Line key={item.id} item={item} status={status} />)}</Stack>
                </Fold>
              ) : null}
            </Stack>
          </Card>
        ))}
        <PhotosOnTheirWay />
      </Stack>
    </Section>
  )
}

function Line({ item, status }: { item: OutboxItem; status: DeviceStatus }) {
  const { t, ago, moment, bytes } = useWords()
  const work = useWork()
  const now = useNow()
  const old = item.madeAt !== null && now - Date.parse(item.madeAt) > day
  const held = status.problem?.kind === 'behind'
  return (
    <Stack gap={1}>
      <Tags>
        {item.state === 'sending' ? <StatusTag tone="info" icon="send" label={{ id: 'Sedang dikirim', en: 'Being sent' }} /> : held ? <StatusTag tone="caution" icon="hourglass" label={{ id: 'Ditahan', en: 'Held back' }} /> : null}
        {item.madeAt ? <StatusTag tone={old ? 'bad' : 'neutral'} icon={old ? 'clockAlert' : 'clock'} label={ago(item.madeAt, now)} /> : null}
      </Tags>
      <span className="k-hint">
        {[
          item.madeAt ? moment(item.madeAt) : '', item.place ? work.placeName(item.place) : '', bytes(item.size),
          item.photosMissing > 0 ? t({ id: '{n} foto menyusul', en: '{n} photos follow' }, { n: item.photosMissing }) : '',
          item.tries > 0 ? t({ id: '{n} kali dicoba', en: 'tried {n} times' }, { n: item.tries }) : '',
        ].filter(Boolean).join(' · ')}
      </span>
      {item.state === 'sending' ? null : <span className="k-hint">{t(reasonOf(status.problem, item))}</span>}
      {item.doubt ? <Note tone="caution">{t({ id: 'Bisa jadi tidak cocok lagi: {why} Tetap dikirim; server yang memutuskan.', en: 'It may not fit any more: {why} It is sent all the same; the server decides.' }, { why: t(item.doubt.say) })}</Note> : null}
      <OwnWords act={item.act} input={item.input} />
    </Stack>
  )
}
