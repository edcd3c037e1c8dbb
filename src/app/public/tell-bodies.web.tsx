// What each step asks. Fields are the room's own; here they only get the shape a thumb likes.
import type { ReactNode } from 'react'
import type { Choice, Text, Values } from '../../engine/field.ts'
import { FieldInput } from '../../kit/field-input.web.tsx'
import { GroupFrame } from '../../kit/field-frame.web.tsx'
import { Icon, type IconName } from '../../kit/icon.web.tsx'
import { Fold, Note } from '../../kit/page.web.tsx'
import { PickField, type PickOption } from '../../kit/pick-input.web.tsx'
import { Button } from '../../kit/button.web.tsx'
import { ChoiceField, YesNoField } from '../../kit/choice-inputs.web.tsx'
import { useWords } from '../../kit/words.web.tsx'
import { placeSource } from '../../rooms/places/screens/place-source.web.ts'
import { hintsIn, isRestricted } from '../../rooms/reports/rules.ts'
import { publicWords } from '../../rooms/reports/words/public.ts'
import { Danger } from './frame.web.tsx'
import { forget, setValue } from './report-box.web.ts'
import { fields, type Step } from './tell-steps.ts'

interface BodyProps {
  values: Values
  problems: Readonly<Record<string, Text>>
}

export function StepBody({ step, ...props }: BodyProps & { step: Step }): ReactNode {
  switch (step.code) {
    case 'cerita':
      return <Story {...props} />
    case 'masalah':
      return <Problem {...props} />
    case 'keselamatan':
      return <Safety {...props} />
    case 'tempat':
      return <Where {...props} />
    case 'pelapor':
      return <You {...props} />
    case 'periksa':
      return null
  }
}

function Ask({ name, values, problems }: BodyProps & { name: string }) {
  const field = fields[name]
  if (!field) throw new Error(`the report has no field ${name}`)
  return (
    <FieldInput
      name={name}
      field={field}
      values={values}
      error={problems[name]}
      onChange={value => setValue(name, value)}
    />
  )
}

function Story(props: BodyProps) {
  const { t } = useWords()
  return (
    <>
      <Ask name="what" {...props} />
      <Ask name="about" {...props} />
      <Ask name="subjectName" {...props} />
      <div>
        <Ask name="photos" {...props} />
        <p className="k-help">{t(publicWords.photoNote)}</p>
      </div>
    </>
  )
}

const tiles: readonly (readonly [code: string, icon: IconName])[] = [
  ['bantuan', 'package'],
  ['kemiskinan', 'money'],
  ['administrasi', 'id'],
  ['rumah', 'house'],
  ['lansia', 'elderly'],
  ['disabilitas', 'wheelchair'],
  ['keterlantaran', 'heart'],
  ['kesehatan_masyarakat', 'medical'],
  ['bencana_alam', 'water'],
  ['keluarga', 'family'],
  ['kesejahteraan_anak', 'child'],
  ['tindak_kekerasan', 'shield'],
]

function Problem(props: BodyProps) {
  const { t } = useWords()
  const { values, problems } = props
  const field = fields.problem
  const options = field?.options ?? []
  const rest = options.filter(option => !tiles.some(([code]) => code === option.code))
  const chosen = typeof values.problem === 'string' ? values.problem : null
  return (
    <>
      <GroupFrame id="problem" label={field?.label ?? ''} required error={problems.problem} role="radiogroup">
        {() => (
          <div className="p-tiles">
            {tiles.map(([code, icon]) => {
              const option = options.find(one => one.code === code)
              return option ? <Tile key={code} option={option} icon={icon} chosen={chosen === code} /> : null
            })}
          </div>
        )}
      </GroupFrame>
      <Fold
        title={{ id: 'Masalah lain', en: 'Something else' }}
        open={rest.some(option => option.code === chosen)}
      >
        <ChoiceField
          as="list"
          label={{ id: 'Pilih yang paling dekat', en: 'Choose the closest' }}
          options={rest}
          value={rest.some(option => option.code === chosen) ? chosen : null}
          onChange={code => setValue('problem', code)}
        />
      </Fold>
      <Ask name="urgency" {...props} />
      {values.urgency === 'darurat' ? (
        <Danger
          title={t({
            id: 'Telepon dulu, baru lanjutkan laporan ini. Telepon lebih cepat.',
            en: 'Call first, then go on with this report. A call is faster.',
          })}
        />
      ) : null}
    </>
  )
}

function Tile({ option, icon, chosen }: { option: Choice; icon: IconName; chosen: boolean }) {
  const { t } = useWords()
  return (
    <label className="p-tile">
      <input
        type="radio"
        name="problem"
        value={option.code}
        checked={chosen}
        onChange={() => setValue('problem', option.code)}
      />
      <Icon name={icon} />
      <span>{t(option.label)}</span>
    </label>
  )
}

