// Reads a number as people write it: Indonesian points and comma, or the other way round on an English keyboard.

/** null when empty, NaN when it is no number. Reads `1.000`, `1000`, `35,5` and `35.5`. */
export function readNumber(text: string, decimal: boolean): number | null {
  const plain = text.trim().replace(/\s/g, '')
  if (plain === '') return null
  const grouped = /^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(plain) ? plain.replaceAll('.', '') : plain
  const dotted = grouped.replace(',', '.')
  return (decimal ? /^-?\d+(\.\d+)?$/ : /^-?\d+$/).test(dotted) ? Number(dotted) : Number.NaN
}
