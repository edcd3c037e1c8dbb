// From a closed door to a workplace: one active tab, a person chosen, the store opened, the road begun.
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react'
import type { Device } from '../engine/device/device.ts'
import { keep, recall } from '../engine/device/keepsake.ts'
import type { Disk } from '../engine/device/ports.ts'
import { claimRoom, openBrowserDisk } from '../engine/store.web/disk.web.ts'
import { type Seat, takeSeat } from '../engine/store.web/tab.web.ts'
import { openVault, type Unlocked } from '../engine/store.web/vault.web.ts'
import { forgetPerson, obeyWhileLocked } from '../engine/sync.web/forget.web.ts'
import type { SyncLoop } from '../engine/sync.web/loop.web.ts'
import { Button } from '../kit/button.web.tsx'
import { Note, Stack } from '../kit/page.web.tsx'
import { KitProvider } from '../kit/provider.web.tsx'
import { PublicPage } from '../kit/public-page.web.tsx'
import { Loading } from '../kit/states.web.tsx'
import { useWords } from '../kit/words.web.tsx'
import type { Work } from '../kit/work.web.tsx'
import { Entry } from './entry.web.tsx'
import { surprised } from './surprise.web.ts'
import type { Told } from './work-device.web.ts'

/** Everything behind the door. Fetched while the PIN is typed; asked for again when it did not come. */
const inside = async () => (await import('./inside.web.tsx')).inside
const Workplace = lazy(async () => ({ default: (await inside()).Workplace }))

/** Told anew this often, so that an ended post closes and a new one opens without signing in again. */
const tellMs = 60_000
const postKey = 'guyub-post'
/** How often a locked phone asks whether it was revoked. */
const lockedMs = 600_000

export interface Open {
  work: Work
  device: Device
  disk: Disk
  loop: SyncLoop
  told: Told
  room: Awaited<ReturnType<typeof claimRoom>>
}

export function App() {
  return (
    <KitProvider onError={surprised}>
      <OneTab />
    </KitProvider>
  )
}

function OneTab() {
  const { t } = useWords()
  const [seat, setSeat] = useState<Seat | 'asking' | 'elsewhere'>('asking')
  const sit = useCallback((steal: boolean) => {
    void takeSeat(steal).then((got) => {
      setSeat(got ?? 'elsewhere')
      void got?.taken.then(() => setSeat('elsewhere'))
    }, surprised)
  }, [])
  const asked = useRef(false)
  useEffect(() => {
    // Once, however often the frame is mounted: a second asking would find our own seat taken.
    if (asked.current) return
    asked.current = true
    sit(false)
  }, [sit])
  if (seat === 'asking') return <Loading />
  if (seat === 'elsewhere') {
    return (
      <PublicPage title={{ id: 'Guyub terbuka di tab lain', en: 'Guyub is open in another tab' }} subtitle={{ id: 'Satu perangkat, satu tab, supaya catatan tidak tercampur.', en: 'One device, one tab, so that notes do not mix.' }}>
        <Stack>
          <Button tone="main" wide onClick={() => sit(true)}>
            {t({ id: 'Pakai di sini', en: 'Use it here' })}
          </Button>
        </Stack>
      </PublicPage>
    )
  }
  return <Signed />
}

