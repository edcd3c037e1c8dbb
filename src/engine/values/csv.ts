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

/** Cells of a CSV with commas, semicolons or tabs, whichever its first line has most of. */
export function cellsOf(csv: string): string[][] {
  const text = csv.replace(/^\uFEFF/, '')
  const first = text.slice(0, text.search(/\r?\n/) < 0 ? undefined : text.search(/\r?\n/))
  const by = [';', ',', '\t'].map((s) => [s, first.split(s).length] as const).sort((a, b) => b[1] - a[1])[0]?.[0] ?? ';'
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const ch = text[i] as string
    if (quoted) {
      if (ch === '"' && text[i + 1] === '"') cell += text[++i]
      else if (ch === '"') quoted = false
      else cell += ch
    } else if (ch === '"') quoted = true
    else if (ch === by || ch === '\n') {
      rows.at(-1)?.push(cell.replace(/\r$/, ''))
      cell = ''
      if (ch === '\n') rows.push([])
    } else cell += ch
  }
  rows.at(-1)?.push(cell.replace(/\r$/, ''))
  return rows
}
