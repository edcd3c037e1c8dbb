// Lists of whole numbers that outgrow their room.

/** The same numbers with room for at least `least`, and never less than twice what it was. */
export function wider(list: Int32Array, least = 0): Int32Array<ArrayBuffer> {
  const out = new Int32Array(Math.max(list.length * 2, least, 16))
  out.set(list)
  return out
}
