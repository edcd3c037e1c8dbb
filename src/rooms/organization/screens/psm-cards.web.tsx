// Cards for many: choose who, print ten to a sheet of A4.
import { useContext, useState } from 'react'
import { Button } from '../../../kit/button.web.tsx'
import { CheckField } from '../../../kit/choice-inputs.web.tsx'
import { listOf } from '../../../kit/loaded.web.ts'
import { PhotoDrawerContext } from '../../../kit/photo-input.web.tsx'
import { Note, Page, Row, Stack } from '../../../kit/page.web.tsx'
import { Empty, StateOf } from '../../../kit/states.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useMe, useView, useWork } from '../../../kit/work.web.tsx'
import { cardStanding } from '../psm-public.ts'
import { dayAt } from '../../../engine/values/day.ts'
import { pressNeedsSignal, printCards } from './psm-print.web.tsx'
import { psmOf } from './psm-words.web.ts'

export default function Cards() {
  const { t, number } = useWords()
  const me = useMe()
  const work = useWork()
  const place = me.post?.place ?? me.home
  const state = useView('organization.members', { place })
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const drawer = useContext(PhotoDrawerContext)
  const [busy, setBusy] = useState(false)
  const [missing, setMissing] = useState(false)
  const rows = state.status === 'ready' ? state.rows.map((r) => psmOf(r.row)).filter((r) => r.ktaToken && cardStanding(r, dayAt(work.now(), r.place)) === 'berlaku') : []
  const picked = rows.filter((r) => chosen.has(r.id))
  const turn = (id: string, on: boolean): void => {
    const now = new Set(chosen)
    if (on) now.add(id)
    else now.delete(id)
    setChosen(now)
  }
  const print = async (): Promise<void> => {
    setBusy(true)
    setMissing(!(await printCards(picked, work, drawer)))
    setBusy(false)
  }
  return (
    <Page
      title={{ id: 'Cetak KTA', en: 'Print cards' }}
      back="/anggota"
      subtitle={work.placeName(place)}
      action={<Button tone="main" icon="print" busy={busy} disabled={picked.length === 0} onClick={print}>{picked.length > 0 ? t({ id: 'Unduh {n} kartu (PDF)', en: 'Download {n} cards (PDF)' }, { n: number(picked.length) }) : t({ id: 'Pilih anggota', en: 'Choose members' })}</Button>}
    >
      <Stack gap={4}>
        <Note>{t({ id: 'Sepuluh kartu pada satu lembar A4, ukuran 85,6 × 54 mm. Cetak tanpa penyesuaian ukuran, lalu gunting pada garisnya.', en: 'Ten cards on a sheet of A4, 85.6 × 54 mm. Print without scaling, then cut along the lines.' })}</Note>
        {missing ? <Note tone="caution">{t(pressNeedsSignal)}</Note> : null}
        <StateOf state={listOf(state)} onRetry={state.again}>
          {() => rows.length === 0 ? <Empty title={{ id: 'Belum ada kartu yang berlaku', en: 'No card in force yet' }}>{t({ id: 'KTA diterbitkan pada halaman anggota setelah SK ditetapkan.', en: 'A card is issued on the member’s page after the decree.' })}</Empty> : (
            <Stack gap={3}>
              <Row>
                <Button icon="check" onClick={() => setChosen(new Set(rows.map((r) => r.id)))}>{t({ id: 'Pilih semua ({n})', en: 'Choose all ({n})' }, { n: number(rows.length) })}</Button>
                {chosen.size > 0 ? <Button tone="quiet" icon="cross" onClick={() => setChosen(new Set())}>{t({ id: 'Kosongkan', en: 'Clear' })}</Button> : null}
              </Row>
              {rows.map((r) => <CheckField key={r.id} label={`${r.name ?? ''} · ${work.placeName(r.place)} · ${r.ktaNo ?? ''}`} value={chosen.has(r.id)} onChange={(on) => turn(r.id, on === true)} />)}
            </Stack>
          )}
        </StateOf>
      </Stack>
    </Page>
  )
}
