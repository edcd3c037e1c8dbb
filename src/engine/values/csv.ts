// CSV that the offices' spreadsheets open rightly: semicolons, UTF-8 with its mark, and no cell that acts as a formula.

export function csvOf(
  head: readonly string[],
  rows: readonly (readonly (string | number | null | undefined)[])[],
): string {
  return `\uFEFF${[head, ...rows].map(row => row.map(cell).join(';')).join('\r\n')}\r\n`
}

function cell(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return ''
  // Decimal comma: a sheet set to Indonesian reads a point as thousands.
  if (typeof value === 'number') return String(value).replace('.', ',')
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
