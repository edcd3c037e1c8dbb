// What the doors of lists answer. Numbers and states only, but for the preview, whose reading is recorded.
import type { Text } from '../../engine/field.ts'
import type { ForeignPlace } from './places-written.ts'
import type { Mapping, SheetLook } from './profile.ts'

export type ListState = 'menunggu_pemetaan' | 'memeriksa' | 'siap' | 'berjalan' | 'selesai' | 'dihentikan' | 'gagal'

export interface Counted {
  code: string
  say: Text
  rows: number
}

/** What the check of a whole file found. Nothing has been written yet. */
export interface CheckResult {
  rows: number
  /** Rows that will come in. */
  good: number
  refused: number
  reasons: readonly Counted[]
  warnings: readonly Counted[]
  /** Places as written, most rows first; `to` is the village it is, null = not known yet: its rows would come back. 2,000 at most. */
  places: readonly (ForeignPlace & { to: string | null; outside: boolean })[]
  villages: number
  households: number
}

/** `GET /api/lists/:id`, and what every other door answers about a list. */
export interface ListJob {
  id: string
  place: string
  state: ListState
  source: string
  fileName: string
  fileHash: string
  fileBytes: number
  by: string
  at: string
  endedAt: string | null
  /** Why it failed or was stopped. */
  why: Text | null
  /** True numbers of what is under way. */
  progress: { bytesRead: number; bytes: number; rowsChecked: number; rows: number; rowsWritten: number; villages: number; villagesDone: number }
  mapping: Mapping | null
  places: { readonly [key: string]: string }
  check: CheckResult | null
  totals: { accepted: number; refused: number; already: number; newHouseholds: number; newPersons: number } | null
  /** Rows to fetch at `refused.csv` and `refused.xlsx`. */
  refusedRows: number
}

/** `PUT /api/lists/file`: what was seen, and the mappings that fit it: remembered ones first, then ready profiles by score. */
export interface Uploaded {
  job: ListJob
  /** The same file had come before: the job is that one. */
  again: boolean
  looks: readonly SheetLook[]
  suggestions: readonly { profile: string | null; source: string | null; score: number; mapping: Mapping }[]
}

/** One of the first rows as the check sees it. */
export interface PreviewRow {
  line: number
  sheet: string
  /** As written, in the order of the mapped columns. */
  cells: readonly string[]
  /** Key of the place it names. */
  place?: string
  /** Where it would go. */
  village: string | null
  refused: Text | null
  warnings: readonly Text[]
  /** What it says, as it was read. */
  read: { readonly [field: string]: string }
}
