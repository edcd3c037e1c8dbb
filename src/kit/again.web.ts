// Words that came back refused, laid into the form they were written in, so that nobody types them twice.
import { createContext } from 'react'
import type { Fields, Values } from '../engine/field.ts'

/** What the form on this page shall begin with, if it was opened for that; null otherwise. */
export const AgainContext = createContext<Values | null>(null)

/** Those of the words that this form asks for. What it points at (refs) and the values seen before are the form's own affair. */
export function wordsFor(fields: Fields, words: Values | null): Values {
  if (!words) return {}
  return Object.fromEntries(Object.entries(words).filter(([name, value]) => fields[name] && fields[name].kind !== 'ref' && value !== null && value !== undefined))
}
