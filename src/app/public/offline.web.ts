// Keeps the citizens' pages on the phone, and asks the browser to wake us when a signal is back. Both are a help, never a condition.

interface Waker {
  sync?: { register(tag: string): Promise<void> }
}

/** An officer's phone keeps these pages already: its worker serves the whole house. */
async function keptAlready(scope: string): Promise<boolean> {
  const registration = await navigator.serviceWorker.getRegistration(scope)
  return registration !== undefined && new URL(registration.scope).pathname === '/'
}

/** The built pages only: while developing they change under the worker's feet. */
export async function keepPages(): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  const scope = location.pathname.startsWith('/bukti') ? '/bukti' : '/lapor'
  if (await keptAlready(scope)) return
  // Private windows forbid it: the page works as long as there is a signal.
  await navigator.serviceWorker.register('/lapor-worker.web.js', { scope }).catch(() => undefined)
}

export async function wakeLater(): Promise<void> {
  const registration = (await navigator.serviceWorker?.getRegistration('/lapor')) as
    | (ServiceWorkerRegistration & Waker)
    | undefined
  await registration?.sync?.register('guyub-lapor').catch(() => undefined)
}
