// Where pick-one inputs of a form look things up. The app gives these once; the kit knows no place and no person.
import { createContext } from 'react'
import type { PickOption } from './pick-input.web.tsx'
import type { Say } from './words.web.tsx'

export interface Source {
  search: (text: string) => readonly PickOption[] | Promise<readonly PickOption[]>
  /** What to show of a value that is already there. */
  find: (value: string) => PickOption | null | Promise<PickOption | null>
}

export interface FormSources {
  place?: Source
  /** By record name, for fields of kind `ref`. */
  refs?: { readonly [record: string]: Source }
  /** What a NIK says of itself. */
  nikHint?: (digits: string) => Say | null
}

export const SourcesContext = createContext<FormSources>({})
