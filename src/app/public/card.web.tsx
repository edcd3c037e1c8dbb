// The public page behind the code of a member's card: name, village, whether it stands and until when. Nothing else.
import { useCallback, useEffect, useState } from 'react'
import type { Text } from '../../engine/field.ts'
import { Button } from '../../kit/button.web.tsx'
import { Card, KeyValue, Note, Stack } from '../../kit/page.web.tsx'
import { Failed, Loading, Offline } from '../../kit/states.web.tsx'
import { useWords } from '../../kit/words.web.tsx'
import type { CheckedCard as Checked } from '../../rooms/organization/psm-public.ts'
import { surprised } from '../surprise.web.ts'
import { askHouse, type Heard } from './ask-house.web.ts'
import { Frame } from './frame.web.tsx'

const title: Text = { id: 'Periksa kartu anggota', en: 'Check a member’s card' }
const standings = {
  berlaku: { tone: 'good', icon: 'checkCircle', title: { id: 'Kartu ini berlaku', en: 'This card stands' } },
  tidak_berlaku: { tone: 'bad', icon: 'crossCircle', title: { id: 'Kartu ini tidak berlaku', en: 'This card does not stand' } },
} as const

export function CheckedCard({ token }: { token: string | undefined }) {
  const { t } = useWords()
  const [heard, setHeard] = useState<Heard<Checked> | null>(null)
  const ask = useCallback(() => {
    setHeard(null)
    void askHouse<Checked>('GET', `/api/public/cards/${encodeURIComponent((token ?? '').toLowerCase())}`).then(setHeard, surprised)
  }, [token])
  useEffect(ask, [ask])
  return (
    <Frame title={title}>
      {!heard ? <Loading rows={3} />
        : heard.kind === 'answer' ? <Verdict card={heard.data} />
        : heard.kind === 'no' ? <Card tone="bad" icon="crossCircle" title={{ id: 'Kartu tidak dikenal', en: 'Unknown card' }}><p role="alert">{t({ id: 'Tidak ada kartu anggota dengan kode ini.', en: 'There is no member’s card with this code.' })}</p></Card>
        : heard.offline ? <Offline action={<Button onClick={ask}>{t({ id: 'Coba lagi', en: 'Try again' })}</Button>}>{t({ id: 'Memeriksa kartu perlu sinyal.', en: 'Checking a card needs a signal.' })}</Offline>
        : <Failed onRetry={ask} />}
    </Frame>
  )
}

function Verdict({ card }: { card: Checked }) {
  const { t, date } = useWords()
  const { tone, icon, title: head } = standings[card.standing]
  return (
    <Stack gap={4}>
      <Card tone={tone} icon={icon} title={head}>
        <KeyValue
          items={[
            { label: { id: 'Nama', en: 'Name' }, value: <b>{card.name}</b> },
            { label: { id: 'Desa/kelurahan', en: 'Village' }, value: `${card.village} (${card.place})` },
            { label: { id: 'Berlaku sampai', en: 'Valid until' }, value: card.until ? date(card.until) : t({ id: 'selama SK berlaku', en: 'while the decree stands' }) },
          ]}
        />
      </Card>
      <Note icon="shield">{t({ id: 'Halaman ini tidak memuat data lain tentang anggota.', en: 'This page tells nothing else of the member.' })}</Note>
    </Stack>
  )
}
