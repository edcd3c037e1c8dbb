// What the answers indicate about poverty: the nine criteria of Kepmensos 262/HUK/2022 and the fourteen of BPS.
// An indication for the village deliberation, never a decision, and never a decile. Where an option of the questionnaire is
// wider than the criterion (wood that may be good or poor), the criterion stays unknown until its own question is answered.
import type { Text, Values } from '../../engine/field.ts'
import { asked, inventoryQuestions, welfareQuestions } from './questions.ts'

export type Met = 'ya' | 'tidak' | 'tidak_diketahui'
export interface Criterion {
  number: number
  label: Text
  met: Met
}
export interface PovertyIndication {
  verdict: 'indikasi' | 'tidak' | 'tidak_diketahui'
  criteria: readonly Criterion[]
  met: number
  unknown: number
  why: Text
}

/** Both blocks of a household's answers together (N and R). */
export function kepmensos262(answers: Values): PovertyIndication {
  const a = asked({ ...inventoryQuestions, ...welfareQuestions }, answers)
  const criteria = list([
    ['Tidak punya tempat berteduh atau tinggal sehari-hari', 'No place to live day by day', no(a, 'punya_tempat_tinggal')],
    ['Kepala keluarga tidak bekerja', 'The head of the family does not work', no(a, 'kepala_bekerja')],
    ['Pernah khawatir tidak makan, atau tidak makan, setahun terakhir', 'Worried about food, or had none, in the last year', yes(a, 'khawatir_makan')],
    ['Pengeluaran makan lebih dari setengah pengeluaran', 'Food takes more than half of spending', yes(a, 'makan_lebih_setengah')],
    ['Tidak ada pengeluaran pakaian setahun terakhir', 'No spending on clothes in the last year', no(a, 'beli_pakaian')],
    ['Lantai sebagian besar tanah atau plesteran', 'Floor mostly of earth or plain cement', of(a, '303', { ya: ['6', '8'], open: ['9'] })],
    ['Dinding sebagian besar bambu, kawat, papan, terpal, kardus, tembok tanpa plester, rumbia atau seng', 'Walls mostly of bamboo, wire, boards, tarpaulin, cardboard, bare masonry, leaves or zinc', wall262(a)],
    ['Tidak punya jamban sendiri, atau jamban komunitas', 'No latrine of their own, or a communal one', of(a, '309a', { ya: ['2', '3', '4', '6'], open: ['5'] })],
    ['Listrik 450 W atau bukan listrik', '450 W electricity, or none', light262(a)],
  ])
  const [shelter, ...rest] = criteria as [Criterion, ...Criterion[]]
  const met = rest.filter((c) => c.met === 'ya').length
  const open = rest.filter((c) => c.met === 'tidak_diketahui').length
  const verdict = shelter.met === 'ya' || met >= 3 ? 'indikasi' : shelter.met === 'tidak_diketahui' || met + open >= 3 ? 'tidak_diketahui' : 'tidak'
  const all = met + (shelter.met === 'ya' ? 1 : 0)
  return { verdict, criteria, met: all, unknown: open + (shelter.met === 'tidak_diketahui' ? 1 : 0), why: sentence(verdict, all, 9, 'Kepmensos 262/2022') }
}

