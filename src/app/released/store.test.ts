// Phones of every released version: their store opens with the present app, and nothing on it is lost.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { importDataKey, sealWith } from '../../engine/device/crypto.ts'
import { openDevice } from '../../engine/device/device.ts'
import { recall } from '../../engine/device/keepsake.ts'
import { memoryDisk } from '../../engine/device/memory-disk.ts'
import type { Bytes, Met, Road } from '../../engine/device/ports.ts'
import type { AnyRow } from '../../engine/record.ts'
import type { PullAnswer } from '../../engine/wire.ts'
import { house } from '../rooms.ts'
import { gzip } from './gzip.server.ts'
import type { StoreSnapshot } from './store-snapshot.server.ts'

const here = import.meta.dirname
const releases = readdirSync(here, { withFileTypes: true }).filter((e) => e.isDirectory() && /^\d/.test(e.name)).map((e) => e.name).sort()
const away = async (): Promise<Met<never>> => ({ kind: 'away', why: 'no signal' })
const noSignal = { push: away, pull: away, putPhoto: away, getPhoto: away, getPage: away } as unknown as Road

describe.each(releases)('a phone that last opened with %s', (release) => {
  const left = JSON.parse(readFileSync(join(here, release, 'device-store.json'), 'utf8')) as StoreSnapshot
  const disk = () => memoryDisk(new Map(left.blobs.map(([box, key, bytes]) => [`${box}/${key}`, new Uint8Array(Buffer.from(bytes, 'base64')) as Bytes])))
  const seal = importDataKey(new Uint8Array(Buffer.from(left.dataKey, 'base64'))).then(sealWith)
  const open = async (on = disk(), road: Road = noSignal) => openDevice({
    house, disk: on, road, seal: await seal, who: left.who, squeeze: gzip, signer: { sign: async () => null }, clock: { now: () => Date.parse(left.now) + 60_000 },
  })
  const found = (device: Awaited<ReturnType<typeof open>>): { [key: string]: AnyRow | undefined } =>
    Object.fromEntries(Object.keys(left.shown.rows).map((key) => {
      const [name, ...id] = key.split('/')
      const record = house.records.get(name as string)
      return [key, record && device.confirmed(record, id.join('/'))]
    }))

  it('opens without a signal with every row it had, each as it was, and with every note in its state', async () => {
    const device = await open()
    expect(device.status().problem).toBeNull()
    expect(found(device)).toEqual(Object.fromEntries(Object.entries(left.shown.rows).map(([k, row]) => [k, expect.objectContaining(row)])))
    expect(device.outbox().map(({ id, act, state }) => ({ id, act, state }))).toEqual(left.shown.outbox)
    expect(device.needsAttention().filter((a) => a.kind === 'unreadable')).toHaveLength(left.shown.unreadable)
    expect(device.drafts.list().map(({ name, value }) => ({ name, value }))).toEqual(left.shown.drafts)
    expect(device.notices()).toHaveLength(left.shown.notices)
    expect(device.status().photos).toBe(left.shown.photos)
    const households = house.records.get('household')
    expect(households && [...device.store.all(households)]).toHaveLength(left.shown.households)
    await device.close()
  })

  it('keeps all of it when it is opened again, folded, and killed on the way', async () => {
    const first = disk()
    await (await open(first)).close()
    const again = await open(first.reopen())
    expect(found(again)).toEqual(Object.fromEntries(Object.entries(left.shown.rows).map(([k, row]) => [k, expect.objectContaining(row)])))
    expect(again.outbox()).toHaveLength(left.shown.outbox.length)
    await again.close()
    for (let kill = 1; kill < 12; kill++) {
      const on = disk()
      let writes = 0
      on.before = (what) => {
        if (what === 'write' && ++writes === kill) on.kill()
      }
      await Promise.race([open(on).then((d) => d.sync()), new Promise((go) => setTimeout(go, 60))])
      on.kill()
      const device = await open(on.reopen())
      expect(Object.values(found(device)).filter((r) => r === undefined)).toEqual([])
      expect(device.outbox().map((o) => o.id)).toEqual(left.shown.outbox.map((o) => o.id))
      await device.close()
    }
  })

  it('goes on from where it stood: the server hears the number it last gave, and the waiting notes as they were signed', async () => {
    const asked: { ack: number; fresh?: boolean }[] = []
    const heard: string[] = []
    const device = await open(disk(), {
      ...noSignal,
      push: async ({ acts }) => {
        heard.push(...acts.map((a) => (JSON.parse(a.body) as { id: string }).id))
        return { kind: 'ok', answer: { answers: acts.map((a) => ({ id: (JSON.parse(a.body) as { id: string }).id, outcome: 'accepted' as const })) } }
      },
      pull: async (ask) => {
        asked.push(ask)
        const answer: PullAnswer = { batch: ask.ack + 1, deltas: [], drops: [], more: false }
        return { kind: 'ok', answer }
      },
    })
    await device.sync()
    expect(heard).toEqual(left.shown.outbox.filter((o) => o.state === 'waiting').map((o) => o.id))
    expect(asked[0]?.fresh).toBeUndefined()
    expect(asked[0]?.ack).toBeGreaterThan(0)
    expect(await recall(disk(), await seal, 'me')).toEqual(left.shown.keptMe)
    await device.close()
  })
})
