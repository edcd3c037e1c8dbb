// Comparing a whole regency: set going by a verifier, with how far it is; it goes on when one leaves the page.
import { useEffect, useState } from 'react'
import { Button } from '../../../kit/button.web.tsx'
import { Card, Note, Stack } from '../../../kit/page.web.tsx'
import { Progress } from '../../../kit/progress.web.tsx'
import { type Say, useWords } from '../../../kit/words.web.tsx'
import { RefusedError, useAsk, useWork } from '../../../kit/work.web.tsx'
import type { RunState } from '../run-state.ts'

const doubts: { readonly [doubt: string]: Say } = {
  tooFew: { id: 'Terlalu sedikit orang untuk dibandingkan sekaligus. Tidak ada yang diusulkan.', en: 'Too few people to compare in bulk. Nothing was proposed.' },
  implausible: { id: 'Hasilnya terlalu banyak untuk masuk akal. Tidak ada yang diusulkan; periksa daftar yang baru diimpor.', en: 'More pairs than can be true. Nothing was proposed; look at the list imported last.' },
}

export function RunPart({ regency }: { regency: string }) {
  const { t, number, moment } = useWords()
  const work = useWork()
  const asked = useAsk<{ run: RunState | null }>(`/api/linkage/runs?regency=${regency}`)
  const [latest, setLatest] = useState<RunState | null>(null)
  const [error, setError] = useState<Say | null>(null)
  const run = latest ?? (asked.status === 'ready' ? asked.data.run : null)
  const busy = !!run && run.endedAt === null
  useEffect(() => {
    if (!busy) return
    const timer = setInterval(() => {
      // Without a signal the last word stays; it is asked again.
      work.ask<{ run: RunState | null }>(`/api/linkage/runs?regency=${regency}`).then((a) => setLatest(a.run), () => undefined)
    }, 1_500)
    return () => clearInterval(timer)
  }, [busy, regency, work])
  const begin = async (): Promise<void> => {
    setError(null)
    try {
      setLatest(await work.ask<RunState>('/api/linkage/runs', { body: { regency } }))
    } catch (e) {
      setError(e instanceof RefusedError ? e.refusal.say : { id: 'Perlu sinyal untuk membandingkan. Coba lagi nanti.', en: 'Comparing needs a signal. Try again later.' })
    }
  }
  return (
    <Card icon="merge" title={{ id: 'Bandingkan seluruh data', en: 'Compare everybody' }}>
      <Stack gap={3}>
        <p>{t({ id: 'Setiap orang di kabupaten/kota ini dibandingkan dengan semua yang lain. Yang mungkin sama hanya diusulkan; tidak ada yang disatukan sendiri. Malam hari berjalan sendiri. Orang di kabupaten/kota lain hanya ditemukan lewat NIK yang sama.', en: 'Everybody in this regency is compared with everybody else. Likely pairs are only proposed; nothing is merged by itself. It also runs at night. People in other regencies are found only by the same NIK.' })}</p>
        {run && busy ? (
          run.stage === 'membandingkan'
            ? <p role="status">{t({ id: 'Membandingkan {n} orang…', en: 'Comparing {n} people…' }, { n: number(run.total) })}</p>
            : <Progress label={run.stage === 'membaca' ? { id: 'Membaca orang', en: 'Reading people' } : { id: 'Mengusulkan padanan', en: 'Proposing pairs' }} done={run.done} total={run.total} note={{ id: 'Boleh ditinggal; pekerjaan berjalan terus di server.', en: 'You may leave; it goes on at the server.' }} />
        ) : null}
        {run && !busy ? (
          <p className="k-hint">
            {run.stage === 'selesai'
              ? t({ id: 'Terakhir {at}: {n} orang dibandingkan, {p} padanan diusulkan.', en: 'Last time {at}: {n} people compared, {p} pairs proposed.' }, { at: moment(run.endedAt ?? run.startedAt), n: number(run.compared), p: number(run.proposed) })
              : run.stage === 'gagal' ? t({ id: 'Yang terakhir gagal. Coba lagi.', en: 'The last one failed. Try again.' }) : t(doubts[run.doubt ?? ''] ?? doubts.implausible as Say)}
          </p>
        ) : null}
        {error ? <Note tone="bad">{t(error)}</Note> : null}
        <Button icon="sync" disabled={busy} onClick={begin}>{t({ id: 'Bandingkan sekarang', en: 'Compare now' })}</Button>
      </Stack>
    </Card>
  )
}
