// Who is here: written down with role and signature, and how far that is from a quorum.
import { useState } from 'react'
import { choiceLabel } from '../../../engine/field.ts'
import { Button } from '../../../kit/button.web.tsx'
import { ChoiceField } from '../../../kit/choice-inputs.web.tsx'
import { Card, Note, Row, Stack } from '../../../kit/page.web.tsx'
import { Progress } from '../../../kit/progress.web.tsx'
import { RowList } from '../../../kit/row-list.web.tsx'
import { Sheet, ConfirmSheet } from '../../../kit/sheet.web.tsx'
import { Signature, SignatureField } from '../../../kit/signature-input.web.tsx'
import { isDrawn, type Strokes } from '../../../kit/strokes.ts'
import { Empty } from '../../../kit/states.web.tsx'
import { StatusTag, UnsentTag } from '../../../kit/tags.web.tsx'
import { TextField } from '../../../kit/text-inputs.web.tsx'
import { toast } from '../../../kit/toast.web.tsx'
import { type Say, useWords } from '../../../kit/words.web.tsx'
import { useWork } from '../../../kit/work.web.tsx'
import { Attendee } from '../records-musdes.ts'
import { profileOfBatch, quorumOf } from '../rules.ts'
import { attendeeRoles } from '../words/labels.ts'
import type { Meeting } from './musdes.web.tsx'
import { type AttendeeRow, unsent } from './words.web.ts'

const a = Attendee.columns

export function MusdesPeople(meeting: Meeting) {
  const { batch, musdes, attendees } = meeting
  const { t } = useWords()
  const [open, setOpen] = useState<'new' | AttendeeRow | null>(null)
  const listed = attendees.filter((x) => !x.struck)
  return (
    <Stack gap={4}>
      <QuorumBar {...meeting} />
      <Row><Button tone="main" icon="personAdd" onClick={() => setOpen('new')}>{t({ id: 'Tambah peserta', en: 'Add somebody' })}</Button></Row>
      <RowList
        label={{ id: 'Daftar hadir', en: 'Attendance' }}
        rows={listed}
        keyOf={(x) => x.id}
        show={(x) => ({
          title: x.name ?? '',
          onOpen: () => setOpen(x),
          icon: 'person',
          lines: [t(choiceLabel(a.role, x.role)), x.detail ?? ''].filter(Boolean).join(' · '),
          tags: (
            <>
              {unsent(x) ? <UnsentTag /> : null}
              {x.present ? null : <StatusTag tone="neutral" label={{ id: 'Tidak hadir', en: 'Not present' }} />}
              {x.present && !x.signature?.length ? <StatusTag tone="caution" label={{ id: 'Belum tanda tangan', en: 'Not signed' }} /> : null}
            </>
          ),
          ...(x.signature?.length ? { end: <Signature strokes={x.signature as Strokes} label={{ id: `Tanda tangan ${x.name ?? ''}`, en: `Signature of ${x.name ?? ''}` }} /> } : {}),
        })}
        empty={<Empty title={{ id: 'Belum ada yang dicatat hadir', en: 'Nobody is written down yet' }}>{t({ id: 'Catat satu per satu; setiap orang menandatangani di layar ini.', en: 'Write them down one by one; each signs on this screen.' })}</Empty>}
      />
      {open ? <PersonSheet key={open === 'new' ? `new ${listed.length}` : open.id} batchId={batch.id} musdesId={musdes.id} place={batch.place} row={open === 'new' ? null : open} onClose={() => setOpen(null)} /> : null}
    </Stack>
  )
}

/** What is asked of the quorum, and what is missing. */
export function QuorumBar({ batch, musdes, attendees }: Meeting) {
  const { t } = useWords()
  const q = quorumOf(attendees, musdes.rule ?? profileOfBatch(batch).quorum, musdes.invited)
  return (
    <Card tone={q.reached ? 'good' : 'plain'}>
      <Stack gap={2}>
        <Progress label={{ id: 'Kuorum', en: 'Quorum' }} done={q.present} total={q.needed} note={t({ id: 'Hadir {p} dari {i} yang diundang; perlu {n}.', en: '{p} present of {i} invited; {n} needed.' }, { p: q.present, i: q.invited, n: q.needed })} />
        {q.missing.length > 0 ? <Note tone="caution">{t({ id: 'Belum hadir: {r}.', en: 'Not present yet: {r}.' }, { r: q.missing.map((r) => t(choiceLabel(a.role, r))).join(', ') })}</Note> : null}
        {q.reached ? <Row><StatusTag tone="good" icon="checkCircle" label={{ id: 'Kuorum tercapai', en: 'Quorum reached' }} /></Row> : null}
      </Stack>
    </Card>
  )
}

