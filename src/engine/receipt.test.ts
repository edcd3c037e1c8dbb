// What a receipt proves, and to whom: anyone who knows the published key, years later, after the key was changed.
import { beforeAll, describe, expect, test } from 'vitest'
import { checkReceipt, hashOfText, learnKeys, signatureOf, wipeOrder } from './receipt.ts'
import { type TestKey, testKey } from './testing/signing.ts'
import type { ReceiptText } from './wire.ts'

let server: TestKey
let stranger: TestKey
beforeAll(async () => {
  server = await testKey()
  stranger = await testKey()
})

const body = '{"id":"0190","act":"registry.recordVisit","version":1,"place":"36.71.05.1001","person":"siti","device":"hp","madeAt":"2022-01-21T01:00:00.000Z","input":{}}'
async function file(by: TestKey, more: { body?: string; key?: string; at?: string; id?: string } = {}): Promise<string> {
  const said: ReceiptText = {
    kind: 'guyub-receipt-1', key: more.key ?? by.key.id, device: 'hp', at: '2022-01-24T16:59:00.000Z',
    acts: [{ id: '0190', hash: await hashOfText(body), outcome: 'accepted', ...(more.at ? { at: more.at } : {}) }],
  }
  return JSON.stringify({ format: 'guyub-bukti-1', receipts: [{ receipt: await by.sign(said), acts: [{ id: more.id ?? '0190', ...('body' in more ? (more.body === undefined ? {} : { body: more.body }) : { body }) }] }] })
}

describe('a receipt', () => {
  test('says when these very words were heard', async () => {
    const told = await checkReceipt(await file(server), [server.key])
    expect(told).toMatchObject({ ok: true, receipts: [{ at: '2022-01-24T16:59:00.000Z', acts: [{ words: 'yes', outcome: 'accepted', said: { act: 'registry.recordVisit', person: 'siti' } }] }] })
  })
  test('tells of an act answered twice the moment it was heard first', async () => {
    const told = await checkReceipt(await file(server, { at: '2022-01-20T08:00:00.000Z' }), [server.key])
    expect(told).toMatchObject({ receipts: [{ acts: [{ at: '2022-01-20T08:00:00.000Z' }] }] })
  })
  test('needs no words to be shown', async () => {
    expect(await checkReceipt(await file(server, { body: undefined }), [server.key])).toMatchObject({ ok: true, receipts: [{ acts: [{ words: 'hidden' }] }] })
  })

  const cases: [string, () => Promise<string>, string][] = [
    ['other words than the signed ones', () => file(server, { body: body.replace('siti', 'budi') }), 'words'],
    ['an act the receipt does not name', () => file(server, { id: '0191' }), 'words'],
    ['signed by somebody under the server’s name', () => file(stranger, { key: server.key.id }), 'forged'],
    ['signed by a key nobody published', () => file(stranger), 'unknown'],
    ['changed after it was signed', async () => (await file(server)).replace('16:59', '16:58'), 'forged'],
    ['no such file', async () => 'selamat pagi', 'unreadable'],
    ['an empty one', async () => '{"format":"guyub-bukti-1","receipts":[]}', 'unreadable'],
  ]
  test.each(cases)('does not hold: %s', async (_what, make, why) => {
    expect(await checkReceipt(await make(), [server.key])).toEqual({ ok: false, why })
  })
})

describe('the server’s keys', () => {
  test('the first word is believed, a new key along the chain, a stranger’s never', async () => {
    const second = await server.next('2023-01-01T00:00:00.000Z')
    const third = await second.next('2024-01-01T00:00:00.000Z')
    expect(await learnKeys([], [server.key])).toEqual([server.key])
    expect(await learnKeys([server.key], [stranger.key])).toEqual([server.key])
    expect((await learnKeys([server.key], [third.key, second.key, { ...server.key, until: '2023-01-01T00:00:00.000Z' }])).map((k) => k.id)).toEqual([third.key.id, second.key.id, server.key.id])
    // The link is missing: nothing vouches for the third.
    expect((await learnKeys([server.key], [third.key])).map((k) => k.id)).toEqual([server.key.id])
    const forged = { ...stranger.key, handover: await stranger.sign({ kind: 'guyub-key-1', from: server.key.id, to: stranger.key.id, at: '2023-01-01T00:00:00.000Z' }) }
    expect((await learnKeys([server.key], [forged])).map((k) => k.id)).toEqual([server.key.id])
    // A receipt of the first key holds for whoever knows all of them.
    expect(await checkReceipt(await file(server), await learnKeys([server.key], [third.key, second.key]))).toMatchObject({ ok: true })
  })
  test('a key does not go under another’s name', async () => {
    const signed = await stranger.sign('x')
    expect(await signatureOf(signed, stranger.key)).toBe(true)
    expect(await signatureOf(signed, { ...stranger.key, id: server.key.id })).toBe(false)
    expect(await signatureOf({ text: 'x', sig: '***' }, server.key)).toBe(false)
  })
  test('where the browser has no Ed25519 of its own the small library says the same', async () => {
    const good = await server.sign('bukti')
    const own = crypto.subtle.importKey
    try {
      Object.defineProperty(crypto.subtle, 'importKey', { configurable: true, writable: true, value: () => Promise.reject(new Error('NotSupportedError')) })
      expect(await signatureOf(good, server.key)).toBe(true)
      expect(await signatureOf({ ...good, text: 'bukan' }, server.key)).toBe(false)
      expect(await signatureOf(await stranger.sign('bukti'), server.key)).toBe(false)
    } finally {
      Object.defineProperty(crypto.subtle, 'importKey', { configurable: true, writable: true, value: own })
    }
  })
})

test('an order to forget counts only for the device it names, from the server’s own key', async () => {
  const order = { kind: 'guyub-wipe-1', device: 'hp', at: '2022-01-24T00:00:00.000Z', why: 'lost' } as const
  expect(await wipeOrder(await server.sign(order), 'hp', [server.key])).toEqual(order)
  expect(await wipeOrder(await server.sign(order), 'lain', [server.key])).toBeNull()
  expect(await wipeOrder(await stranger.sign(order), 'hp', [server.key])).toBeNull()
  expect(await wipeOrder(await server.sign(order), 'hp', [])).toBeNull()
})
