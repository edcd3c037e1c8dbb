// Dates as people write them, as one whole number yyyymmdd; yyyy0000 where only the year is known, 0 where nothing is.

const months: ReadonlyMap<string, number> = new Map(
  ['jan', 'feb peb', 'mar', 'apr', 'mei may', 'jun', 'jul', 'agu agt aug ags', 'sep', 'okt oct', 'nov nop', 'des dec'].flatMap((names, k) => names.split(' ').map((n): [string, number] => [n, k + 1])),
)

/** Any usual way to write a date, day before month unless the year stands first. */
export function bornOf(written: string): number {
  if (written === '') return 0
  if (written.length === 10) {
    const a = written.charCodeAt(4)
    if ((a === 45 || a === 47) && written.charCodeAt(7) === a) {
      const iso = digits(written, 0, 4) * 10000 + digits(written, 5, 7) * 100 + digits(written, 8, 10)
      if (iso > 0) return iso
    }
    const b = written.charCodeAt(2)
    if ((b === 45 || b === 47 || b === 46) && written.charCodeAt(5) === b) {
      const usual = digits(written, 6, 10) * 10000 + digits(written, 3, 5) * 100 + digits(written, 0, 2)
      if (usual > 0) return usual
    }
  }
  return bornOtherwise(written)
}

/** A whole number; NaN when something else stands there. */
function digits(text: string, from: number, to: number): number {
  let n = 0
  for (let i = from; i < to; i++) {
    const c = text.charCodeAt(i) - 48
    if (c < 0 || c > 9) return Number.NaN
    n = n * 10 + c
  }
  return n
}

function bornOtherwise(written: string): number {
  const said = written.toLowerCase().match(/[0-9]+|[a-z]{3,}/g) ?? []
  const parts: string[] = []
  for (const part of said) {
    const month = months.get(part.slice(0, 3))
    // “May 12, 1985”: the month's name stands where it likes.
    if (month !== undefined) parts.splice(Math.min(parts.length, 1), 0, `m${month}`)
    else if (/^[0-9]/.test(part)) parts.push(part)
  }
  if (parts[0]?.startsWith('m') && parts.length >= 3) [parts[0], parts[1]] = [parts[1] as string, parts[0]]
  const numbers = parts.map(part => Number(part.replace('m', '')))
  if (parts.length >= 3) {
    const [a, b, c] = numbers as [number, number, number]
    if ((parts[0] as string).length === 4) return dated(a, b, Number((parts[2] as string).slice(0, 2)))
    const year = parts[2] as string
    if (year.length >= 4) return dated(Number(year.slice(0, 4)), b, a)
    return year.length === 2 ? dated(c > 30 ? 1900 + c : 2000 + c, b, a) : 0
  }
  const one = parts[0] ?? ''
  if (parts.length === 2) {
    const year = numbers.find(n => n >= 1850 && n <= 2100)
    return year === undefined ? 0 : year * 10000
  }
  if (one.length === 4) return (numbers[0] as number) * 10000
  if (one.length !== 8) return 0
  const year = Number(one.slice(0, 4))
  const yearFirst = year >= 1850 && year <= 2100
  return yearFirst ? Number(one) : dated(Number(one.slice(4)), Number(one.slice(2, 4)), Number(one.slice(0, 2)))
}

/** Day and month are kept also where that is no day of the calendar; but a whole number no longer than eight digits. */
const dated = (year: number, month: number, day: number): number => (year > 0 && year < 10000 && month < 100 && day < 100 ? year * 10000 + month * 100 + day : 0)
