// Work that lies with somebody, room by room, and giving it to somebody else: each by its own room's act, with that room's authority.
import { useState } from 'react'
import { choice, type Choice, type Fields, type Text } from '../../engine/field.ts'
import type { Look } from '../../engine/act.ts'
import type { OpenWork } from '../../engine/house.ts'
import type { Who } from '../../engine/who.ts'
import { dayAt } from '../../engine/values/day.ts'
import { Button, ButtonLink } from '../../kit/button.web.tsx'
import { FormFromFields, type FormResult } from '../../kit/form.web.tsx'
import { Found } from '../../kit/found.web.tsx'
import { joinOf, listOf } from '../../kit/loaded.web.ts'
import { Card, Note, Page, Row, Section, Stack } from '../../kit/page.web.tsx'
import { RowList } from '../../kit/row-list.web.tsx'
import { Sheet } from '../../kit/sheet.web.tsx'
import { StateOf } from '../../kit/states.web.tsx'
import { toast } from '../../kit/toast.web.tsx'
import { useWords } from '../../kit/words.web.tsx'
import { useHolds, useMe, useView, useWork } from '../../kit/work.web.tsx'
import type { AnyRow } from '../../engine/record.ts'
import { house } from '../rooms.ts'

const settlers = ['puskesos_koord', 'village_head', 'dinsos_verifier', 'dinsos_head']

export default function Handover({ params }: { params: { [k: string]: string } }) {
  const state = useView('organization.member', { id: params.id ?? '' })
  return (
    <Found state={state} title={{ id: 'Serah terima', en: 'Handing over' }} back="/anggota" absent={{ id: 'Anggota ini tidak ada, atau di luar wilayah Anda.', en: 'There is no such member, or they are outside your area.' }}>
      {({ row }) => <Of key={row.id} member={row} />}
    </Found>
  )
}

function Of({ member }: { member: AnyRow }) {
  const { t } = useWords()
  const work = useWork()
  const name = String(member.name ?? '')
  const person = typeof member.personId === 'string' ? member.personId : null
  const mayEnd = useHolds(settlers, member.place) && member.handover === 'perlu'
  const [said, setSaid] = useState<Text | null>(null)
  const finish = async (): Promise<void> => {
    const result = await work.act('organization.handedOverPsm', member.place, { psmId: member.id })
    if (result.ok) toast({ say: { id: 'Serah terima selesai.', en: 'Everything was handed over.' }, tone: 'good' })
    setSaid(result.ok ? null : result.refusal.say)
  }
  return (
    <Page
      title={{ id: 'Serah terima pekerjaan', en: 'Handing work over' }}
      subtitle={name}
      back={`/anggota/${member.id}`}
      action={mayEnd ? <Button tone="main" icon="check" onClick={finish}>{t({ id: 'Serah terima selesai', en: 'Everything is handed over' })}</Button> : undefined}
    >
      <Stack gap={5}>
        <Note>{t({ id: 'Seorang PSM baru dapat berhenti atau pindah setelah pekerjaannya diserahkan. Yang terbatas hanya terlihat oleh timnya.', en: 'A member can leave or move once their work was given on. What is restricted is seen by its team alone.' })}</Note>
        {said ? <Note tone="bad">{t(said)}</Note> : null}
        {person === null ? <Note tone="good">{t({ id: 'Anggota ini tidak punya akun, jadi tidak memegang pekerjaan di sini.', en: 'This member has no account and holds no work here.' })}</Note> : house.openWork.map((w) => <Kind key={w.name} work={w} person={person} place={member.place} />)}
        <Row><ButtonLink icon="back" href={`/anggota/${member.id}`}>{t({ id: 'Ke halaman anggota', en: 'To the member’s page' })}</ButtonLink></Row>
      </Stack>
    </Page>
  )
}

