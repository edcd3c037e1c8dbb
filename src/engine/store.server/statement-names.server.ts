// A name for each statement text, so that a connection parses it once. Bounded: a text seen after the list is full
// stays unnamed and is parsed each time.

const names = new Map<string, string>()
const most = 1000

export function statementNameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known || names.size >= most) return known
  const name = `guyub_${names.size}`
  names.set(text, name)
  return name
}
