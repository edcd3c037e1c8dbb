// The citizens' worker: keeps their few pages so that they open without a signal, and hands in a report that waits when one is back.
/// <reference lib="webworker" />
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'
import { handIn } from './waiting-report.web.ts'

const worker = self as unknown as ServiceWorkerGlobalScope

precacheAndRoute((self as unknown as { __WB_MANIFEST: { url: string; revision: string | null }[] }).__WB_MANIFEST)
cleanupOutdatedCaches()
registerRoute(new NavigationRoute(createHandlerBoundToURL('/lapor.html'), { allowlist: [/^\/(lapor|bukti|periksa|gabung|kartu)(\/|$|\?)/] }))

// Nothing typed lives in the pages' code: a new version may take over at once.
worker.addEventListener('install', event => event.waitUntil(worker.skipWaiting()))
worker.addEventListener('activate', event => event.waitUntil(worker.clients.claim()))

worker.addEventListener('sync', event => {
  const sync = event as ExtendableEvent & { tag?: string }
  if (sync.tag === 'guyub-lapor') sync.waitUntil(signalIsBack())
})

/** An open page sends by itself and shows it; nobody watches a closed one. */
async function signalIsBack(): Promise<void> {
  const open = await worker.clients.matchAll({ type: 'window' })
  if (open.length === 0) return handIn()
  for (const client of open) client.postMessage({ type: 'guyub-lapor' })
}
