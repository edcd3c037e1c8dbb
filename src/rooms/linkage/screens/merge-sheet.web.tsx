// Which record stays, and which value of each field that differs: chosen before two become one. Both values are kept.
import { useState } from 'react'
import type { AnyRow } from '../../../engine/record.ts'
import type { ViewRow } from '../../../engine/view.ts'
import { Button } from '../../../kit/button.web.tsx'
import { ChoiceField } from '../../../kit/choice-inputs.web.tsx'
import { joinOf } from '../../../kit/loaded.web.ts'
import { Note, Stack } from '../../../kit/page.web.tsx'
import { Sheet } from '../../../kit/sheet.web.tsx'
import { SideBySide, type SideField } from '../../../kit/side-by-side.web.tsx'
import { LongTextField } from '../../../kit/text-inputs.web.tsx'
import { toast } from '../../../kit/toast.web.tsx'
import { type Say, useWords } from '../../../kit/words.web.tsx'
import { useWork } from '../../../kit/work.web.tsx'
import { commonPlace, familyGroup } from '../rules.ts'
import { sideFields, textOf } from './words.web.ts'

type Side = 'left' | 'right'

export function MergeSheet({ open, onClose, left, right, onDone }: { open: boolean; onClose: () => void; left: ViewRow; right: ViewRow; onDone: () => void }) {
  return (
    <Sheet title={{ id: 'Satukan dua catatan', en: 'Merge two records' }} open={open} onClose={onClose} wide>
      {open ? <Merging left={left} right={right} onClose={onClose} onDone={onDone} /> : null}
    </Sheet>
  )
}

function Merging({ left, right, onClose, onDone }: { left: ViewRow; right: ViewRow; onClose: () => void; onDone: () => void }) {
  const { t, date } = useWords()
  const work = useWork()
  // What is written down more fully stays; what it lacks comes from the other.
  const [keep, setKeep] = useState<Side>(filled(right) > filled(left) ? 'right' : 'left')
  const [choice, setChoice] = useState<{ [group: string]: Side }>({})
  const [note, setNote] = useState<string | null>(null)
  const [error, setError] = useState<Say | null>(null)
  const family = familyOf(left, right, t)
  const fields: SideField[] = [...sideFields(left.row, right.row, t, date), ...(family ? [family] : [])]
  const chosen = Object.fromEntries(fields.map((f): [string, Side] => [f.id, choice[f.id] ?? (f.agree === 'one' ? fuller(f.id, left.row, right.row, !!f.left) : keep)]))
  const [kept, merged] = keep === 'left' ? [left.row, right.row] : [right.row, left.row]
  const save = async (): Promise<void> => {
    setError(null)
    const take = fields.filter((f) => f.agree !== 'same' && f.agree !== 'none' && chosen[f.id] !== keep).map((f) => f.id)
    const result = await work.act('linkage.decideSame', commonPlace(kept.place, merged.place), { keptId: kept.id, mergedId: merged.id, take, note })
    if (!result.ok) return setError(result.refusal.say)
    onClose()
    toast({ say: { id: 'Dua catatan disatukan. Dapat dipisahkan lagi dari halaman orangnya.', en: 'Two records merged. They can be taken apart again from the person’s page.' }, tone: 'good' })
    onDone()
  }
  return (
    <Stack gap={4}>
      <ChoiceField
        label={{ id: 'Catatan mana yang menjadi utama?', en: 'Which record is kept?' }}
        value={keep}
        onChange={(v) => setKeep(v === 'right' ? 'right' : 'left')}
        options={[{ code: 'left', label: { id: nameOf(left), en: nameOf(left) } }, { code: 'right', label: { id: `${nameOf(right)} `, en: `${nameOf(right)} ` } }]}
      />
      <SideBySide label={{ id: 'Isian yang dipakai', en: 'Value to use' }} heads={[nameOf(left), nameOf(right)]} fields={fields.filter((f) => f.agree !== 'same')} chosen={chosen} onChoose={(id, side) => setChoice({ ...choice, [id]: side })} />
      <LongTextField label={{ id: 'Catatan (boleh kosong)', en: 'Note (may be empty)' }} value={note} onChange={setNote} rows={2} max={500} />
      <Note>{t({ id: 'Kedua nilai tetap tersimpan. Kunjungan, kategori, dan bantuan dari kedua catatan tampil di catatan utama.', en: 'Both values are kept. Visits, categories and help of both are shown with the record kept.' })}</Note>
      {error ? <Note tone="bad">{t(error)}</Note> : null}
      <div className="k-action">
        <Button onClick={onClose}>{t({ id: 'Batal', en: 'Cancel' })}</Button>
        <Button tone="main" icon="merge" onClick={save}>{t({ id: 'Satukan', en: 'Merge' })}</Button>
      </div>
    </Stack>
  )
}

const nameOf = (r: ViewRow): string => {
  const home = joinOf(r, 'household')
  return [textOf(r.row.name), home ? `(${textOf(home.headName)})` : ''].filter(Boolean).join(' ')
}
/** Which of two says something; a number rather than the reason there is none. */
const fuller = (id: string, left: AnyRow, right: AnyRow, leftSays: boolean): Side => (id === 'nik' ? (left.nik || (!right.nik && left.nikRaw) ? 'left' : 'right') : leftSays ? 'left' : 'right')
const filled = (r: ViewRow): number => ['nik', 'birthDate', 'sex', 'birthPlace', 'phone', 'address', 'householdId', 'marital'].filter((c) => r.row[c]).length

/** The family is chosen like a field, where both lie in one village. */
function familyOf(left: ViewRow, right: ViewRow, t: (say: Say, fill?: { [k: string]: string }) => string): SideField | null {
  if ((left.row.householdId ?? null) === (right.row.householdId ?? null) || left.row.place !== right.row.place) return null
  const name = (r: ViewRow): string => {
    const home = joinOf(r, 'household')
    return home ? t({ id: 'Keluarga {n}', en: 'Family of {n}' }, { n: textOf(home.headName) }) : ''
  }
  return { id: familyGroup, label: { id: 'Keluarga', en: 'Family' }, left: name(left), right: name(right), agree: !name(left) || !name(right) ? 'one' : 'differs' }
}