/** Asked softly, answered or not; whoever says yes is told at once who will read it. */
function Safety(props: BodyProps) {
  const { t } = useWords()
  const { values } = props
  const hints = hintsIn(typeof values.what === 'string' ? values.what : '')
  const leave = () => forget().then(() => location.replace('about:blank'))
  return (
    <>
      <p className="p-lead">
        {t({
          id: 'Dua pertanyaan ini agar laporan sampai kepada orang yang tepat. Boleh dilewati.',
          en: 'These two questions help the report reach the right people. You may skip them.',
        })}
      </p>
      {hints.violence && values.aboutViolence !== true ? (
        <Note tone="caution">{t(publicWords.violenceHint)}</Note>
      ) : null}
      <Softly
        name="aboutViolence"
        ask={{ id: 'Apakah ada kekerasan atau ancaman?', en: 'Is there violence or a threat?' }}
        {...props}
      />
      {hints.child && values.aboutChild !== true ? (
        <Note tone="caution">{t(publicWords.childHint)}</Note>
      ) : null}
      <Softly
        name="aboutChild"
        ask={{ id: 'Apakah ini menyangkut anak di bawah 18 tahun?', en: 'Does it concern a child under 18?' }}
        {...props}
      />
      {isRestricted(values) ? (
        <>
          <SealedNote />
          <Danger
            title={t({ id: 'Bila tidak aman menunggu, telepon.', en: 'If waiting is not safe, call.' })}
          />
          <div className="p-leave">
            <Button icon="signOut" onClick={leave}>
              {t({ id: 'Hapus semua dan keluar sekarang', en: 'Wipe everything and leave now' })}
            </Button>
          </div>
        </>
      ) : null}
    </>
  )
}

/** The declared field, put as a question; a second press takes the answer back. */
function Softly({ name, ask, values }: BodyProps & { name: 'aboutViolence' | 'aboutChild'; ask: Text }) {
  const value = values[name]
  return (
    <YesNoField
      id={name}
      label={ask}
      help={fields[name]?.help}
      value={typeof value === 'boolean' ? value : null}
      onChange={answer => setValue(name, answer)}
    />
  )
}

export function SealedNote() {
  const { t } = useWords()
  return (
    <Note icon="lock">
      <strong>
        {t({ id: 'Laporan ini masuk jalur tertutup.', en: 'This report goes into the sealed lane.' })}
      </strong>{' '}
      {t({
        id: 'Yang membacanya hanya petugas khusus Dinas Sosial kabupaten/kota yang wajib menjaga rahasia. Pengurus desa, RT/RW, dan relawan tidak dapat melihatnya.',
        en: 'It is read only by special officers of the regency’s social office, bound to secrecy. Village officials, neighbourhood heads and volunteers cannot see it.',
      })}
    </Note>
  )
}

const villages = placeSource({ level: 'village' })
const chosenPlace = (values: Values): PickOption | null =>
  (values.placeShown as PickOption | null | undefined) ?? null

function Where(props: BodyProps) {
  const { t } = useWords()
  const { values, problems } = props
  const chosen = chosenPlace(values)
  return (
    <>
      <PickField
        id="place"
        label={fields.place?.label ?? ''}
        help={{
          id: 'Ketik nama desa atau kelurahan, boleh ditambah kecamatannya.',
          en: 'Type the village’s name; adding its district helps.',
        }}
        required
        value={chosen?.value ?? null}
        chosen={chosen}
        error={problems.place}
        search={villages.search}
        onChange={code => setValue('place', code)}
        onPick={option => setValue('placeShown', option)}
        placeholder={t({ id: 'Misalnya: Cipondoh', en: 'For example: Cipondoh' })}
      />
      <Ask name="address" {...props} />
      <div className="p-two">
        <Ask name="rt" {...props} />
        <Ask name="rw" {...props} />
      </div>
      <Ask name="gps" {...props} />
    </>
  )
}

function You(props: BodyProps) {
  const { values, problems } = props
  const way = values.anonymous === true ? 'tanpa' : values.anonymous === false ? 'dengan' : null
  return (
    <>
      <ChoiceField
        id="anonymous"
        label={{ id: 'Cara melapor', en: 'How to report' }}
        required
        error={problems.anonymous}
        value={way}
        onChange={code => setValue('anonymous', code === 'tanpa')}
        options={[
          {
            code: 'dengan',
            label: { id: 'Dengan nama', en: 'With my name' },
            help: {
              id: 'Petugas bisa menelepon Anda bila perlu. Hanya petugas penerima yang melihatnya.',
              en: 'The officer can call you. Only the receiving desk sees it.',
            },
          },
          {
            code: 'tanpa',
            label: { id: 'Tanpa nama', en: 'Without my name' },
            help: publicWords.anonymousNote,
          },
        ]}
      />
      {values.anonymous === false ? (
        <>
          <Ask name="name" {...props} />
          <Ask name="phone" {...props} />
          {values.about === 'diri' ? null : <Ask name="relation" {...props} />}
        </>
      ) : null}
    </>
  )
}
