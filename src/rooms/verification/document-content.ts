// What a paper says, as data: fixed when it is issued, named by its hash, and enough by itself to draw the paper again anywhere.
// Words stand here as they were printed, so that a later wording changes no paper that was signed.
import type { Decision } from './words/labels.ts'
import type { Strokes } from '../../kit/strokes.ts'

/** Berita Acara · daftar hadir · surat pernyataan tanggung jawab mutlak. */
export type PaperKind = 'ba' | 'hadir' | 'sptjm'

/** Whose paper it is: the letterhead's lines, the places by name, and where its code is checked. */
export interface PaperHead {
  /** PEMERINTAH KOTA … */
  government: string
  district: string
  village: string
  address?: string
  contact?: string
  /** A small PNG or JPEG as a data URL. */
  logo?: string
  /** As they are written inside a sentence. */
  names: { village: string; district: string; regency: string; province?: string }
  /** `Kelurahan` or `Desa`, and what its head is called. */
  rural: boolean
  /** Where a code is checked, e.g. `https://guyub.example/periksa/`. */
  check: string
}

export interface PaperItem {
  no: number
  name: string
  /** Masked: a paper is handed around. */
  kk?: string
  address?: string
  /** What the visit found. */
  visit?: string
  match?: string
  decision: Decision
  decisionWords: string
  reason?: string
}

export interface PaperAttendee {
  name: string
  /** Role in words: Ketua RT 03, wakil KPM … */
  role: string
  signature?: Strokes
}

/** Somebody who signs the paper itself. */
export interface PaperSigner {
  /** Above the signature: Lurah …, Operator … */
  title: string
  name: string
  /** NIP or another number of office. */
  number?: string
  signature?: Strokes
}

export interface PaperMeeting {
  /** Village meeting, or the head's own statement in its place. */
  form: 'musyawarah' | 'sptjm'
  on: string
  from?: string
  until?: string
  where: string
  chair?: string
  agenda: string[]
  quorum?: { present: number; needed: number; reached: boolean; words: string }
}

export interface PaperContent {
  form: 1
  kind: PaperKind
  batch: string
  edition: number
  /** Hash of the decisions themselves, as the finalising act carries it. */
  decisions: string
  /** Code of the village. */
  place: string
  number: string
  /** Month of the batch, `YYYY-MM`. */
  month: string
  head: PaperHead
  meeting: PaperMeeting
  items: PaperItem[]
  attendees: PaperAttendee[]
  signers: PaperSigner[]
}

export interface PaperTotals {
  items: number
  layak: number
  tidak_layak: number
  perbaikan: number
  hapus: number
  usulan_baru: number
  attendees: number
}

export function totalsOf(content: Pick<PaperContent, 'items' | 'attendees'>): PaperTotals {
  const count = (d: Decision): number => content.items.filter((i) => i.decision === d).length
  return {
    items: content.items.length,
    layak: count('layak'), tidak_layak: count('tidak_layak'), perbaikan: count('perbaikan'), hapus: count('hapus'), usulan_baru: count('usulan_baru'),
    attendees: content.attendees.length,
  }
}

/** Those the paper names with their reason: whoever does not simply stay in. */
export const notEligible = (content: Pick<PaperContent, 'items'>): PaperItem[] => content.items.filter((i) => i.decision !== 'layak' && i.decision !== 'usulan_baru')
