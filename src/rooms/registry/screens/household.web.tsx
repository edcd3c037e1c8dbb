// One family on one page: who and where, how they live, who belongs to it, what they need, what was agreed, who came by, and what later rooms add.
import { choiceLabel } from '../../../engine/field.ts'
import type { ViewRow } from '../../../engine/view.ts'
import { dayAt } from '../../../engine/values/day.ts'
import { Found } from '../../../kit/found.web.tsx'
import { ButtonLink } from '../../../kit/button.web.tsx'
import { FactsOf, FieldValue } from '../../../kit/field-value.web.tsx'
import { LinkTo } from '../../../kit/link.web.tsx'
import { joinOf, manyOf } from '../../../kit/loaded.web.ts'
import { Card, Grid, KeyValue, Note, Page, Row, Section, Stack } from '../../../kit/page.web.tsx'
import { RowList } from '../../../kit/row-list.web.tsx'
import { Slot } from '../../../kit/slot.web.tsx'
import { Freshness, StatusTag, UnsentTag } from '../../../kit/tags.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useHolds, useView, useWork } from '../../../kit/work.web.tsx'
import { ageOn } from '../identity.ts'
import { inventories } from '../questions.ts'
import { Household, Person } from '../records.ts'
import { ruralOf } from '../rules.ts'
import { answersId, countMembers, livesThere } from '../status.ts'
import { writers } from '../standing.ts'
import { ConsentsPart } from './consents-part.web.tsx'
import { FindingLines, findingsOf, RtlhCard } from './findings.web.tsx'
import { HistoryPart } from '../../../kit/history.web.tsx'
import { TagsPart } from './tags-part.web.tsx'
import { VisitsPart } from './visits-part.web.tsx'
import { absentFamily, addressOf, answersOf, consentsOf, inventoryPaths, peopleOf, type PersonRow, tagsOf, textOf, visitsOf } from './words.web.ts'

export default function HouseholdScreen({ params }: { params: { [k: string]: string } }) {
  const state = useView('registry.household', { id: params.id ?? '' })
  return (
    <Found state={state} title={{ id: 'Keluarga', en: 'Family' }} back="/keluarga" absent={absentFamily}>
      {(family) => <Family family={family} />}
    </Found>
  )
}

function Family({ family }: { family: ViewRow }) {
  const { t } = useWords()
  const work = useWork()
  const { row } = family
  const { id, place } = row
  const mayWrite = useHolds(writers, place)
  const status = joinOf(family, 'status')
  const people = peopleOf(family)
  const answers = answersOf(family, answersId(id, 'N'))
  const facts = { members: countMembers(row.statedMembers as number | null, people), rural: ruralOf(place) }
  const at = `/keluarga/${id}`
  const gone = row.state === 'pindah' || row.state === 'bubar'
  return (
    <Page
      title={t({ id: 'Keluarga {n}', en: 'Family of {n}' }, { n: textOf(row.headName) })}
      subtitle={[addressOf(row), work.placeName(place)].filter(Boolean).join(' · ')}
      back="/keluarga"
      tags={
        <>
          {row.version === undefined ? <UnsentTag /> : null}
          <Freshness at={status?.verifiedOn as string | null} />
          {facts.members ? <StatusTag icon="people" label={t({ id: '{n} orang', en: '{n} people' }, { n: facts.members })} /> : null}
        </>
      }
      action={mayWrite && !gone ? <ButtonLink href={`${at}/kunjungan`} tone="main" icon="house">{t({ id: 'Catat kunjungan', en: 'Record a visit' })}</ButtonLink> : undefined}
    >
      <Stack gap={5}>
        <Slot name="choices" props={{ id, place }} />
        {gone ? <Note tone="caution">{t({ id: 'Keadaan: {s}. Halaman ini disimpan sebagai riwayat.', en: 'State: {s}. This page is kept as history.' }, { s: t(choiceLabel(Household.columns.state, row.state)) })}</Note> : null}
        <Relatives family={family} mayWrite={mayWrite} />
        <Section title={{ id: 'Keadaan rumah', en: 'The home' }} hint={{ id: 'Tiap bagian diisi dan disimpan sendiri-sendiri.', en: 'Each part is filled in and saved alone.' }}>
          <Stack gap={3}>
            <RtlhCard answers={answers} facts={facts} />
            <Grid min={18}>
              {inventoryPaths.map(({ path, code, icon }) => {
                const inventory = inventories.find((i) => i.code === code)
                const on = status?.[`${code}On`] as string | null | undefined
                return inventory ? (
                  <Card key={code} title={inventory.label} icon={icon} tools={<Freshness at={on} />}>
                    <Stack gap={3}>
                      <FindingLines lines={findingsOf(code, answers, facts)} />
                      <ButtonLink href={`${at}/${path}`} icon={mayWrite ? 'edit' : 'eye'} wide>
                        {t(!mayWrite ? { id: 'Lihat jawaban', en: 'See the answers' } : on ? { id: 'Perbarui', en: 'Renew' } : { id: 'Isi', en: 'Fill in' })}
                      </ButtonLink>
                    </Stack>
                  </Card>
                ) : null
              })}
            </Grid>
            <Row><ButtonLink href={`${at}/kesejahteraan`} icon="clipboardList">{t({ id: 'Kesejahteraan (petunjuk kemiskinan)', en: 'Welfare (signs of poverty)' })}</ButtonLink></Row>
          </Stack>
        </Section>
        <Members people={people} at={at} place={place} mayWrite={mayWrite && !gone} />
        <Slot name="household" props={{ id, place, row }} />
        <TagsPart subject={{ kind: 'household', id, place }} tags={tagsOf(family)} />
        <ConsentsPart subject={{ kind: 'household', id, place }} consents={consentsOf(family)} />
        <VisitsPart visits={visitsOf(family)} />
        <Section
          title={{ id: 'Data keluarga', en: 'Family data' }}
          tools={mayWrite && !gone ? <ButtonLink href={`${at}/ubah`} icon="edit">{t({ id: 'Perbaiki', en: 'Correct' })}</ButtonLink> : undefined}
        >
          <Card>
            <KeyValue items={[{ label: Household.columns.kk.label, value: row.kk ? <FieldValue field={Household.columns.kk} value={row.kk} /> : row.kkReason ? t(choiceLabel(Household.columns.kkReason, row.kkReason)) : null, note: row.kkRaw ? t({ id: 'ditulis: {r}', en: 'written: {r}' }, { r: textOf(row.kkRaw) }) : undefined }]} />
            <FactsOf fields={Household.columns} values={row} only={['address', 'rt', 'rw', 'phone', 'statedMembers', 'gps', 'photos']} />
          </Card>
        </Section>
        <HistoryPart id={id} place={place} />
        {mayWrite && !gone ? <Row><ButtonLink href={`${at}/pecah`} tone="quiet" icon="people">{t({ id: 'Pecah KK', en: 'Split the family' })}</ButtonLink><ButtonLink href={`${at}/gabung`} tone="quiet" icon="merge">{t({ id: 'Gabungkan dengan keluarga lain', en: 'Join with another family' })}</ButtonLink></Row> : null}
        {mayWrite && !gone ? <Row><ButtonLink href={`${at}/pindah`} tone="quiet" icon="route">{t({ id: 'Keluarga ini pindah ke desa/kelurahan lain', en: 'This family moves to another village' })}</ButtonLink></Row> : null}
      </Stack>
    </Page>
  )
}

