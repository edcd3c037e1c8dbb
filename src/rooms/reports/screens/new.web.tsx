// A report written down for somebody: told in the street, at the desk or by phone. Works without a signal; the code is shown once, for the reporter.
import { useState } from 'react'
import type { Fields } from '../../../engine/field.ts'
import { Button, ButtonLink } from '../../../kit/button.web.tsx'
import { FormFromFields } from '../../../kit/form.web.tsx'
import { Card, Note, Page, Row, Stack } from '../../../kit/page.web.tsx'
import { toast } from '../../../kit/toast.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useDraft, useMe, useWork } from '../../../kit/work.web.tsx'
import type { Values } from '../../../engine/field.ts'
import { isVillage } from '../../../engine/space.ts'
import { officerFields, readyToSend, whatsappLink, whatsappText } from '../public.ts'
import { hintsIn, isRestricted } from '../rules.ts'
import { channels, writtenForOthers } from '../vocab.ts'
import { send } from '../acts-send.ts'
import { textOf } from './line.web.tsx'
import { answered } from './words.web.ts'

const f = officerFields
const groups = {
  cerita: { id: 'Apa yang terjadi', en: 'What is wrong' },
  tempat: { id: 'Di mana', en: 'Where' },
  siapa: { id: 'Siapa yang butuh bantuan', en: 'Who needs help' },
  pelapor: { id: 'Pelapor', en: 'The reporter' },
} as const

/** The citizen's fields in the order of a talk, with the labels turned round: the officer writes about somebody else. */
const fields: Fields = {
  channel: { ...send.input.channel, label: { id: 'Bagaimana laporan ini sampai kepada Anda', en: 'How it reached you' }, options: channels.filter((c) => writtenForOthers.includes(c.code)) },
  what: { ...f.what, group: 'cerita', label: { id: 'Yang diceritakan pelapor', en: 'What the reporter tells' } },
  problem: { ...f.problem, group: 'cerita', required: true },
  kind: { ...f.kind, group: 'cerita' },
  complaint: { ...f.complaint, group: 'cerita', when: (v) => v.problem === 'bantuan' },
  urgency: { ...f.urgency, group: 'cerita', required: true },
  aboutChild: { ...f.aboutChild, group: 'cerita' },
  aboutViolence: { ...f.aboutViolence, group: 'cerita' },
  place: { ...f.place, group: 'tempat' },
  address: { ...f.address, group: 'tempat' },
  rt: { ...f.rt, group: 'tempat' },
  rw: { ...f.rw, group: 'tempat' },
  gps: { ...f.gps, group: 'tempat' },
  about: { ...f.about, group: 'siapa', label: { id: 'Siapa yang butuh bantuan, menurut pelapor', en: 'Who needs help, says the reporter' }, options: (f.about.options ?? []).map((o) => (o.code === 'diri' ? { ...o, label: { id: 'Pelapor sendiri atau keluarganya', en: 'The reporter or their family' } } : o)) },
  subjectName: { ...f.subjectName, group: 'siapa' },
  photos: { ...f.photos, group: 'siapa', help: { id: 'Jangan memotret wajah anak. Lokasi dalam foto kami hapus.', en: 'Do not photograph a child’s face. We remove the location from photos.' } },
  anonymous: { ...f.anonymous, group: 'pelapor', label: { id: 'Pelapor tidak mau disebut namanya', en: 'The reporter does not want to be named' } },
  name: { ...f.name, group: 'pelapor', label: { id: 'Nama pelapor', en: "Reporter's name" }, required: true },
  phone: { ...f.phone, group: 'pelapor', label: { id: 'Nomor HP pelapor, bila ada', en: "Reporter's phone, if any" } },
  relation: { ...f.relation, group: 'pelapor', label: { id: 'Hubungan pelapor dengan orang itu', en: 'How the reporter knows this person' } },
}

interface Written {
  code: string
  id: string
  restricted: boolean
  named: boolean
}

export default function NewReport() {
  const [written, setWritten] = useState<Written | null>(null)
  return written ? <Kept written={written} again={() => setWritten(null)} /> : <Form onWritten={setWritten} />
}

function Form({ onWritten }: { onWritten: (w: Written) => void }) {
  const { t } = useWords()
  const work = useWork()
  const me = useMe()
  const home = me.post && isVillage(me.post.place) ? me.post.place : null
  const role = me.post?.role ?? ''
  const draft = useDraft<Values>('reports.new')
  return (
    <Page
      title={{ id: 'Tulis laporan', en: 'Write a report' }}
      subtitle={home ? t({ id: 'Untuk warga {place}. Bisa tanpa sinyal.', en: 'For people of {place}. Works without a signal.' }, { place: work.placeName(home) }) : t({ id: 'Untuk warga yang menyampaikannya kepada Anda.', en: 'For somebody who told you.' })}
      back="/laporan"
    >
      <FormFromFields
        fields={fields}
        only={Object.keys(fields).filter((name) => name !== 'place' || !home)}
        initial={{ channel: role.startsWith('puskesos') || role === 'dinsos_verifier' ? 'datang' : 'lisan', kind: 'pengaduan', urgency: 'biasa', about: 'orang_lain', ...draft.begun }}
        onDraft={draft.keep}
        groups={groups}
        submit={{ id: 'Simpan laporan', en: 'Save the report' }}
        aside={(values) => <Hints story={textOf(values.what)} values={values} />}
        onSubmit={async (values) => {
          const ready = await readyToSend({ ...values, place: home ?? values.place }, textOf(values.channel))
          const result = await work.act('reports.send', ready.place, ready.input)
          if (result.ok) draft.done()
          if (result.ok) onWritten({ code: ready.code, id: ready.id, restricted: isRestricted(values), named: values.anonymous !== true && textOf(values.phone) !== '' })
          return answered(result)
        }}
      />
    </Page>
  )
}

