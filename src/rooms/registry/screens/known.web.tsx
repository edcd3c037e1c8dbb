// "Is this person written down already?" asked while one types: by NIK, by name with birth date, by card number. A hint, never a refusal.
import { useMemo, useState } from 'react'
import { Slot } from '../../../kit/slot.web.tsx'
import { Note, Stack } from '../../../kit/page.web.tsx'
import { LinkTo } from '../../../kit/link.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useView, useWork } from '../../../kit/work.web.tsx'
import { parseKk } from '../../../engine/values/kk.ts'
import { parseNik } from '../../../engine/values/nik.ts'
import type { Text } from '../../../engine/field.ts'
import type { RowOf } from '../../../engine/record.ts'
import { type AskedBeforeSaving, likelySamePersons } from '../identity.ts'
import type { Person } from '../records.ts'
import { textOf } from './words.web.ts'

type PersonRow = RowOf<typeof Person>

/** `after`: what is to be done once somebody new is saved, by their id. */
export type AfterSaving = NonNullable<AskedBeforeSaving['after']>

export interface BeforeAndAfter {
  after: AfterSaving
  /** Said once, when somebody very like was not answered about; saving again saves. */
  hold(id: string): { say: Text } | undefined
  saved(ids: readonly string[]): Promise<void>
}

export function useAfterSaving(): BeforeAndAfter {
  const [kept] = useState(() => ({ after: { current: new Map<string, () => Promise<void>>(), unanswered: new Set<string>() }, told: new Set<string>() }))
  return useMemo(() => ({
    after: kept.after,
    hold: (id) => {
      if (!kept.after.unanswered.has(id) || kept.told.has(id)) return undefined
      kept.told.add(id)
      return { say: { id: 'Orang ini mungkin sudah tercatat. Lihat kartu “Mungkin sudah tercatat”, lalu jawab atau simpan lagi.', en: 'This person may be written down already. Look at the card “Maybe written down already”, then answer or save again.' } }
    },
    saved: async (ids) => {
      for (const id of ids) await kept.after.current.get(id)?.()
    },
  }), [kept])
}

export function KnownPerson({ place, values, id, home = null, after }: Omit<AskedBeforeSaving, 'after'> & { after?: AfterSaving | undefined }) {
  const { t } = useWords()
  const work = useWork()
  const nik = textOf(values.nik)
  const read = nik ? parseNik(nik) : null
  const name = textOf(values.name).trim()
  const birthDate = textOf(values.birthDate)
  // Where the village lies on this device everybody there is asked; elsewhere the server knows numbers and names.
  const asked = place.length === 13 && work.slot('likelySame').length > 0 && work.carried('person', place) !== null
  const byNik = useView('registry.personsByNik', read?.ok && place && !asked ? { place, nik: read.nik } : null)
  const byName = useView('registry.persons', name.length > 2 && birthDate && place && !asked ? { place, q: name } : null)
  if (asked) return <Slot<AskedBeforeSaving> name="likelySame" props={{ place, values, id, home, ...(after ? { after } : {}) }} />
  const sameNik = read?.ok && byNik.status === 'ready' ? byNik.rows.filter((r) => r.row.id !== id) : []
  // Lists carry the number masked, so only name and birth date can be compared here.
  const people = name && birthDate && byName.status === 'ready' ? byName.rows.map((r) => r.row as unknown as PersonRow) : []
  const sameName = likelySamePersons({ id, name, birthDate }, people).filter((l) => !sameNik.some((r) => r.row.id === l.person.id))
  if (sameNik.length + sameName.length === 0) return null
  return (
    <Note tone="caution" icon="duplicate">
      <Stack gap={1}>
        {sameNik.map((r) => (
          <p key={r.row.id}>
            {t({ id: 'NIK ini sudah tercatat atas nama {n}. Anda tetap dapat menyimpan.', en: 'This NIK is registered for {n}. You can still save.' }, { n: textOf(r.row.name) })}{' '}
            <LinkTo href={`/orang/${r.row.id}`}>{t({ id: 'Lihat', en: 'Look' })}</LinkTo>
          </p>
        ))}
        {sameName.map((l) => (
          <p key={l.person.id}>
            {t(l.say)} <LinkTo href={`/orang/${l.person.id}`}>{t({ id: 'Lihat', en: 'Look' })}</LinkTo>
          </p>
        ))}
      </Stack>
    </Note>
  )
}

export function KnownFamily({ place, kk, id = null }: { place: string; kk: string; id?: string | null }) {
  const { t } = useWords()
  const read = kk ? parseKk(kk) : null
  const state = useView('registry.householdsByKk', read?.ok && place ? { place, kk: read.kk } : null)
  const same = read?.ok && state.status === 'ready' ? state.rows.filter((r) => r.row.id !== id) : []
  if (same.length === 0) return null
  return (
    <Note tone="caution" icon="duplicate">
      {same.map((r) => (
        <p key={r.row.id}>
          {t({ id: 'Nomor KK ini sudah ada: keluarga {n}. Anda tetap dapat menyimpan.', en: 'This card number exists: family of {n}. You can still save.' }, { n: textOf(r.row.headName) })}{' '}
          <LinkTo href={`/keluarga/${r.row.id}`}>{t({ id: 'Lihat', en: 'Look' })}</LinkTo>
        </p>
      ))}
    </Note>
  )
}
