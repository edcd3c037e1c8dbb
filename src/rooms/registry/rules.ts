// What the answers say of a house, its water, its latrine and its light: the same answers always give the same verdict, with the reason in words.
// Pure. A missing or unknown answer gives `tidak_diketahui`, never a guess; one test that surely failed is enough for RTLH.
// One idea, so one file: the derived indicators of a household (BPS; Permen PUPR for the technical survey).
import type { Text, Values } from '../../engine/field.ts'
import { formatNumber } from '../../engine/values/format.ts'
import { villageKindOf } from '../../engine/values/place-code.ts'
import { asked, inventoryQuestions } from './questions.ts'
import { regsosek22k } from './vocab/regsosek22k.ts'

export type Verdict = 'lolos' | 'gagal' | 'tidak_diketahui'
export type HouseTest = 'density' | 'structure' | 'water' | 'sanitation'
export const houseTestOrder: readonly HouseTest[] = ['density', 'structure', 'water', 'sanitation']

/** One verdict with what it stands on. `missing` names the questions whose answer would settle it. */
export interface Finding<V extends string = Verdict> {
  verdict: V
  /** What was found, e.g. `7,0 m² per orang`; null when nothing was answered. */
  value: Text | null
  threshold: Text
  why: Text
  missing: readonly string[]
}

export interface HouseFacts {
  /** People who live there; null when nobody counted. */
  members: number | null
  /** Desa and desa adat are rural, kelurahan urban; null when the village is not known. */
  rural: boolean | null
}

export interface HouseJudgement {
  areaPerPerson: number | null
  tests: { readonly [T in HouseTest]: Finding }
  cleanWater: Finding
  rtlh: { verdict: 'ya' | 'tidak' | 'tidak_diketahui'; failed: HouseTest[]; unknown: HouseTest[]; why: Text }
  openDefecation: Finding<'terbuka' | 'tertutup' | 'tidak' | 'tidak_diketahui'>
  /** Decent sanitation, own or shared; null where it is not decent or not known. */
  sanitationAccess: 'sendiri' | 'bersama' | null
  electricity: Finding<'ada' | 'ditandai' | 'tidak_memadai' | 'tidak_diketahui'>
  /** Criterion 9 of Kepmensos 262 looks at it. */
  power450: 'ya' | 'tidak' | 'tidak_diketahui'
}

export const ruralOf = (place: string): boolean | null => {
  const kind = villageKindOf(place)
  return kind === null ? null : kind !== 'kelurahan'
}

export function judgeHouse(answers: Values, facts: HouseFacts): HouseJudgement {
  const a = asked(inventoryQuestions, answers)
  const tests = { density: density(a, facts.members), structure: structure(a), water: water(a), sanitation: sanitation(a, facts.rural) }
  return {
    areaPerPerson: areaPerPerson(a, facts.members),
    tests,
    cleanWater: cleanWater(a),
    rtlh: unfit(tests),
    openDefecation: openDefecation(a),
    sanitationAccess: tests.sanitation.verdict !== 'lolos' ? null : a['309a'] === '1' ? 'sendiri' : 'bersama',
    electricity: electricity(a),
    power450: power450(a),
  }
}

/** The code of an answer, when this questionnaire knows it; anything else counts as not answered. */
const code = (a: Values, question: string): string | undefined => {
  const v = a[question]
  return regsosek22k.questions[question]?.options?.some((o) => o.code === v) ? (v as string) : undefined
}

export function labelOf(question: string, value: string): Text {
  return regsosek22k.questions[question]?.options?.find((o) => o.code === value)?.label ?? { id: value, en: value }
}

