// What anybody learns of a paper by the code printed on it: no name is in it.

export type PaperStanding = 'sah' | 'menunggu' | 'diganti'

export interface CheckedPaper {
  kind: string
  number: string
  month: string
  on: string
  village: string
  place: string
  hash: string
  totals: { [name: string]: number }
  standing: PaperStanding
  /** State of the batch it belongs to. */
  batchState: string
  issuedAt: string
  approvedAt: string | null
  letterNo: string | null
}
