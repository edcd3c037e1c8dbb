// One phone: a Chromium with a profile on the disk, driven through the DevTools protocol; slowed, thin-lined, restarted.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CDPSession, chromium, type Page } from 'playwright-core'
import { findChromium } from '../tools/machine.mjs'

export interface Line {
  latencyMs: number
  kbits: number
}

export interface Phone {
  page: Page
  /** From now on the processor is this many times slower, for the page. */
  slow(times: number): Promise<void>
  /** From now on the line is this thin. */
  thin(line: Line): Promise<void>
  /** Bytes that arrived since the last time this was asked. */
  received(): number
  /** Bytes of bodies sent since the last time this was asked, and the requests. */
  sent(): { requests: number }
  heapMb(): Promise<number>
  /** The browser ends and begins anew on the same profile. */
  restart(): Promise<void>
  end(): Promise<void>
}

export async function openPhone(url: string): Promise<Phone> {
  const profile = mkdtempSync(join(tmpdir(), 'guyub-bench-phone-'))
  let received = 0
  let requests = 0
  const launch = async (): Promise<{ page: Page; tools: CDPSession; close: () => Promise<void> }> => {
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: findChromium() ?? 'chromium', serviceWorkers: 'block',
      args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    })
    context.setDefaultTimeout(0)
    const page = context.pages()[0] ?? (await context.newPage())
    page.on('pageerror', (error) => process.stderr.write(`page error: ${error.message}\n`))
    const tools = await context.newCDPSession(page)
    await tools.send('Network.enable')
    tools.on('Network.responseReceived', (e) => (received += e.response.encodedDataLength))
    tools.on('Network.dataReceived', (e) => (received += e.encodedDataLength))
    tools.on('Network.requestWillBeSent', () => requests++)
    await page.goto(url)
    await page.waitForFunction(() => 'bench' in window)
    return { page, tools, close: () => context.close() }
  }
  // A busy machine may be too slow for a browser's first breath: once more, then it is said.
  const launched = (): ReturnType<typeof launch> => launch().catch(() => launch())
  let now = await launched()
  return {
    get page() {
      return now.page
    },
    slow: async (times) => void (await now.tools.send('Emulation.setCPUThrottlingRate', { rate: times })),
    thin: async ({ latencyMs, kbits }) =>
      void (await now.tools.send('Network.emulateNetworkConditions', { offline: false, latency: latencyMs, downloadThroughput: (kbits * 1000) / 8, uploadThroughput: (kbits * 1000) / 8 })),
    received() {
      const n = received
      received = 0
      return n
    },
    sent() {
      const n = requests
      requests = 0
      return { requests: n }
    },
    async heapMb() {
      await now.tools.send('HeapProfiler.collectGarbage')
      const { usedSize } = await now.tools.send('Runtime.getHeapUsage')
      return Math.round(usedSize / 2 ** 20)
    },
    async restart() {
      await now.close()
      now = await launched()
    },
    async end() {
      await now.close()
      rmSync(profile, { recursive: true, force: true })
    },
  }
}
