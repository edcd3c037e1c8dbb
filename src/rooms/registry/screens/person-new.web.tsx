// One more person: a member of a family, or somebody without one, with the address where they are found and the reason there is no number.
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { Fields, Values } from '../../../engine/field.ts'
import type { AnyRow } from '../../../engine/record.ts'
import { Found } from '../../../kit/found.web.tsx'
import { ChoiceField } from '../../../kit/choice-inputs.web.tsx'
import { FormFromFields } from '../../../kit/form.web.tsx'
import { Page, Stack } from '../../../kit/page.web.tsx'
import { PickField, type PickOption } from '../../../kit/pick-input.web.tsx'
import { toast } from '../../../kit/toast.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useMe, useView, useWork } from '../../../kit/work.web.tsx'
import { Person } from '../records.ts'
import { isVillageCode, memberFields, numberShown, sendable, villageField, whoFields } from './fields.web.ts'
import { KnownPerson, useAfterSaving } from './known.web.tsx'
import { absentFamily, addressOf, formAnswer, savedHere, textOf } from './words.web.ts'

const p = Person.columns
const homeless = {
  noHousehold: { ...p.noHousehold, required: true, help: { id: 'Misalnya: hidup di jalan, diantar warga, keluarga belum ditemukan.', en: 'For example: lives on the street, family not found yet.' } },
  address: p.address,
  rt: p.rt,
  rw: p.rw,
}

export default function PersonNew({ params }: { params: { [k: string]: string } }) {
  return params.id ? <Member householdId={params.id} /> : <Anybody />
}

function Member({ householdId }: { householdId: string }) {
  const { t } = useWords()
  const state = useView('registry.household', { id: householdId })
  return (
    <Found state={state} title={{ id: 'Keluarga', en: 'Family' }} back="/keluarga" absent={absentFamily}>
      {({ row }) => (
        <Page title={{ id: 'Tambah anggota', en: 'Add a member' }} subtitle={t({ id: 'Keluarga {n}', en: 'Family of {n}' }, { n: textOf(row.headName) })} back={`/keluarga/${row.id}`}>
          <PersonForm place={row.place} fields={{ ...memberFields, relation: { ...memberFields.relation, required: true } }} fixed={{ householdId: row.id }} initial={{ presence: '1' }} back={`/keluarga/${row.id}`} home={row} />
        </Page>
      )}
    </Found>
  )
}

type Home = 'keluarga' | 'tanpa'

function Anybody() {
  const { t } = useWords()
  const me = useMe()
  const work = useWork()
  const here = me.post?.place ?? me.home
  const [home, setHome] = useState<Home>('tanpa')
  const [family, setFamily] = useState<(PickOption & { place: string }) | null>(null)
  const search = async (text: string) => {
    const state = await work.view('registry.households', { place: here, q: text || null })
    return state.status === 'ready' ? state.rows.slice(0, 50).map(({ row }) => ({ value: row.id, label: textOf(row.headName), note: addressOf(row) || work.placeName(row.place), place: row.place })) : []
  }
  return (
    <Page title={{ id: 'Catat orang', en: 'Register a person' }} subtitle={work.placeName(here)} back="/warga">
      <Stack gap={4}>
        <ChoiceField
          label={{ id: 'Apakah orang ini punya keluarga di sini?', en: 'Does this person have a family here?' }}
          value={home}
          onChange={(v) => setHome(v === 'keluarga' ? 'keluarga' : 'tanpa')}
          options={[
            { code: 'tanpa', label: { id: 'Tanpa keluarga, atau belum diketahui', en: 'Without a family, or not known' } },
            { code: 'keluarga', label: { id: 'Anggota keluarga yang sudah tercatat', en: 'Member of a registered family' } },
          ]}
        />
        {home === 'keluarga' ? (
          <PickField label={{ id: 'Keluarga', en: 'Family' }} value={family?.value} chosen={family} search={search} onChange={(v) => v === null && setFamily(null)} onPick={(o) => setFamily(o as (PickOption & { place: string }) | null)} required />
        ) : null}
        {home === 'keluarga' && family ? (
          <PersonForm key={family.value} place={family.place} fields={memberFields} fixed={{ householdId: family.value }} initial={{ presence: '1' }} back={`/keluarga/${family.value}`} />
        ) : null}
        {home === 'tanpa' ? <PersonForm place={here} fields={{ ...whoFields, ...homeless }} fixed={{}} initial={{}} back={null} /> : null}
        {home === 'keluarga' && !family ? <p className="k-hint">{t({ id: 'Pilih dulu keluarganya.', en: 'Choose the family first.' })}</p> : null}
      </Stack>
    </Page>
  )
}

function PersonForm({ place, fields, fixed, initial, back, home = null }: { place: string; fields: Fields; fixed: Values; initial: Values; back: string | null; home?: AnyRow | null }) {
  const work = useWork()
  const [, go] = useLocation()
  const [id] = useState(() => work.newId())
  const { after, hold, saved } = useAfterSaving()
  const ask: Fields = isVillageCode(place) ? fields : { village: villageField, ...fields }
  return (
    <FormFromFields
      fields={ask}
      initial={{ ...numberShown(), ...initial }}
      submit={{ id: 'Simpan', en: 'Save' }}
      aside={(values) => <KnownPerson place={isVillageCode(place) ? place : textOf(values.village)} values={values} id={id} home={home} after={after} />}
      onSubmit={async (values) => {
        const wait = hold(id)
        if (wait) return wait
        const result = await work.act('registry.addPerson', isVillageCode(place) ? place : textOf(values.village), { ...sendable(values), ...fixed, id })
        if (result.ok) {
          await saved([id])
          toast({ say: savedHere, tone: 'good' })
          go(back ?? `/orang/${id}`)
        }
        return formAnswer(result)
      }}
    />
  )
}
