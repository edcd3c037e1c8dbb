// What a linkage got wrong, by what had happened to the rows, with invented people as examples.
import type { Linked } from '../src/engine/linkage/link.ts'
import { type LinkSet, rowsOf } from './link-sets.ts'

/** Missed and wrong pairs counted by kind, and forty examples of each. */
export async function whatWentWrong(set: LinkSet, linked: Linked, who: Int32Array, kinds: readonly string[], say: (pattern: number) => string): Promise<string> {
  const group = new Int32Array(who.length).fill(-1)
  for (const [k, g] of linked.groups.entries()) for (const row of g) group[row] = k
  const chances = new Map<number, { p: number; pattern: number }>()
  for (const { i, j, p, pattern } of linked.pairs) chances.set(i * who.length + j, { p, pattern })
  const rowsBy = new Map<number, number[]>()
  for (const [row, w] of who.entries()) rowsBy.set(w, [...(rowsBy.get(w) ?? []), row])
  const asWritten: string[][] = []
  for await (const rows of rowsOf(set.file)) asWritten.push(...rows)
  asWritten.shift()
  const missed: [number, number][] = []
  const met = new Map<string, [pairs: number, missed: number, unseen: number]>()
  for (const rows of rowsBy.values())
    for (let a = 0; a < rows.length; a++)
      for (let b = 0; b < a; b++) {
        const [j, i] = [rows[a] as number, rows[b] as number]
        const apart = group[i] === -1 || group[i] !== group[j]
        if (apart) missed.push([i, j])
        for (const kind of new Set(`${kinds[i] ?? ''}+${kinds[j] ?? ''}`.split('+').filter((k) => k !== ''))) {
          const n = met.get(kind) ?? [0, 0, 0]
          n[0]++
          if (apart) n[1]++
          if (apart && !chances.has(i * who.length + j)) n[2]++
          met.set(kind, n)
        }
      }
  const wrong: [number, number][] = []
  const wrongBy = new Map<string, number>()
  const head = 'kk nik nama jk tempat lahir hubungan ibu'.split(' ')
  for (const g of linked.groups)
    for (let a = 0; a < g.length; a++)
      for (let b = 0; b < a; b++) {
        const [j, i] = [g[a] as number, g[b] as number]
        if (who[i] === who[j]) continue
        wrong.push([i, j])
        const [x, y] = [asWritten[i] as string[], asWritten[j] as string[]]
        const same = head.filter((_, k) => x[k] && x[k] === y[k]).join(' ')
        wrongBy.set(same, (wrongBy.get(same) ?? 0) + 1)
      }
  const line = (i: number, j: number): string => {
    const c = chances.get(i * who.length + j)
    return `${c ? `${c.p.toFixed(4)} ${say(c.pattern)}` : 'below the least chance, or never laid side by side'}\n    ${asWritten[i]?.join(' · ')} [${kinds[i] ?? ''}]\n    ${asWritten[j]?.join(' · ')} [${kinds[j] ?? ''}]`
  }
  const spread = <T>(list: readonly T[]): T[] => list.filter((_, k) => k % Math.max(1, Math.ceil(list.length / 40)) === 0)
  return [
    `${set.name}: ${missed.length} pairs missed, ${wrong.length} wrong`,
    '\nkind: true pairs, missed, of these below the least chance or never compared',
    ...[...met].sort((a, b) => b[1][1] - a[1][1]).map(([kind, n]) => `${kind}: ${n.join(', ')}  (${((100 * n[1]) / n[0]).toFixed(1)} %)`),
    '\nwrong pairs by what is written alike',
    ...[...wrongBy].sort((a, b) => b[1] - a[1]).slice(0, 25).map(([same, n]) => `${n}  ${same}`),
    '\nmissed', ...spread(missed).map(([i, j]) => line(i, j)), '\nwrong', ...spread(wrong).map(([i, j]) => line(i, j)), '',
  ].join('\n')
}
