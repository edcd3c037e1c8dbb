// One new person against a village of ten thousand in Chromium, the processor slowed four times.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { build } from 'vite'
import type { Model } from '../src/engine/linkage/model.ts'
import type { RawPerson } from '../src/engine/linkage/people.ts'
import { modelFrom } from './link-model-file.ts'
import { madeVillage } from './link-made.ts'
import type { LinkPhone } from './link-phone.web.ts'
import { round } from './link-score.ts'
import { openPhone } from './sync-browser.ts'

export interface PhoneSeen {
  readMs: number
  p50Ms: number
  p95Ms: number
  found: number
}

export async function askOnPhone(modelFile: string, n = 10_000, asks = 1000): Promise<PhoneSeen> {
  const here = import.meta.dirname
  const out = join(here, '..', '.cache', 'bench-link', 'phone')
  await build({ configFile: false, root: join(here, 'link-pages'), logLevel: 'warn', base: '/', build: { target: 'es2024', outDir: out, emptyOutDir: true, rolldownOptions: { input: join(here, 'link-pages', 'phone.html') } } })
  const server = createServer((asked, answer) => {
    const path = asked.url === '/' ? 'phone.html' : (asked.url ?? '').slice(1)
    if (!/^(phone\.html|assets\/[\w.-]+)$/.test(path)) return void answer.writeHead(404).end()
    // Alone with itself a page gets a finer clock.
    answer.writeHead(200, { 'content-type': path.endsWith('.js') ? 'text/javascript' : 'text/html', 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' })
    answer.end(readFileSync(join(out, path)))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const phone = await openPhone(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  try {
    const model = modelFrom(readFileSync(modelFile, 'utf8'))
    const { people, asks: asked } = madeVillage(n, 11, asks)
    await phone.slow(4)
    type Page = { bench: LinkPhone }
    const readMs = await phone.page.evaluate(([some, m]) => (globalThis as unknown as Page).bench.village(some, m), [people, model] as [RawPerson[], Model])
    // The first hundred warm the engine up, as the first registrations of a morning do.
    await phone.page.evaluate((some) => (globalThis as unknown as Page).bench.ask(some), asked.slice(0, 100))
    const { ms, found } = await phone.page.evaluate((some) => (globalThis as unknown as Page).bench.ask(some), asked)
    ms.sort((a, b) => a - b)
    const at = (share: number): number => round(ms[Math.floor(ms.length * share)] as number, 2)
    return { readMs: Math.round(readMs), p50Ms: at(0.5), p95Ms: at(0.95), found }
  } finally {
    await phone.end()
    server.close()
  }
}
