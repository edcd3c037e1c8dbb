// Who may see a row, said once more and independently of the engine: the yardstick its enforcement is measured by.
import type { House } from '../../engine/house.ts'
import type { Cast } from './population.server.ts'

export interface Placed {
  place: string
  class: string
  team: string | null
}

const today = '2026-03-02'
const inside = (place: string, territory: string): boolean => territory === '' || place === territory || place.startsWith(`${territory}.`)
const roll = ['village_head', 'dinsos_verifier', 'dinsos_head']
const intake = ['puskesos_fo', 'puskesos_bo', 'puskesos_koord', 'dinsos_verifier']

/** Teams that come with posts in force, and one's own desk. */
export function teamsOf(house: House, c: Cast): string[] {
  const out = [`person:${c.id}`]
  for (const p of c.posts) {
    if (p.until !== null && p.until < today) continue
    if (house.roles.get(p.role)?.lane) out.push(`lane:${p.place.slice(0, 5)}`)
    if (intake.includes(p.role)) out.push(`intake:${p.place}`)
    if (roll.includes(p.role)) out.push(`roll:${p.place}`)
    if (p.unit) out.push(`unit:${p.unit}`)
  }
  return out
}

export function maySee(house: House, c: Cast, row: Placed): boolean {
  if (row.team && teamsOf(house, c).some((t) => row.team === t || row.team?.startsWith(`${t}.`))) return true
  return c.posts.some((p) => {
    if (p.until !== null && p.until < today) return false
    const rule = house.roles.get(p.role)
    const reads = rule?.reads ?? []
    // Public things only, and beside them the reference rows of its very own place.
    if (rule?.own && row.class === 'N' && row.place === p.place && row.place.length < 13) return true
    if (row.class === 'R') return reads.includes('R') && inside(row.place, p.place)
    if (row.class !== 'N' || !reads.includes('N')) return false
    // Inside the territory; or reference data of the territory and of the places above it.
    return inside(row.place, p.place) || (row.place.length < 13 && inside(p.place, row.place))
  })
}
