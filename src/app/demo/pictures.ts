// The pictures the demo's people take, by what they show.
import type { PhotoRef } from '../../engine/field.ts'

export type PictureKind = 'rumah' | 'atap' | 'sumur' | 'jamban' | 'meteran' | 'paket' | 'kursi_roda' | 'dokumen' | 'jalan'

export interface Pictures {
  /** The n-th picture of a kind, as an act names it. */
  of(kind: PictureKind, takenAt: string, n?: number): PhotoRef
  /** One nobody else took: two houses never show the same photo. */
  own(kind: PictureKind, takenAt: string, whose: string): PhotoRef
}
