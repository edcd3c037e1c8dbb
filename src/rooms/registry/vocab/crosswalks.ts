// The crosswalk tables: each option of one questionnaire, and what it is called in another. Written in one direction, read in both.
import type { Text } from '../../../engine/field.ts'
import { bdt2015 } from './bdt2015.ts'
import type { Crosswalk } from './crosswalk.ts'
import { crosswalk, turned } from './crosswalk.ts'
import { dtsen25 } from './dtsen25.ts'
import { regsosek22k } from './regsosek22k.ts'
import { regsosek22kAssets } from './regsosek22k-assets.ts'
import { regsosek22kMembers } from './regsosek22k-members.ts'
import type { Vocabulary } from './vocabulary.ts'

const say = (id: string, en: string): Text => ({ id, en })

const apart = {
  unasked: say('Regsosek tidak menanyakan ini.', 'Regsosek does not ask this.'),
  land: say('Regsosek menanyakan surat tanahnya, bukan status lahannya.', 'Regsosek asks for the paper, not for whose land it is.'),
  ability: say('Regsosek menanyakan tiap kemampuan dan beratnya; satu kata tidak cukup.', 'Regsosek asks for each ability and how hard it is; one word is not enough.'),
  toilet: say('Regsosek menanyakan kloset hanya bila ada jamban.', 'Regsosek asks for the kind only where there is a toilet.'),
}

/** The three parts of the form, as one. */
export const regsosek22kAll: Vocabulary = { ...regsosek22k, questions: { ...regsosek22k.questions, ...regsosek22kMembers.questions, ...regsosek22kAssets.questions } }

const floor = '1=1 2=2 3=3 4=4 5>5 6=6 7=7 8>5 9=8 10=9'
const wall = '1=1 2=2 3>3 4=4 5=5 6=6 7=7'
const roof = '1<1|2 2>2 3>2 4>2 5=4 6=3 7>5 8=6 9=7 10=8'
const water = '1=1 2=2 3>3 4>3 5=4 6=5 7=6 8=7 9=8 10=9 11=10 12=11'
const meter = (q: string, certain = '') => [1, 2, 3, 4, 5].map((c) => `${c}=${q}:${c}${certain}`).join(' ')
const eight = '1=1 2=2 3=3 4=4 5=5 6=6 7=7 8=8'
const yes12 = '1=1 2=2'
const yes34 = '3=1 4=2'
const yes10 = '1=1 0=2'

const bdtToRegsosek = crosswalk('bdt2015', 'regsosek22k', {
  values: { '18': '302', '53': '504a', '54': '504b', '55': '504c', '56': '504d', '57': '504e' },
  codes: {
    '16': ['301a', '1=1 2=2 3=3 4=4 5=5'],
    '19': ['303', floor],
    '20': ['304', wall],
    '22': ['305', roof],
    '25': ['306a', water],
    '27': ['307a', '1<1|2 2=3 3=4'],
    '28': ['307b1', `${meter('307b1', '+307a:1')} 6=307a:2`],
    '29': ['308', '1=1 2<2|3 3=4 4<5|6 5=7 6=8 7=9 8=10 9=12'],
    '30': ['309a', '1=1 2=2 3<3|4 4=6'],
    '31': ['309b', '1=1 2<2|3 3=4 4-', { '4': apart.toilet }],
    '32': ['310', '1=1 2=2 3=4 4=3 5=5 6=6'],
    '33': ['502a', yes12], '34': ['502b', yes34], '35': ['502c', yes12], '36': ['502d', yes34], '37': ['502e', yes12],
    '38': ['502f', '3<1|2 4>2'], '39': ['502g', '1<1|2 2>2'], '40': ['502h', yes34], '41': ['502j', yes12], '42': ['502i', yes34], '43': ['502k', yes12], '44': ['502l', yes34],
    '46': ['502m', '3>1 4<1|2'], '47': ['502m', '1>1 2<1|2'],
    '50': ['503a', yes12], '52': ['503b', yes34],
    '84': ['409', eight], '85': ['405', yes12], '87': ['408', '1=1 2=2 3=3 4=4'], '91': ['410', yes12],
    '90': ['411', '0=0 1=1 2- 4=4 8-', { '2': apart.unasked, '8': apart.unasked }],
    '93': ['430', '0=1 1=2 2=3 3=4 4=5 5=6 6=7 7=8 8=9 9<10|11|12|13|14|15|16|17|18'],
    '94': ['412', '0=1 1=2 2=3'],
    '95': ['413', '1<2|3 2=1 3=4 4<7|8 5=6 6=9 7<12|13|15 8=11 9<14|16 10<18|19|20|21|22'],
    '97': ['415', '0=23 1<1|2|3|4|5 2<6|7|8|9|10 3<11|12|13|14|15|16|17 4=18 5=19 6<21|22'],
    '98': ['416a', yes12],
    '100': ['417', '1=1 2=2 3=3 4>4 5>4 6=5 7=6 8=7 9=8 10>9 11=11 12>12 13=14 14=13 15=15 16=16 17=21 18>22 19<20|22|23|24 20>10 21-', { '21': apart.unasked }],
    '101': ['418', eight],
  },
  unasked: {
    '17': apart.land, '21': apart.unasked, '23': apart.unasked, '24': apart.unasked, '26': apart.unasked, '45': apart.unasked, '48': apart.unasked, '51': apart.unasked,
    '88': apart.unasked, '89': apart.unasked, '92': apart.ability, '96': apart.unasked, '99': apart.unasked,
  },
})

