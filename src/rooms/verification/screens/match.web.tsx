// The match with the civil registry: told for several at once, by hand from the list that came back.
import { useState } from 'react'
import type { Text } from '../../../engine/field.ts'
import { ButtonLink } from '../../../kit/button.web.tsx'
import { ChoiceField } from '../../../kit/choice-inputs.web.tsx'
import { Stack } from '../../../kit/page.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useWork } from '../../../kit/work.web.tsx'
import { matches } from '../words/labels.ts'
import { ChooseFamilies } from './choose.web.tsx'

const help: Text = { id: 'Pilih hasilnya, lalu keluarga yang hasilnya begitu. Keluarga yang padan biasanya dipilih semua; yang lain satu per satu.', en: 'Choose the outcome, then the families it holds for. Usually all that match at once; the others one by one.' }

export default function Match({ params }: { params: { [k: string]: string } }) {
  const work = useWork()
  const { t } = useWords()
  const [match, setMatch] = useState<string | null>('padan')
  return (
    <ChooseFamilies
      id={params.id ?? ''}
      title={{ id: 'Catat hasil padan Dukcapil', en: 'Record the match with the civil registry' }}
      states={['dikunjungi']}
      help={help}
      submit={{ id: 'Simpan hasil padan', en: 'Save the match' }}
      disabled={!match}
      send={(batch, itemIds) => work.act('verification.recordMatches', batch.place, { batchId: batch.id, matches: itemIds.map((itemId) => ({ itemId, match })) })}
      extra={() => (
        <Stack gap={3}>
          <ButtonLink href={`/verifikasi/${params.id ?? ''}/padankan/berkas`} icon="table">{t({ id: 'Baca dari berkas', en: 'Read from a file' })}</ButtonLink>
          <ChoiceField label={{ id: 'Hasil padan', en: 'Match' }} required value={match} onChange={setMatch} options={matches} />
        </Stack>
      )}
    />
  )
}
