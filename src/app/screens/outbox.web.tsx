// The outbox tells the truth: what is being sent, what waits and why, what came back, what left this device, and what the server signed for.
import { useSyncExternalStore } from 'react'
import type { DeviceStatus } from '../../engine/device/device.ts'
import { Button, ButtonLink } from '../../kit/button.web.tsx'
import { Note, Page, Row, Stack } from '../../kit/page.web.tsx'
import { Empty } from '../../kit/states.web.tsx'
import { useNow, useWords } from '../../kit/words.web.tsx'
import { useOpen } from '../open-context.web.ts'
import { saveFile } from '../save-file.web.ts'
import { Left, NeedsAttention } from './outbox-returned.web.tsx'
import { Waiting } from './outbox-waiting.web.tsx'
import { StorageNotes, useRoom } from './storage-notes.web.tsx'
import { TellMe } from './tell-me.web.tsx'

export default function Outbox() {
  const { t, ago } = useWords()
  const { device, loop } = useOpen().open
  const room = useRoom()
  useSyncExternalStore(device.onChange, device.version)
  const status = device.status()
  const attention = device.needsAttention()
  const waiting = device.outbox().filter((i) => i.state === 'waiting' || i.state === 'sending')
  const notices = device.notices()
  const copy = (): void => saveFile(device.export(), `guyub-belum-terkirim-${new Date().toISOString().slice(0, 10)}.json`)
  const settled = waiting.length === 0 && status.photos === 0
  return (
    <Page
      title={{ id: 'Belum terkirim', en: 'Unsent' }}
      subtitle={status.lastContact ? t({ id: 'Terakhir tersambung {when}', en: 'Last connected {when}' }, { when: ago(status.lastContact) }) : t({ id: 'Belum tersambung sejak dibuka', en: 'Not connected since opening' })}
      action={<Button tone="main" icon="sync" busy={status.syncing} onClick={() => loop.wake()}>{t({ id: 'Kirim sekarang', en: 'Send now' })}</Button>}
    >
      <Stack gap={5}>
        <Now status={status} sending={waiting.filter((i) => i.state === 'sending').length} nextAt={loop.nextAt()} idle={settled} />
        <NeedsAttention items={attention} onCopy={copy} />
        <StorageNotes room={room} />
        {settled ? <Empty scene="done" title={{ id: 'Semua sudah terkirim', en: 'Everything was sent' }} /> : <Waiting items={waiting} status={status} />}
        {settled ? null : <TellMe />}
        <Left notices={notices} />
        <Row>
          <ButtonLink href="/terkirim" icon="certificate">{t({ id: 'Yang sudah diterima server', en: 'What the server received' })}</ButtonLink>
          {settled && attention.length === 0 ? null : <Button icon="download" onClick={copy}>{t({ id: 'Simpan salinan untuk minta bantuan', en: 'Save a copy to ask for help' })}</Button>}
        </Row>
      </Stack>
    </Page>
  )
}

/** What happens at this moment, or why nothing does. */
function Now({ status, sending, nextAt, idle }: { status: DeviceStatus; sending: number; nextAt: number | null; idle: boolean }) {
  const { t } = useWords()
  const now = useNow(5_000)
  const seconds = nextAt === null ? null : Math.max(0, Math.round((nextAt - now) / 1000))
  const again = seconds === null ? '' : seconds < 60 ? t({ id: ' Dicoba lagi {n} detik lagi.', en: ' Tried again in {n} seconds.' }, { n: Math.max(1, seconds) }) : t({ id: ' Dicoba lagi {n} menit lagi.', en: ' Tried again in {n} minutes.' }, { n: Math.round(seconds / 60) })
  if (status.syncing && sending > 0) return <Note tone="info" icon="send">{t({ id: 'Sedang mengirim {n} catatan …', en: 'Sending {n} notes …' }, { n: sending })}</Note>
  switch (status.problem?.kind) {
    case undefined: return null
    case 'signIn': return <Note tone="bad">{t({ id: 'Server tidak mengenali perangkat ini lagi. Catatan Anda tetap ada; minta kode perangkat baru kepada admin.', en: 'The server no longer knows this device. Your notes are kept; ask for a new device code.' })}</Note>
    case 'revoked': return <Note tone="bad">{t({ id: 'Perangkat ini sudah dicabut oleh admin. Yang belum terkirim diserahkan dulu, lalu isinya dihapus.', en: 'The administrator revoked this device. What is unsent is handed over first, then it is wiped.' })}</Note>
    case 'unsigned': return <Note tone="caution">{t({ id: 'Server meminta sebagian data dihapus tanpa tanda tangan yang sah. Permintaan itu diabaikan; data Anda tetap di sini. Beri tahu admin.', en: 'The server asked to remove data without a valid signature. It was ignored; your data is still here. Tell the administrator.' })}</Note>
    case 'busy': return <Note tone="caution">{t(status.problem.say ?? { id: 'Server sedang sibuk.', en: 'The server is busy.' })}{again}</Note>
    case 'behind': return <Note tone="caution">{t({ id: 'Server lebih lama daripada aplikasi ini. Catatan baru ditahan sampai server diperbarui; tidak ada yang hilang.', en: 'The server is older than this app. New notes are held until it is renewed; nothing is lost.' })}</Note>
    case 'away': return <Note tone="info" icon="cloudOff">{t(idle ? { id: 'Belum ada sinyal ke server. Anda tetap bisa bekerja.', en: 'No signal to the server. You can go on working.' } : { id: 'Belum ada sinyal ke server. Catatan Anda aman di perangkat dan akan dikirim sendiri.', en: 'No signal to the server yet. Your notes are safe here and go by themselves.' })}{again}</Note>
    default: return status.problem && 'say' in status.problem ? <Note tone="bad">{t(status.problem.say)}</Note> : null
  }
}
