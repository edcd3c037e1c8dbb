// Who reported: sealed, shown only when somebody who handles identities asks, and each look is noted.
import { useState } from 'react'
import { Button } from '../../../kit/button.web.tsx'
import { FactsOf } from '../../../kit/field-value.web.tsx'
import { oneOf } from '../../../kit/loaded.web.ts'
import { Section, Stack } from '../../../kit/page.web.tsx'
import { StateOf } from '../../../kit/states.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useMe, useView } from '../../../kit/work.web.tsx'
import { inTeam } from '../../../engine/who.ts'
import type { ReportRow } from '../judging.ts'
import { Reporter } from '../records.ts'
import { intakeOf } from '../rules.ts'
import { textOf } from './line.web.tsx'

export function ReporterPart({ row }: { row: ReportRow }) {
  const { t } = useWords()
  const me = useMe()
  const [open, setOpen] = useState(false)
  const may = row.class === 'X' ? inTeam(me.who, row.team) : inTeam(me.who, intakeOf(row.place))
  const state = useView('reports.reporter', open ? { id: row.id } : null)
  if (row.anonymous) {
    return (
      <Section title={{ id: 'Pelapor', en: 'Reporter' }}>
        <p>{t({ id: 'Melapor tanpa nama. Nama dan nomor HP tidak disimpan.', en: 'Reported without a name. No name or number is kept.' })}</p>
      </Section>
    )
  }
  return (
    <Section title={{ id: 'Pelapor', en: 'Reporter' }}>
      {!may ? (
        <p>{t({ id: 'Nama pelapor dirahasiakan. Hanya petugas penerima laporan yang dapat membukanya.', en: 'The reporter’s name is kept secret. Only the officers who take reports in can open it.' })}</p>
      ) : !open ? (
        <Stack gap={2}>
          <p>{t({ id: 'Buka hanya bila perlu menghubungi. Setiap pembukaan dicatat.', en: 'Open only when you need to call. Every opening is noted.' })}</p>
          <Button icon="eye" onClick={() => setOpen(true)}>{t({ id: 'Lihat nama pelapor', en: 'Show the reporter' })}</Button>
        </Stack>
      ) : (
        <StateOf state={oneOf(state, { id: 'Nama pelapor belum sampai di server.', en: 'The reporter has not reached the server yet.' })} onRetry={state.again}>
          {({ row: reporter }) => (
            <Stack gap={3}>
              <FactsOf fields={Reporter.columns} values={reporter} only={['name', 'phone', 'relation']} />
              {textOf(reporter.phone) ? <a className="k-button k-button-plain" href={`tel:${textOf(reporter.phone).replace(/[^+\d]/g, '')}`}>{t({ id: 'Telepon pelapor', en: 'Call the reporter' })}</a> : null}
            </Stack>
          )}
        </StateOf>
      )}
    </Section>
  )
}