function PersonSheet({ batchId, musdesId, place, row, onClose }: { batchId: string; musdesId: string; place: string; row: AttendeeRow | null; onClose: () => void }) {
  const { t } = useWords()
  const work = useWork()
  const [name, setName] = useState<string | null>(row?.name ?? null)
  const [role, setRole] = useState<string | null>(row?.role ?? null)
  const [detail, setDetail] = useState<string | null>(row?.detail ?? null)
  const [signature, setSignature] = useState<Strokes | null>((row?.signature as Strokes | null | undefined) ?? null)
  const [problem, setProblem] = useState<Say | null>(null)
  const [striking, setStriking] = useState(false)
  const save = async () => {
    if (!name?.trim() || !role) return setProblem({ id: 'Isi nama dan pilih unsurnya.', en: 'Write the name and choose the role.' })
    if (signature && !isDrawn(signature)) return setProblem({ id: 'Tanda tangannya terlalu pendek. Ulangi, atau kosongkan.', en: 'The signature is too short. Do it again, or leave it empty.' })
    const facts = { name: name.trim(), role, detail, present: true, signature }
    const result = row
      ? await work.act('verification.editAttendee', place, { batchId, musdesId, attendeeId: row.id, ...facts, was: { name: row.name ?? null, role: row.role ?? null, detail: row.detail ?? null, present: row.present ?? null, signature: row.signature ?? null } })
      : await work.act('verification.attend', place, { batchId, musdesId, attendeeId: work.newId(), ...facts })
    if (!result.ok) return setProblem(result.refusal.say)
    toast({ say: t({ id: '{n} tercatat hadir', en: '{n} is written down' }, { n: name.trim() }), tone: 'good' })
    onClose()
  }
  return (
    <>
      <Sheet
        title={row ? { id: 'Perbaiki peserta', en: 'Mend an attendee' } : { id: 'Tambah peserta', en: 'Add somebody' }}
        open={!striking}
        onClose={onClose}
        actions={
          <>
            {row ? <Button tone="danger" onClick={() => setStriking(true)}>{t({ id: 'Coret', en: 'Strike out' })}</Button> : <Button onClick={onClose}>{t({ id: 'Batal', en: 'Cancel' })}</Button>}
            <Button tone="main" onClick={save}>{t({ id: 'Simpan', en: 'Save' })}</Button>
          </>
        }
      >
        <Stack gap={4}>
          <TextField label={a.name.label} value={name} onChange={setName} required max={120} capitalize="words" />
          <ChoiceField label={a.role.label} value={role} onChange={setRole} required options={attendeeRoles} as="list" />
          <TextField label={a.detail.label} value={detail} onChange={setDetail} max={120} />
          <SignatureField label={a.signature.label} help={{ id: 'Dengan ibu jari, pena, atau tetikus. Boleh kosong bila tanda tangan di kertas.', en: 'With a thumb, a pen or a mouse. May stay empty when signed on paper.' }} value={signature} onChange={setSignature} />
          {problem ? <Note tone="bad">{t(problem)}</Note> : null}
        </Stack>
      </Sheet>
      <ConfirmSheet
        title={{ id: 'Coret dari daftar hadir', en: 'Strike out' }}
        open={striking}
        onClose={() => setStriking(false)}
        confirm={{ id: 'Coret', en: 'Strike out' }}
        tone="danger"
        reason={{ label: { id: 'Alasan', en: 'Reason' }, min: 3, max: 300 }}
        error={problem}
        onConfirm={async (reason) => {
          const result = await work.act('verification.strikeAttendee', place, { batchId, musdesId, attendeeId: row?.id, reason })
          if (!result.ok) return setProblem(result.refusal.say)
          onClose()
        }}
      />
    </>
  )
}
