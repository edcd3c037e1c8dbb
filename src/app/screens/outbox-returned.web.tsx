// What came back: refused with the reason and one's own words, passed on to whoever serves there now, unreadable, or taken off this device.
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { Attention } from '../../engine/device/attention.ts'
import type { Notice } from '../../engine/device/copy.ts'
import type { AnyRow } from '../../engine/record.ts'
import { Button } from '../../kit/button.web.tsx'
import { Card, Row, Section, Stack } from '../../kit/page.web.tsx'
import { ConfirmSheet } from '../../kit/sheet.web.tsx'
import { StatusTag, Tags } from '../../kit/tags.web.tsx'
import { toast } from '../../kit/toast.web.tsx'
import { useWords } from '../../kit/words.web.tsx'
import { useWork } from '../../kit/work.web.tsx'
import { againDraft, againParam } from '../again-name.ts'
import { useOpen } from '../open-context.web.ts'
import { formOf } from './again.web.ts'
import { ConflictCard } from './conflict-card.web.tsx'
import { OwnWords } from './own-words.web.tsx'

type Returned = Extract<Attention, { kind: 'refused' | 'proposed' | 'unreadable' }>

const states = {
  refused: { label: { id: 'Dikembalikan', en: 'Returned' }, tone: 'bad' },
  proposed: { label: { id: 'Diteruskan', en: 'Passed on' }, tone: 'info' },
  unreadable: { label: { id: 'Tidak terbaca', en: 'Unreadable' }, tone: 'bad' },
} as const

export function NeedsAttention({ items, onCopy }: { items: readonly Attention[]; onCopy: () => void }) {
  if (items.length === 0) return null
  const order = { conflict: 0, refused: 1, unreadable: 2, photo: 3, proposed: 4 } as const
  return (
    <Section title={{ id: `Perlu perhatian Anda (${items.length})`, en: `Needs your attention (${items.length})` }}>
      <Stack>
        {[...items].sort((a, b) => order[a.kind] - order[b.kind]).map((a) => {
          if (a.kind === 'conflict') return <ConflictCard key={a.id} conflict={a.conflict as unknown as AnyRow} />
          return a.kind === 'photo' ? <PhotoCard key={a.id} id={a.id} say={a.say} /> : <ReturnedCard key={a.id} item={a} onCopy={onCopy} />
        })}
      </Stack>
    </Section>
  )
}

function ReturnedCard({ item: a, onCopy }: { item: Returned; onCopy: () => void }) {
  const { t, ago, moment } = useWords()
  const [, go] = useLocation()
  const work = useWork()
  const { item, kind } = a
  const form = kind === 'refused' ? formOf(item.act, item.input) : null
  const openAgain = async (): Promise<void> => {
    await work.drafts.save(againDraft(item.id), item.input)
    go(`${form}?${againParam}=${item.id}`)
  }
  return (
    <Card tone={kind === 'proposed' ? 'info' : 'bad'}>
      <Stack gap={3}>
        <Tags>
          <StatusTag {...states[kind]} />
          {item.madeAt ? <StatusTag icon="clock" label={ago(item.madeAt)} /> : null}
        </Tags>
        <b>{t(item.label)}</b>
        <p>{t(a.say)}</p>
        {item.place || item.madeAt ? <span className="k-hint">{[item.madeAt ? moment(item.madeAt) : '', item.place ? work.placeName(item.place) : ''].filter(Boolean).join(' · ')}</span> : null}
        <OwnWords act={item.act} input={item.input} open={kind === 'refused'} />
        <Row>
          {form ? <Button tone="main" icon="edit" onClick={openAgain}>{t({ id: 'Buka lagi dengan isian ini', en: 'Open again with these words' })}</Button> : null}
          {kind === 'unreadable' ? <Unreadable item={item} onCopy={onCopy} /> : null}
          <PutAway id={item.id} gentle={kind === 'proposed'} />
        </Row>
      </Stack>
    </Card>
  )
}

/** Told to the server without a word of it, so that somebody can help; its copy stays in the writer's own hands. */
function Unreadable({ item, onCopy }: { item: Returned['item']; onCopy: () => void }) {
  const { t, ago } = useWords()
  const { device } = useOpen().open
  const report = async (): Promise<void> => {
    const met = await device.reportUnreadable(item.id)
    if (met.kind === 'ok') toast({ say: { id: 'Sudah dilaporkan. Admin akan menghubungi Anda.', en: 'Reported. The administrator will contact you.' }, tone: 'good' })
    else toast({ say: 'say' in met && met.say ? met.say : { id: 'Belum terkirim: tidak ada sinyal. Coba lagi nanti; catatannya tetap di sini.', en: 'Not sent: no signal. Try again later; the note stays here.' }, tone: 'bad' })
  }
  return (
    <>
      <Button icon="download" onClick={onCopy}>{t({ id: 'Simpan salinan', en: 'Save a copy' })}</Button>
      {item.reportedAt ? <StatusTag tone="good" label={t({ id: 'Sudah dilaporkan {d}', en: 'Reported {d}' }, { d: ago(item.reportedAt) })} /> : <Button icon="send" onClick={report}>{t({ id: 'Laporkan', en: 'Report' })}</Button>}
    </>
  )
}

