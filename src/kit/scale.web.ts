// Which of five shades a number gets: equal shares of the places, at round bounds, with nothing (0) apart.

export interface Scale {
  /** 0 for none, 1–5 darker and darker; null when unknown. */
  shadeOf: (value: number | null) => 0 | 1 | 2 | 3 | 4 | 5 | null
  /** Shades in use with their bounds, both included. */
  classes: { shade: 0 | 1 | 2 | 3 | 4 | 5; from: number; to: number }[]
}

export function scaleOf(values: readonly (number | null)[]): Scale {
  const counts = values.filter((value): value is number => value !== null && value > 0).sort((a, b) => a - b)
  const whole = counts.every(Number.isInteger)
  const bounds = boundsOf(counts, whole)
  const shadeOf: Scale['shadeOf'] = value => {
    if (value === null) return null
    if (value <= 0) return 0
    const at = bounds.findIndex(bound => value <= bound)
    return darkness(at < 0 ? bounds.length - 1 : at, bounds.length)
  }
  const step = whole ? 1 : 0
  const classes: Scale['classes'] = bounds.map((to, at) => ({
    shade: darkness(at, bounds.length) ?? 1,
    from: at === 0 ? (counts[0] ?? 0) : (bounds[at - 1] ?? 0) + step,
    to,
  }))
  if (values.some(value => value === 0)) classes.unshift({ shade: 0, from: 0, to: 0 })
  return { shadeOf, classes }
}

/** Upper bounds of up to five classes; fewer when there are fewer different numbers. */
function boundsOf(sorted: readonly number[], whole: boolean): number[] {
  const different = [...new Set(sorted)]
  if (different.length <= 5) return different
  const bounds: number[] = []
  for (let share = 1; share <= 5; share++) {
    const at = sorted[Math.ceil((sorted.length * share) / 5) - 1] ?? 0
    const bound = share === 5 || whole ? at : Number(at.toPrecision(2))
    if (bound > (bounds.at(-1) ?? 0)) bounds.push(bound)
  }
  return bounds
}

/** Few classes spread over the whole range of shades, so that they stay easy to tell apart. */
function darkness(at: number, count: number): 1 | 2 | 3 | 4 | 5 {
  return (count === 1 ? 3 : 1 + Math.round((at * 4) / (count - 1))) as 1 | 2 | 3 | 4 | 5
}
