// The app's worker: keeps the pages so that they open without a signal, and wakes the app when a signal is back.
/// <reference lib="webworker" />
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'

const worker = self as unknown as ServiceWorkerGlobalScope & { __WB_MANIFEST: { url: string; revision: string | null }[] }

precacheAndRoute((self as unknown as { __WB_MANIFEST: { url: string; revision: string | null }[] }).__WB_MANIFEST)
cleanupOutdatedCaches()

registerRoute(new NavigationRoute(createHandlerBoundToURL('/lapor.html'), { allowlist: [/^\/(lapor|bukti)(\/|$|\?)/] }))
registerRoute(new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: [/^\/api\//, /^\/(lapor|bukti)(\/|$|\?)/] }))

// The very first visit is already served from here: whoever opens the app at home and walks out of the signal keeps every page.
worker.addEventListener('activate', event => event.waitUntil(worker.clients.claim()))

worker.addEventListener('message', event => {
  if ((event.data as { type?: string } | null)?.type === 'SKIP_WAITING') void worker.skipWaiting()
})

worker.addEventListener('sync', event => {
  const sync = event as ExtendableEvent & { tag?: string }
  if (sync.tag !== 'guyub-sync') return
  sync.waitUntil(worker.clients.matchAll({ type: 'window' }).then(open => {
    for (const client of open) client.postMessage({ type: 'guyub-sync' })
  }))
})
