// Room on the device: a table of phones, and what is said to their owners.
import { expect, it } from 'vitest'
import type { Room } from './ports.ts'
import { levelOf, watchRoom } from './room.ts'

const MB = 1_000_000
const room = (free: number | null, quota: number | null = 10_000, persisted = true): Room => ({
  persisted,
  usedBytes: free === null || quota === null ? null : (quota - free) * MB,
  freeBytes: free === null ? null : free * MB,
  quotaBytes: quota === null ? null : quota * MB,
})

it.each([
  ['a phone with plenty', room(8_000), null, 'ok'],
  ['a browser that does not tell', room(null, null), null, 'ok'],
  ['a browser that does not tell, whose disk refused a note a minute ago', room(null, null), 60_000, 'critical'],
  ['a quota that promises much, and a disk that refused', room(9_000), 5 * 60_000, 'critical'],
  ['the same, an hour after somebody made room', room(9_000), 3_600_000, 'ok'],
  ['just enough', room(201, 1_500), null, 'ok'],
  ['a week of work', room(199), null, 'low'],
  ['hardly a day', room(49), null, 'critical'],
  ['nothing at all', room(0), null, 'critical'],
  ['a small phone, nine tenths full', room(240, 2_500), null, 'low'],
  ['a large one, nine tenths full', room(1_400, 15_000), null, 'ok'],
] as const)('%s', (_name, it, refusedAgo, level) => {
  expect(levelOf(it, refusedAgo)).toBe(level)
})

it('looks again every few minutes, and tells only when something is worth telling', async () => {
  let now = 0
  let free = 5_000
  let asked = 0
  let news = 0
  const watch = watchRoom(
    async () => {
      asked++
      return room(free)
    },
    { now: () => now },
    () => news++,
  )
  expect(watch.now()).toBe(null)
  await watch.look()
  await watch.look()
  expect([asked, news, watch.now()?.level]).toEqual([1, 1, 'ok'])
  now += 4 * 60_000
  free = 4_900
  await watch.look()
  expect([asked, news]).toEqual([2, 1])
  now += 4 * 60_000
  free = 40
  await watch.look()
  expect([asked, news, watch.now()?.level]).toEqual([3, 2, 'critical'])
})

it('a refused write counts where the browser never told anything', () => {
  let news = 0
  const watch = watchRoom(undefined, { now: () => 0 }, () => news++)
  watch.refused()
  expect([watch.now()?.level, news]).toEqual(['critical', 1])
})
