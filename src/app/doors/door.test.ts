// Who counts as sitting at this machine, and whose address a request carries: nobody's own words decide either.
import { expect, it, onTestFinished } from 'vitest'
import { readConfig } from '../config.server.ts'
import { freshDatabase } from '../../engine/store.server/testing.server.ts'
import { buildServer } from '../server.server.ts'
import { openTown } from '../testing/town.server.ts'
import type { App } from './door.server.ts'

async function demo(behindProxy: string | false): Promise<App> {
  const town = await openTown(await freshDatabase())
  const app = await buildServer({ ...town.doors, demo: true, config: { ...town.doors.config, behindProxy } }, null)
  onTestFinished(async () => {
    await app.close()
    await town.close()
  })
  return app
}
const picker = async (app: App, headers: { [name: string]: string } = {}, remoteAddress = '127.0.0.1'): Promise<number> =>
  (await app.inject({ method: 'GET', url: '/api/demo/people', headers: { host: 'localhost:4600', ...headers }, remoteAddress })).statusCode

it('the picker opens to this machine alone: no neighbour, no proxy, no forged address, no stranger’s name for it', async () => {
  for (const behind of [false, 'loopback', '10.0.0.5'] as const) {
    const app = await demo(behind)
    expect(await picker(app)).toBe(200)
    expect(await picker(app, {}, '::1')).toBe(200)
    expect(await picker(app, {}, '192.168.1.20')).toBe(404)
    expect(await picker(app, { 'x-forwarded-for': '127.0.0.1' })).toBe(404)
    expect(await picker(app, { 'x-forwarded-for': '127.0.0.1' }, '10.0.0.5')).toBe(404)
    expect(await picker(app, { 'x-forwarded-for': '192.168.1.20' })).toBe(404)
    expect(await picker(app, { forwarded: 'for=127.0.0.1' })).toBe(404)
    expect(await picker(app, { host: 'guyub.jahat.example' })).toBe(404)
  }
})

it('behind a proxy the last address it wrote counts, however many a client wrote before', async () => {
  const app = await demo('loopback')
  const guess = async (forwarded: string): Promise<number> => (await app.inject({ method: 'POST', url: '/api/session/enrol', headers: { 'x-forwarded-for': forwarded }, payload: { code: 'SALAH-SALAH', publicKey: 'x'.repeat(100), label: 'HP' } })).statusCode
  for (let i = 0; i < 20; i++) expect(await guess(`10.9.8.${i}, 192.168.1.20`)).toBe(400)
  expect(await guess('10.9.8.99, 192.168.1.20')).toBe(429)
  expect(await guess('192.168.1.21')).toBe(400)
})

it('reads from the environment which proxy to believe', () => {
  const env = (value?: string) => readConfig([], value === undefined ? {} : { GUYUB_PROXY: value }).behindProxy
  expect([env(), env(''), env('1'), env('10.0.0.0/24')]).toEqual([false, false, 'loopback', '10.0.0.0/24'])
  expect(() => env('yes please')).toThrow('GUYUB_PROXY')
})
