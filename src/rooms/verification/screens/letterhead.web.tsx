// The letterhead of the village, or of the regency for all its villages: lines, address, emblem, and who signs. Data, seen at once as it will stand.
import { useState } from 'react'
import type { Fields, Text } from '../../../engine/field.ts'
import { Button } from '../../../kit/button.web.tsx'
import { FileButton } from '../../../kit/file-button.web.tsx'
import { FormFromFields } from '../../../kit/form.web.tsx'
import { Card, Note, Page, Row, Stack } from '../../../kit/page.web.tsx'
import { Loading } from '../../../kit/states.web.tsx'
import { toast } from '../../../kit/toast.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useMe, useWork } from '../../../kit/work.web.tsx'
import { Letterhead } from '../document-records.ts'
import { useHead } from './head.web.ts'
import { formAnswer, saved } from './words.web.ts'

const c = Letterhead.columns
const fields: Fields = { government: c.government, district: c.district, village: c.village, address: c.address, contact: c.contact, headName: c.headName, headNumber: c.headNumber }
/** A logo is part of every paper and of every phone's copy: kept small. */
const logoBytes = 40_000

export default function LetterheadPage() {
  const { t } = useWords()
  const work = useWork()
  const me = useMe()
  const at = me.post?.place ?? me.home
  const place = at.length === 13 ? at : at.slice(0, 5)
  const { head, own, ready } = useHead(place)
  const [logo, setLogo] = useState<string | null | undefined>(undefined)
  const [problem, setProblem] = useState<Text | null>(null)
  if (!ready) return <Page title={{ id: 'Kop surat', en: 'Letterhead' }} back="/verifikasi"><Loading /></Page>
  const village = place.length === 13
  const shown = logo === undefined ? own?.logo : logo
  return (
    <Page title={{ id: 'Kop surat', en: 'Letterhead' }} subtitle={work.placeName(place)} back="/verifikasi">
      <Stack gap={4}>
        <Note>{t(village ? { id: 'Dipakai pada Berita Acara, daftar hadir, dan SPTJM. Yang kosong diisi dari nama wilayah.', en: 'Used on minutes, attendance lists and statements. What is empty is made from the names of the places.' } : { id: 'Berlaku untuk semua desa dan kelurahan yang tidak mengisi sendiri.', en: 'Holds for all villages that have not filled in their own.' })}</Note>
        {village ? (
          <Card title={{ id: 'Tampilan', en: 'As it will stand' }}>
            <div style={{ textAlign: 'center' }}>
              {shown ? <img src={shown} alt={t(c.logo.label)} width={56} /> : null}
              <p><strong>{head.government}</strong><br /><strong>{head.district}</strong><br /><strong>{head.village}</strong></p>
              <p className="k-hint">{[head.address, head.contact].filter(Boolean).join(' · ')}</p>
            </div>
          </Card>
        ) : null}
        <Row>
          <FileButton
            label={{ id: 'Pilih lambang (PNG/JPEG)', en: 'Choose an emblem (PNG/JPEG)' }}
            accept="image/png,image/jpeg"
            tone="plain"
            icon="upload"
            onFile={async (file) => {
              if (file.size > logoBytes) return setProblem({ id: 'Gambarnya terlalu besar. Paling besar 40 kB.', en: 'The picture is too large. At most 40 kB.' })
              setProblem(null)
              const bytes = new Uint8Array(await file.arrayBuffer())
              let text = ''
              for (const b of bytes) text += String.fromCharCode(b)
              setLogo(`data:${file.type};base64,${btoa(text)}`)
            }}
          />
          {shown ? <Button tone="quiet" onClick={() => setLogo(null)}>{t({ id: 'Tanpa lambang', en: 'No emblem' })}</Button> : null}
        </Row>
        {problem ? <Note tone="bad">{t(problem)}</Note> : null}
        <FormFromFields
          key={own?.version ?? 0}
          fields={village ? fields : { government: c.government, address: c.address, contact: c.contact }}
          initial={Object.fromEntries(Object.keys(fields).map((name) => [name, own?.[name as keyof typeof own] ?? null]))}
          submit={{ id: 'Simpan kop surat', en: 'Save the letterhead' }}
          onSubmit={async (_values, changed) => {
            const set = { ...changed, ...(logo === undefined ? {} : { logo }) }
            if (Object.keys(set).length === 0) return { say: { id: 'Belum ada yang diubah.', en: 'Nothing was changed.' } }
            const was = Object.fromEntries(Object.keys(set).map((name) => [name, own?.[name as keyof typeof own] ?? null]))
            const result = await work.act('verification.setLetterhead', place, { ...set, was })
            if (result.ok) {
              setLogo(undefined)
              toast({ say: saved, tone: 'good' })
            }
            return formAnswer(result)
          }}
        />
      </Stack>
    </Page>
  )
}
