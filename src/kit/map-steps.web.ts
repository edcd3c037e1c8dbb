// Arrow keys on a map: to the nearest place in that direction.

interface Spot {
  code: string
  x: number
  y: number
}

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
}

/** The code to go to, or null when the key is no arrow or nothing lies there. */
export function stepBetween(key: string, from: string | null, spots: readonly Spot[]): string | null {
  const towards = directions[key]
  if (!towards) return null
  const here = spots.find(spot => spot.code === from) ?? spots[0]
  if (!here) return null
  let best: { code: string; cost: number } | null = null
  for (const spot of spots) {
    const along = (spot.x - here.x) * towards[0] + (spot.y - here.y) * towards[1]
    if (spot === here || along <= 0) continue
    const aside = Math.abs((spot.x - here.x) * towards[1]) + Math.abs((spot.y - here.y) * towards[0])
    const cost = along + aside * 2
    if (!best || cost < best.cost) best = { code: spot.code, cost }
  }
  return best?.code ?? null
}