function Signed() {
  const { setLang } = useWords()
  const [open, setOpen] = useState<Open | null>(null)
  const [trouble, setTrouble] = useState<'needs-signal' | 'not-known' | null>(null)
  const [gone, setGone] = useState<Gone | null>(null)
  const closing = useRef<(() => Promise<void>) | null>(null)
  const unseated = useRef(false)

  // Another tab took the seat over: two copies of one store would write over each other's log, so this one ends at once.
  useEffect(() => {
    unseated.current = false
    return () => {
      unseated.current = true
      const close = closing.current
      closing.current = null
      close?.().catch(surprised)
    }
  }, [])

  useEffect(() => {
    // Whoever types a PIN meanwhile learns of a line that is down when it is needed.
    inside().catch((problem: unknown) => (problem instanceof TypeError ? undefined : surprised(problem)))
  }, [])

  const start = useCallback(async (unlocked: Unlocked) => {
    setTrouble(null)
    const behind = await inside().catch((problem: unknown) => {
      if (!(problem instanceof TypeError)) throw problem
      return null
    })
    if (!behind) {
      setTrouble('needs-signal')
      return
    }
    const { askMe, makeWork, openOwn, reachAs, startSyncLoop, whoOf } = behind
    const { seal, signer, device: deviceId, person } = unlocked
    const disk = await openBrowserDisk(person)
    const kept = (await recall(disk, seal, 'me')) as Told | undefined
    // What was told last time opens at once, also on a poor line; the server is asked again right after.
    const fresh = kept ? null : await askMe(deviceId, signer)
    const told = fresh !== null && fresh !== 'signIn' ? fresh : kept
    if (!told) {
      await disk.close()
      setTrouble(fresh === 'signIn' ? 'not-known' : 'needs-signal')
      return
    }
    if (told !== kept) await keep(disk, seal, 'me', told)
    const device = await openOwn({ disk, seal, signer, deviceId, told })
    const trustKeys = async (keys: Told['keys']): Promise<void> => {
      await device.learnKeys(keys ?? [])
      // Beside the lock too: a locked phone must know whose order to forget it obeys.
      await (await openVault()).pinKeys(person, deviceId, device.serverKeys())
    }
    await trustKeys(told.keys)
    const reach = reachAs(deviceId, signer)
    const work = await makeWork({ device, disk, seal, reach, told, postId: localStorage.getItem(postKey) })
    const loop = startSyncLoop(device, surprised)
    let leaving = false
    const stopWatching = device.onChange(() => {
      const { forgotten } = device.status()
      if (!forgotten || leaving) return
      leaving = true
      void (async () => {
        await closing.current?.()
        closing.current = null
        await forgetPerson(await openVault(), person, forgotten)
        setGone({ names: [told.name], why: forgotten.why, handedOver: forgotten.handedOver, lost: forgotten.gone, photos: forgotten.photos })
        setOpen(null)
      })().catch(surprised)
    })
    let last = JSON.stringify(told)
    const tell = (): void => {
      void askMe(deviceId, signer).then(async (again) => {
        if (again === null || again === 'signIn') return
        await trustKeys(again.keys)
        const { now: _now, ...lasting } = again as Told & { now?: string }
        const text = JSON.stringify(lasting)
        if (text === last) return
        last = text
        await keep(disk, seal, 'me', lasting)
        device.setWho(whoOf(again))
        const renewed = await makeWork({ device, disk, seal, reach, told: again, postId: localStorage.getItem(postKey) })
        setOpen((open) => (open ? { ...open, told: again, work: renewed } : open))
      }).catch(surprised)
    }
    if (kept) tell()
    const telling = setInterval(tell, tellMs)
    closing.current = async () => {
      clearInterval(telling)
      stopWatching()
      loop.stop()
      await device.close()
    }
    if (unseated.current) {
      const close = closing.current
      closing.current = null
      await close()
      return
    }
    if (told.lang === 'en' || told.lang === 'id') setLang(told.lang)
    setOpen({ work, device, disk, loop, told, room: await claimRoom() })
  }, [setLang])

  const leave = useCallback(async () => {
    setOpen(null)
    await closing.current?.()
    closing.current = null
  }, [])

  const choosePost = useCallback(async (id: string) => {
    localStorage.setItem(postKey, id)
    setOpen((now) => {
      if (!now) return now
      const post = now.work.me.posts.find((p) => p.id === id) ?? null
      return { ...now, work: { ...now.work, me: { ...now.work.me, post } } }
    })
  }, [])

  // A locked phone is asked about too: whoever found it need not know the PIN for it to forget.
  useEffect(() => {
    if (open) return
    const ask = (): void => {
      void openVault().then((vault) => obeyWhileLocked(vault)).then((removed) => {
        const first = removed[0]
        if (first) setGone({ names: removed.map((r) => r.name), why: first.why, handedOver: 0, lost: 0, photos: 0 })
      }).catch(surprised)
    }
    ask()
    const asking = setInterval(ask, lockedMs)
    return () => clearInterval(asking)
  }, [open])

  if (open) {
    return (
      <Suspense fallback={<Loading />}>
        <Workplace open={open} onLeave={leave} onPost={choosePost} />
      </Suspense>
    )
  }
  return (
    <Entry
      key={gone ? gone.names.join() : 'entry'}
      onUnlocked={start}
      note={gone ? <Note tone="caution"><GoneText gone={gone} /></Note> : trouble === null ? null : (
        <Note tone="caution">
          <TroubleText what={trouble} />
        </Note>
      )}
    />
  )
}

interface Gone {
  names: readonly string[]
  why: 'lost' | 'ended'
  handedOver: number
  lost: number
  photos: number
}

function GoneText({ gone: { names, why, handedOver, lost, photos } }: { gone: Gone }) {
  const { t } = useWords()
  const whose = names.join(', ')
  const first = why === 'lost'
    ? t({ id: 'Perangkat ini dilaporkan hilang. Semua data {whose} di sini sudah dihapus.', en: 'This device was reported lost. Everything of {whose} was removed from it.' }, { whose })
    : t({ id: 'Perangkat ini sudah dicabut admin. Semua data {whose} di sini sudah dihapus.', en: 'The administrator revoked this device. Everything of {whose} was removed from it.' }, { whose })
  const handed = handedOver > 0 ? ` ${t({ id: '{n} catatan yang belum terkirim sudah diserahkan kepada petugas pengganti.', en: '{n} unsent notes were handed over to the successor.' }, { n: handedOver })}` : ''
  const missing = lost > 0 ? ` ${t({ id: '{n} catatan yang belum terkirim ikut terhapus.', en: '{n} unsent notes are gone with it.' }, { n: lost })}` : ''
  const pictures = photos > 0 ? ` ${t({ id: '{n} foto yang belum terkirim ikut terhapus.', en: '{n} unsent photos are gone with it.' }, { n: photos })}` : ''
  return `${first}${handed}${missing}${pictures}`
}

function TroubleText({ what }: { what: 'needs-signal' | 'not-known' }) {
  const { t } = useWords()
  return what === 'needs-signal'
    ? t({ id: 'Pertama kali membuka di perangkat ini perlu sinyal sebentar. Coba lagi saat ada sinyal.', en: 'The first opening on this device needs a signal for a moment. Try again when there is one.' })
    : t({ id: 'Server tidak mengenali perangkat ini lagi. Minta kode perangkat baru kepada admin.', en: 'The server no longer knows this device. Ask the administrator for a new device code.' })
}
