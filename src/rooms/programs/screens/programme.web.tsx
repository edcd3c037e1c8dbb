// One programme, read aloud: what it gives, for whom, with which papers, where to go, until when; and a text to pass on.
import { useState } from 'react'
import { choiceLabel, type Fields } from '../../../engine/field.ts'
import type { ViewRow } from '../../../engine/view.ts'
import { dayAt } from '../../../engine/values/day.ts'
import { Found } from '../../../kit/found.web.tsx'
import { Button, ButtonLink } from '../../../kit/button.web.tsx'
import { FormFromFields } from '../../../kit/form.web.tsx'
import { manyOf } from '../../../kit/loaded.web.ts'
import { Card, Fold, KeyValue, Note, Page, Row, Section, Stack } from '../../../kit/page.web.tsx'
import { RowList } from '../../../kit/row-list.web.tsx'
import { Sheet } from '../../../kit/sheet.web.tsx'
import { StateOf } from '../../../kit/states.web.tsx'
import { StatusTag, UnsentTag } from '../../../kit/tags.web.tsx'
import { toast } from '../../../kit/toast.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useHolds, useMe, useView, useWork } from '../../../kit/work.web.tsx'
import { endProgramme } from '../acts.ts'
import type { Benefit, Criterion } from '../criteria.ts'
import { programmeFacts } from '../records.ts'
import { type ProgrammeRow, validityOf } from '../rules.ts'
import { validityLabels } from '../words/labels.ts'
import { absentProgramme, benefitWords, formAnswer, recipientReaders, shareText, useSpeaksFor, validityTones } from './words.web.ts'

const c = programmeFacts

export default function ProgrammeScreen({ params }: { params: { [k: string]: string } }) {
  const state = useView('programs.one', { programmeId: params.id ?? '' })
  return <Found state={state} title={{ id: 'Program', en: 'Programme' }} back="/program" absent={absentProgramme}>{(found) => <Programme found={found} />}</Found>
}