const unanswered = (missing: readonly string[]): Text => {
  const labels = missing.map((q) => regsosek22k.questions[q]?.label ?? { id: q, en: q })
  return { id: `Belum diketahui: ${labels.map((l) => l.id.toLowerCase()).join(', ')} belum dijawab.`, en: `Not known yet: ${labels.map((l) => l.en.toLowerCase()).join(', ')} not answered.` }
}
const say = (id: string, en: string): Text => ({ id, en })
const unknown = (threshold: Text, missing: readonly string[], value: Text | null = null, why = unanswered(missing)): Finding => ({ verdict: 'tidak_diketahui', value, threshold, why, missing })

const minimumArea = say('7,2 m² per orang atau lebih', '7.2 m² per person or more')

export function areaPerPerson(a: Values, members: number | null): number | null {
  const area = a['302']
  return typeof area === 'number' && area > 0 && members !== null && members > 0 ? Math.floor((area * 100) / members) / 100 : null
}

function density(a: Values, members: number | null): Finding {
  const each = areaPerPerson(a, members)
  if (each === null || members === null) {
    const missing = typeof a['302'] === 'number' ? [] : ['302']
    const people = members ? null : say('Belum diketahui: jumlah anggota belum dicatat.', 'Not known yet: the members have not been counted.')
    return unknown(minimumArea, missing, null, missing.length > 0 || !people ? unanswered(['302']) : people)
  }
  // Whole numbers on both sides: 36 m² for five is exactly 7,2 and passes. Cut, not rounded: 7,16 must not read 7,2.
  const passed = (a['302'] as number) * 10 >= 72 * members
  const shown = Math.floor(((a['302'] as number) * 10) / members) / 10
  const value = say(`${formatNumber(shown, 'id', 1)} m² per orang`, `${formatNumber(shown, 'en', 1)} m² per person`)
  return passed
    ? { verdict: 'lolos', value, threshold: minimumArea, why: say(`Luas lantai ${value.id}, cukup (paling sedikit 7,2 m²).`, `Floor area ${value.en}, enough (at least 7.2 m²).`), missing: [] }
    : { verdict: 'gagal', value, threshold: minimumArea, why: say(`Luas lantai ${value.id}, kurang dari 7,2 m².`, `Floor area ${value.en}, less than 7.2 m².`), missing: [] }
}

const strong: readonly (readonly [question: string, part: Text, codes: readonly string[]])[] = [
  ['305', say('atap', 'roof'), ['1', '2', '3', '5']],
  ['304', say('dinding', 'walls'), ['1', '2', '3', '5']],
  ['303', say('lantai', 'floor'), ['1', '2', '3', '4', '5', '6']],
]

function structure(a: Values): Finding {
  const threshold = say('Atap, dinding dan lantai dari bahan yang kuat', 'Roof, walls and floor of strong materials')
  const known = strong.flatMap(([q, part, codes]) => {
    const c = code(a, q)
    return c === undefined ? [] : [{ part, passed: codes.includes(c), label: labelOf(q, c) }]
  })
  const missing = strong.map(([q]) => q).filter((q) => code(a, q) === undefined)
  const list = (rows: typeof known): Text => say(rows.map((r) => `${r.part.id} ${r.label.id.toLowerCase()}`).join(', '), rows.map((r) => `${r.part.en} ${r.label.en.toLowerCase()}`).join(', '))
  const value = known.length > 0 ? list(known) : null
  const weak = list(known.filter((r) => !r.passed))
  if (weak.id) return { verdict: 'gagal', value, threshold, why: say(`Bahan kurang kuat: ${weak.id}.`, `Not strong enough: ${weak.en}.`), missing: [] }
  if (missing.length > 0) return unknown(threshold, missing, value)
  return { verdict: 'lolos', value, threshold, why: say('Atap, dinding dan lantai dari bahan yang kuat.', 'Roof, walls and floor are of strong materials.'), missing: [] }
}

const decentWater: readonly string[] = ['3', '4', '5', '7', '10', '12', '13']
const bought: readonly string[] = ['1', '2']

