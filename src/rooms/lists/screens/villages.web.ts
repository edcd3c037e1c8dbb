// The villages an importer may mean: searched by name, or all of them once, to suggest from.
import { useCallback, useEffect, useState } from 'react'
import type { PickOption } from '../../../kit/pick-input.web.tsx'
import { OfflineError, useWork } from '../../../kit/work.web.tsx'
import { type Place, placeOption, type PlaceType } from '../../places/door.ts'
import type { VillageHere } from '../place-codes.ts'

interface Brief {
  code: string
  name: string
  type: string
  level: string
}

const kindOf = (b: Brief): Place => ({ code: b.code, name: b.name, type: b.type as PlaceType, level: b.level as Place['level'], parent: null })

/** By typing, within one's own area. */
export function useVillageSearch(place: string): (text: string) => Promise<readonly PickOption[]> {
  const work = useWork()
  return useCallback(async (text: string) => {
    if (text.trim() === '') return []
    const { places } = await work.ask<{ places: (Brief & { parents: Brief[] })[] }>(`/api/places?${new URLSearchParams({ q: text, level: 'village', limit: '30', ...(place ? { within: place } : {}) })}`)
    return places.map((p) => placeOption(kindOf(p), p.parents.map(kindOf)))
  }, [work, place])
}

/** Every village of the area with its kecamatan: a regency has some twenty calls' worth, each kept by the browser for an hour. */
export function useVillages(place: string, wanted: boolean): { status: 'loading' | 'ready' | 'offline'; villages: readonly VillageHere[] } {
  const work = useWork()
  const [state, setState] = useState<{ status: 'loading' | 'ready' | 'offline'; villages: readonly VillageHere[] }>({ status: 'loading', villages: [] })
  useEffect(() => {
    if (!wanted) return
    let current = true
    const children = async (code: string): Promise<Brief[]> => (await work.ask<{ places: Brief[] }>(`/api/places/${code}/children`)).places
    const all = async (): Promise<VillageHere[]> => {
      const regency = await work.ask<Brief>(`/api/places/${place.slice(0, 5)}`)
      const districts = place.length >= 8 ? [await work.ask<Brief>(`/api/places/${place.slice(0, 8)}`)] : await children(place.slice(0, 5))
      const lists = await Promise.all(districts.map(async (d) => (await children(d.code)).map((v) => ({ code: v.code, name: v.name, district: d.code, districtName: d.name, regencyName: regency.name }))))
      return lists.flat().filter((v) => v.code.startsWith(place))
    }
    all().then(
      (villages) => current && setState({ status: 'ready', villages }),
      (error: unknown) => {
        if (!current) return
        if (error instanceof OfflineError) setState({ status: 'offline', villages: [] })
        else throw error
      },
    )
    return () => {
      current = false
    }
  }, [work, place, wanted])
  return state
}
