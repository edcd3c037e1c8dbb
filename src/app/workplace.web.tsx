// The frame of a signed-in person: their ways to go, what is unsent, and the screen asked for.
import { type ComponentType, Suspense, useEffect, useMemo, useState } from 'react'
import { Redirect, Route as Way, Router, Switch, useSearch } from 'wouter'
import type { Values } from '../engine/field.ts'
import { AgainContext } from '../kit/again.web.ts'
import { placeSource } from '../rooms/places/screens/place-source.web.ts'
import { arriving } from '../kit/arrives.web.tsx'
import { Button } from '../kit/button.web.tsx'
import type { IconName } from '../kit/icon.web.tsx'
import { Note } from '../kit/page.web.tsx'
import type { PhotoDrawer } from '../kit/photo-input.web.tsx'
import { KitProvider } from '../kit/provider.web.tsx'
import { type NavItem, Shell } from '../kit/shell.web.tsx'
import { Loading, Refused } from '../kit/states.web.tsx'
import { SyncBadge } from '../kit/tags.web.tsx'
import { useWords } from '../kit/words.web.tsx'
import { type Route, useSync, WorkProvider } from '../kit/work.web.tsx'
import { clockOf } from '../engine/values/place-code.ts'
import type { Open } from './app.web.tsx'
import { againDraft, againParam } from './again-name.ts'
import { OpenContext } from './open-context.web.ts'
import { allRoutes } from './screens.web.ts'
import { surprised } from './surprise.web.ts'

export function Workplace({ open, onLeave, onPost }: { open: Open; onLeave: () => Promise<void>; onPost: (id: string) => Promise<void> }) {
  const { device, work } = open
  const drawer = useMemo<PhotoDrawer>(() => ({
    keep: async (_hash, bytes) => {
      await device.keepPhoto(new Uint8Array(await bytes.arrayBuffer()))
    },
    find: async (hash) => {
      const met = await device.photo(hash)
      return met.kind === 'ok' ? new Blob([met.answer], { type: 'image/jpeg' }) : null
    },
  }), [device])
  const sources = useMemo(() => ({ place: placeSource({ level: 'village' }) }), [])
  const context = useMemo(() => ({ open, leave: onLeave, choosePost: onPost }), [open, onLeave, onPost])
  return (
    <KitProvider zone={clockOf(work.me.post?.place || '36')} photos={drawer} sources={sources} onError={surprised}>
      <WorkProvider value={work}>
        <OpenContext value={context}>
          <Router>
            <Frame open={open} />
          </Router>
        </OpenContext>
      </WorkProvider>
    </KitProvider>
  )
}

// The route list for whoever photographs every screen (`npm run look`).
Object.assign(globalThis, { guyubRoutes: allRoutes.map(({ path, roles }) => ({ path, roles })) })

const drawn = new Map<Route, ComponentType<{ params: { [k: string]: string } }>>()

function screenOf(route: Route): ComponentType<{ params: { [k: string]: string } }> {
  let screen = drawn.get(route)
  if (!screen) {
    screen = arriving(route.load as () => Promise<{ default: ComponentType<{ params: { [k: string]: string } }> }>)
    drawn.set(route, screen)
  }
  return screen
}

const holdsOne = (roles: readonly string[] | null, mine: readonly string[]): boolean => roles === null || roles.includes('*') || roles.some((r) => mine.includes(r))

function Frame({ open }: { open: Open }) {
  const { t } = useWords()
  const { me } = open.work
  const sync = useSync()
  const mine = useMemo(() => me.posts.map((p) => p.role), [me])
  const nav = useMemo<NavItem[]>(() => {
    const seen = new Set<string>()
    return allRoutes
      .filter((r) => r.nav && holdsOne(r.nav.roles, mine))
      .sort((a, b) => (a.nav?.order ?? 0) - (b.nav?.order ?? 0))
      .flatMap((r) => {
        if (!r.nav || seen.has(r.path)) return []
        seen.add(r.path)
        return [{ href: r.path, label: r.nav.label, icon: r.nav.icon as IconName }]
      })
  }, [mine])
  const search = useSearch()
  const again = useMemo(() => {
    const id = new URLSearchParams(search).get(againParam)
    return id === null ? null : ((open.work.drafts.get(againDraft(id)) ?? null) as Values | null)
  }, [search, open.work])
  return (
    <Shell
      demo={me.demo}
      nav={nav}
      {...(me.post ? { place: { label: `${me.post.placeName} · ${t(me.post.roleLabel)}`, href: '/profil' } } : {})}
      person={{ label: me.name, href: '/profil' }}
      sync={<SyncLink state={sync.state} unsent={sync.unsent} />}
    >
      <Updates />
      <Suspense fallback={<Loading />}>
        <AgainContext value={again}>
          <Switch>
          {allRoutes.map((route) => {
            const Screen = screenOf(route)
            return (
              <Way key={route.path} path={route.path}>
                {(params) => (holdsOne(route.roles, mine) ? <Screen params={params as { [k: string]: string }} /> : <NotHere />)}
              </Way>
            )
          })}
          <Way>
            <Redirect to="/" replace />
          </Way>
        </Switch>
        </AgainContext>
      </Suspense>
    </Shell>
  )
}

function SyncLink({ state, unsent }: { state: 'saved' | 'sending' | 'offline' | 'trouble'; unsent: number }) {
  const go = (): void => {
    history.pushState(null, '', '/belum-terkirim')
    dispatchEvent(new PopStateEvent('popstate'))
  }
  return <SyncBadge state={state} unsent={unsent} onOpen={go} />
}

function NotHere() {
  return <Refused reason={{ id: 'Halaman ini untuk jabatan lain.', en: 'This page is for other roles.' }} />
}

/** A new version waits until the person says so: nothing typed is lost to a reload. */
function Updates() {
  const { t } = useWords()
  const [update, setUpdate] = useState<(() => Promise<void>) | null>(null)
  useEffect(() => {
    void (async () => {
      const { registerSW } = await import('virtual:pwa-register')
      const apply = registerSW({ onNeedRefresh: () => setUpdate(() => () => apply(true)), onRegisterError: surprised })
    })().catch(surprised)
  }, [])
  if (!update) return null
  return (
    <Note tone="info">
      {t({ id: 'Versi baru tersedia.', en: 'A new version is ready.' })}{' '}
      <Button tone="quiet" onClick={() => update()}>
        {t({ id: 'Pakai sekarang', en: 'Use it now' })}
      </Button>
    </Note>
  )
}