function water(a: Values): Finding {
  const threshold = say('Leding, sumur bor, sumur atau mata air terlindung, air hujan; kemasan atau isi ulang bila air mandinya begitu', 'Piped, borehole, protected well or spring, rain; bottled or refilled if the bathing water is one of these')
  const source = code(a, '306a')
  if (source === undefined) return unknown(threshold, ['306a'])
  const value = labelOf('306a', source)
  if (!bought.includes(source)) return judged(decentWater.includes(source), value, threshold, say('Sumber air minum', 'Drinking water'))
  const bath = code(a, 'sumber_air_mandi')
  if (bath === undefined) return unknown(threshold, ['sumber_air_mandi'], value)
  const both = labelOf('sumber_air_mandi', bath)
  return judged(decentWater.includes(bath), say(`${value.id}; mandi: ${both.id.toLowerCase()}`, `${value.en}; bathing: ${both.en.toLowerCase()}`), threshold, say('Sumber', 'Water from'))
}

/** Stricter than decent: bought or piped, or a protected source at least ten metres from a latrine pit. */
function cleanWater(a: Values): Finding {
  const threshold = say('Kemasan, isi ulang atau leding; atau sumber terlindung ≥10 m dari penampungan tinja', 'Bottled, refilled or piped; or a protected source ≥10 m from a latrine pit')
  const source = code(a, '306a')
  if (source === undefined) return unknown(threshold, ['306a'])
  const value = labelOf('306a', source)
  const about = say('Sumber air minum', 'Drinking water')
  if (['1', '2', '3', '12', '13'].includes(source)) return judged(true, value, threshold, about)
  if (!['4', '5', '7'].includes(source)) return judged(false, value, threshold, about)
  const distance = code(a, '306b')
  if (distance === '3') return unknown(threshold, ['306b'], value, say('Belum diketahui: jarak ke penampungan tinja tidak diketahui.', 'Not known yet: the distance to the latrine pit is not known.'))
  if (distance === undefined) return unknown(threshold, ['306b'], value)
  const far = labelOf('306b', distance)
  return judged(distance === '2', say(`${value.id}, ${far.id.toLowerCase()} dari penampungan tinja`, `${value.en}, ${far.en.toLowerCase()} from a latrine pit`), threshold, about)
}

function sanitation(a: Values, rural: boolean | null): Finding {
  const threshold = rural === true
    ? say('Jamban sendiri, bersama atau komunal, leher angsa, tangki septik, IPAL atau lubang tanah', 'Own, shared or communal toilet with water seal and septic tank, treatment plant or pit')
    : say('Jamban sendiri, bersama atau komunal, leher angsa, tangki septik atau IPAL', 'Own, shared or communal toilet with water seal and septic tank or treatment plant')
  const [toilet, seat, end] = [code(a, '309a'), code(a, '309b'), code(a, '310')]
  const parts = [['309a', toilet], ['309b', seat], ['310', end]].flatMap(([q, c]) => (q && c ? [labelOf(q, c)] : []))
  const value = parts.length > 0 ? say(parts.map((p) => p.id).join('; '), parts.map((p) => p.en).join('; ')) : null
  const failed = (at: Text): Finding => ({ verdict: 'gagal', value, threshold, why: say(`Belum layak: ${at.id.toLowerCase()}.`, `Not decent: ${at.en.toLowerCase()}.`), missing: [] })
  if (toilet && !['1', '2', '3'].includes(toilet)) return failed(toilet === '6' ? say('tidak ada fasilitas buang air besar', 'there is no toilet') : labelOf('309a', toilet))
  if (seat && seat !== '1') return failed(labelOf('309b', seat))
  if (end && !['1', '2', '4'].includes(end)) return failed(labelOf('310', end))
  if (end === '4' && rural === false) return failed(say('lubang tanah di wilayah kelurahan', 'a hole in the ground in an urban village'))
  const missing = [toilet ? '' : '309a', seat ? '' : '309b', end ? '' : '310'].filter(Boolean)
  if (missing.length > 0) return unknown(threshold, missing, value)
  if (end === '4' && rural === null) return unknown(threshold, [], value, say('Belum diketahui: lubang tanah layak di desa, tidak di kelurahan.', 'Not known yet: a pit is decent in a rural village, not in an urban one.'))
  return { verdict: 'lolos', value, threshold, why: say('Jamban, kloset dan pembuangannya layak.', 'Toilet, seat and disposal are decent.'), missing: [] }
}

