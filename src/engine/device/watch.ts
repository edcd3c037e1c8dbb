// For screens: something to subscribe to, and answers that stay the same object until something changed.
import type { Input } from '../perform.ts'
import type { Device, RunAnswer } from './device.ts'

export interface Watch<T> {
  subscribe(listener: () => void): () => void
  /** The same object as long as nothing changed: made for `useSyncExternalStore`. */
  snapshot(): T
}

/** Watch anything that is read from the device; it is read again only after a change. */
export function watch<T>(device: Pick<Device, 'version' | 'onChange'>, read: () => T): Watch<T> {
  let at = -1
  let value: T
  return {
    subscribe: listener => device.onChange(listener),
    snapshot: () => {
      if (at !== device.version()) {
        value = read()
        at = device.version()
      }
      return value
    },
  }
}

export const watchView = (device: Device, view: string, params: Input): Watch<RunAnswer> =>
  watch({ version: device.dataVersion, onChange: device.onChange }, () => device.run(view, params))
