// Where place inputs look places up: the whole country from the server while there is a connection, the device's own part without.
import type { PickOption } from '../../../kit/pick-input.web.tsx'
import type { Source } from '../../../kit/sources.web.ts'
import type { PlaceCode, PlaceLevel } from '../../../engine/values/place-code.ts'
import type { Place } from '../place.ts'
import type { PlaceIndex } from '../place-index.ts'
import { placeOption } from '../words/places.ts'

export interface PlaceSourceOptions {
  /** What this device holds; null on a page without an account. */
  own?: () => PlaceIndex | null
  /** Only places inside. */
  within?: PlaceCode
  /** Only places of this level, e.g. 'village' where somebody lives. */
  level?: PlaceLevel
}

type Brief = Pick<Place, 'code' | 'name' | 'type'>
interface Hit extends Brief {
  parents: Brief[]
}

// Somebody is typing: an answer later than this is no longer wanted, the device's own part is.
const patience = 4000
const most = 12

export function placeSource({ own, within, level }: PlaceSourceOptions = {}): Source {
  return {
    async search(text) {
      const q = text.trim()
      const index = own?.() ?? null
      if (q === '') return index === null ? [] : near(index, within, level)
      const query = new URLSearchParams({ q, limit: String(most) })
      if (within) query.set('within', within)
      if (level) query.set('level', level)
      const answer = await ask<{ places: Hit[] }>(`/api/places?${query}`)
      if (answer !== null) return answer.places.map(optionOf)
      // Without a connection the own part must do; without one of those either, the input says that it cannot search.
      if (index === null) throw new Error('no connection and no places on this device')
      return index.search({ q, within, level, limit: most }).map((place) => placeOption(place, place.path))
    },
    async find(code) {
      const index = own?.() ?? null
      const known = index?.get(code) ?? null
      if (index !== null && known !== null) return placeOption(known, index.ancestors(code))
      const answer = await ask<Hit>(`/api/places/${encodeURIComponent(code)}`)
      return answer === null ? { value: code, label: code } : optionOf(answer)
    },
  }
}

function optionOf(hit: Hit): PickOption {
  return placeOption(hit, hit.parents)
}

/** Before a letter is typed: the places this device serves. */
function near(index: PlaceIndex, within: PlaceCode = '', level: PlaceLevel = 'village'): PickOption[] {
  return index.within(within, level).slice(0, 50).map((place) => placeOption(place, index.ancestors(place.code)))
}

/** The answer, or null when there is none in time. */
async function ask<T>(address: string): Promise<T | null> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(patience) })
    return response.ok ? ((await response.json()) as T) : null
  } catch {
    // No signal is a normal state here; the caller goes on with what the device holds.
    return null
  }
}