function judged(passed: boolean, value: Text, threshold: Text, about: Text): Finding {
  const [id, en] = passed ? ['memenuhi syarat', 'meets the rule'] : ['belum memenuhi syarat', 'does not meet the rule']
  return { verdict: passed ? 'lolos' : 'gagal', value, threshold, why: say(`${about.id} ${value.id.toLowerCase()}: ${id}.`, `${about.en} ${value.en.toLowerCase()}: ${en}.`), missing: [] }
}

const testLabels: { readonly [T in HouseTest]: Text } = {
  density: say('kepadatan', 'space per person'),
  structure: say('ketahanan bangunan', 'strength of the building'),
  water: say('air minum', 'drinking water'),
  sanitation: say('sanitasi', 'sanitation'),
}

function unfit(tests: HouseJudgement['tests']): HouseJudgement['rtlh'] {
  const failed = houseTestOrder.filter((t) => tests[t].verdict === 'gagal')
  const open = houseTestOrder.filter((t) => tests[t].verdict === 'tidak_diketahui')
  const named = (list: readonly HouseTest[]): Text => say(list.map((t) => testLabels[t].id).join(', '), list.map((t) => testLabels[t].en).join(', '))
  const f = named(failed)
  const o = named(open)
  if (failed.length > 0) return { verdict: 'ya', failed, unknown: open, why: say(`Tidak layak huni: ${failed.length} dari 4 syarat gagal (${f.id}).`, `Unfit: ${failed.length} of 4 tests failed (${f.en}).`) }
  if (open.length > 0) return { verdict: 'tidak_diketahui', failed, unknown: open, why: say(`Belum dapat dinilai: ${o.id} belum diketahui.`, `Cannot be judged yet: ${o.en} not known.`) }
  return { verdict: 'tidak', failed, unknown: open, why: say('Layak huni: keempat syarat terpenuhi.', 'Fit to live in: all four tests passed.') }
}

function openDefecation(a: Values): HouseJudgement['openDefecation'] {
  const threshold = say('Memakai jamban dengan pembuangan tertutup', 'Uses a toilet with closed disposal')
  const toilet = code(a, '309a')
  const end = code(a, '310')
  if (toilet === undefined) return { ...unknown(threshold, ['309a']), verdict: 'tidak_diketahui' }
  const value = labelOf('309a', toilet)
  if (toilet === '5' || toilet === '6') return { verdict: 'terbuka', value, threshold, why: say('Buang air besar di tempat terbuka: jamban tidak ada atau tidak dipakai.', 'Defecates in the open: no toilet, or it is not used.'), missing: [] }
  if (end === undefined) return { ...unknown(threshold, ['310'], value), verdict: 'tidak_diketahui' }
  const at = labelOf('310', end)
  if (['3', '5', '6'].includes(end)) return { verdict: 'tertutup', value, threshold, why: say(`Memakai jamban, tetapi tinja dibuang ke ${at.id.toLowerCase()}.`, `Uses a toilet, but it drains to: ${at.en.toLowerCase()}.`), missing: [] }
  return { verdict: 'tidak', value, threshold, why: say('Tidak buang air besar sembarangan.', 'No open defecation.'), missing: [] }
}

