// The app's worker: keeps the pages so that they open without a signal, and wakes the app, or tells its person, when a signal is back.
/// <reference lib="webworker" />
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'
import { sealedNotes } from './worker-notes.web.ts'
import { isPress, pressFile } from './worker-papers.web.ts'

const worker = self as unknown as ServiceWorkerGlobalScope & { __WB_MANIFEST: { url: string; revision: string | null }[] }

precacheAndRoute((self as unknown as { __WB_MANIFEST: { url: string; revision: string | null }[] }).__WB_MANIFEST)
cleanupOutdatedCaches()

registerRoute(new NavigationRoute(createHandlerBoundToURL('/lapor.html'), { allowlist: [/^\/(lapor|bukti|periksa|gabung|kartu)(\/|$|\?)/] }))
registerRoute(new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: [/^\/api\//, /^\/(lapor|bukti|periksa|gabung|kartu)(\/|$|\?)/] }))

registerRoute(({ url, sameOrigin }) => sameOrigin && isPress(url.pathname), ({ request }) => pressFile(request))

// The very first visit is already served from here: whoever opens the app at home and walks out of the signal keeps every page.
worker.addEventListener('activate', event => event.waitUntil(worker.clients.claim()))

worker.addEventListener('message', event => {
  if ((event.data as { type?: string } | null)?.type === 'SKIP_WAITING') void worker.skipWaiting()
})

const isOfficers = (client: Client): boolean => !/^\/(lapor|bukti|periksa|gabung|kartu)/.test(new URL(client.url).pathname)

/** The same tag for both: `sync` once when a signal is back, `periodicsync` now and then where the browser grants it. */
const syncTag = 'guyub-sync'

worker.addEventListener('sync', event => {
  const sync = event as ExtendableEvent & { tag?: string }
  if (sync.tag === syncTag) sync.waitUntil(signalIsBack())
})

worker.addEventListener('periodicsync', event => {
  const sync = event as ExtendableEvent & { tag?: string }
  if (sync.tag === syncTag) sync.waitUntil(signalIsBack())
})

/** An open app goes at once. Closed, it is locked: nothing can be read or sent without the PIN, so only the person can be told, if they allowed it. */
async function signalIsBack(): Promise<void> {
  const open = await worker.clients.matchAll({ type: 'window' })
  const officers = open.filter(isOfficers)
  for (const client of officers) client.postMessage({ type: syncTag })
  if (officers.length > 0 || Notification.permission !== 'granted') return
  if ((await sealedNotes()) === 0) return
  await worker.registration.showNotification('Ada catatan yang menunggu dikirim', {
    body: 'Sinyal sudah ada. Buka Guyub dan masukkan PIN; catatan Anda terkirim sendiri.',
    tag: 'guyub-waiting',
    icon: '/icon-192.png',
    lang: 'id',
  })
}

worker.addEventListener('notificationclick', event => {
  event.notification.close()
  event.waitUntil(
    worker.clients.matchAll({ type: 'window' }).then(async open => {
      const here = open.find(isOfficers)
      await (here ? here.focus() : worker.clients.openWindow('/belum-terkirim'))
    }),
  )
})
