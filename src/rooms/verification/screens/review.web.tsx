// The supervisor's review: the drawn sample first, then all others at once.
import { ButtonLink } from '../../../kit/button.web.tsx'
import { Note, Row, Stack } from '../../../kit/page.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useMe, useWork } from '../../../kit/work.web.tsx'
import { villageSample } from '../rules.ts'
import { ChooseFamilies } from './choose.web.tsx'

export default function Review({ params }: { params: { [k: string]: string } }) {
  const { t } = useWords()
  const work = useWork()
  const me = useMe()
  return (
    <ChooseFamilies
      id={params.id ?? ''}
      title={{ id: 'Tinjau', en: 'Review' }}
      states={['dipadankan', 'tidak_ditemukan']}
      help={{ id: 'Keluarga contoh diperiksa ulang dulu. Sesudah itu yang lain dapat ditinjau sekaligus.', en: 'The drawn families are checked again first. After that the others can be reviewed at once.' }}
      submit={{ id: 'Selesai ditinjau', en: 'Reviewed' }}
      blockedOf={(i, batch, all) => i.visitedBy === me.person || (villageSample(batch, all).has(i.id) && i.spotResult !== 'sesuai')}
      tagOf={(i) => (i.spotResult === 'sesuai' ? { id: 'contoh: sesuai', en: 'sample: agrees' } : i.state === 'tidak_ditemukan' ? { id: 'tidak ditemukan', en: 'not found' } : null)}
      send={(batch, itemIds) => work.act('verification.review', batch.place, { batchId: batch.id, itemIds })}
      extra={(batch, items) => {
        const drawn = villageSample(batch, items)
        const waiting = items.filter((i) => drawn.has(i.id) && i.spotResult !== 'sesuai').length
        return waiting > 0 ? (
          <Stack gap={2}>
            <Note tone="waiting">{t({ id: '{n} keluarga contoh menunggu diperiksa ulang.', en: '{n} drawn families wait for a second look.' }, { n: waiting })}</Note>
            <Row><ButtonLink href={`/verifikasi/${batch.id}/keluarga?contoh=1`} icon="eye">{t({ id: 'Buka contoh', en: 'Open the sample' })}</ButtonLink></Row>
          </Stack>
        ) : null
      }}
    />
  )
}