function PhotoCard({ id, say }: { id: string; say: Attention['say'] }) {
  const { t } = useWords()
  return (
    <Card tone="bad">
      <Stack gap={3}>
        <b>{t({ id: 'Sebuah foto', en: 'A photo' })}</b>
        <p>{t(say)}</p>
        <Row><PutAway id={id} gentle /></Row>
      </Stack>
    </Card>
  )
}

/** `gentle`: nothing is lost by it, so nobody is asked twice. */
function PutAway({ id, gentle }: { id: string; gentle: boolean }) {
  const { t } = useWords()
  const work = useWork()
  const { device } = useOpen().open
  const [asking, setAsking] = useState(false)
  const dismiss = async (): Promise<void> => {
    const gone = await device.dismiss(id)
    setAsking(false)
    if (gone) await work.drafts.drop(againDraft(id))
    else toast({ say: { id: 'Simpan dulu salinannya, baru singkirkan.', en: 'Save a copy first, then put it away.' }, tone: 'bad' })
  }
  return (
    <>
      <Button tone="quiet" onClick={() => (gentle ? dismiss() : setAsking(true))}>{t(gentle ? { id: 'Mengerti', en: 'I understand' } : { id: 'Singkirkan', en: 'Put away' })}</Button>
      <ConfirmSheet title={{ id: 'Singkirkan catatan ini?', en: 'Put this note away?' }} open={asking} onClose={() => setAsking(false)} confirm={{ id: 'Singkirkan', en: 'Put away' }} tone="danger" onConfirm={dismiss}>
        {t({ id: 'Catatan ini tidak tersimpan di server. Tulisan Anda akan hilang dari perangkat ini.', en: 'This note is not stored on the server. Your words will leave this device.' })}
      </ConfirmSheet>
    </>
  )
}

/** What left this device, each reason once: "12 keluarga …". */
export function Left({ notices }: { notices: readonly Notice[] }) {
  const { t, ago } = useWords()
  const work = useWork()
  const { device } = useOpen().open
  if (notices.length === 0) return null
  const groups = new Map<string, Notice[]>()
  for (const n of notices) groups.set(`${n.kind} ${n.reason.id}`, [...(groups.get(`${n.kind} ${n.reason.id}`) ?? []), n])
  const kinds: { readonly [record: string]: { id: string; en: string } } = { household: { id: 'keluarga', en: 'families' }, person: { id: 'orang', en: 'people' }, case: { id: 'kasus', en: 'cases' }, report: { id: 'laporan', en: 'reports' } }
  const counted = (group: readonly Notice[]): string => {
    const parts = Object.entries(kinds).flatMap(([record, words]) => {
      const n = new Set(group.filter((g) => g.record === record).map((g) => g.id)).size
      return n > 0 ? [`${n} ${t(words)}`] : []
    })
    const rest = group.length - group.filter((g) => g.record && kinds[g.record]).length
    if (parts.length === 0 && rest > 0 && group[0]?.kind === 'leave') return t({ id: '{n} catatan', en: '{n} notes' }, { n: rest })
    return parts.join(', ')
  }
  return (
    <Section title={{ id: 'Tidak lagi di perangkat ini', en: 'No longer on this device' }} hint={{ id: 'Angka di layar Anda sudah disesuaikan.', en: 'The numbers on your screens are adjusted already.' }}>
      <Stack>
        {[...groups.values()].map((group) => {
          const first = group[0] as Notice
          const places = [...new Set(group.map((g) => /^v:([\d.]+):/.exec(g.space)?.[1]).filter((p): p is string => !!p))]
          return (
            <Card key={`${first.kind} ${first.reason.id}`} icon="route" title={counted(group) || { id: 'Sebagian data', en: 'A part of the data' }}>
              <Stack gap={2}>
                <p>{t(first.reason)}</p>
                <span className="k-hint">{[places.length > 0 ? t({ id: 'dari {p}', en: 'from {p}' }, { p: places.map((p) => work.placeName(p)).join(', ') }) : '', ago(first.at)].filter(Boolean).join(' · ')}</span>
                <Row>
                  <Button
                    tone="quiet"
                    onClick={async () => {
                      for (const n of group) await device.dismissNotice(n)
                    }}
                  >
                    {t({ id: 'Mengerti', en: 'I understand' })}
                  </Button>
                </Row>
              </Stack>
            </Card>
          )
        })}
      </Stack>
    </Section>
  )
}

