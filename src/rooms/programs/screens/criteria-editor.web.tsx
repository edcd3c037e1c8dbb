// Criteria and benefits as their owner writes them: a rule chosen in words, its numbers, its own sentence. A kind this form cannot draw stays as it is.
import { useState } from 'react'
import { choice, type Fields, integer, money, multi, text, type Text, type Values, bool } from '../../../engine/field.ts'
import { Button, IconButton } from '../../../kit/button.web.tsx'
import { FormFromFields } from '../../../kit/form.web.tsx'
import { Section } from '../../../kit/page.web.tsx'
import { RowList } from '../../../kit/row-list.web.tsx'
import { Sheet } from '../../../kit/sheet.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { ppks } from '../../registry/door.ts'
import type { Benefit, Criterion } from '../criteria.ts'
import { benefitWords } from './words.web.ts'

const P = { class: 'P' as const }
const say = (id: string, en: string): Text => ({ id, en })
const of = (code: string, id: string, en: string) => ({ code, label: { id, en } })

const kinds = [
  of('desil', 'Desil DTSEN', 'DTSEN decile'), of('age', 'Umur', 'Age'), of('sex', 'Jenis kelamin', 'Sex'), of('identity', 'NIK tercatat', 'NIK recorded'),
  of('rtlh', 'Rumah tidak layak huni', 'Unfit house'), of('water', 'Air minum belum layak', 'Water not decent'), of('sanitation', 'Sanitasi belum layak', 'Sanitation not decent'),
  of('electricity', 'Listrik 450 W atau tanpa listrik', '450 W or no electricity'), of('pregnant', 'Ibu hamil', 'Pregnant'), of('school', 'Masih bersekolah', 'At school'),
  of('disability', 'Penyandang disabilitas', 'Person with disability'), of('ppks', 'Kategori PPKS', 'Category of need'),
  of('notEnrolled', 'Tidak menerima program lain', 'Does not receive another programme'), of('enrolled', 'Menerima program lain', 'Receives another programme'),
  of('statement', 'Lainnya: dinyatakan pemilik program', 'Other: stated by the owner'),
]
const is = (...codes: string[]) => (v: Values): boolean => codes.includes(String(v.kind))

/** A code made of the words, for what has no code yet. */
export const codeFrom = (words: string): string => words.toLowerCase().replace(/[^a-z0-9]+/g, '_').replace(/^_+|_+$/g, '').slice(0, 36)

function fieldsFor(programmes: readonly { code: string; label: Text }[]): Fields {
  return {
    kind: choice({ ...P, label: say('Syarat tentang', 'Criterion about'), options: kinds, required: true }),
    min: integer({ ...P, label: say('Paling sedikit', 'At least'), min: 0, max: 200, when: is('desil', 'age', 'school') }),
    max: integer({ ...P, label: say('Paling banyak', 'At most'), min: 0, max: 200, when: is('desil', 'age', 'school') }),
    sex: choice({ ...P, label: say('Jenis kelamin', 'Sex'), options: [of('P', 'Perempuan', 'Female'), of('L', 'Laki-laki', 'Male')], required: true, when: is('sex') }),
    codes: multi({ ...P, label: say('Kategori', 'Categories'), options: ppks.map((x) => ({ code: x.code, label: x.label })), required: true, when: is('ppks') }),
    programmes: multi({ ...P, label: say('Program yang mana', 'Which programmes'), options: programmes, required: true, when: is('notEnrolled', 'enrolled') }),
    withinYears: integer({ ...P, label: say('Juga tidak dalam … tahun terakhir', 'Nor within the last … years'), min: 0, max: 30, when: is('notEnrolled') }),
    sentence: text({ ...P, label: say('Kalimat yang dibaca warga', 'Sentence residents read'), max: 300, help: say('Boleh kosong; kami tuliskan.', 'May stay empty; we write it.') }),
    sentenceEn: text({ ...P, label: say('Kalimat dalam bahasa Inggris', 'Sentence in English'), max: 300 }),
    soft: bool({ ...P, label: say('Hanya pertimbangan, bukan syarat wajib?', 'A consideration only, not a must?') }),
  }
}

function criterionFrom(v: Values, taken: readonly string[]): Criterion {
  const kind = String(v.kind)
  const has = (n: unknown): n is number => typeof n === 'number'
  const range = { ...(has(v.min) ? { min: v.min } : {}), ...(has(v.max) ? { max: v.max } : {}) }
  const params: { [k: string]: unknown } =
    kind === 'desil' || kind === 'age' ? range
    : kind === 'school' ? { ...(has(v.min) ? { minAge: v.min } : {}), ...(has(v.max) ? { maxAge: v.max } : {}) }
    : kind === 'sex' ? { sex: v.sex }
    : kind === 'rtlh' ? { is: 'ya' }
    : kind === 'water' || kind === 'sanitation' ? { is: 'gagal' }
    : kind === 'electricity' ? { max450: true }
    : kind === 'disability' ? { codes: ['1', '2', '3'] }
    : kind === 'ppks' ? { codes: v.codes }
    : kind === 'notEnrolled' ? { programmes: v.programmes, ...(has(v.withinYears) && v.withinYears > 0 ? { withinYears: v.withinYears } : {}) }
    : kind === 'enrolled' ? { programmes: v.programmes }
    : {}
  const name = kinds.find((k) => k.code === kind)?.label ?? say(kind, kind)
  const span = has(v.min) && has(v.max) ? ` ${v.min}–${v.max}` : has(v.min) ? ` ≥ ${v.min}` : has(v.max) ? ` ≤ ${v.max}` : ''
  const written = typeof v.sentence === 'string' && v.sentence ? v.sentence : `${name.id}${span}`
  const english = typeof v.sentenceEn === 'string' && v.sentenceEn ? v.sentenceEn : typeof v.sentence === 'string' && v.sentence ? v.sentence : `${name.en}${span}`
  const base = codeFrom(kind)
  const code = taken.includes(base) ? `${base}_${taken.length + 1}` : base
  return { code, kind, params, hard: v.soft !== true, label: { id: written, en: english } }
}

