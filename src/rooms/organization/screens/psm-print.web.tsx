// A member's card as a PDF, drawn on this device; the same words for one card and for sheets.
import { useContext, useState } from 'react'
import { Button } from '../../../kit/button.web.tsx'
import { download } from '../../../kit/csv.web.ts'
import { Note } from '../../../kit/page.web.tsx'
import { type PhotoDrawer, PhotoDrawerContext } from '../../../kit/photo-input.web.tsx'
import { PressMissing, printedHere } from '../../../kit/paper/paper-press.web.ts'
import { useWords } from '../../../kit/words.web.tsx'
import { useWork, type Work } from '../../../kit/work.web.tsx'
import { dayAt } from '../../../engine/values/day.ts'
import { type CardFacts, cardPaper, cardsPaper } from '../psm-card.ts'
import type { PsmRow } from '../psm-rules.ts'

/** Names of the places are those this device knows; where it does not, the code stands there. */
export const cardFacts = (row: PsmRow, work: Work): CardFacts => ({
  name: row.name ?? '', number: row.ktaNo ?? '', kind: row.ktaKind === 'nasional' ? 'nasional' : 'sementara', village: `${Number(row.place.slice(9, 10)) === 1 ? 'Kel.' : 'Desa'} ${bare(work.placeName(row.place))}`,
  district: `Kec. ${bare(work.placeName(row.place.slice(0, 8)))}`, regency: work.placeName(row.place.slice(0, 5)), until: row.skUntil ?? null, token: row.ktaToken ?? '',
})
const bare = (name: string): string => name.replace(/^(Kelurahan|Kel\.|Desa|Kecamatan|Kec\.)\s+/i, '').split(',')[0] ?? name

/** Makes the PDF and hands it over; answers false where this device cannot draw without a signal yet. */
export async function printCards(rows: readonly PsmRow[], work: Work, drawer: PhotoDrawer): Promise<boolean> {
  const on = dayAt(work.now(), rows[0]?.place ?? '31')
  const cards = await Promise.all(rows.map(async (r) => ({ ...cardFacts(r, work), photo: await portrait(r, drawer) })))
  const [first] = cards
  if (!first) return true
  try {
    const paper = cards.length === 1 ? cardPaper(first, location.origin, on) : cardsPaper(cards, location.origin, on)
    download(cards.length === 1 ? `KTA-${first.number.replace(/[^0-9A-Za-z-]+/g, '-')}.pdf` : `KTA-${cards.length}-lembar.pdf`, await printedHere(paper))
    return true
  } catch (error) {
    if (error instanceof PressMissing) return false
    throw error
  }
}
/** The portrait as a data address; a card is printed without one where it has not arrived here. */
async function portrait(row: PsmRow, drawer: PhotoDrawer): Promise<string | undefined> {
  const hash = row.photo?.[0]?.hash
  const bytes = hash ? await drawer.find(hash) : null
  if (!bytes) return undefined
  return new Promise((done, failed) => {
    const reader = new FileReader()
    reader.onload = () => done(String(reader.result))
    reader.onerror = () => failed(new Error('the portrait could not be read'))
    reader.readAsDataURL(bytes)
  })
}
export const pressNeedsSignal = { id: 'PDF belum dapat dibuat tanpa sinyal di perangkat ini. Sambungkan, lalu coba lagi.', en: 'The PDF cannot be made here without a signal yet. Connect and try again.' }

export function PrintCard({ row }: { row: PsmRow }) {
  const { t } = useWords()
  const work = useWork()
  const drawer = useContext(PhotoDrawerContext)
  const [missing, setMissing] = useState(false)
  const [busy, setBusy] = useState(false)
  const print = async (): Promise<void> => {
    setBusy(true)
    setMissing(!(await printCards([row], work, drawer)))
    setBusy(false)
  }
  return (
    <>
      <Button icon="print" busy={busy} onClick={print}>{t({ id: 'Unduh KTA (PDF)', en: 'Download the card (PDF)' })}</Button>
      {missing ? <Note tone="caution">{t(pressNeedsSignal)}</Note> : null}
    </>
  )
}
