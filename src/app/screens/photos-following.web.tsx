// Photos on their way, in the order in which they go: how many, how much, and how far the one that goes now has come.
import { useSyncExternalStore } from 'react'
import { Card, Stack } from '../../kit/page.web.tsx'
import { useNow, useWords } from '../../kit/words.web.tsx'
import { useOpen } from '../open-context.web.ts'

export function PhotosOnTheirWay() {
  const { t, bytes, ago, due, percent } = useWords()
  const { device } = useOpen().open
  const now = useNow()
  useSyncExternalStore(device.onChange, device.version)
  const photos = device.photos().filter((p) => !p.say && (p.ready || p.acts.length > 0))
  if (photos.length === 0) return null
  const total = photos.reduce((n, p) => n + p.size, 0)
  const gone = photos.reduce((n, p) => n + Math.min(p.sentBytes ?? 0, p.size), 0)
  const moving = photos.find((p) => (p.sentBytes ?? 0) > 0)
  const waitsForNote = photos.filter((p) => !p.ready).length
  const put = photos.filter((p) => p.notBefore && Date.parse(p.notBefore) > now)
  const oldest = photos.map((p) => p.since ?? p.keptAt).filter(Boolean).sort()[0]
  return (
    <Card icon="photo" title={{ id: `Foto menyusul (${photos.length})`, en: `Photos follow (${photos.length})` }}>
      <Stack gap={2}>
        <progress aria-label={t({ id: 'Foto terkirim', en: 'Photos sent' })} value={gone} max={Math.max(total, 1)} style={{ width: '100%' }} />
        <span className="k-hint">
          {[
            t({ id: '{g} dari {n}', en: '{g} of {n}' }, { g: bytes(gone), n: bytes(total) }),
            moving ? t({ id: 'satu foto sedang naik, {p}', en: 'one is going up, {p}' }, { p: percent(Math.min(1, (moving.sentBytes ?? 0) / Math.max(1, moving.size))) }) : '',
            waitsForNote > 0 ? t({ id: '{n} menunggu catatannya diterima', en: '{n} wait for their note' }, { n: waitsForNote }) : '',
            oldest ? t({ id: 'tertua {d}', en: 'oldest {d}' }, { d: ago(oldest, now) }) : '',
            put.length > 0 && put[0]?.notBefore ? t({ id: '{n} dicoba lagi {d}', en: '{n} tried again {d}' }, { n: put.length, d: due(put[0].notBefore, now) }) : '',
          ].filter(Boolean).join(' · ')}
        </span>
        <span className="k-hint">{t({ id: 'Bila sinyal putus, foto dilanjutkan dari bagian terakhir.', en: 'When the signal breaks a photo goes on from where it stopped.' })}</span>
      </Stack>
    </Card>
  )
}