function Programme({ found }: { found: ViewRow }) {
  const { t, date, rupiah } = useWords()
  const work = useWork()
  const me = useMe()
  const here = me.post?.place ?? me.home
  const today = dayAt(work.now(), here)
  const programme = found.row as unknown as ProgrammeRow
  const validity = validityOf(programme, today)
  const maySpeak = useSpeaksFor(programme.place, programme.agencyId ?? null)
  const seesRecipients = useHolds(recipientReaders)
  const [ending, setEnding] = useState(false)
  const changeable = maySpeak && !programme.replacedBy && programme.state !== 'berakhir'
  const editions = manyOf(found, 'editions').map((r) => r as unknown as ProgrammeRow).filter((e) => e.place === programme.place && e.id !== programme.id)
  const newer = editions.find((e) => e.id === programme.replacedBy)
  const at = `/program/${programme.id}`
  return (
    <Page
      title={programme.name ?? programme.code ?? ''}
      subtitle={[programme.owner, programme.place === '' ? t({ id: 'seluruh Indonesia', en: 'all of Indonesia' }) : work.placeName(programme.place)].filter(Boolean).join(' · ')}
      back="/program"
      tags={
        <>
          {programme.version === undefined ? <UnsentTag /> : null}
          <StatusTag label={validityLabels[validity]} tone={validityTones[validity]} />
          {programme.updatedOn ? <span>{t({ id: 'diperbarui {d}', en: 'updated {d}' }, { d: date(programme.updatedOn) })}</span> : null}
        </>
      }
    >
      <Stack gap={5}>
        {newer ? <Note tone="caution">{t({ id: 'Edisi ini sudah diganti. ', en: 'This edition was replaced. ' })}<ButtonLink tone="quiet" href={`/program/${newer.id}`}>{t({ id: 'Buka edisi terbaru', en: 'Open the newest' })}</ButtonLink></Note> : null}
        {programme.endReason ? <Note tone="bad">{t({ id: 'Diakhiri: {r}', en: 'Ended: {r}' }, { r: programme.endReason })}</Note> : null}
        {programme.summary ? <p>{programme.summary}</p> : null}
        <Section title={{ id: 'Yang diberikan', en: 'What it gives' }}>
          <Card>
            <KeyValue items={((programme.benefits ?? []) as Benefit[]).map((b) => ({ label: b.label, value: b.amount === null ? t({ id: 'Sesuai kebutuhan', en: 'As needed' }) : rupiah(b.amount), note: t(benefitWords(b)) }))} />
            {(programme.benefits ?? []).length === 0 ? <p className="k-hint">{t({ id: 'Pemilik program belum menulis manfaatnya.', en: 'The owner has not written the benefits yet.' })}</p> : null}
          </Card>
        </Section>
        <Section title={{ id: 'Syarat', en: 'Criteria' }} hint={{ id: 'Buka halaman satu keluarga untuk melihat syarat mana yang sudah terpenuhi.', en: 'Open a family’s page to see which of these are met.' }}>
          <Card>
            <ul>
              {((programme.criteria ?? []) as Criterion[]).map((x) => (
                <li key={x.code}>
                  {t(x.label)}
                  {x.hard ? null : <small>{` (${t({ id: 'pertimbangan', en: 'a consideration' })})`}</small>}
                </li>
              ))}
            </ul>
            {(programme.criteria ?? []).length === 0 ? <p className="k-hint">{t({ id: 'Tidak ada syarat tertulis.', en: 'No criteria written.' })}</p> : null}
          </Card>
        </Section>
        <Section title={{ id: 'Cara mengurus', en: 'How to apply' }}>
          <Card>
            <KeyValue
              items={[
                { label: c.documents.label, value: programme.documents },
                { label: c.howTo.label, value: programme.howTo },
                { label: c.contact.label, value: programme.contact },
                { label: c.subject.label, value: t(choiceLabel(c.subject, programme.subject)) },
                { label: { id: 'Berlaku', en: 'Valid' }, value: [programme.validFrom ? t({ id: 'mulai {d}', en: 'from {d}' }, { d: date(programme.validFrom) }) : '', programme.validTo ? t({ id: 'sampai {d}', en: 'until {d}' }, { d: date(programme.validTo) }) : ''].filter(Boolean).join(' ') },
                ...(programme.windowFrom || programme.windowTo
                  ? [{ label: { id: 'Pendaftaran', en: 'Applications' }, value: [programme.windowFrom ? t({ id: 'dibuka {d}', en: 'open {d}' }, { d: date(programme.windowFrom) }) : '', programme.windowTo ? t({ id: 'ditutup {d}', en: 'close {d}' }, { d: date(programme.windowTo) }) : ''].filter(Boolean).join(', ') }]
                  : []),
                ...(programme.psmRoles?.length ? [{ label: c.psmRoles.label, value: programme.psmRoles.map((r) => t(choiceLabel(c.psmRoles, r))).join(', ') }] : []),
                ...(programme.needsBoard ? [{ label: c.needsBoard.label, value: t({ id: 'Ya', en: 'Yes' }) }] : []),
                ...(programme.legalBasis ? [{ label: c.legalBasis.label, value: programme.legalBasis }] : []),
              ]}
            />
          </Card>
        </Section>
        <Share text={shareText(programme, { t, date, rupiah })} />
        {seesRecipients ? <Recipients code={programme.code ?? ''} place={here} /> : null}
        {changeable ? (
          <Section title={{ id: 'Untuk pemilik program', en: 'For the owner' }}>
            <Row>
              <ButtonLink href={`${at}/keterangan`} icon="edit">{t({ id: 'Betulkan keterangan', en: 'Correct the text' })}</ButtonLink>
              <ButtonLink href={`${at}/edisi`} icon="calendar">{t({ id: 'Ubah mulai tanggal …', en: 'Change from a day on …' })}</ButtonLink>
              <Button icon="ban" tone="danger" onClick={() => setEnding(true)}>{t({ id: 'Akhiri program', en: 'End the programme' })}</Button>
            </Row>
          </Section>
        ) : null}
        {editions.length > 0 ? (
          <Fold title={t({ id: 'Edisi lain ({n})', en: 'Other editions ({n})' }, { n: editions.length })}>
            <RowList
              label={{ id: 'Edisi lain', en: 'Other editions' }}
              rows={editions}
              keyOf={(e) => e.id}
              show={(e) => ({ title: t({ id: 'Edisi {n}', en: 'Edition {n}' }, { n: e.edition ?? 1 }), href: `/program/${e.id}`, lines: e.validFrom ? t({ id: 'mulai {d}', en: 'from {d}' }, { d: date(e.validFrom) }) : '', tags: <StatusTag label={validityLabels[validityOf(e, today)]} tone={validityTones[validityOf(e, today)]} /> })}
            />
          </Fold>
        ) : null}
      </Stack>
      <EndProgramme programme={programme} open={ending} today={today} onClose={() => setEnding(false)} />
    </Page>
  )
}

