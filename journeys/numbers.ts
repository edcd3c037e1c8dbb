// The picture of a territory read as numbers, and what must have become of them.
import type { Page } from 'playwright-core'
import { must, type Visitor } from './stage.ts'

/** Group and measure, as `bantuan/bantuan.semua`, to its number; null is one too small to be shown. */
export type Numbers = Map<string, number | null>

interface Picture {
  groups: { id: string; measures: { id: string; n: number | null }[] }[]
}

/** Clocks run out while a journey plays, and a mean is rounded: these are looked at by themselves. */
const moving = new Set(['laporan/laporan.lewat', 'kasus/kasus.lewat', 'laporan/laporan.jam'])

export async function numbersOf(page: Page, place: string): Promise<Numbers> {
  const picture = await page.evaluate(async at => {
    const answer = await fetch(`/api/pictures/${at}`)
    if (!answer.ok) throw new Error(`the picture of ${at} answered ${answer.status}`)
    return (await answer.json()) as unknown
  }, place)
  return new Map((picture as Picture).groups.flatMap(g => g.measures.map(m => [`${g.id}/${m.id}`, m.n] as const)))
}

/** Every number that is not the same, as `name: 3 → 4`. */
function changes(before: Numbers, after: Numbers): Map<string, number> {
  const names = [...new Set([...before.keys(), ...after.keys()])].filter(name => !moving.has(name))
  const found = names.map(name => [name, (after.get(name) ?? 0) - (before.get(name) ?? 0)] as const)
  return new Map(found.filter(([, by]) => by !== 0))
}

const told = (by: ReadonlyMap<string, number>): string => [...by].sort().map(([name, n]) => `${name} ${n > 0 ? '+' : ''}${n}`).join(', ')

/** Waits until the roll-up shows exactly these changes, each and no other. */
export async function expectChanges(page: Page, place: string, before: Numbers, expected: Readonly<Record<string, number>>): Promise<void> {
  const wanted = told(new Map(Object.entries(expected)))
  let seen = ''
  for (const until = Date.now() + 20_000; Date.now() < until; await page.waitForTimeout(400)) {
    seen = told(changes(before, await numbersOf(page, place)))
    if (seen === wanted) return
  }
  throw new Error(`the numbers of ${place} changed otherwise.\nexpected: ${wanted}\nseen:     ${seen}`)
}

/** The tile of this name on the dashboard shows this number. */
export async function tileShows({ page, go }: Visitor, place: string, label: string, n: number): Promise<void> {
  await go(`/gambaran/${place}`)
  const shown = n.toLocaleString('id-ID')
  await page.getByRole('main').getByText(label, { exact: true }).first().waitFor()
  const tile = page.getByRole('link', { name: new RegExp(`^${label.replace(/[()]/g, '\\$&')} ${shown.replace('.', '\\.')}(\\s|$)`) })
  await tile.first().waitFor().catch(() => must(false, `the dashboard of ${place} does not show ${label}: ${shown}`))
}
