// Light or dark: what the person chose, else what the device says. Set on <html> before the first paint of React.
import { useSyncExternalStore } from 'react'
import type { Tone as FlowTone } from '../engine/flow.ts'
import { keep, kept } from './keep.web.ts'

export type Scheme = 'auto' | 'light' | 'dark'
/** What a thing means, never how it is coloured. `waiting` is clay: it waits on you. */
export type Tone = FlowTone | 'caution'

const key = 'guyub.scheme'
const darkDevice = matchMedia('(prefers-color-scheme: dark)')
const listeners = new Set<() => void>()
let chosen: Scheme = readScheme()

apply()
darkDevice.addEventListener('change', apply)

/** The choice (`auto` by default) and how to change it. */
export function useScheme(): readonly [Scheme, (scheme: Scheme) => void] {
  return [useSyncExternalStore(subscribe, () => chosen), setScheme]
}

export function setScheme(scheme: Scheme): void {
  chosen = scheme
  keep(key, scheme)
  apply()
  for (const listener of listeners) listener()
}

function readScheme(): Scheme {
  const stored = kept(key)
  return stored === 'light' || stored === 'dark' ? stored : 'auto'
}

function apply(): void {
  const dark = chosen === 'dark' || (chosen === 'auto' && darkDevice.matches)
  document.documentElement.dataset.scheme = dark ? 'dark' : 'light'
  // The phone's own status bar continues our top bar.
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', dark ? '#0c2f2a' : '#0b4a42')
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