/** Families this one came from, was taken into, or took in. */
function Relatives({ family, mayWrite }: { family: ViewRow; mayWrite: boolean }) {
  const { t } = useWords()
  const { row } = family
  const joined = manyOf(family, 'joined')
  if (!row.mergedInto && !row.splitFrom && joined.length === 0) return null
  // Both ways: from the family that took it in, and from its own page.
  const undo = (id: string) => <ButtonLink href={`/keluarga/${id}/pisah`} icon="undo">{t({ id: 'Batalkan penggabungan', en: 'Undo the joining' })}</ButtonLink>
  return (
    <Note icon="merge">
      {row.mergedInto ? <p>{t({ id: 'Digabung ke keluarga lain.', en: 'Joined into another family.' })} <LinkTo href={`/keluarga/${textOf(row.mergedInto)}`}>{t({ id: 'Buka', en: 'Open' })}</LinkTo></p> : null}
      {row.mergedInto && row.joinMap && mayWrite ? <Row>{undo(row.id)}</Row> : null}
      {row.splitFrom ? <p>{t({ id: 'Pecahan dari keluarga lain.', en: 'Split from another family.' })} <LinkTo href={`/keluarga/${textOf(row.splitFrom)}`}>{t({ id: 'Buka', en: 'Open' })}</LinkTo></p> : null}
      {joined.map((j) => (
        <div key={j.id}>
          <p>{t({ id: 'Keluarga {n} digabung ke sini.', en: 'The family of {n} was joined in.' }, { n: textOf(j.headName) })} <LinkTo href={`/keluarga/${j.id}`}>{t({ id: 'Riwayatnya', en: 'Its history' })}</LinkTo></p>
          {j.joinMap && mayWrite ? <Row>{undo(j.id)}</Row> : null}
        </div>
      ))}
    </Note>
  )
}

function Members({ people, at, place, mayWrite }: { people: readonly PersonRow[]; at: string; place: string; mayWrite: boolean }) {
  const { t } = useWords()
  const work = useWork()
  const today = dayAt(work.now(), place)
  const ordered = [...people].sort((a, b) => Number(a.relation ?? 99) - Number(b.relation ?? 99) || textOf(a.birthDate).localeCompare(textOf(b.birthDate)))
  return (
    <Section
      title={{ id: 'Anggota keluarga', en: 'Members' }}
      tools={mayWrite ? <ButtonLink href={`${at}/anggota`} icon="personAdd">{t({ id: 'Tambah', en: 'Add' })}</ButtonLink> : undefined}
    >
      <RowList
        label={{ id: 'Anggota keluarga', en: 'Members' }}
        rows={ordered}
        keyOf={(p) => p.id}
        show={(p) => {
          const age = ageOn(p, today)
          return {
            title: p.name ?? '',
            href: `/orang/${p.id}`,
            lines: [p.relation ? t(choiceLabel(Person.columns.relation, p.relation)) : '', age === null ? '' : t({ id: '{n} tahun', en: '{n} years' }, { n: age }), p.sex ? t(choiceLabel(Person.columns.sex, p.sex)) : ''].filter(Boolean).join(' · '),
            tags: (
              <>
                {p.version === undefined ? <UnsentTag /> : null}
                {p.doubtState === 'perlu' ? <StatusTag tone="caution" label={{ id: 'Identitas perlu diperiksa', en: 'Identity to be checked' }} /> : null}
                {p.nik ? null : <StatusTag tone="neutral" icon="id" label={{ id: 'Tanpa NIK', en: 'No NIK' }} />}
                {livesThere(p.presence) ? null : <StatusTag tone="neutral" label={choiceLabel(Person.columns.presence, p.presence)} />}
              </>
            ),
          }
        }}
        empty={<p className="k-hint">{t({ id: 'Anggota belum dicatat.', en: 'No members written down yet.' })}</p>}
      />
    </Section>
  )
}
