// One square per place, laid out as its codes say: for when no boundary file is loaded.
import { useRef } from 'react'
import { stepBetween } from './map-steps.web.ts'
import type { DrawingProps, GridTile } from './map.web.tsx'

export function Tiles({
  areas,
  grid,
  label,
  scale,
  active,
  onActive,
  touching,
  say,
  write,
  unit,
}: DrawingProps & { grid: readonly GridTile[]; label: string; unit: string | undefined }) {
  const box = useRef<HTMLDivElement>(null)
  const columns = Math.max(1, ...grid.map(tile => tile.col + 1))
  const placed = grid.flatMap(tile => {
    const area = areas.find(one => one.code === tile.code)
    return area ? [{ ...tile, area }] : []
  })
  const stop = active ?? placed[0]?.code
  return (
    // biome-ignore lint/a11y/useSemanticElements: no form is filled in here, so no <fieldset>.
    <div
      ref={box}
      className={`k-tiles${columns > 6 ? ' k-tiles-small' : ''}`}
      role="group"
      aria-label={label}
      style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
      onKeyDown={event => {
        const next = stepBetween(
          event.key,
          active,
          placed.map(tile => ({ code: tile.code, x: tile.col, y: tile.row })),
        )
        if (!next) return
        event.preventDefault()
        onActive(next)
        box.current?.querySelector<HTMLElement>(`[data-code="${next}"]`)?.focus()
      }}
    >
      {placed.map(({ code, col, row, area }) => (
        <button
          key={code}
          type="button"
          className="k-map-tile"
          data-code={code}
          data-shade={scale.shadeOf(area.value) ?? 'unknown'}
          title={say(area)}
          tabIndex={code === stop ? 0 : -1}
          style={{ gridColumn: col + 1, gridRow: row + 1 }}
          {...touching(code)}
        >
          <strong>{write(area)}</strong>
          <span>{area.label}</span>
          {unit ? <span className="k-hidden"> {unit}</span> : null}
        </button>
      ))}
    </div>
  )
}
