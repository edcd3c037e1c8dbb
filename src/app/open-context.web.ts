// What the app's own screens need besides the work: the device itself, and the way out.
import { createContext, useContext } from 'react'
import type { Open } from './app.web.tsx'

export interface OpenThings {
  open: Open
  leave: () => Promise<void>
  choosePost: (id: string) => Promise<void>
}

export const OpenContext = createContext<OpenThings | null>(null)

export function useOpen(): OpenThings {
  const things = useContext(OpenContext)
  if (!things) throw new Error('a screen stands outside the workplace')
  return things
}
