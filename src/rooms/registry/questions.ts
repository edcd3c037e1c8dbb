// The questions as fields: class, order, what is asked only after what. Keys are the questionnaire's own numbers.
// Numbers like '302' sort themselves first in an object, so the printed order stands in `inventories`.
import type { Choice, Field, Fields, FieldSpec, PrivacyClass, Text, Values } from '../../engine/field.ts'
import { choice, integer, multi, number } from '../../engine/field.ts'
import { regsosek22kMembers } from './vocab/regsosek22k-members.ts'
import { regsosek22k } from './vocab/regsosek22k.ts'
import { technicalHouse, welfare } from './vocab/welfare.ts'
import type { Vocabulary } from './vocab/vocabulary.ts'
import { questionOf } from './vocab/vocabulary.ts'

type When = (values: Values) => boolean

function spec(v: Vocabulary, code: string, cls: PrivacyClass, when?: When): FieldSpec & { options: readonly Choice[] } {
  const q = questionOf(v, code)
  return {
    label: q.label, class: cls, question: code, vocab: v.code, options: q.options ?? [],
    ...(q.help ? { help: q.help } : {}), ...(q.unit ? { unit: q.unit } : {}), ...(when ? { when } : {}),
  }
}
const asks = (group: string) => (code: string, when?: When): Field<string> => choice({ ...spec(regsosek22k, code, 'N', when), group })
const house = asks('house')
const water = asks('water')
const latrine = asks('latrine')
const electricity = asks('electricity')
const need = (code: string): Field<string> => choice({ ...spec(welfare, code, 'R'), group: 'welfare' })
const member = (group: string, code: string, when?: When, cls: PrivacyClass = 'R'): Field<string> => choice({ ...spec(regsosek22kMembers, code, cls, when), group })
const several = (group: string, code: string): Field<string[]> => multi({ ...spec(regsosek22kMembers, code, 'R'), group })
const measured = (code: string, max: number): Field<number> => number({ ...spec(technicalHouse, code, 'N'), group: 'technical', min: 0, max })

const among = (question: string, ...codes: string[]): When => (v) => codes.includes(String(v[question] ?? ''))

export const houseQuestions = {
  '301a': house('301a'),
  '301b': house('301b', among('301a', '1')),
  '302': integer({ ...spec(regsosek22k, '302', 'N'), group: 'house', min: 1, max: 5000 }),
  '303': house('303'),
  '304': house('304'),
  '305': house('305'),
  rlh_ventilasi: measured('rlh_ventilasi', 5000),
  rlh_cahaya: measured('rlh_cahaya', 5000),
  rlh_tinggi: measured('rlh_tinggi', 20),
}
export const waterQuestions = {
  '306a': water('306a'),
  '306b': water('306b', among('306a', '4', '5', '6', '7', '8')),
  sumber_air_mandi: water('sumber_air_mandi', among('306a', '1', '2')),
}
export const latrineQuestions = {
  '309a': latrine('309a'),
  '309b': latrine('309b', among('309a', '1', '2', '3')),
  '310': latrine('310'),
}
export const electricityQuestions = {
  '307a': electricity('307a'),
  '307b1': electricity('307b1', among('307a', '1')),
  '307b2': electricity('307b2', among('307a', '1')),
  '307b3': electricity('307b3', among('307a', '1')),
  '308': electricity('308'),
}

/** Answers of class N: they say how people live, not who they are. */
export const inventoryQuestions = { ...houseQuestions, ...waterQuestions, ...latrineQuestions, ...electricityQuestions }

/** Answers of class R: what the poverty criteria ask besides. */
export const welfareQuestions = {
  '115': choice({ ...spec(regsosek22k, '115', 'R'), group: 'welfare' }),
  punya_tempat_tinggal: need('punya_tempat_tinggal'),
  kepala_bekerja: need('kepala_bekerja'),
  khawatir_makan: need('khawatir_makan'),
  makan_lebih_setengah: need('makan_lebih_setengah'),
  beli_pakaian: need('beli_pakaian'),
  tembok_diplester: need('tembok_diplester'),
  kayu_murahan: need('kayu_murahan'),
  protein_mingguan: need('protein_mingguan'),
  pakaian_lebih_satu: need('pakaian_lebih_satu'),
  makan_tiga_kali: need('makan_tiga_kali'),
  sanggup_berobat: need('sanggup_berobat'),
  penghasilan_rendah: need('penghasilan_rendah'),
  kepala_sd: need('kepala_sd'),
  punya_tabungan: need('punya_tabungan'),
}

