// What is asked of the village on every side, and what is right. Common to the page and to the process that drives it.

/** A record as a peer is given it: flat, without what is empty. */
export interface Doc {
  id: string
  type: string
  [column: string]: unknown
}

/** What is asked on every side, and what is right. */
export interface Questions {
  records: number
  /** By id: a person and their name. */
  persons: { id: string; name: string }[]
  /** People whose name has a word that begins with this; the same as those whose name holds it anywhere, so that an index of words may be used. */
  fragments: { fragment: string; people: number }[]
  /** Households by `rtlh`. */
  groups: { [rtlh: string]: number }
  /** Households to edit while there is no signal. */
  edits: { id: string; address: string }[]
}

export const wordsOf = (name: string): string[] => [...new Set(name.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean))]