function electricity(a: Values): HouseJudgement['electricity'] {
  const threshold = say('Listrik PLN dengan meteran sendiri', 'Grid electricity with an own meter')
  const source = code(a, '307a')
  if (source === undefined) return { ...unknown(threshold, ['307a']), verdict: 'tidak_diketahui' }
  const light = labelOf('307a', source)
  const meters = ['307b1', '307b2', '307b3'].flatMap((q) => (code(a, q) ? [labelOf(q, code(a, q) as string)] : []))
  const value = meters.length > 0 ? say(`${light.id}, ${meters.map((m) => m.id).join(' + ')}`, `${light.en}, ${meters.map((m) => m.en).join(' + ')}`) : light
  if (source === '4') return { verdict: 'tidak_memadai', value, threshold, why: say('Penerangan bukan listrik.', 'The light is not electric.'), missing: [] }
  if (source !== '1') return { verdict: 'ditandai', value, threshold, why: say(`Ada listrik, tetapi ${light.id.toLowerCase().replace('listrik ', '')}: perlu diperhatikan.`, `There is electricity, but: ${light.en.toLowerCase()}.`), missing: [] }
  const flag = power450(a) === 'ya'
  return {
    verdict: 'ada', value, threshold, missing: [],
    why: flag ? say('Ada listrik; daya 450 W menjadi tanda kriteria 9 fakir miskin.', 'There is electricity; 450 W is a sign for poverty criterion 9.') : say('Ada listrik dengan meteran sendiri.', 'There is electricity with an own meter.'),
  }
}

/** One meter of 450 W and no other: two of them already give 900 W. */
function power450(a: Values): HouseJudgement['power450'] {
  const source = code(a, '307a')
  if (source === '4') return 'tidak'
  const meters = ['307b1', '307b2', '307b3'].flatMap((q) => code(a, q) ?? [])
  if (source !== '1' || meters.length === 0) return 'tidak_diketahui'
  return meters.length === 1 && meters[0] === '1' ? 'ya' : 'tidak'
}

export type TechnicalTest = 'ventilation' | 'light' | 'space' | 'height'

/** The technical survey of Permen PUPR: only what was measured is judged. */
export function judgeTechnicalHouse(answers: Values, members: number | null): { [T in TechnicalTest]: Finding } {
  const area = typeof answers['302'] === 'number' ? answers['302'] : null
  const share = (question: string, least: number, label: Text): Finding => {
    const threshold = say(`${least}% luas lantai atau lebih`, `${least}% of the floor area or more`)
    const m = answers[question]
    if (typeof m !== 'number' || area === null) return unknown(threshold, [typeof m === 'number' ? '302' : question], null, say(`Belum diukur: ${label.id}.`, `Not measured: ${label.en}.`))
    const percent = Math.floor((m * 1000) / area) / 10
    return judged(m * 100 >= least * area, say(`${formatNumber(percent, 'id', 1)}% luas lantai`, `${formatNumber(percent, 'en', 1)}% of the floor`), threshold, say(`${label.id},`, `${label.en},`))
  }
  const height = answers.rlh_tinggi
  const nine = say('9 m² per orang atau lebih', '9 m² per person or more')
  const each = areaPerPerson(answers, members)
  const high = say('2,8 m atau lebih', '2.8 m or more')
  return {
    ventilation: share('rlh_ventilasi', 5, say('Ventilasi', 'Ventilation')),
    light: share('rlh_cahaya', 10, say('Pencahayaan', 'Light')),
    space: each === null || members === null || area === null
      ? unknown(nine, ['302'])
      : judged(area >= 9 * members, say(`${formatNumber(each, 'id')} m² per orang`, `${formatNumber(each, 'en')} m² per person`), nine, say('Luas lantai,', 'Floor area,')),
    height: typeof height !== 'number'
      ? unknown(high, ['rlh_tinggi'], null, say('Belum diukur: tinggi ruang.', 'Not measured: height of the room.'))
      : judged(height >= 2.8, say(`${formatNumber(height, 'id')} m`, `${formatNumber(height, 'en')} m`), high, say('Tinggi ruang,', 'Height of the room,')),
  }
}