const works = among('416a', '1')
const attended = among('412', '2', '3')

/** Answers about one person: R, and X where the law says so (sadness; HIV among the illnesses is cut out of 430). */
export const memberQuestions = {
  '410': member('health', '410'),
  '411': several('papers', '411'),
  '412': member('school', '412'),
  '413': member('school', '413', attended),
  '415': member('school', '415', attended),
  '416a': member('work', '416a'),
  '417': member('work', '417', works),
  '418': member('work', '418', works),
  '428a': member('ability', '428a'),
  '428b': member('ability', '428b'),
  '428c': member('ability', '428c'),
  '428d': member('ability', '428d'),
  '428e': member('ability', '428e'),
  '428f': member('ability', '428f'),
  '428g': member('ability', '428g'),
  '428h': member('ability', '428h'),
  '428i': member('ability', '428i'),
  '428j': member('health', '428j', undefined, 'X'),
  '429': member('ability', '429'),
  '430': several('health', '430'),
  '431a': several('health', '431a'),
}

/** Options so sensitive that they are kept apart from the rest of their question. */
export const sealedOptions: { readonly [question: string]: readonly string[] } = { '430': ['12'] }

/** Headings of the groups of questions. */
export const questionGroups: { readonly [group: string]: Text } = {
  house: { id: 'Rumah', en: 'House' },
  technical: { id: 'Survei teknis, bila diukur', en: 'Technical survey, if measured' },
  water: { id: 'Air minum', en: 'Drinking water' },
  latrine: { id: 'Jamban', en: 'Latrine' },
  electricity: { id: 'Listrik', en: 'Electricity' },
  welfare: { id: 'Kesejahteraan', en: 'Welfare' },
  papers: { id: 'Identitas', en: 'Identity papers' },
  school: { id: 'Sekolah', en: 'School' },
  work: { id: 'Pekerjaan', en: 'Work' },
  ability: { id: 'Kemampuan', en: 'Abilities' },
  health: { id: 'Kesehatan', en: 'Health' },
}

export interface Inventory {
  code: 'house' | 'water' | 'latrine' | 'electricity'
  label: Text
  act: string
  /** In the order of the printed form. */
  order: readonly string[]
  fields: Fields
}

/** The four inventories, each savable alone. */
export const inventories: readonly Inventory[] = [
  { code: 'house', label: { id: 'Rumah', en: 'House' }, act: 'registry.recordHouse', fields: houseQuestions, order: ['301a', '301b', '302', '303', '304', '305', 'rlh_ventilasi', 'rlh_cahaya', 'rlh_tinggi'] },
  { code: 'water', label: { id: 'Air minum', en: 'Drinking water' }, act: 'registry.recordWater', fields: waterQuestions, order: ['306a', '306b', 'sumber_air_mandi'] },
  { code: 'latrine', label: { id: 'Jamban', en: 'Latrine' }, act: 'registry.recordLatrine', fields: latrineQuestions, order: ['309a', '309b', '310'] },
  { code: 'electricity', label: { id: 'Listrik', en: 'Electricity' }, act: 'registry.recordElectricity', fields: electricityQuestions, order: ['307a', '307b1', '307b2', '307b3', '308'] },
]

export const memberOrder: readonly string[] = [
  '410', '411', '412', '413', '415', '416a', '417', '418', '428a', '428b', '428c', '428d', '428e', '428f', '428g', '428h', '428i', '428j', '429', '430', '431a',
]

/** Which of these answers count: a question that is not asked has no answer, whatever an earlier one said. */
export function asked(questions: Fields, answers: Values): { [question: string]: unknown } {
  const out: { [question: string]: unknown } = {}
  for (const [code, value] of Object.entries(answers)) {
    const when = questions[code]?.when
    if (value === null || value === undefined || (when && !when(answers))) continue
    out[code] = value
  }
  return out
}
