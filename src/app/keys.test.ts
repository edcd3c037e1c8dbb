// The server's keys outlive it: kept beside the data, changed along a chain, and every receipt ever given stays checkable.
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { keyIdOf, learnKeys, signatureOf } from '../engine/receipt.ts'
import { openKeys, rotateKeys } from './keys.server.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guyub-keys-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

it('are made once and found again, readable by their owner only', async () => {
  const first = openKeys(folder)
  const again = openKeys(folder)
  expect(again.published).toEqual(first.published)
  expect(again.hash('nik', '1')).toBe(first.hash('nik', '1'))
  expect(await keyIdOf(first.published[0].spki)).toBe(first.published[0].id)
  expect(await signatureOf(first.sign('bukti'), again.published[0])).toBe(true)
  expect(statSync(join(folder, 'server-keys.json')).mode & 0o077).toBe(0)
})

it('change: the new one signs, the old one is published for ever and vouches for it; other secrets stay', async () => {
  const first = openKeys(folder)
  const receipt = first.sign('bukti lama')
  rotateKeys(folder, new Date('2027-01-01T00:00:00.000Z'))
  rotateKeys(folder, new Date('2028-01-01T00:00:00.000Z'))
  const now = openKeys(folder)
  expect(now.published.map((k) => k.until)).toEqual([undefined, '2028-01-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z'])
  expect(now.hash('nik', '1')).toBe(first.hash('nik', '1'))
  expect(await signatureOf(receipt, now.published[2] ?? now.published[0])).toBe(true)
  // A phone that slept through both changes trusts the present key.
  const learned = await learnKeys(first.published, now.published)
  expect(learned.map((k) => k.id)).toEqual(now.published.map((k) => k.id))
  expect(await signatureOf(now.sign('baru'), learned[0] ?? now.published[0])).toBe(true)
})

it('of the first release are taken over as they lie', async () => {
  const old = openKeys(folder)
  const file = join(folder, 'server-keys.json')
  const { since: _none, ...kept } = JSON.parse(readFileSync(file, 'utf8')) as { since: string }
  writeFileSync(file, JSON.stringify(kept))
  const now = openKeys(folder)
  expect(now.published[0].id).toBe(old.published[0].id)
  expect(now.published[0].since).toMatch(/^\d{4}-/)
})
