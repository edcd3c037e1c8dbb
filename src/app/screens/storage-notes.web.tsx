// Room on this phone, said before it matters: may the browser clear the store by itself, and how much is left.
import { useState, useSyncExternalStore } from 'react'
import { levelOf, type RoomNow } from '../../engine/device/room.ts'
import { Button } from '../../kit/button.web.tsx'
import { keep, kept } from '../../kit/keep.web.ts'
import { Note } from '../../kit/page.web.tsx'
import { useWords } from '../../kit/words.web.tsx'
import { useOpen } from '../open-context.web.ts'

const laterKey = 'guyub.install-later'
const laterMs = 7 * 86_400_000

/** As the device last looked; it looks again while it is in use, and at once when the disk refuses a note. */
export function useRoom(): Omit<RoomNow, 'at'> {
  const { device, room } = useOpen().open
  useSyncExternalStore(device.onChange, device.version)
  return device.room() ?? { ...room, level: levelOf(room, null) }
}

/** Opened from the home screen: the browser keeps such a store by itself. */
const installed = (): boolean => matchMedia('(display-mode: standalone)').matches

/** `brief`: on a page that is about something else, how to install may be put off for a week; a full phone may not. */
export function StorageNotes({ room, brief = false }: { room: Omit<RoomNow, 'at'>; brief?: boolean }) {
  const { t, bytes } = useWords()
  const [later, setLater] = useState(() => Date.now() < Number(kept(laterKey) ?? 0) + laterMs)
  const left = room.freeBytes === null ? '' : t({ id: ' Tersisa {n}.', en: ' {n} left.' }, { n: bytes(Math.max(0, room.freeBytes)) })
  return (
    <>
      {room.level === 'critical' ? (
        <Note tone="bad" icon="device">
          {t({ id: 'Ruang di ponsel ini hampir habis; catatan baru bisa gagal disimpan.', en: 'This phone is nearly full; new notes may fail to be stored.' })}
          {left} {t({ id: 'Hapus foto, video, atau aplikasi lain sekarang. Yang sudah tersimpan tetap aman.', en: 'Remove photos, videos or other apps now. What is stored stays safe.' })}
        </Note>
      ) : room.level === 'low' ? (
        <Note tone="caution" icon="device">
          {t({ id: 'Ruang di ponsel ini tinggal sedikit.', en: 'This phone has little room left.' })}
          {left} {t({ id: 'Kosongkan sedikit sebelum bertugas: foto kunjungan perlu tempat.', en: 'Make some before going out: photos of visits need space.' })}
        </Note>
      ) : null}
      {room.persisted || installed() || (brief && later) ? null : (
        <Note tone="caution" icon="download">
          {t({ id: 'Agar catatan tidak terhapus oleh peramban, pasang Guyub di layar utama: menu peramban (⋮) → “Tambahkan ke layar utama” atau “Instal aplikasi”.', en: 'So that the browser does not clear your notes, install Guyub on the home screen: browser menu (⋮) → “Add to home screen” or “Install app”.' })}{' '}
          {brief ? (
            <Button
              tone="quiet"
              onClick={() => {
                keep(laterKey, String(Date.now()))
                setLater(true)
              }}
            >
              {t({ id: 'Nanti saja', en: 'Later' })}
            </Button>
          ) : null}
        </Note>
      )}
    </>
  )
}