export function CriteriaEditor({ value, onChange, programmes }: { value: readonly Criterion[]; onChange: (next: Criterion[]) => void; programmes: readonly { code: string; label: Text }[] }) {
  const { t } = useWords()
  const [adding, setAdding] = useState(false)
  return (
    <Section title={{ id: 'Syarat', en: 'Criteria' }} hint={{ id: 'Dijawab otomatis dari data keluarga, dengan alasan dan tanggalnya.', en: 'Answered from the family’s data, with reason and date.' }} tools={<Button icon="plus" onClick={() => setAdding(true)}>{t({ id: 'Tambah syarat', en: 'Add a criterion' })}</Button>}>
      <RowList
        label={{ id: 'Syarat', en: 'Criteria' }}
        rows={value}
        keyOf={(c) => c.code}
        show={(c) => ({
          title: t(c.label),
          lines: t(c.hard ? { id: 'wajib', en: 'a must' } : { id: 'pertimbangan', en: 'a consideration' }),
          end: <IconButton icon="trash" label={{ id: 'Hapus syarat ini', en: 'Remove this criterion' }} onClick={() => onChange(value.filter((x) => x.code !== c.code))} />,
        })}
        empty={<p className="k-hint">{t({ id: 'Belum ada syarat: semua keluarga dianggap boleh.', en: 'No criteria: any family may get it.' })}</p>}
      />
      <Sheet title={{ id: 'Tambah syarat', en: 'Add a criterion' }} open={adding} onClose={() => setAdding(false)}>
        <FormFromFields
          fields={fieldsFor(programmes)}
          submit={{ id: 'Tambahkan', en: 'Add' }}
          onSubmit={(values) => {
            onChange([...value, criterionFrom(values, value.map((c) => c.code))])
            setAdding(false)
          }}
        />
      </Sheet>
    </Section>
  )
}

const benefitFields: Fields = {
  label: text({ ...P, label: say('Apa yang diberikan', 'What is given'), required: true, max: 120 }),
  amount: money({ ...P, label: say('Nilai, bila berupa uang', 'Amount, if money') }),
  per: choice({ ...P, label: say('Berapa kali', 'How often'), required: true, options: [of('sekali', 'Sekali', 'Once'), of('bulan', 'Per bulan', 'A month'), of('tahap', 'Per tahap', 'Per stage'), of('tahun', 'Per tahun', 'A year')] }),
  each: choice({ ...P, label: say('Untuk tiap', 'For each'), required: true, options: [of('keluarga', 'Keluarga', 'Family'), of('orang', 'Orang', 'Person'), of('rumah', 'Rumah', 'House'), of('kelompok', 'Kelompok', 'Group')] }),
}

export function BenefitsEditor({ value, onChange }: { value: readonly Benefit[]; onChange: (next: Benefit[]) => void }) {
  const { t, rupiah } = useWords()
  const [adding, setAdding] = useState(false)
  return (
    <Section title={{ id: 'Manfaat', en: 'Benefits' }} tools={<Button icon="plus" onClick={() => setAdding(true)}>{t({ id: 'Tambah manfaat', en: 'Add a benefit' })}</Button>}>
      <RowList
        label={{ id: 'Manfaat', en: 'Benefits' }}
        rows={value}
        keyOf={(b) => b.code}
        show={(b) => ({
          title: t(b.label),
          lines: [b.amount === null ? '' : rupiah(b.amount), t(benefitWords(b))].filter(Boolean).join(' · '),
          end: <IconButton icon="trash" label={{ id: 'Hapus manfaat ini', en: 'Remove this benefit' }} onClick={() => onChange(value.filter((x) => x.code !== b.code))} />,
        })}
        empty={<p className="k-hint">{t({ id: 'Belum ada manfaat tertulis.', en: 'No benefit written yet.' })}</p>}
      />
      <Sheet title={{ id: 'Tambah manfaat', en: 'Add a benefit' }} open={adding} onClose={() => setAdding(false)}>
        <FormFromFields
          fields={benefitFields}
          initial={{ per: 'sekali', each: 'orang' }}
          submit={{ id: 'Tambahkan', en: 'Add' }}
          onSubmit={(v) => {
            const label = String(v.label)
            const base = codeFrom(label) || 'manfaat'
            const code = value.some((b) => b.code === base) ? `${base}_${value.length + 1}` : base
            onChange([...value, { code, label: { id: label, en: label }, amount: typeof v.amount === 'number' ? v.amount : null, per: v.per as Benefit['per'], each: v.each as Benefit['each'] }])
            setAdding(false)
          }}
        />
      </Sheet>
    </Section>
  )
}
