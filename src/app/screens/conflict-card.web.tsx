// Two people wrote one field while apart: whose page it is, the field by its name, both values with writer and time, and one tap to take one.
import { type ReactNode, useState } from 'react'
import type { Field, Text } from '../../engine/field.ts'
import { Answer, type AnyRow } from '../../engine/record.ts'
import { scopesOf, sees, writing } from '../../engine/who.ts'
import { Account } from '../../rooms/organization/door.ts'
import { ChooseBetween } from '../../kit/choose-between.web.tsx'
import { FieldValue } from '../../kit/field-value.web.tsx'
import { LinkTo } from '../../kit/link.web.tsx'
import { Card, Note, Stack } from '../../kit/page.web.tsx'
import { toast } from '../../kit/toast.web.tsx'
import { useWords } from '../../kit/words.web.tsx'
import { useView, useWork } from '../../kit/work.web.tsx'
import { house } from '../rooms.ts'
import { useOpen } from '../open-context.web.ts'

/** The page of a record somebody can open, and where its name stands. */
const pages: { readonly [record: string]: { path: string; says: Text; view?: string; param?: string; name?: string } } = {
  household: { path: '/keluarga', view: 'registry.household', param: 'id', name: 'headName', says: { id: 'Keluarga {n}', en: 'Family of {n}' } },
  decile: { path: '/keluarga', view: 'registry.household', param: 'id', name: 'headName', says: { id: 'Keluarga {n}', en: 'Family of {n}' } },
  person: { path: '/orang', view: 'registry.person', param: 'id', name: 'name', says: { id: '{n}', en: '{n}' } },
  case: { path: '/kasus', view: 'cases.one', param: 'caseId', name: 'subjectName', says: { id: 'Kasus {n}', en: 'Case of {n}' } },
  report: { path: '/laporan', says: { id: 'Laporan {n}', en: 'Report {n}' } },
  community: { path: '/kelompok', says: { id: 'Kelompok {n}', en: 'Group {n}' } },
  programme: { path: '/program', says: { id: 'Program {n}', en: 'Programme {n}' } },
}

const textOf = (v: unknown): string => (typeof v === 'string' ? v : '')

/** The declared field of a conflict: a column of its record, or a question of the owner's questionnaire. */
export function fieldOf(conflict: AnyRow, name = textOf(conflict.field)): Field | null {
  const asked = name.startsWith('values.') ? name.slice(7) : null
  const owner = house.records.get(conflict.record === Answer.name ? textOf(conflict.about) : textOf(conflict.record))
  return (asked === null ? owner?.columns[name] : owner?.answers[asked]) ?? null
}

function Value({ field, value }: { field: Field | null; value: unknown }): ReactNode {
  if (value === null || value === undefined) return null
  if (field && field.kind !== 'json') return <FieldValue field={field} value={value} />
  return typeof value === 'object' ? Object.values(value).map(String).join(', ') : String(value)
}
const shown = (field: Field | null, value: unknown): ReactNode => (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0) ? null : <Value field={field} value={value} />)

/** Who wrote, by name: as the view told it, or as this device knows the account. */
function useNames(): (id: unknown, joined: unknown) => string {
  const { t } = useWords()
  const work = useWork()
  const { device } = useOpen().open
  return (id, joined) => {
    if (id === work.me.person) return work.me.name
    if (id === 'system') return 'Guyub'
    const account = (Array.isArray(joined) ? joined[0] : joined) as AnyRow | undefined
    const name = account?.name ?? (typeof id === 'string' ? device.store.get(Account, id)?.name : null)
    return typeof name === 'string' ? name : t(id ? { id: 'petugas lain', en: 'another officer' } : { id: 'data awal', en: 'data from the start' })
  }
}

export interface ConflictCardProps {
  conflict: AnyRow
  joins?: { [alias: string]: AnyRow | AnyRow[] | undefined }
  /** On the page it is about, its name need not be said again. */
  here?: boolean
  onChosen?: () => void
}

