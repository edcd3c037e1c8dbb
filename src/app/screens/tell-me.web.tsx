// Lets a person be told when a signal is back while the app is closed: asked for only here, where something waits, and never by itself.
import { useState } from 'react'
import { Button } from '../../kit/button.web.tsx'
import { Note } from '../../kit/page.web.tsx'
import { useWords } from '../../kit/words.web.tsx'

/** Only a browser that wakes the worker when a signal is back can keep the promise. */
const canTell = (): boolean => 'Notification' in globalThis && 'SyncManager' in globalThis

export function TellMe() {
  const { t } = useWords()
  const [said, setSaid] = useState(() => (canTell() ? Notification.permission : 'denied'))
  if (said !== 'default') return null
  return (
    <Note tone="info" icon="bell">
      {t({
        id: 'Selama aplikasi ditutup, catatan menunggu di ponsel ini: tanpa PIN tidak ada yang bisa dibaca atau dikirim. Ponsel dapat mengingatkan Anda begitu ada sinyal.',
        en: 'While the app is closed, notes wait on this phone: without the PIN nothing can be read or sent. The phone can remind you once there is a signal.',
      })}{' '}
      <Button icon="bell" onClick={() => Notification.requestPermission().then(setSaid)}>
        {t({ id: 'Ingatkan saya', en: 'Remind me' })}
      </Button>
    </Note>
  )
}