function Kind({ work: kind, person, place }: { work: OpenWork; person: string; place: string }) {
  const { t } = useWords()
  const me = useMe()
  const work = useWork()
  const state = useView(`openWork.${kind.name}`, { place: place.slice(0, 5), person })
  const [giving, give] = useState<AnyRow | null>(null)
  return (
    <Section title={kind.label}>
      <StateOf state={listOf(state)} onRetry={state.again}>
        {(rows) => {
          const open = rows.map((r) => r.row).filter((r) => kind.isOpen(r))
          return (
            <RowList
              label={kind.label}
              rows={open}
              keyOf={(r) => r.id}
              show={(r) => ({
                title: t(kind.title(r)), icon: 'clipboard',
                ...(mayGive(kind, r, work.now(), me.who) ? { waiting: true, onOpen: () => give(r), end: t({ id: 'serahkan', en: 'give on' }) } : { lines: [t(othersGive)] }),
              })}
              empty={<p className="k-hint">{t({ id: 'Tidak ada yang terlihat oleh Anda.', en: 'None that you can see.' })}</p>}
            />
          )
        }}
      </StateOf>
      {giving ? <Give kind={kind} row={giving} from={person} place={place} onClose={() => give(null)} /> : null}
    </Section>
  )
}

const othersGive: Text = { id: 'Diserahkan oleh Koordinator Puskesos atau Dinas Sosial.', en: 'Given on by the Puskesos coordinator or the social office.' }

/** Asked of the room's own act, so that no button promises what the act refuses. */
function mayGive(kind: OpenWork, row: AnyRow, now: string, who: Who): boolean {
  const { act, input } = kind.give(row, who.person ?? '')
  const look: Look = { find: (record, id) => ((record.name === kind.record.name && id === row.id ? row : undefined) as never), all: () => [], has: () => true }
  return house.acts.get(act)?.may(who, input, look, { id: row.id, at: now, day: dayAt(now, row.place), place: row.place, person: who.person, device: who.device, post: null }) ?? false
}

/** Whoever holds a post of the same village in force today. */
function Give({ kind, row, from, place, onClose }: { kind: OpenWork; row: AnyRow; from: string; place: string; onClose: () => void }) {
  const { t } = useWords()
  const work = useWork()
  const posts = useView('organization.posts', { place })
  const today = dayAt(work.now(), place)
  if (posts.status === 'loading') return null
  const options = new Map<string, Choice>()
  if (posts.status === 'ready') {
    for (const p of posts.rows) {
      const to = String(p.row.personId ?? '')
      const holds = String(p.row.from ?? '') <= today && (!p.row.until || String(p.row.until) >= today)
      if (!holds || to === from || !['psm', 'puskesos_fo', 'puskesos_bo', 'puskesos_koord'].includes(String(p.row.role))) continue
      const label = String(joinOf(p, 'person')?.name ?? to)
      options.set(to, { code: to, label: { id: label, en: label } })
    }
  }
  const fields: Fields = { to: choice({ class: 'N', label: { id: 'Serahkan kepada', en: 'Give to' }, options: [...options.values()], required: true }) }
  const submit = async (values: { [k: string]: unknown }): Promise<FormResult> => {
    const { act, input } = kind.give(row, String(values.to))
    const result = await work.act(act, row.place, input)
    if (!result.ok) return { say: result.refusal.say }
    toast({ say: { id: 'Diserahkan.', en: 'Given on.' }, tone: 'good' })
    onClose()
    return null
  }
  return (
    <Sheet title={kind.title(row)} open onClose={onClose}>
      <Stack gap={3}>
        {options.size === 0 ? <Card tone="caution"><p>{t({ id: 'Belum ada petugas lain di desa/kelurahan ini.', en: 'Nobody else serves in this village yet.' })}</p></Card> : <FormFromFields fields={fields} submit={{ id: 'Serahkan', en: 'Give on' }} onSubmit={submit} />}
      </Stack>
    </Sheet>
  )
}