export function ConflictCard({ conflict: c, joins = {}, here = false, onChosen }: ConflictCardProps) {
  const { t } = useWords()
  const work = useWork()
  const nameOf = useNames()
  const [chosen, setChosen] = useState<'kept' | 'offered' | null>(null)
  const field = fieldOf(c)
  const label = field?.label ?? { id: textOf(c.field), en: textOf(c.field) }
  const mayChoose = sees(scopesOf(writing(work.me.who, house.roles), house.roles), c)
  const others = (Array.isArray(c.applied) ? (c.applied as string[]) : []).flatMap((name) => fieldOf(c, name)?.label ?? [])
  const act = house.acts.get(textOf(c.offeredAct))

  async function take(which: 'kept' | 'offered'): Promise<void> {
    const done = await work.act('house.chooseValue', c.place, { conflictId: c.id, take: which })
    if (!done.ok) return toast({ say: done.refusal.say, tone: 'bad' })
    setChosen(which)
    toast({ say: { id: 'Pilihan Anda disimpan.', en: 'Your choice is kept.' }, tone: 'good' })
    onChosen?.()
  }

  if (chosen) return null
  return (
    <Card tone="waiting" title={label} icon="people">
      <Stack gap={3}>
        {here ? null : <About conflict={c} />}
        <ChooseBetween
          before={shown(field, c.was)}
          versions={[
            { take: 'kept', value: shown(field, c.kept), who: nameOf(c.keptBy, joins.keeper), at: textOf(c.keptAt) || null, own: c.keptBy === work.me.person },
            { take: 'offered', value: shown(field, c.offered), who: nameOf(c.offeredBy, joins.offerer), at: textOf(c.offeredAt) || null, own: c.offeredBy === work.me.person },
          ]}
          {...(mayChoose ? { onTake: take } : {})}
        />
        {others.length > 0 ? (
          <p className="k-hint">{t({ id: 'Isian lain dari catatan yang sama sudah tersimpan: {names}.', en: 'Other fields of the same note are stored already: {names}.' }, { names: others.map((o) => t(o)).join(', ') })}</p>
        ) : act ? <p className="k-hint">{t({ id: 'Dari: {act}', en: 'From: {act}' }, { act: t(act.label) })}</p> : null}
        {mayChoose ? null : <Note tone="info">{t({ id: 'Petugas wilayah ini yang memilih.', en: 'An officer of this area chooses.' })}</Note>}
      </Stack>
    </Card>
  )
}

/** A made choice in one line: what was taken, by whom and when, and what was not. */
export function ChosenLine({ conflict: c, joins = {} }: Pick<ConflictCardProps, 'conflict' | 'joins'>) {
  const { t, moment } = useWords()
  const nameOf = useNames()
  const field = fieldOf(c)
  const offered = c.state === 'ditawarkan dipakai'
  const unread = t({ id: 'kosong', en: 'empty' })
  return (
    <li>
      <b>{t(field?.label ?? textOf(c.field))}</b>: {shown(field, offered ? c.offered : c.kept) ?? unread}{' '}
      <span className="k-hint">
        ({t({ id: 'bukan', en: 'not' })} {shown(field, offered ? c.kept : c.offered) ?? unread}) ·{' '}
        {t({ id: 'dipilih {who}', en: 'chosen by {who}' }, { who: nameOf(c.chosenBy, joins.chooser) })}
        {c.chosenAt ? ` · ${moment(textOf(c.chosenAt))}` : ''}
      </span>
    </li>
  )
}

function About({ conflict }: { conflict: AnyRow }) {
  const { t } = useWords()
  const work = useWork()
  const about = textOf(conflict.about) || textOf(conflict.record)
  const id = textOf(conflict.aboutId) || textOf(conflict.recordId)
  const page = pages[about]
  const found = useView(page?.view ?? '', page?.view && page.param ? { [page.param]: id } : null)
  const label = house.records.get(about)?.label ?? { id: about, en: about }
  const name = found.status === 'ready' ? textOf(found.rows[0]?.row[page?.name ?? '']) : ''
  return (
    <p className="k-hint">
      {page ? <LinkTo href={`${page.path}/${id}`}>{name ? t(page.says, { n: name }) : t(label)}</LinkTo> : t(label)} · {work.placeName(conflict.place)}
    </p>
  )
}
