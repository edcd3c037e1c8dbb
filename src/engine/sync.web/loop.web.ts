// When to go: at the start, soon after an act, every minute while somebody looks, when the signal or the screen comes back.
// A signal the browser reports is a hint, never a fact: only an answer counts.
import type { Device } from '../device/device.ts'
import type { Problem } from '../device/push.ts'

const lookingMs = 45_000
const hiddenMs = 300_000
const firstAwayMs = 4_000
const mostAwayMs = 300_000
/** Several acts in a row go up together. */
const afterActMs = 250

export interface SyncLoop {
  /** Go now, whatever the plan. */
  wake(): void
  stop(): void
  /** When the next trip is planned, in milliseconds since 1970; null while one is under way. */
  nextAt(): number | null
}

/** `surprise` hears faults that are none of the road's (a full or failing disk); the loop goes on. */
export function startSyncLoop(device: Device, surprise: (error: unknown) => void): SyncLoop {
  let timer: ReturnType<typeof setTimeout> | undefined
  let at: number | null = null
  let going = false
  /** Somebody called while a trip was under way that may have passed what they called for. */
  let called = false
  let stopped = false
  let misses = 0
  let unsent = device.status().unsent

  function plan(ms: number): void {
    if (stopped) return
    clearTimeout(timer)
    at = Date.now() + ms
    timer = setTimeout(() => void go(), ms)
  }

  async function go(): Promise<void> {
    if (stopped) return
    if (going) {
      called = true
      return
    }
    clearTimeout(timer)
    at = null
    going = true
    called = false
    let pause = lookingMs
    try {
      const { problem } = await device.sync()
      misses = problem ? misses + 1 : 0
      pause = pauseAfter(problem, misses)
      if (!problem && device.status().unsent > 0) pause = afterActMs
    } catch (error) {
      misses++
      pause = pauseAfter({ kind: 'away', why: 'fault' }, misses)
      surprise(error)
    } finally {
      going = false
    }
    plan(called ? afterActMs : pause)
  }

  const wake = (): void => plan(0)
  const shown = (): void => {
    if (document.visibilityState === 'visible') wake()
  }
  const told = (event: MessageEvent): void => {
    if ((event.data as { type?: unknown } | null)?.type === 'guyub-sync') wake()
  }
  const stopListening = device.onChange(() => {
    const now = device.status().unsent
    if (now > unsent) {
      void askBackground()
      // Without a signal every act would try in vain; the plan already made is soon enough.
      if (!going && (misses < 3 || (at ?? 0) - Date.now() > firstAwayMs * 4)) plan(afterActMs)
    }
    unsent = now
  })
  addEventListener('online', wake)
  addEventListener('pageshow', shown)
  document.addEventListener('visibilitychange', shown)
  navigator.serviceWorker?.addEventListener('message', told)
  wake()

  return {
    wake,
    nextAt: () => at,
    stop: () => {
      stopped = true
      clearTimeout(timer)
      stopListening()
      removeEventListener('online', wake)
      removeEventListener('pageshow', shown)
      document.removeEventListener('visibilitychange', shown)
      navigator.serviceWorker?.removeEventListener('message', told)
    },
  }
}

/** Milliseconds until the next trip. Missing signals are tried ever more seldom, with some luck so that phones do not come in step. */
export function pauseAfter(problem: Problem | null, misses: number, luck = Math.random()): number {
  switch (problem?.kind) {
    case undefined:
      return document.visibilityState === 'visible' ? lookingMs : hiddenMs
    case 'busy':
      return Math.max(1_000, problem.retryAfterMs) * (1 + luck / 4)
    case 'signIn':
    case 'behind':
      return mostAwayMs
    default:
      return Math.min(mostAwayMs, firstAwayMs * 2 ** Math.min(misses - 1, 10)) * (0.75 + luck / 2)
  }
}

interface Waker {
  sync?: { register(tag: string): Promise<void> }
  periodicSync?: { register(tag: string, options: { minInterval: number }): Promise<void> }
}

const tag = 'guyub-sync'
const nowAndThenMs = 6 * 3_600_000

/** Where the browser knows background sync, it wakes the app's worker when a signal is back; an open app then goes at once. */
async function askBackground(): Promise<void> {
  const registration = (await navigator.serviceWorker?.getRegistration()) as
    | (ServiceWorkerRegistration & Waker)
    | undefined
  // Refused in private windows and to pages that are not installed: the loop's own plan stands.
  await registration?.sync?.register(tag).catch(() => undefined)
  await registration?.periodicSync?.register(tag, { minInterval: nowAndThenMs }).catch(() => undefined)
}
