// Giving a report to whoever can act: the volunteers of the village with what they already carry, an agency, an outside body.
import { useState } from 'react'
import { type Choice, choice, type Fields, type Values } from '../../../engine/field.ts'
import { dayAt } from '../../../engine/values/day.ts'
import type { ViewRow } from '../../../engine/view.ts'
import { FormFromFields } from '../../../kit/form.web.tsx'
import { joinOf } from '../../../kit/loaded.web.ts'
import { Note, Stack } from '../../../kit/page.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useMe, useView, useWork, type ViewState } from '../../../kit/work.web.tsx'
import { regencyOf } from '../../../engine/space.ts'
import { puskesosRoles } from '../judging.ts'
import { assigneeKinds } from '../vocab.ts'
import { textOf } from './line.web.tsx'
import type { StepFormProps } from './step-sheet.web.tsx'

const N = { class: 'N' as const }
const personKinds = ['psm', 'puskesos', 'peksos', 'jalur']
/** Lists kept for the whole regency; the others are the village's own. */
const regional = new Set(['peksos', 'jalur'])
const rolesOf: { readonly [kind: string]: readonly string[] } = { psm: ['psm'], puskesos: puskesosRoles, peksos: ['pekerja_sosial'], jalur: ['duty_officer'] }

export function AssignForm({ row, offer, perform }: StepFormProps) {
  const { t } = useWords()
  const work = useWork()
  const me = useMe()
  const [kind, setKind] = useState(row.class === 'X' ? 'jalur' : 'psm')
  const here = useView('organization.posts', { place: row.place })
  const wider = useView('organization.posts', regional.has(kind) ? { place: regencyOf(row.place) } : null)
  const agencies = useView('organization.agencies', { place: row.place })
  const open = useView('reports.ofPlace', row.class === 'X' ? null : { place: row.place })
  const today = dayAt(work.now(), row.place)
  const busy = new Map<string, number>()
  if (open.status === 'ready') for (const r of open.rows) if (typeof r.row.assignedTo === 'string' && r.row.state !== 'selesai') busy.set(r.row.assignedTo, (busy.get(r.row.assignedTo) ?? 0) + 1)

  const people = (of: string, state: ViewState): Choice[] => {
    if (state.status !== 'ready') return []
    const seen = new Map<string, Choice>()
    for (const r of state.rows) {
      const id = textOf(r.row.personId)
      const fits = (rolesOf[of] ?? []).includes(textOf(r.row.role)) && textOf(r.row.from) <= today && (!r.row.until || textOf(r.row.until) >= today)
      if (!fits || id === me.person || seen.has(id)) continue
      const n = busy.get(id) ?? 0
      const name = textOf(joinOf(r, 'person')?.name) || id
      seen.set(id, { code: id, label: { id: name, en: name }, help: n === 0 ? { id: 'Belum memegang laporan', en: 'Holds no report' } : { id: `Memegang ${n} laporan terbuka`, en: `Holds ${n} open reports` } })
    }
    return [...seen.values()].sort((a, b) => (busy.get(a.code) ?? 0) - (busy.get(b.code) ?? 0) || a.label.id.localeCompare(b.label.id))
  }
  const listed = (outside: boolean): Choice[] => (agencies.status === 'ready' ? agencies.rows.filter((r) => (r.row.kind === 'eksternal') === outside).map(agencyChoice) : [])
  const lists: { [kind: string]: Choice[] } = {
    psm: people('psm', here), puskesos: people('puskesos', here), peksos: people('peksos', wider), jalur: people('jalur', wider), unit: listed(false), eksternal: listed(true),
  }
  const { assignedKind, fieldCheck, due, note } = offer.act.input
  const kinds = assigneeKinds.filter((k) => (row.class === 'X' ? ['jalur', 'peksos'].includes(k.code) : k.code !== 'jalur'))
  const is = (code: string) => (v: Values) => v.assignedKind === code
  const who = (code: string, id: string, en: string, required = true) => choice({ ...N, label: { id, en }, options: lists[code] ?? [], required, when: is(code) })
  const fields = {
    assignedKind: { ...assignedKind, options: kinds },
    psm: who('psm', 'PSM yang menangani', 'Which volunteer'),
    puskesos: { ...who('puskesos', 'Petugas Puskesos', 'Which officer', false), help: { id: 'Boleh dikosongkan: siapa pun di meja Puskesos dapat mengerjakannya.', en: 'May be left empty: anybody at the desk may take it.' } },
    peksos: who('peksos', 'Pekerja sosial', 'Which social worker'),
    jalur: who('jalur', 'Petugas jalur terbatas', 'Which officer'),
    unit: who('unit', 'Instansi', 'Which agency'),
    eksternal: who('eksternal', 'Pihak luar', 'Which body'),
    note,
    fieldCheck,
    due: due ? { ...due, help: { id: 'Kosongkan untuk memakai batas standar layanan.', en: 'Leave empty for the service standard.' } } : due,
  } as Fields
  const source: ViewState = personKinds.includes(kind) ? (regional.has(kind) ? wider : here) : agencies
  const empty = source.status === 'ready' && (lists[kind] ?? []).length === 0 && kind !== 'puskesos'
  return (
    <FormFromFields
      fields={fields}
      initial={{ assignedKind: kind, fieldCheck: row.fieldCheck }}
      submit={offer.label}
      onChange={(values) => setKind(textOf(values.assignedKind) || 'psm')}
      aside={() => (
        <Stack gap={2}>
          {source.status === 'offline' ? <Note tone="caution" icon="cloudOff">{t({ id: 'Daftar ini perlu sinyal. Coba lagi nanti, atau pilih penerima lain.', en: 'This list needs a signal. Try later, or choose somebody else.' })}</Note> : null}
          {source.status === 'refused' ? <Note tone="bad">{t(source.say)}</Note> : null}
          {empty ? <Note tone="caution">{t({ id: 'Belum ada penerima jenis ini untuk wilayah laporan. Pilih yang lain.', en: 'There is nobody of this kind for the place of the report. Choose another.' })}</Note> : null}
        </Stack>
      )}
      onSubmit={(v) =>
        perform({
          assignedKind: v.assignedKind, fieldCheck: v.fieldCheck, due: v.due, note: v.note,
          assignedTo: personKinds.includes(kind) ? (v[kind] ?? null) : null,
          assignedUnit: personKinds.includes(kind) ? null : (v[kind] ?? null),
          was: { assignedTo: row.assignedTo ?? null, assignedUnit: row.assignedUnit ?? null, assignNote: row.assignNote ?? null },
        })
      }
    />
  )
}

const agencyChoice = ({ row }: ViewRow): Choice => ({ code: row.id, label: { id: textOf(row.name), en: textOf(row.name) }, ...(textOf(row.contact) ? { help: { id: textOf(row.contact), en: textOf(row.contact) } } : {}) })
