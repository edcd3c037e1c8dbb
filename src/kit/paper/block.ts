// The parts a paper is laid out of: plain data, so that a definition travels to whatever thread draws it.

/** One part of a page as the drawing library reads it. Kept here in words of our own: the library's types bring a page's and a server's along. */
export interface Block {
  [property: string]: unknown
}
export type Line = string | Block

/** A whole paper, ready to be drawn. */
export interface PaperDefinition {
  title: string
  subject: string
  /** Day of the paper, `YYYY-MM-DD`: the file says this day, whenever it is drawn. */
  on: string
  language: 'id'
  /** Small print at the foot of every page; the page numbers are added. */
  foot: readonly string[]
  logo?: string
  /** A4 upright with wide margins when absent. Sizes and margins in points; a card has a page of its own size. */
  page?: { size: 'A4' | { width: number; height: number }; landscape?: boolean; margins: readonly [number, number, number, number] }
  /** No line at the foot, no page numbers: a card. */
  bare?: boolean
  content: readonly Block[]
}