export function bps14(answers: Values, members: number | null): PovertyIndication {
  const a = asked({ ...inventoryQuestions, ...welfareQuestions }, answers)
  const area = a['302']
  const narrow: Met = typeof area !== 'number' || members === null || members < 1 ? 'tidak_diketahui' : area < 8 * members ? 'ya' : 'tidak'
  const criteria = list([
    ['Luas lantai kurang dari 8 m² per orang', 'Less than 8 m² of floor per person', narrow],
    ['Lantai tanah, bambu atau kayu murahan', 'Floor of earth, bamboo or cheap wood', of(a, '303', { ya: ['7', '8'], open: ['9'], wood: ['5'] })],
    ['Dinding bambu, rumbia, kayu rendah atau tembok tanpa plester', 'Walls of bamboo, leaves, poor wood or bare masonry', of(a, '304', { ya: ['4', '6'], open: ['7'], wood: ['3', '5'], masonry: ['1'] })],
    ['Tanpa jamban, atau bersama rumah tangga lain', 'No latrine, or shared', of(a, '309a', { ya: ['2', '3', '4', '6'], open: ['5'] })],
    ['Penerangan bukan listrik', 'Light is not electric', of(a, '307a', { ya: ['4'] })],
    ['Air minum dari sumur atau mata air tak terlindung, sungai, hujan', 'Water from an unprotected well or spring, river or rain', of(a, '306a', { ya: ['6', '8', '9', '10'], open: ['11'] })],
    ['Memasak dengan kayu bakar, arang atau minyak tanah', 'Cooks with firewood, charcoal or kerosene', of(a, '308', { ya: ['7', '9', '10'], open: ['11'] })],
    ['Daging, susu atau ayam paling banyak sekali seminggu', 'Meat, milk or chicken once a week at most', no(a, 'protein_mingguan')],
    ['Satu stel pakaian baru setahun', 'One new set of clothes a year', no(a, 'pakaian_lebih_satu')],
    ['Makan satu atau dua kali sehari', 'Eats once or twice a day', no(a, 'makan_tiga_kali')],
    ['Tidak sanggup membayar berobat di puskesmas', 'Cannot pay at the health centre', no(a, 'sanggup_berobat')],
    ['Penghasilan kepala keluarga di bawah ambang', 'Income of the head below the threshold', yes(a, 'penghasilan_rendah')],
    ['Pendidikan kepala keluarga paling tinggi SD', 'The head went to primary school at most', yes(a, 'kepala_sd')],
    ['Tanpa tabungan atau barang senilai Rp500.000', 'No savings or goods worth Rp500,000', no(a, 'punya_tabungan')],
  ])
  const met = criteria.filter((c) => c.met === 'ya').length
  const open = criteria.filter((c) => c.met === 'tidak_diketahui').length
  const verdict = met >= 9 ? 'indikasi' : met + open >= 9 ? 'tidak_diketahui' : 'tidak'
  return { verdict, criteria, met, unknown: open, why: sentence(verdict, met, 14, 'BPS') }
}

const yes = (a: Values, q: string): Met => (a[q] === '1' ? 'ya' : a[q] === '2' ? 'tidak' : 'tidak_diketahui')
const no = (a: Values, q: string): Met => (a[q] === '2' ? 'ya' : a[q] === '1' ? 'tidak' : 'tidak_diketahui')

/** `open` options say too little; `wood` and `masonry` are settled by their own question. */
function of(a: Values, q: string, is: { ya: readonly string[]; open?: readonly string[]; wood?: readonly string[]; masonry?: readonly string[] }): Met {
  const v = a[q]
  if (typeof v !== 'string' || !inventoryQuestions[q as keyof typeof inventoryQuestions].options?.some((o) => o.code === v)) return 'tidak_diketahui'
  if (is.ya.includes(v)) return 'ya'
  if (is.wood?.includes(v)) return yes(a, 'kayu_murahan')
  if (is.masonry?.includes(v)) return no(a, 'tembok_diplester')
  return is.open?.includes(v) ? 'tidak_diketahui' : 'tidak'
}

// The decree names boards (papan), and option 3 is mostly that; logs (5) are not on its list.
const wall262 = (a: Values): Met => of(a, '304', { ya: ['2', '3', '4', '6'], open: ['7'], masonry: ['1'] })

function light262(a: Values): Met {
  if (a['307a'] === '4') return 'ya'
  // Without an own meter nobody knows the installed power.
  if (a['307a'] !== '1') return 'tidak_diketahui'
  const meters = ['307b1', '307b2', '307b3'].flatMap((q) => (typeof a[q] === 'string' ? [a[q]] : []))
  if (meters.length === 0) return 'tidak_diketahui'
  return meters.length === 1 && meters[0] === '1' ? 'ya' : 'tidak'
}

const list = (rows: readonly (readonly [id: string, en: string, met: Met])[]): Criterion[] =>
  rows.map(([id, en, met], i) => ({ number: i + 1, label: { id, en }, met }))

function sentence(verdict: PovertyIndication['verdict'], met: number, of: number, by: string): Text {
  if (verdict === 'indikasi') return { id: `Ada indikasi fakir miskin menurut ${by}: ${met} dari ${of} kriteria. Musyawarah yang memutuskan.`, en: `Indication of poverty by ${by}: ${met} of ${of} criteria. The village deliberation decides.` }
  if (verdict === 'tidak') return { id: `Belum ada indikasi menurut ${by}: ${met} dari ${of} kriteria.`, en: `No indication by ${by}: ${met} of ${of} criteria.` }
  return { id: `Belum dapat dilihat menurut ${by}: jawaban belum lengkap (${met} dari ${of} kriteria terpenuhi sejauh ini).`, en: `Cannot be told by ${by} yet: answers are incomplete (${met} of ${of} criteria met so far).` }
}