/** Short enough for a chat: a volunteer passes it on by thumb. */
function Share({ text }: { text: string }) {
  const { t } = useWords()
  return (
    <Section title={{ id: 'Bagikan ke warga', en: 'Pass it on' }}>
      <Card tone="sunken">
        <p style={{ whiteSpace: 'pre-line' }}>{text}</p>
        <Row>
          <ButtonLink href={`https://wa.me/?text=${encodeURIComponent(text)}`} icon="whatsapp">{t({ id: 'Kirim lewat WhatsApp', en: 'Send by WhatsApp' })}</ButtonLink>
          <Button
            icon="copy"
            onClick={async () => {
              try {
                await navigator.clipboard.writeText(text)
                toast({ say: { id: 'Teks disalin.', en: 'Text copied.' }, tone: 'good' })
              } catch {
                // An old browser, or a page without permission: the text stands there to be held and copied.
                toast({ say: { id: 'Tekan lama teksnya untuk menyalin.', en: 'Press and hold the text to copy it.' } })
              }
            }}
          >
            {t({ id: 'Salin', en: 'Copy' })}
          </Button>
        </Row>
      </Card>
    </Section>
  )
}

function Recipients({ code, place }: { code: string; place: string }) {
  const { t, date, number } = useWords()
  const [open, setOpen] = useState(false)
  const state = useView('programs.recipients', open ? { place, programmeCode: code } : null)
  if (!open) return <Row><Button icon="people" onClick={() => setOpen(true)}>{t({ id: 'Siapa yang menerima di wilayah saya?', en: 'Who receives it in my area?' })}</Button></Row>
  return (
    <Section title={{ id: 'Penerima di wilayah Anda', en: 'Recipients in your area' }} hint={{ id: 'Menurut yang dicatat petugas, bukan daftar resmi.', en: 'As recorded by officers; not the official list.' }}>
      <StateOf state={state.status === 'ready' ? { status: 'ready', data: state.rows } : state} onRetry={state.again}>
        {(rows) => (
          <>
            {rows.length > 0 ? <p>{t({ id: '{n} tercatat', en: '{n} recorded' }, { n: number(rows.length) })}</p> : null}
            <RowList
              label={{ id: 'Penerima', en: 'Recipients' }}
              rows={rows}
              keyOf={(r) => r.row.id}
              show={(r) => {
                const [home] = manyOf(r, 'household')
                const [person] = manyOf(r, 'person')
                const name = String(person?.name ?? home?.headName ?? '')
                return { title: name || t({ id: 'Nama tidak ada di perangkat ini', en: 'Name not on this device' }), href: home ? `/keluarga/${home.id}` : person ? `/orang/${person.id}` : '/program', lines: r.row.since ? t({ id: 'sejak {d}', en: 'since {d}' }, { d: date(String(r.row.since)) }) : '' }
              }}
              empty={<p className="k-hint">{t({ id: 'Belum ada yang tercatat menerima.', en: 'Nobody is recorded as receiving it.' })}</p>}
            />
          </>
        )}
      </StateOf>
    </Section>
  )
}

const endFields: Fields = { on: endProgramme.input.on, reason: endProgramme.input.reason }

function EndProgramme({ programme, open, today, onClose }: { programme: ProgrammeRow; open: boolean; today: string; onClose: () => void }) {
  const { t } = useWords()
  const work = useWork()
  return (
    <Sheet title={{ id: 'Akhiri program ini?', en: 'End this programme?' }} open={open} onClose={onClose}>
      <p>{t({ id: 'Program tetap tampil di katalog dengan tanda “Berakhir”, supaya warga tahu.', en: 'It stays in the catalogue, marked “Ended”, so that people know.' })}</p>
      <FormFromFields
        fields={endFields}
        initial={{ on: today }}
        submit={{ id: 'Akhiri program', en: 'End the programme' }}
        onSubmit={async (values) => {
          const result = await work.act('programs.endProgramme', programme.place, { ...values, programmeId: programme.id })
          if (result.ok) onClose()
          return formAnswer(result)
        }}
      />
    </Sheet>
  )
}
