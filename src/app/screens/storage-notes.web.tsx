// Room on this phone, said before it matters: may the browser clear the store by itself, and how much is left.
import { useEffect, useState } from 'react'
import { claimRoom } from '../../engine/store.web/disk.web.ts'
import { Note } from '../../kit/page.web.tsx'
import { useWords } from '../../kit/words.web.tsx'
import { useOpen } from '../open-context.web.ts'
import { surprised } from '../surprise.web.ts'

type Room = Awaited<ReturnType<typeof claimRoom>>
const askEveryMs = 60_000
const warnBelow = 200_000_000
const badBelow = 50_000_000

/** As it stood when the app was opened, asked anew while somebody looks. */
export function useRoom(): Room {
  const { open } = useOpen()
  const [room, setRoom] = useState(open.room)
  useEffect(() => {
    const ask = (): void => void claimRoom().then(setRoom, surprised)
    const timer = setInterval(ask, askEveryMs)
    ask()
    return () => clearInterval(timer)
  }, [])
  return room
}

/** Opened from the home screen: the browser keeps such a store by itself. */
const installed = (): boolean => matchMedia('(display-mode: standalone)').matches

export function StorageNotes({ room }: { room: Room }) {
  const { t, bytes } = useWords()
  const { freeBytes, persisted } = room
  const left = freeBytes === null ? '' : bytes(Math.max(0, freeBytes))
  return (
    <>
      {freeBytes !== null && freeBytes < badBelow ? (
        <Note tone="bad" icon="device">
          {t({ id: 'Ruang di ponsel ini hampir habis: tersisa {n}. Catatan baru bisa gagal disimpan. Hapus foto, video, atau aplikasi lain sekarang.', en: 'This phone is nearly full: {n} left. New notes may fail to be stored. Remove photos, videos or other apps now.' }, { n: left })}
        </Note>
      ) : freeBytes !== null && freeBytes < warnBelow ? (
        <Note tone="caution" icon="device">
          {t({ id: 'Ruang di ponsel ini tinggal {n}. Kosongkan sedikit sebelum bertugas: foto kunjungan perlu tempat.', en: 'This phone has {n} left. Make some room before going out: photos of visits need space.' }, { n: left })}
        </Note>
      ) : null}
      {persisted || installed() ? null : (
        <Note tone="caution" icon="download">
          {t({ id: 'Peramban boleh menghapus simpanan ini bila ruang habis. Pasang Guyub di layar utama: buka menu peramban (⋮), pilih “Tambahkan ke layar utama” atau “Instal aplikasi”.', en: 'The browser may clear this store when room runs out. Install Guyub on the home screen: open the browser’s menu (⋮) and choose “Add to home screen” or “Install app”.' })}
        </Note>
      )}
    </>
  )
}
