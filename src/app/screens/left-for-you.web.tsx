// Notes that came too late for their writer to act: kept whole, for whoever serves here now to take over in their own name, or not.
import { useLocation } from 'wouter'
import { upgraded } from '../../engine/act.ts'
import type { Text } from '../../engine/field.ts'
import type { ViewRow } from '../../engine/view.ts'
import { Button } from '../../kit/button.web.tsx'
import { joinOf, listOf } from '../../kit/loaded.web.ts'
import { Card, Note, Page, Row, Stack } from '../../kit/page.web.tsx'
import { ConfirmSheet } from '../../kit/sheet.web.tsx'
import { Empty, StateOf } from '../../kit/states.web.tsx'
import { toast } from '../../kit/toast.web.tsx'
import { useWords } from '../../kit/words.web.tsx'
import { useMe, useView, useWork } from '../../kit/work.web.tsx'
import { useState } from 'react'
import { againDraft, againParam } from '../again-name.ts'
import { house } from '../rooms.ts'
import { settlerRoles } from '../settlers.ts'
import { formOf } from './again.web.ts'
import { OwnWords } from './own-words.web.tsx'

const textOf = (v: unknown): string => (typeof v === 'string' ? v : '')
const reasons: { readonly [code: string]: Text } = {
  TUGAS_BERAKHIR: { id: 'Masa tugas penulisnya sudah berakhir.', en: 'Its writer’s post has ended.' },
  SUDAH_PINDAH: { id: 'Keluarganya sudah pindah ke sini.', en: 'The family moved here.' },
  DISERAHKAN: { id: 'Diserahkan dari ponsel penulisnya yang sudah dicabut.', en: 'Its writer’s phone was revoked.' },
}

export default function LeftForYou() {
  const { t } = useWords()
  const me = useMe()
  const place = (me.post && settlerRoles.includes(me.post.role) ? me.post : me.posts.find((p) => settlerRoles.includes(p.role)))?.place ?? ''
  const view = useView('organization.proposals', { place })
  return (
    <Page title={{ id: 'Titipan', en: 'Left for you' }} subtitle={t({ id: 'Catatan petugas lain yang terlambat sampai. Ambil bila masih benar; Anda yang mencatatnya.', en: 'Notes of others that came too late. Take one over if it still holds; you are then its writer.' })} back="/">
      <StateOf state={listOf(view)} onRetry={view.again} isEmpty={(rows) => rows.length === 0} empty={<Empty scene="done" title={{ id: 'Tidak ada titipan', en: 'Nothing was left' }} />}>
        {(rows) => <Stack>{rows.map((r) => <Left key={r.row.id} left={r} onDone={view.again} />)}</Stack>}
      </StateOf>
    </Page>
  )
}

function Left({ left, onDone }: { left: ViewRow; onDone: () => void }) {
  const { t, moment } = useWords()
  const work = useWork()
  const [, go] = useLocation()
  const [asking, setAsking] = useState(false)
  const [refused, setRefused] = useState<Text | null>(null)
  const { row } = left
  const type = house.acts.get(textOf(row.act))
  const input = { ...((row.input ?? {}) as { [k: string]: unknown }) }
  const form = type ? formOf(type.name, input) : null

  async function settle(decision: 'diambil' | 'ditolak', note?: string): Promise<void> {
    const done = await work.act('house.settleProposal', row.place, { proposalId: row.id, decision, ...(note ? { note } : {}) })
    if (!done.ok) return toast({ say: done.refusal.say, tone: 'bad' })
    toast({ say: decision === 'diambil' ? { id: 'Dicatat atas nama Anda.', en: 'Noted in your name.' } : { id: 'Tidak dipakai; tetap tersimpan di riwayat.', en: 'Not used; it stays in the log.' }, tone: 'good' })
    onDone()
  }
  async function take(): Promise<void> {
    if (!type) return
    const done = await work.act(type.name, row.place, upgraded(type, Number(row.actVersion ?? 1), input))
    if (done.ok) await settle('diambil')
    else setRefused(done.refusal.say)
  }
  async function open(): Promise<void> {
    await work.drafts.save(againDraft(row.id), input)
    go(`${form}?${againParam}=${row.id}`)
  }
  return (
    <Card tone="waiting" icon="route" title={type?.label ?? textOf(row.act)}>
      <Stack gap={3}>
        <p>{[t(reasons[textOf(row.reason)] ?? { id: 'Terlambat sampai di server.', en: 'It reached the server too late.' })]}</p>
        <span className="k-hint">{[textOf(joinOf(left, 'writer')?.name) || t({ id: 'petugas lain', en: 'another officer' }), textOf(row.madeAt) ? moment(textOf(row.madeAt)) : '', work.placeName(row.place)].filter(Boolean).join(' · ')}</span>
        <OwnWords act={textOf(row.act)} input={input} open />
        {refused ? <Note tone="bad">{t(refused)}</Note> : null}
        <Row>
          {refused ? (form ? <Button tone="main" icon="edit" onClick={open}>{t({ id: 'Buka formulirnya', en: 'Open its form' })}</Button> : null) : type ? <Button tone="main" icon="check" onClick={take}>{t({ id: 'Ambil dan catat', en: 'Take over and note' })}</Button> : null}
          <Button tone="quiet" onClick={() => setAsking(true)}>{t({ id: 'Tidak dipakai', en: 'Not used' })}</Button>
        </Row>
        <ConfirmSheet
          title={{ id: 'Tidak dipakai?', en: 'Not used?' }} open={asking} onClose={() => setAsking(false)} confirm={{ id: 'Tidak dipakai', en: 'Not used' }}
          reason={{ label: { id: 'Alasan', en: 'Reason' }, min: 3, max: 500 }}
          onConfirm={async (why) => {
            setAsking(false)
            await settle('ditolak', why)
          }}
        >
          {t({ id: 'Catatan ini tidak mengubah data, dan tetap tersimpan di riwayat.', en: 'It changes no data, and stays in the log.' })}
        </ConfirmSheet>
      </Stack>
    </Card>
  )
}
