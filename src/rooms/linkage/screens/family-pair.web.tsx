// Two families of which several members look the same: joined into one, or told apart.
import { useLocation } from 'wouter'
import type { AnyRow } from '../../../engine/record.ts'
import type { ViewRow } from '../../../engine/view.ts'
import { Button } from '../../../kit/button.web.tsx'
import { LinkTo } from '../../../kit/link.web.tsx'
import { joinOf } from '../../../kit/loaded.web.ts'
import { Note, Page, Stack } from '../../../kit/page.web.tsx'
import { SideBySide, type SideField } from '../../../kit/side-by-side.web.tsx'
import { StatusTag } from '../../../kit/tags.web.tsx'
import { type Say, useWords } from '../../../kit/words.web.tsx'
import { useHolds, useView, useWork } from '../../../kit/work.web.tsx'
import { toast } from '../../../kit/toast.web.tsx'
import { deciders } from '../rules.ts'
import type { Why } from '../records.ts'
import { stateTags, textOf } from './words.web.ts'

export function FamilyPair({ pair }: { pair: ViewRow }) {
  const { t } = useWords()
  const work = useWork()
  const [, go] = useLocation()
  const low = useView('registry.household', { id: textOf(pair.row.lowId) })
  const high = useView('registry.household', { id: textOf(pair.row.highId) })
  const [one, other] = [low, high].map((v) => (v.status === 'ready' ? v.rows[0] : undefined))
  const why = pair.row.why as Why | null | undefined
  const mayDecide = useHolds(deciders, pair.row.place)
  const notSame = async (): Promise<void> => {
    const result = await work.act('linkage.decideApart', pair.row.place, { aId: pair.row.lowId, bId: pair.row.highId, state: 'berbeda' })
    toast(result.ok ? { say: { id: 'Diingat: bukan keluarga yang sama.', en: 'Remembered: not the same family.' }, tone: 'good' } : { say: result.refusal.say, tone: 'bad' })
    if (result.ok) go('/padanan')
  }
  const people = (r: ViewRow | undefined): string => ((r?.joins.people as AnyRow[] | undefined) ?? []).map((p) => textOf(p.name)).join(', ')
  const field = (id: string, label: Say, of: (r: ViewRow) => string): SideField => {
    const [l, r] = [one ? of(one) : '', other ? of(other) : '']
    return { id, label, left: l, right: r, agree: !l && !r ? 'none' : l === r ? 'same' : !l || !r ? 'one' : 'differs' }
  }
  const open = !joinOf(pair, 'lowFamily')?.mergedInto && !joinOf(pair, 'highFamily')?.mergedInto
  return (
    <Page title={{ id: 'Keluarga yang sama?', en: 'The same family?' }} subtitle={work.placeName(pair.row.place)} back="/padanan" width="wide" tags={<StatusTag {...(stateTags[textOf(pair.row.state)] ?? { label: textOf(pair.row.state) })} />}>
      <Stack gap={5}>
        {why ? <Note icon="scale">{t(why.say)}.</Note> : null}
        {one && other ? (
          <SideBySide
            label={{ id: 'Isian', en: 'Field' }}
            heads={[<LinkTo key="l" href={`/keluarga/${one.row.id}`}>{textOf(one.row.headName)}</LinkTo>, <LinkTo key="r" href={`/keluarga/${other.row.id}`}>{textOf(other.row.headName)}</LinkTo>]}
            fields={[
              field('kk', { id: 'Nomor KK', en: 'Card number' }, (r) => textOf(r.row.kk)),
              field('address', { id: 'Alamat', en: 'Address' }, (r) => [textOf(r.row.address), r.row.rt ? `RT ${textOf(r.row.rt)}` : '', r.row.rw ? `RW ${textOf(r.row.rw)}` : ''].filter(Boolean).join(', ')),
              field('people', { id: 'Anggota', en: 'Members' }, people),
            ]}
          />
        ) : null}
        <Note>{t({ id: 'Satukan dulu anggota yang sama, satu per satu, lalu gabungkan keluarganya dari halaman keluarga. Keluarga yang kosong tertutup sendiri.', en: 'Merge the members who are the same, one by one; then join the families from a family’s page. An empty family closes by itself.' })}</Note>
        {open && one ? (
          <div className="k-action">
            {pair.row.state === 'berbeda' || !mayDecide ? null : <Button icon="cross" onClick={notSame}>{t({ id: 'Bukan keluarga yang sama', en: 'Not the same family' })}</Button>}
            <Button icon="family" onClick={() => go(`/keluarga/${one.row.id}/gabung`)}>{t({ id: 'Gabungkan keluarga', en: 'Join the families' })}</Button>
          </div>
        ) : null}
      </Stack>
    </Page>
  )
}
