// Today: what waits on this person, room by room, with the state of their notes above.
import { dayAt } from '../../engine/values/day.ts'
import { Slot } from '../../kit/slot.web.tsx'
import { Note, Page, Stack } from '../../kit/page.web.tsx'
import { LinkTo } from '../../kit/link.web.tsx'
import { useWords } from '../../kit/words.web.tsx'
import { useMe, useSync } from '../../kit/work.web.tsx'
import { LeftForYou, SilentPhones, TwoWrote } from './oversight.web.tsx'
import { StorageNotes, useRoom } from './storage-notes.web.tsx'

export default function Today() {
  const { t, date, ago } = useWords()
  const me = useMe()
  const sync = useSync()
  const room = useRoom()
  const hour = new Date().getHours()
  const greeting = hour < 11 ? { id: 'Selamat pagi', en: 'Good morning' } : hour < 15 ? { id: 'Selamat siang', en: 'Good day' } : hour < 18 ? { id: 'Selamat sore', en: 'Good afternoon' } : { id: 'Selamat malam', en: 'Good evening' }
  return (
    <Page title={`${t(greeting)}, ${me.name}`} subtitle={date(dayAt(new Date().toISOString(), me.post?.place || '31'))}>
      <Stack gap={5}>
        {me.posts.length === 0 ? (
          <Note tone="caution">{t({ id: 'Anda belum atau tidak lagi memegang tugas. Hubungi Dinas Sosial atau admin bila ini keliru.', en: 'You hold no post now. Ask the social office or the administrator if this is wrong.' })}</Note>
        ) : null}
        {sync.attention > 0 ? (
          <Note tone="waiting" icon="alert">
            <LinkTo href="/belum-terkirim">{t({ id: '{n} catatan perlu perhatian Anda', en: '{n} notes need your attention' }, { n: sync.attention })}</LinkTo>
          </Note>
        ) : null}
        <StorageNotes room={room} brief />
        <TwoWrote />
        <LeftForYou />
        <SilentPhones />
        {sync.state === 'offline' && sync.lastContact ? (
          <Note tone="info" icon="cloudOff">{t({ id: 'Tanpa sinyal. Terakhir tersambung {when}. Anda tetap bisa bekerja.', en: 'No signal. Last connected {when}. You can go on working.' }, { when: ago(sync.lastContact) })}</Note>
        ) : null}
        <Slot name="today" props={{}} />
      </Stack>
    </Page>
  )
}