/** A story that sounds like violence or a child is asked about once more; the writer decides. */
function Hints({ story, values }: { story: string; values: { readonly [name: string]: unknown } }) {
  const { t } = useWords()
  const hints = hintsIn(story)
  return (
    <Stack gap={2}>
      {hints.violence && values.aboutViolence !== true ? <Note tone="caution">{t({ id: 'Sepertinya ada kekerasan. Bila benar, jawab “Ya” di atas agar hanya dilihat petugas khusus.', en: 'This sounds like violence. If so, answer “Yes” above, and only special officers will see it.' })}</Note> : null}
      {hints.child && values.aboutChild !== true ? <Note tone="caution">{t({ id: 'Apakah ini menyangkut anak di bawah 18 tahun? Bila ya, jawab “Ya” di atas.', en: 'Does this concern a child under 18? If so, answer “Yes” above.' })}</Note> : null}
      {isRestricted(values) ? <Note icon="shield">{t({ id: 'Laporan ini masuk jalur terbatas. Setelah terkirim, hanya petugas khusus yang dapat membukanya.', en: 'This report takes the restricted lane. Once sent, only special officers can open it.' })}</Note> : null}
      {values.urgency === 'darurat' ? <Note tone="bad">{t({ id: 'Ada bahaya sekarang juga? Telepon 112 atau 110 dulu. Laporan saja tidak cukup cepat.', en: 'Danger right now? Call 112 or 110 first. A report alone is not fast enough.' })}</Note> : null}
    </Stack>
  )
}

/** Kept on the phone; the code belongs to the reporter and is not stored anywhere. */
function Kept({ written, again }: { written: Written; again: () => void }) {
  const { t, lang } = useWords()
  const { code, restricted, named, id } = written
  const page = `${location.origin}/lapor`
  return (
    <Page title={{ id: 'Laporan tersimpan', en: 'The report is saved' }} back="/laporan" action={restricted ? <ButtonLink href="/laporan" tone="main">{t({ id: 'Ke daftar laporan', en: 'To the reports' })}</ButtonLink> : <ButtonLink href={`/laporan/${id}`} tone="main" icon="report">{t({ id: 'Buka laporan', en: 'Open the report' })}</ButtonLink>}>
      <Stack gap={4}>
        <Note tone="good">{t({ id: 'Tersimpan di perangkat ini dan terkirim sendiri bila ada sinyal.', en: 'Saved on this device; it is sent by itself when there is a signal.' })}</Note>
        <Card title={{ id: 'Kode untuk pelapor', en: 'Code for the reporter' }} icon="key" tone="waiting">
          <Stack gap={3}>
            <p><strong className="k-code">{code}</strong></p>
            <p>
              {named
                ? t({ id: 'Salinkan kode ini untuk pelapor. Dengan kode ini dan empat angka terakhir nomor HP-nya, pelapor dapat melihat kabar laporannya.', en: 'Write this code down for the reporter. With it and the last four digits of their phone they can follow the report.' })
                : t({ id: 'Salinkan kode ini untuk pelapor. Dengan kode ini pelapor dapat melihat kabar laporannya.', en: 'Write this code down for the reporter. With it they can follow the report.' })}
            </p>
            <p>{t({ id: 'Kode hanya tampil sekali ini. Kami tidak menyimpannya.', en: 'The code is shown only now. We do not keep it.' })}</p>
            <Row>
              <Button icon="copy" onClick={async () => {
                await navigator.clipboard.writeText(code)
                toast({ say: { id: 'Kode disalin', en: 'Code copied' }, tone: 'good' })
              }}>{t({ id: 'Salin kode', en: 'Copy the code' })}</Button>
              <a className="k-button k-button-plain" href={whatsappLink(whatsappText(code, page, lang))} target="_blank" rel="noreferrer">{t({ id: 'Kirim lewat WhatsApp', en: 'Send by WhatsApp' })}</a>
            </Row>
          </Stack>
        </Card>
        {restricted ? <Note icon="shield">{t({ id: 'Laporan ini masuk jalur terbatas. Anda tidak akan melihatnya lagi; petugas khusus menanganinya.', en: 'This report is in the restricted lane. You will not see it again; special officers take care of it.' })}</Note> : null}
        <Button icon="plus" onClick={again}>{t({ id: 'Tulis laporan lain', en: 'Write another report' })}</Button>
      </Stack>
    </Page>
  )
}
