// The team and its sealed notes: who sits in it, by which right, and what only they may read.
import { choiceLabel } from '../../../engine/field.ts'
import type { ViewRow } from '../../../engine/view.ts'
import { ButtonLink } from '../../../kit/button.web.tsx'
import { joinOf } from '../../../kit/loaded.web.ts'
import { Note, Row, Section, Stack } from '../../../kit/page.web.tsx'
import { RowList } from '../../../kit/row-list.web.tsx'
import { StatusTag } from '../../../kit/tags.web.tsx'
import { Timeline } from '../../../kit/timeline.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useWork } from '../../../kit/work.web.tsx'
import { CaseNote } from '../records.ts'
import { seats as seatNames } from '../words/labels.ts'
import type { Standing } from './standing.web.ts'
import { isOpen, titleOf } from './steps.web.ts'
import { type NoteRow, type SeatRow, textOf, unsent } from './words.web.ts'

export function NotesPart({ s, notes, nameOf }: { s: Standing; notes: readonly NoteRow[]; nameOf: (person: string | null | undefined) => string }) {
  const { t } = useWords()
  if (!s.seated) return null
  const ordered = [...notes].sort((a, b) => ((a.on ?? '') + a.id < (b.on ?? '') + b.id ? 1 : -1))
  return (
    <Section
      title={{ id: 'Catatan tim', en: 'Team notes' }}
      hint={{ id: 'Hanya tim kasus ini yang dapat membacanya.', en: 'Only the team of this case can read them.' }}
      tools={<ButtonLink href={`/kasus/${s.row.id}/catatan`} icon="note">{t({ id: 'Tulis', en: 'Write' })}</ButtonLink>}
    >
      {ordered.length === 0 ? <p className="k-hint">{t({ id: 'Belum ada catatan.', en: 'No note yet.' })}</p> : (
        <Timeline
          label={{ id: 'Catatan tim', en: 'Team notes' }}
          entries={ordered.map((n) => ({ id: n.id, say: choiceLabel(CaseNote.columns.kind, n.kind), who: nameOf(n.by), madeAt: `${n.on ?? '1970-01-01'}T05:00:00.000Z`, unsent: unsent(n), note: n.text }))}
        />
      )}
    </Section>
  )
}

export function TeamPart({ s, seats }: { s: Standing; seats: readonly ViewRow[] }) {
  const { t, moment } = useWords()
  const work = useWork()
  const now = work.now()
  const sitting = seats.filter((r) => !r.row.until || textOf(r.row.until) > now)
  const offered = ['ajak', 'penanggung-jawab', 'pengawas'].filter((path) => isOpen(s, path))
  if (sitting.length === 0 && offered.length === 0) return null
  return (
    <Section title={{ id: 'Tim kasus', en: 'Case team' }}>
      <Stack gap={3}>
        {s.row.class === 'X' ? <Note icon="shield">{t({ id: 'Kasus ini hanya terbuka bagi orang-orang di bawah ini.', en: 'This case is open only to the people below.' })}</Note> : null}
        <RowList
          label={{ id: 'Tim kasus', en: 'Case team' }}
          rows={sitting}
          keyOf={(r) => r.row.id}
          show={(r) => {
            const seat = r.row as unknown as SeatRow
            const person = textOf(seat.personId)
            const own = person === s.person
            const leaves = isOpen(s, 'keluar') && (s.leads || own) && person !== s.row.ownerId && person !== s.row.supervisorId
            const role = person === s.row.ownerId ? 'penanggung_jawab' : person === s.row.supervisorId ? 'pengawas' : textOf(seat.role) || 'anggota'
            return {
              title: own ? t({ id: '{n} (Anda)', en: '{n} (you)' }, { n: work.me.name }) : textOf(joinOf(r, 'account')?.name) || t({ id: 'Seorang petugas', en: 'A worker' }),
              icon: 'person',
              lines: textOf(seat.reason),
              ...(leaves ? { href: `/kasus/${s.row.id}/keluar?orang=${encodeURIComponent(person)}` } : {}),
              tags: (
                <>
                  <StatusTag tone={role === 'kaca' ? 'bad' : 'neutral'} label={seatNames.find((x) => x.code === role)?.label ?? role} />
                  {seat.until ? <span>{t({ id: 'sampai {d}', en: 'until {d}' }, { d: moment(seat.until) })}</span> : null}
                </>
              ),
            }
          }}
          empty={<p className="k-hint">{t({ id: 'Susunan tim hanya terlihat oleh anggotanya.', en: 'The team shows to its members only.' })}</p>}
        />
        {offered.length > 0 ? <Row>{offered.map((path) => <ButtonLink key={path} href={`/kasus/${s.row.id}/${path}`}>{t(titleOf(path))}</ButtonLink>)}</Row> : null}
      </Stack>
    </Section>
  )
}
