// What the page asks the house once: is this a demo, and which regencies have somebody who reads reports.
import { useSyncExternalStore } from 'react'
import { askHouse } from './ask-house.web.ts'

export interface HouseNews {
  demo: boolean
  regencies: readonly string[]
}

let news: HouseNews | null = null
const listeners = new Set<() => void>()

/** Null until it is known, and for as long as there is no signal. */
export const useHouseNews = (): HouseNews | null => useSyncExternalStore(subscribe, () => news)

export async function askNews(): Promise<void> {
  if (news) return
  const heard = await askHouse<HouseNews>('GET', '/api/public/config')
  if (heard.kind !== 'answer') return
  news = heard.data
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
