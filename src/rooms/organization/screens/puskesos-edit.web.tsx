// Writing down a village's Puskesos: whether there is one, its decree, where and when it is open, what is at hand, and staff beside those with a post here.
import { useState } from 'react'
import { useLocation } from 'wouter'
import { choice, date, type Fields, text } from '../../../engine/field.ts'
import type { AnyRow } from '../../../engine/record.ts'
import { Button, IconButton } from '../../../kit/button.web.tsx'
import { FormFromFields } from '../../../kit/form.web.tsx'
import { listOf } from '../../../kit/loaded.web.ts'
import { Page, Section, Stack } from '../../../kit/page.web.tsx'
import { RowList } from '../../../kit/row-list.web.tsx'
import { Sheet } from '../../../kit/sheet.web.tsx'
import { StateOf } from '../../../kit/states.web.tsx'
import { toast } from '../../../kit/toast.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useView, useWork } from '../../../kit/work.web.tsx'
import { recordPuskesos } from '../pillar-acts.ts'
import type { Staff } from '../pillar-records.ts'
import { staffDuties } from '../pillar-words.ts'
import { formAnswer, savedHere } from './pillar-form.web.ts'

const i = recordPuskesos.input
const exists = (v: { readonly [k: string]: unknown }): boolean => v.state === 'ada' || v.state === 'tidak_aktif'
const fields: Fields = Object.fromEntries(Object.entries({ state: i.state, name: i.name, openedOn: i.openedOn, skNo: i.skNo, skDate: i.skDate, skIssuer: i.skIssuer, skUntil: i.skUntil, address: i.address, hours: i.hours, contact: i.contact, equipment: i.equipment }).map(([name, f]) => [name, name === 'state' ? f : { ...f, when: exists }]))
const N = { class: 'N' as const }
const staffFields: Fields = {
  name: text({ ...N, label: { id: 'Nama', en: 'Name' }, required: true, min: 2, max: 120 }),
  duty: choice({ ...N, label: { id: 'Tugas', en: 'Duty' }, required: true, options: staffDuties }),
  skNo: text({ ...N, label: { id: 'Nomor SK', en: 'Decree number' }, max: 80 }),
  skUntil: date({ ...N, label: { id: 'SK berlaku sampai', en: 'Decree valid until' } }),
}

export default function PuskesosEdit({ params }: { params: { [k: string]: string } }) {
  const place = params.place ?? ''
  const work = useWork()
  const state = useView('organization.puskesos', { place })
  return (
    <Page title={{ id: 'Catat Puskesos', en: 'Record the Puskesos' }} subtitle={work.placeName(place)} back={`/puskesos/${place}`}>
      <StateOf state={listOf(state)} onRetry={state.again}>{(rows) => <Form place={place} row={rows[0]?.row ?? null} />}</StateOf>
    </Page>
  )
}

function Form({ place, row }: { place: string; row: AnyRow | null }) {
  const { t } = useWords()
  const work = useWork()
  const [, go] = useLocation()
  const [staff, setStaff] = useState<Staff[]>((row?.staff as Staff[] | undefined) ?? [])
  const [adding, setAdding] = useState(false)
  const initial = Object.fromEntries(Object.keys(fields).map((k) => [k, row?.[k]]))
  return (
    <Stack gap={5}>
      <Section title={{ id: 'Petugas lain dengan SK', en: 'Further staff by decree' }} hint={{ id: 'Koordinator, FO, dan BO yang punya akun di sini terhitung sendiri.', en: 'Coordinator, FO and BO with an account here count by themselves.' }} tools={<Button icon="plus" onClick={() => setAdding(true)}>{t({ id: 'Tambah', en: 'Add' })}</Button>}>
        <RowList
          label={{ id: 'Petugas', en: 'Staff' }} rows={staff.map((s, at) => ({ ...s, at }))} keyOf={(s) => String(s.at)} empty={<p className="k-hint">{t({ id: 'Belum ada.', en: 'None.' })}</p>}
          show={(s) => ({ title: s.name, icon: 'person', lines: [t(staffDuties.find((d) => d.code === s.duty)?.label ?? s.duty), s.skNo ?? ''].filter(Boolean), end: <IconButton icon="trash" label={{ id: 'Hapus petugas ini', en: 'Remove' }} onClick={() => setStaff(staff.filter((_, n) => n !== s.at))} /> })}
        />
      </Section>
      <FormFromFields
        fields={fields} initial={initial} submit={{ id: 'Simpan', en: 'Save' }}
        onSubmit={async (values) => {
          // Only what differs travels, each with what stood there; the state always, since it says what this is about.
          const all: { [k: string]: unknown } = { ...Object.fromEntries(Object.keys(fields).map((k) => [k, values[k] ?? null])), staff: exists(values) ? staff : [] }
          const set = Object.fromEntries(Object.entries(all).filter(([k, v]) => k === 'state' || JSON.stringify(v ?? null) !== JSON.stringify(row?.[k] ?? null)))
          const was = Object.fromEntries(Object.keys(set).map((k) => [k, row?.[k] ?? null]))
          const result = await work.act('organization.recordPuskesos', place, { ...set, was })
          if (result.ok) {
            toast({ say: savedHere, tone: 'good' })
            go(`/puskesos/${place}`)
          }
          return formAnswer(result)
        }}
      />
      <Sheet title={{ id: 'Tambah petugas', en: 'Add staff' }} open={adding} onClose={() => setAdding(false)}>
        <FormFromFields
          fields={staffFields} initial={{ duty: 'fo' }} submit={{ id: 'Tambahkan', en: 'Add' }}
          onSubmit={(v) => {
            setStaff([...staff, { name: String(v.name), duty: String(v.duty), skNo: typeof v.skNo === 'string' && v.skNo ? v.skNo : null, skUntil: typeof v.skUntil === 'string' ? v.skUntil : null }])
            setAdding(false)
          }}
        />
      </Sheet>
    </Stack>
  )
}
