// What screens of a place's strength share: the door's answer, and how one finds the place meant.
import { useMemo } from 'react'
import { dayAt } from '../../../engine/values/day.ts'
import { covers } from '../../../engine/who.ts'
import { useAsk, useMe, useWork } from '../../../kit/work.web.tsx'
import { type Coverage, coverageOf } from '../coverage-rules.ts'

export interface CoverageTold extends Coverage {
  place: string
  name: string
  level: string
  day: string
  rolledAt: string | null
  parents: { code: string; name: string }[]
  boards: { own: { name: string; standing: string; periodEnd: string | null } | null; legalBelow: number; below: number }
  grid: { code: string; col: number; row: number }[]
}

export const alias = (code: string): string => code || 'id'

/** The place of the address, or that of the post one works under. */
export function usePlace(params: { [k: string]: string }): string {
  const me = useMe()
  return params.place === 'id' ? '' : (params.place ?? me.post?.place ?? '')
}

/** Above, only as far as one's own posts reach. */
export function useParent(told: CoverageTold): string | null {
  const me = useMe()
  const above = told.parents.at(-1)
  return above && me.posts.some((p) => covers(p.place, above.code)) ? above.code : null
}

/** Counted on the device where it carries the place, asked of the server where not. */
export function useCoverage(place: string): { told: CoverageTold | null; asked: ReturnType<typeof useAsk<CoverageTold>>; device: boolean } {
  const work = useWork()
  const held = work.count(place)
  const asked = useAsk<CoverageTold>(held ? null : `/api/association/coverage/${alias(place)}`)
  const own = useMemo<CoverageTold | null>(() => {
    if (!held) return null
    const today = dayAt(work.now(), place)
    const active = held.reduce((n, s) => n + (s.name === 'psm' && s.key === 'active' && s.class === 'N' ? s.n : 0), 0)
    const name = work.placeName(place)
    return {
      place, name, level: 'village', day: today, rolledAt: work.now(), parents: [], grid: [], boards: { own: null, legalBelow: 0, below: 0 },
      ...coverageOf({ code: place, name, villages: 1, covered: active > 0 ? 1 : 0, figure: null, sums: held }, [], today, false),
    }
  }, [held, place, work])
  return { told: own ?? (asked.status === 'ready' ? asked.data : null), asked, device: own !== null }
}
