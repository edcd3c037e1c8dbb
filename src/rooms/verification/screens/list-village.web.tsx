// Beside a village of an imported list: its families onto the open batch, by the operator who serves there; without a batch, the way to open one.
import { useState } from 'react'
import { useLocation } from 'wouter'
import { Button, ButtonLink } from '../../../kit/button.web.tsx'
import { Progress } from '../../../kit/progress.web.tsx'
import { toast } from '../../../kit/toast.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useHolds, useView, useWork } from '../../../kit/work.web.tsx'
import { batchOf, monthName, pieces, textOf } from './words.web.ts'

const atOnce = 300
const adding: readonly unknown[] = ['dibuka', 'pendataan']
/** The source as a batch names it: what verification itself calls an imported list. */
const imported = 'impor'

export default function ListVillage({ list, village, source, fileHash }: { list: string; village: string; source: string; fileHash: string }) {
  const { t, date, number } = useWords()
  const work = useWork()
  const [, go] = useLocation()
  const operates = useHolds(['village_operator'], village)
  const batches = useView('verification.batches', operates ? { place: village } : null)
  const [done, setDone] = useState<{ n: number; of: number } | null>(null)
  if (!operates || batches.status !== 'ready') return null
  const batch = batches.rows.map(batchOf).find((b) => b.place === village && adding.includes(b.state))
  if (!batch) return <ButtonLink href="/verifikasi/buka" icon="clipboardList">{t({ id: 'Buka batch verifikasi', en: 'Open a verification batch' })}</ButtonLink>

  async function bring(batchId: string): Promise<void> {
    const known: string[] = []
    let more = false
    // Asked in two halves: a large kelurahan has more families than one answer carries.
    for (const outcome of ['baru', 'sudah_ada']) {
      const found = await work.view('lists.entries', { list, place: village, outcome })
      if (found.status !== 'ready') return toast({ say: found.status === 'refused' ? found.say : { id: 'Tidak ada sinyal. Coba lagi.', en: 'No signal. Try again.' }, tone: 'bad' })
      known.push(...found.rows.map((r) => textOf(r.row.householdId)).filter((id) => id !== ''))
      more ||= found.more
    }
    const families = [...new Set(known)]
    let n = 0
    for (const householdIds of pieces(families, atOnce)) {
      setDone({ n, of: families.length })
      const result = await work.act('verification.importList', village, { batchId, source: imported, sourceNote: source, listId: list, ...(fileHash ? { fileHash } : {}), householdIds })
      // A piece whose families all stand on the batch already is no failure of the others.
      if (!result.ok && result.refusal.code !== 'TIDAK_ADA_YANG_BARU') {
        setDone(null)
        return toast({ say: result.refusal.say, tone: 'bad' })
      }
      n += householdIds.length
    }
    setDone(null)
    if (families.length === 0) return toast({ say: { id: 'Belum ada keluarga dari daftar ini di desa Anda.', en: 'No family of this list is in your village yet.' }, tone: 'info' })
    toast({ say: t(more ? { id: '{n} keluarga pertama ada di batch. Sisanya ditambahkan dari data keluarga.', en: 'The first {n} families are on the batch. Add the rest from the register.' } : { id: '{n} keluarga ada di batch.', en: '{n} families are on the batch.' }, { n: number(families.length) }), tone: more ? 'info' : 'good' })
    go(`/verifikasi/${batchId}`)
  }

  if (done) return <Progress label={{ id: 'Keluarga masuk ke batch', en: 'Families brought onto the batch' }} done={done.n} total={done.of} />
  return <Button icon="clipboardList" onClick={() => bring(batch.id)}>{t({ id: 'Masukkan ke batch {m}', en: 'Onto the batch of {m}' }, { m: monthName((batch.monthOn ?? '').slice(0, 7), date) })}</Button>
}
