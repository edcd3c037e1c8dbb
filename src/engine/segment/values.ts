// Texts that are something else underneath: calendar dates, instants, digits. Only what comes back letter for letter counts.

const dayMs = 86_400_000
const date = /^\d{4}-\d\d-\d\d$/
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

/** Days since 1970, or null where the text is no calendar date as this house writes it. */
export function dayNumber(text: string): number | null {
  if (text.length !== 10 || !date.test(text)) return null
  const ms = Date.parse(text)
  return Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== text ? null : ms / dayMs
}

const days = new Map<number, string>()
export function dayText(day: number): string {
  let text = days.get(day)
  if (text === undefined) {
    text = new Date(day * dayMs).toISOString().slice(0, 10)
    // A century of birthdays and some; beyond that somebody tries what grows.
    if (days.size < 60_000) days.set(day, text)
  }
  return text
}

export function instantNumber(text: string): number | null {
  if (text.length !== 24 || !instant.test(text)) return null
  const ms = Date.parse(text)
  return Number.isNaN(ms) || new Date(ms).toISOString() !== text ? null : ms
}

export const instantText = (ms: number): string => new Date(ms).toISOString()

export const areDigits = (text: string): boolean => text.length >= 4 && text.length <= 40 && /^[0-9]+$/.test(text)

/** How many decimals a number has when it is a whole number divided by a power of ten (at most 7), else null. */
export function decimalsOf(v: number): number | null {
  if (!Number.isFinite(v) || Object.is(v, -0)) return null
  for (let s = 0, ten = 1; s <= 7; s++, ten *= 10) {
    const whole = Math.round(v * ten)
    if (Math.abs(whole) > 1e14) return null
    if (whole / ten === v) return s
  }
  return null
}

/** Half a character (a lone surrogate) cannot be written as UTF-8; JSON escapes it. */
export const isWhole = (text: string): boolean => !/[\ud800-\udfff]/u.test(text)
