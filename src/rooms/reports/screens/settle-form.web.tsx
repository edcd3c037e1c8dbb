// Saying that it is done: what came of it, the proof, and by which of the volunteer's functions and tasks.
import { choice, type Fields } from '../../../engine/field.ts'
import { FormFromFields } from '../../../kit/form.web.tsx'
import { manyOf } from '../../../kit/loaded.web.ts'
import { Note, Stack } from '../../../kit/page.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useHolds, useMe } from '../../../kit/work.web.tsx'
import { textOf } from './line.web.tsx'
import type { StepFormProps } from './step-sheet.web.tsx'

export function SettleForm({ row, found, offer, perform }: StepFormProps) {
  const { t, date, lang } = useWords()
  const me = useMe()
  const isPsm = useHolds(['psm'], row.place)
  const visits = manyOf(found, 'visits')
  const { outcome, outcomeNote, proof, evidence, functions, tasks } = offer.act.input
  const told = row.kind === 'pertanyaan' || row.kind === 'saran'
  const fields = {
    outcome: outcome ? { ...outcome, options: (outcome.options ?? []).filter((o) => o.code !== 'kasus' || row.caseId) } : outcome,
    outcomeNote,
    proof: proof ? { ...proof, help: told ? { id: 'Boleh kosong untuk pertanyaan dan saran.', en: 'May be left out for a question or a suggestion.' } : { id: 'Foto serah terima atau hasilnya. Jangan wajah anak.', en: 'The handover or the result. No child’s face.' } } : proof,
    ...(visits.length > 0
      ? { visitId: choice({ class: 'R', label: { id: 'Kunjungan sebagai bukti', en: 'Visit as proof' }, options: visits.map((v) => ({ code: v.id, label: { id: `${textOf(v.on) ? date(textOf(v.on)) : ''}: ${textOf(v.note)}`.slice(0, 80), en: `${textOf(v.on) ? date(textOf(v.on)) : ''}: ${textOf(v.note)}`.slice(0, 80) } })) }) }
      : {}),
    evidence,
    ...(isPsm && functions && tasks ? { functions: { ...functions, required: true }, tasks: { ...tasks, required: true } } : {}),
  } as Fields
  return (
    <Stack gap={3}>
      {row.createdBy === me.person ? <Note>{t({ id: 'Laporan ini Anda tulis sendiri. Orang lain akan memeriksanya sebelum ditutup.', en: 'You wrote this report yourself. Somebody else will check before it closes.' })}</Note> : null}
      <FormFromFields
        key={lang}
        fields={fields}
        submit={offer.label}
        aside={() => (row.caseId ? null : <p className="k-hint">{t({ id: 'Perlu pendampingan lebih lama? Buka kasus dulu dari halaman laporan ini.', en: 'Is longer support needed? First open a case from this report’s page.' })}</p>)}
        onSubmit={(values) => perform({ ...values, ...(row.caseId ? { caseId: row.caseId } : {}) })}
      />
    </Stack>
  )
}
