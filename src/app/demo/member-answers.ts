// School, work, body and health insurance of an invented person in the words of Regsosek 2022-K (items 412–431a).
// Chronic illness (430) and sadness (428j) are left out: a demonstration does not need them.
import type { Chance } from '../../engine/values/chance.ts'
import type { Sex } from '../../engine/values/nik.ts'
import { type Setting, standing } from './household-answers.ts'

export interface MemberMeans {
  sex: Sex
  age: number
  /** As 408. */
  marital: string
  /** The household's means, normal around 0. */
  means: number
  setting: Setting
}

type Answers = { [question: string]: string | string[] }

/** 412 attending, 413 level, 415 diploma, 416a works, 417 in what, 418 as what. */
export function learningAndWork(c: Chance, member: MemberMeans): Answers {
  const { age } = member
  if (age < 5) return { '412': '1' }
  const answers = schooling(c, member)
  if (age < 10) return answers
  const works = c.yes(workingShare(member, answers['412'] === '2'))
  answers['416a'] = works ? '1' : '2'
  if (works) Object.assign(answers, workOf(c, member))
  return answers
}

// Levels as the form numbers them; madrasah and vocational school beside the general ones.
const primary = [['3', 85], ['4', 15]] as const
const junior = [['8', 76], ['9', 24]] as const
const senior = [['13', 44], ['14', 12], ['15', 44]] as const

function schooling(c: Chance, { age, means, sex }: MemberMeans): Answers {
  const will = standing(means * 0.7 + c.normal(0, 0.7))
  const attends = age <= 6 ? 0.55 : age <= 12 ? 0.99 : age <= 15 ? 0.93 + will * 0.06 : age <= 18 ? 0.55 + will * 0.42 : age <= 23 ? will * 0.4 : 0
  if (c.yes(attends)) {
    const level = age <= 12 ? c.weighted(primary) : age <= 15 ? c.weighted(junior) : age <= 18 ? c.weighted(senior) : '19'
    const diploma = age <= 12 ? '23' : age <= 15 ? c.weighted(primary) : age <= 18 ? c.weighted(junior) : c.weighted(senior)
    return { '412': '2', '413': level, '415': diploma }
  }
  if (age <= 6) return { '412': '1' }
  // The older, the fewer years: obligatory school grew from six to nine years in 1994.
  const years = will * 13 + (age >= 65 ? -3 : age >= 45 ? -0.5 : age >= 30 ? 1 : 2.5) - (sex === 'P' && age >= 45 ? 0.7 : 0)
  if (years < 0) return { '412': '1', '415': '23' }
  if (years < 4) return { '412': '3', '413': c.weighted(primary), '415': '23' }
  if (years < 7) return { '412': '3', '413': c.weighted(primary), '415': c.weighted(primary) }
  if (years < 10 || age <= 17) return once(age <= 14 ? c.weighted(primary) : c.weighted(junior))
  if (years < 13.4) return once(c.weighted(senior))
  return once(c.weighted([['18', 30], ['19', 65], ['21', 5]]))
}

function once(level: string): Answers {
  return { '412': '3', '413': level, '415': level }
}

function workingShare({ sex, age, setting, marital }: MemberMeans, atSchool: boolean): number {
  if (age < 15) return 0.005
  if (atSchool) return 0.06
  if (age < 19) return 0.38
  const old = age < 60 ? 1 : age < 70 ? 0.62 : age < 80 ? 0.25 : 0.05
  if (sex === 'L') return 0.89 * old
  return (marital === '2' ? 0.44 : 0.62) * (setting === 'upland' ? 1.2 : 1) * old
}

// 417: 1 rice and crops, 2 horticulture, 3 estates, 4 fishing, 7 mining, 8 factory, 11 building, 12 trade, 13 transport,
// 14 food and lodging, 20 government, 21 teaching, 24 other services, 25 households.
const trades = {
  city: [['8', 27], ['12', 25], ['13', 11], ['11', 8], ['14', 10], ['24', 8], ['25', 4], ['20', 3], ['21', 3], ['10', 1]],
  upland: [['1', 27], ['2', 30], ['5', 4], ['12', 15], ['11', 10], ['14', 5], ['13', 4], ['21', 2], ['24', 3]],
  coast: [['4', 17], ['7', 23], ['3', 16], ['12', 18], ['11', 8], ['14', 5], ['8', 4], ['20', 4], ['21', 3], ['24', 2]],
} as const

function workOf(c: Chance, { setting, sex, age, means }: MemberMeans): Answers {
  const trade: string = c.weighted<string>(trades[setting])
  const isLand = ['1', '2', '3', '5'].includes(trade)
  if (trade === '20' || trade === '21') return { '417': trade, '418': c.yes(0.6) ? '5' : '4' }
  if (sex === 'P' && isLand && c.yes(0.4)) return { '417': trade, '418': '8' }
  if (isLand) return { '417': trade, '418': c.weighted([['6', means < -0.5 ? 45 : 20], ['1', 35], ['2', 35], ['3', 3]]) }
  if (trade === '8') return { '417': trade, '418': c.weighted([['4', 92], ['7', 8]]) }
  if (trade === '11' || trade === '25' || trade === '7') return { '417': trade, '418': c.weighted([['7', 60], ['4', 28], ['1', 12]]) }
  return { '417': trade, '418': c.weighted([['1', 42], ['2', 14], ['3', 4], ['4', age < 40 ? 34 : 18], ['7', 8], ['8', 4]]) }
}

const functions = ['428a', '428b', '428c', '428d', '428e', '428f', '428g', '428h', '428i'] as const

/** 428a–i from 1 (cannot at all) to 4 (no difficulty), 429 who cares where someone cannot alone, 431a insurance. */
export function bodyAnswers(c: Chance, age: number, means: number): Answers {
  const answers: Answers = {}
  for (const question of functions) answers[question] = '4'
  const struck = c.yes(age < 18 ? 0.012 : age < 60 ? 0.022 : age < 75 ? 0.16 : 0.38)
  if (struck) {
    // Old age takes eyes, ears, legs and memory first; the young are struck anywhere.
    const first = age >= 60 ? c.weighted([['428a', 3], ['428b', 3], ['428c', 5], ['428i', 2]]) : c.pick(functions)
    const severity = c.weighted([['3', 58], ['2', 30], ['1', 12]])
    answers[first] = severity
    if (severity !== '3') answers['428h'] = c.weighted([['2', 5], ['1', 2], ['3', 3]])
    if (c.yes(0.3)) answers[c.pick(functions)] = c.weighted([['3', 7], ['2', 3]])
    if (functions.some((question) => answers[question] === '1' || answers[question] === '2')) {
      answers['429'] = c.weighted([['1', 86], ['2', 6], ['3', 8]])
    }
  }
  const place = standing(means)
  answers['431a'] = c.weighted<string[]>([
    [['1'], 62 - 52 * place],
    [['2'], 14 + 8 * place],
    [['4'], 6 + 34 * place],
    [['0'], 18 - 8 * place],
  ])
  return answers
}