const dtsenToRegsosek = crosswalk('dtsen25', 'regsosek22k', {
  values: { luas_lantai: '302', ternak_sapi: '504a', ternak_kerbau: '504b', ternak_babi: '504d', ternak_kambing: '504e' },
  codes: {
    status_bangunan: ['301a', '1=1 2=2 3=3 4=4 5=5'],
    lantai: ['303', floor],
    dinding: ['304', wall],
    atap: ['305', roof],
    penerangan: ['307a', '1=1 2=2 3=3 4=4'],
    daya1: ['307b1', meter('307b1', '+307a:1')], daya2: ['307b2', meter('307b2')], daya3: ['307b3', meter('307b3')],
    bahan_bakar: ['308', '1=1 2=2 3=3 4=4 5=5 6=6 7=7 8=8 9=9 10=10 11=11'],
    air_minum: ['306a', water],
    air_mandi: ['sumber_air_mandi', water],
    bab: ['309a', '1=1 2=2 3=3 4=4 5=5'],
    tabung_gas: ['502a', yes10], kulkas: ['502b', yes10], ac: ['502c', yes10], televisi: ['502f', '1<1|2 0>2'], smartphone: ['502n', yes10], sepeda_motor: ['502i', yes10], mobil: ['502k', yes10], lahan: ['503a', yes10],
  },
  unasked: { status_lahan: apart.land, kamar_tidur: apart.unasked, sampah: apart.unasked, kumuh: apart.unasked, luas_lahan: apart.unasked },
})

/** What a later printing added is no target: the printed list of 2022 is. The way back knows it. */
const later = (water: string) => ({ '12': `12<${water}`, '13': `13<${water}` })
const waterBack = (q: string, w = later(q)) => `1=1 2=2 3<3|4 4=5 5=6 6=7 7=8 8=9 9=10 10=11 11=12 ${w['12']} ${w['13']}`

const regsosekToBdt = turned(bdtToRegsosek, regsosek22kAll, {
  codes: {
    '301a': ['16', '1=1 2=2 3=3 4=4 5=5 6>5'],
    '306a': ['25', waterBack('3|4')],
    // Two lines of the old form hold what is one here, so only a no says something about each.
    '502m': ['46', '1<46:3|47:1 2>4+47:2'],
    '307a': ['27', '1>1 2>1+28:6 3=2 4=3'],
  },
})

const regsosekToDtsen = turned(dtsenToRegsosek, regsosek22kAll, {
  codes: {
    '301a': ['status_bangunan', '1=1 2=2 3=3 4=4 5=5 6>5'],
    '306a': ['air_minum', waterBack('3|4')],
    sumber_air_mandi: ['air_mandi', waterBack('3|4')],
  },
})

export const crosswalks: readonly Crosswalk[] = [bdtToRegsosek, dtsenToRegsosek, regsosekToBdt, regsosekToDtsen]

export const vocabularies: readonly Vocabulary[] = [bdt2015, regsosek22kAll, dtsen25]

export const findVocabulary = (code: string): Vocabulary | undefined => vocabularies.find((v) => v.code === code)
export const findCrosswalk = (from: string, to: string): Crosswalk | undefined => crosswalks.find((w) => w.from === from && w.to === to)
