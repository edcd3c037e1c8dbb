// The stage of a journey: a fresh demo server on a port of its own, a browser, people who sign in through the picker.
import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

const root = join(import.meta.dirname, '..')

export interface Stage {
  url: string
  browser: Browser
  /** Somebody's own browser, as a phone unless told otherwise. */
  visitor(size?: 'phone' | 'desk'): Promise<{ context: BrowserContext; page: Page }>
  /** Signs in through the demo's picker: role label and place words, as a person would type them. */
  signIn(words: string, size?: 'phone' | 'desk'): Promise<Visitor>
  end(): Promise<void>
}

export interface Visitor {
  context: BrowserContext
  page: Page
  go(path: string): Promise<void>
  /** No signal from now on, or again one. */
  cut(offline: boolean): Promise<void>
}

/** Somebody signed in: moves inside the app, so that an unlocked device stays unlocked. */
export function asVisitor(context: BrowserContext, page: Page): Visitor {
  return {
    context, page,
    async go(path) {
      await page.evaluate(to => {
        history.pushState(null, '', to)
        dispatchEvent(new PopStateEvent('popstate'))
      }, path)
      await page.waitForFunction(to => location.pathname + location.search === to || location.pathname === to.split('?')[0], path)
    },
    cut: offline => context.setOffline(offline),
  }
}

async function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const server = createServer()
    server.on('error', failed)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => done(port))
    })
  })
}

export interface House {
  url: string
  /** All it has printed so far, errors included. */
  said(): string
  /** As a person stops it: with a signal; answers when it is gone. */
  stop(): Promise<void>
}

/** Starts the server on a folder; fails with what it said when it ends before it is ready. */
export async function startHouse(folder: string, flags: readonly string[]): Promise<House> {
  const port = await freePort()
  const server = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(root, 'src/app/main.server.ts'), ...flags], {
    cwd: root, env: { ...process.env, PORT: String(port), GUYUB_DATA: folder, DATABASE_URL: '', HOST: '127.0.0.1' }, stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  server.stderr.on('data', (bytes: Buffer) => (said += bytes.toString()))
  await new Promise<void>((done, failed) => {
    server.stdout.on('data', (bytes: Buffer) => {
      said += bytes.toString()
      if (said.includes('Guyub: ')) done()
    })
    server.once('exit', code => failed(new Error(`the server ended with ${code}: ${said}`)))
  })
  return {
    // `localhost` is a secure context without a certificate: crypto, camera and the worker are there.
    url: `http://localhost:${port}`,
    said: () => said,
    stop: () => new Promise(done => {
      if (server.exitCode !== null) return done()
      server.once('exit', () => done())
      server.kill('SIGTERM')
    }),
  }
}

/** An empty folder for a house, and how to be rid of it. */
export function emptyFolder(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'guyub-journey-'))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** What was loaded for all journeys of this run, copied; a journey by itself loads its own with its first start. */
export function bringDemo(folder: string): void {
  if (process.env.JOURNEY_DEMO) cpSync(process.env.JOURNEY_DEMO, folder, { recursive: true })
}

/** A stage on a house of its own. */
export async function stageOn(flags: readonly string[]): Promise<Stage & { house: House }> {
  const { folder, remove } = emptyFolder()
  if (flags.includes('--demo')) bringDemo(folder)
  const house = await startHouse(folder, flags).catch((error: unknown) => {
    remove()
    throw error
  })
  const stage = await stageAt(house.url, async () => {
    await house.stop()
    remove()
  })
  return { ...stage, house }
}

/** `JOURNEY_URL` plays against a demo that is running already: for writing journeys. */
export async function openStage(): Promise<Stage> {
  return process.env.JOURNEY_URL ? stageAt(process.env.JOURNEY_URL, async () => undefined) : stageOn(['--demo'])
}

/** A stage on a house that stands already; `close` ends it. */
export async function stageAt(url: string, close: () => Promise<void>): Promise<Stage> {
  const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
  const browser = await chromium.launch({
    executablePath,
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  })
  const sizes = { phone: { width: 360, height: 640 }, desk: { width: 1280, height: 800 } }
  const stage: Stage = {
    url,
    browser,
    async visitor(size = 'phone') {
      const context = await browser.newContext({ viewport: sizes[size], locale: 'id-ID', timezoneId: 'Asia/Jakarta', hasTouch: size === 'phone', reducedMotion: 'reduce', permissions: ['geolocation'], geolocation: { latitude: -6.1783, longitude: 106.6319, accuracy: 12 } })
      context.setDefaultTimeout(30_000)
      const page = await context.newPage()
      page.on('pageerror', error => {
        console.error('page error:', error.message)
      })
      return { context, page }
    },
    async signIn(words, size = 'phone') {
      const { context, page } = await stage.visitor(size)
      await page.goto(`${url}/`)
      await page.getByRole('searchbox').fill(words)
      const list = page.getByRole('list', { name: 'Orang contoh' })
      await list.getByRole('button').first().click()
      await page.getByRole('navigation').first().waitFor({ state: 'attached' })
      await page.getByRole('heading', { level: 1 }).waitFor()
      return asVisitor(context, page)
    },
    async end() {
      await browser.close()
      await close()
    },
  }
  return stage
}

/** Runs a journey and ends the stage whatever happens; a failure shows where the page was. */
export async function journey<S extends Stage = Stage>(name: string, play: (stage: S) => Promise<void>, open: () => Promise<S> = openStage as () => Promise<S>): Promise<void> {
  const stage = await open()
  const started = Date.now()
  try {
    await play(stage)
    console.log(`${name}: played in ${Math.round((Date.now() - started) / 1000)} s`)
  } catch (error) {
    for (const context of stage.browser.contexts()) {
      for (const page of context.pages()) {
        console.error(`--- ${page.url()}\n${(await page.locator('body').innerText().catch(() => '')).slice(0, 1500)}`)
      }
    }
    console.error(error)
    process.exitCode = 1
  } finally {
    await stage.end()
    // A line or a timer somebody left open must not keep a journey that is over from ending.
    setImmediate(() => process.exit())
  }
}

/** A plain check with a sentence. */
export function must(holds: boolean, sentence: string): void {
  if (!holds) throw new Error(sentence)
}
