// A phone whose browser can be ended at any moment: a Chromium of its own with a profile on the disk, cut, thinned and killed through the DevTools protocol.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core'
import { asVisitor, type Visitor } from './stage.ts'

export interface SignalPhone extends Visitor {
  /** A request to such an address is halted: before it leaves (`going`), or when the server has answered and nobody here knows (`coming`). What is answered resolves when it stands. */
  haltNext(path: string, moment: 'going' | 'coming', after?: number): Promise<() => Promise<void>>
  /** The page will stand still in the middle of the nth write into a box of its store, from the next opening on. What is answered resolves then. */
  haltInWrite(box: string, nth: number): () => Promise<void>
  thin(latencyMs: number, kbits: number): Promise<void>
  /** The tab crashes, as with too little memory. The browser lives, and opens the app anew. */
  crash(): Promise<void>
  /** The battery is out: SIGKILL to the browser and all it started. The phone is switched on again and the app opened. */
  kill(options?: { offline?: boolean }): Promise<void>
  end(): Promise<void>
}

interface Life {
  child: ChildProcess
  browser: Browser
  visitor: Visitor
  tools: CDPSession
}

export async function openSignalPhone(url: string): Promise<SignalPhone> {
  const profile = mkdtempSync(join(tmpdir(), 'guyub-journey-phone-'))
  let arm: { box: string; nth: number } | null = null
  let stands: () => void = () => undefined
  let offline = false
  let life = await begin()

  async function begin(): Promise<Life> {
    const portFile = join(profile, 'DevToolsActivePort')
    rmSync(portFile, { force: true })
    const child = spawn(process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', [
      '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
      '--lang=id-ID', '--window-size=360,640', '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank',
    ], { detached: true, stdio: 'ignore' })
    for (let tries = 0; !existsSync(portFile) || !readFileSync(portFile, 'utf8').includes('\n'); tries++) {
      if (tries > 200) throw new Error('the browser did not start')
      await new Promise((r) => setTimeout(r, 50))
    }
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${readFileSync(portFile, 'utf8').split('\n')[0]}`)
    const context = browser.contexts()[0]
    if (!context) throw new Error('the browser has no window')
    context.setDefaultTimeout(30_000)
    return onPage(child, browser, context.pages()[0] ?? (await context.newPage()))
  }

  async function onPage(child: ChildProcess, browser: Browser, page: Page): Promise<Life> {
    page.on('pageerror', (error) => console.error('page error:', error.message))
    page.on('console', (message) => {
      if (message.text() === 'halted in a write') stands()
    })
    await page.emulateMedia({ reducedMotion: 'reduce' })
    const tools = await page.context().newCDPSession(page)
    await tools.send('Network.enable')
    if (offline) await tools.send('Network.emulateNetworkConditions', { offline, latency: 0, downloadThroughput: -1, uploadThroughput: -1 })
    if (arm) await page.addInitScript(haltingStore, arm)
    await page.goto(`${url}/`)
    return { child, browser, tools, visitor: asVisitor(page.context(), page) }
  }

  const gone = (child: ChildProcess): Promise<void> => new Promise((done) => (child.exitCode === null && child.signalCode === null ? child.once('exit', () => done()) : done()))
  async function killed(): Promise<void> {
    process.kill(-(life.child.pid as number), 'SIGKILL')
    await gone(life.child)
    await life.browser.close().catch(() => undefined)
  }

  return {
    get context() {
      return life.visitor.context
    },
    get page() {
      return life.visitor.page
    },
    go: (path) => life.visitor.go(path),
    async cut(now) {
      offline = now
      await life.tools.send('Network.emulateNetworkConditions', { offline, latency: 0, downloadThroughput: -1, uploadThroughput: -1 })
    },
    async thin(latencyMs, kbits) {
      offline = false
      const throughput = (kbits * 1000) / 8
      await life.tools.send('Network.emulateNetworkConditions', { offline: false, latency: latencyMs, downloadThroughput: throughput, uploadThroughput: throughput })
    },
    async haltNext(path, moment, after = 0) {
      const { tools } = life
      let passed = 0
      const standing = new Promise<void>((done) => {
        tools.on('Fetch.requestPaused', ({ requestId, responseStatusCode = 200 }) => {
          // A killed browser may have lost its session: being asked to prove itself again is not the answer meant.
          const meant = responseStatusCode < 300
          if (meant && passed === after) done()
          if (!meant || passed < after) void tools.send('Fetch.continueRequest', { requestId })
          if (meant) passed++
        })
      })
      await tools.send('Fetch.enable', { patterns: [{ urlPattern: `*${path}*`, requestStage: moment === 'going' ? 'Request' : 'Response' }] })
      return () => inTime(standing, `nothing halted at ${path}`)
    },
    haltInWrite(box, nth) {
      arm = { box, nth }
      const standing = new Promise<void>((done) => {
        stands = done
      })
      return () => inTime(standing, `nothing was written into ${box}`)
    },
    async crash() {
      const { page } = life.visitor
      const crashed = page.waitForEvent('crash')
      // It never answers: there is nobody left who could.
      life.tools.send('Page.crash').catch(() => undefined)
      await crashed
      const next = await page.context().newPage()
      await page.close().catch(() => undefined)
      life = await onPage(life.child, life.browser, next)
    },
    async kill(options = {}) {
      await killed()
      offline = options.offline ?? false
      arm = null
      life = await begin()
    },
    async end() {
      await killed()
      rmSync(profile, { recursive: true, force: true })
    },
  }
}

/** A moment that does not come fails the journey with a sentence. */
function inTime(moment: Promise<void>, otherwise: string): Promise<void> {
  let late: NodeJS.Timeout
  return Promise.race([moment, new Promise<void>((_, failed) => {
    late = setTimeout(() => failed(new Error(otherwise)), 45_000)
  })]).finally(() => clearTimeout(late))
}

/** Runs in the page: stands still for ever in the middle of the nth write into a box. */
function haltingStore({ box, nth }: { box: string; nth: number }): void {
  const put = IDBObjectStore.prototype.put
  let n = 0
  IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...rest: [unknown, IDBValidKey?]) {
    const asked = put.apply(this, rest)
    if (this.name === box && ++n === nth) {
      console.log('halted in a write')
      for (;;);
    }
    return asked
  }
}
