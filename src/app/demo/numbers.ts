// NIK and KK of invented people: the right shape, unique within one demonstration, and always in kecamatan 99, which no regency has.
import type { Chance } from '../../engine/values/chance.ts'
import type { Sex } from '../../engine/values/nik.ts'
import { type PlaceCode, placeDigits } from '../../engine/values/place-code.ts'

export interface NumberBook {
  /** Six digits of the place, DDMMYY with 40 added to a woman's day, four digits of serial. */
  nik(chance: Chance, regency: PlaceCode, birthDate: string, sex: Sex): { nik: string; disagrees: boolean }
  /** The same with the day the card was issued, and nothing added. */
  kk(chance: Chance, regency: PlaceCode, issuedOn: string): string
}

export function numberBook(): NumberBook {
  const taken = new Set<string>()
  const free = (beginning: string, serial: number): string => {
    for (let next = serial; ; next = (next % 9999) + 1) {
      const number = beginning + String(next).padStart(4, '0')
      if (!taken.has(number)) {
        taken.add(number)
        return number
      }
    }
  }
  return {
    nik(chance, regency, birthDate, sex) {
      let [year, month, day] = birthDate.split('-').map(Number) as [number, number, number]
      let counted = sex
      // Old registers: a woman's day without the forty, or a year that is one off. Numbers never change, so these live on.
      const disagrees = year < 1990 && chance.yes(0.008)
      if (disagrees && sex === 'P') counted = 'L'
      else if (disagrees) year += 1
      if (month === 2) day = Math.min(day, 28)
      const date = two(day + (counted === 'P' ? 40 : 0)) + two(month) + two(year % 100)
      return { nik: free(`${beginningOf(regency)}${date}`, chance.int(1, 30)), disagrees }
    },
    kk(chance, regency, issuedOn) {
      const [year, month, day] = issuedOn.split('-').map(Number) as [number, number, number]
      return free(`${beginningOf(regency)}${two(day)}${two(month)}${two(year % 100)}`, chance.int(1, 60))
    },
  }
}

function beginningOf(regency: PlaceCode): string {
  return `${placeDigits(regency)}99`
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
