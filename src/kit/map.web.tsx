// Numbers by place: a map when boundaries are loaded, tiles computed from codes when not, and always the same numbers as a table.
// The drawing code travels only when a map is opened.
import type { Topology } from 'topojson-specification'
import {
  lazy,
  type MouseEvent as MouseInput,
  type PointerEvent as PointerInput,
  Suspense,
  useMemo,
  useRef,
  useState,
} from 'react'
import { Button } from './button.web.tsx'
import './map.css'
import { Tiles } from './map-tiles.web.tsx'
import { type Scale, scaleOf } from './scale.web.ts'
import { Loading } from './states.web.tsx'
import { type Say, useWords } from './words.web.tsx'

const Shapes = lazy(() => import('./map-shapes.web.tsx').then(module => ({ default: module.Shapes })))

export interface Area {
  code: string
  label: string
  /** null: unknown, or not for this reader. */
  value: number | null
  /** Said with the number: "disamarkan", "7 desa". */
  note?: string
}

export interface GridTile {
  code: string
  col: number
  row: number
}

export interface MapViewProps {
  label: Say
  areas: readonly Area[]
  /** Any TopoJSON whose features carry the areas' codes as `id`; in whichever of its objects they lie. */
  topology?: Topology | null | undefined
  grid?: readonly GridTile[]
  unit?: Say
  /** Opens the list behind a number. */
  onOpen?: (code: string) => void
}

export interface Touching {
  onFocus: () => void
  onPointerEnter: (event: PointerInput) => void
  onPointerDown: () => void
  onClick: (event: MouseInput) => void
}

export interface DrawingProps {
  areas: readonly Area[]
  scale: Scale
  active: string | null
  /** Looked at: by pointer, finger or arrow keys. */
  onActive: (code: string) => void
  onOpen: ((code: string) => void) | undefined
  /** What a pointer, finger or focus does to an area. */
  touching: (code: string) => Touching
  /** How an area is said in full. */
  say: (area: Area) => string
  /** The number as it is drawn. */
  write: (area: Area) => string
}

export function MapView({ label, areas, topology, grid = [], unit, onOpen }: MapViewProps) {
  const { t, number } = useWords()
  const [active, setActive] = useState<string | null>(null)
  const scale = useMemo(() => scaleOf(areas.map(area => area.value)), [areas])
  const write = (area: Area) => (area.value === null ? '–' : number(area.value))
  const say = (area: Area) => {
    const amount =
      area.value === null
        ? t({ id: 'tidak diketahui', en: 'not known' })
        : `${number(area.value)}${unit ? ` ${t(unit)}` : ''}`
    return `${area.label}: ${amount}${area.note ? ` (${area.note})` : ''}`
  }
  const before = useRef<string | null>(null)
  const touching = (code: string): Touching => ({
    onFocus: () => setActive(code),
    onPointerEnter: event => event.pointerType === 'mouse' && setActive(code),
    onPointerDown: () => {
      before.current = active
    },
    // A mouse sees the number before it clicks. A finger does not: its first touch shows, its second opens.
    onClick: event => {
      const finger = event.nativeEvent instanceof PointerEvent && event.nativeEvent.pointerType === 'touch'
      if (finger && before.current !== code) setActive(code)
      else onOpen?.(code)
    },
  })
  const drawing: DrawingProps = { areas, scale, active, onActive: setActive, onOpen, touching, say, write }
  const here = areas.find(area => area.code === active)
  return (
    <figure className="k-map" aria-label={t(label)}>
      <div className="k-map-draw">
        {topology ? (
          <Suspense fallback={<Loading rows={3} />}>
            <Shapes {...drawing} topology={topology} label={t(label)} />
          </Suspense>
        ) : (
          <Tiles {...drawing} grid={grid} label={t(label)} unit={unit && t(unit)} />
        )}
        <div className="k-map-foot">
          <Legend scale={scale} unit={unit} />
          <p className="k-map-here" aria-live="polite">
            {here
              ? say(here)
              : t({
                  id: 'Sentuh satu wilayah untuk melihat angkanya.',
                  en: 'Touch an area to see its number.',
                })}
          </p>
          {here && onOpen ? (
            <Button icon="list" onClick={() => onOpen(here.code)}>
              {t({ id: 'Buka {place}', en: 'Open {place}' }, { place: here.label })}
            </Button>
          ) : null}
        </div>
      </div>
      <AreaTable label={label} areas={areas} unit={unit} write={write} onOpen={onOpen} active={active} />
    </figure>
  )
}

function Legend({ scale, unit }: { scale: Scale; unit: Say | undefined }) {
  const { t, number } = useWords()
  return (
    <ul className="k-legend" aria-label={t({ id: 'Keterangan warna', en: 'Legend' })}>
      {unit ? <li className="k-legend-unit">{t(unit)}</li> : null}
      {scale.classes.map(({ shade, from, to }) => (
        <li key={shade}>
          <span className="k-shade" data-shade={shade} aria-hidden="true" />
          {from === to ? number(to) : `${number(from)}–${number(to)}`}
        </li>
      ))}
    </ul>
  )
}

function AreaTable({
  label,
  areas,
  unit,
  write,
  onOpen,
  active,
}: {
  label: Say
  areas: readonly Area[]
  unit: Say | undefined
  write: (area: Area) => string
  onOpen: ((code: string) => void) | undefined
  active: string | null
}) {
  const { t } = useWords()
  const rows = [...areas].sort((a, b) => (b.value ?? -1) - (a.value ?? -1) || a.code.localeCompare(b.code))
  return (
    <section
      className="k-map-table"
      aria-label={t({ id: '{label}, sebagai tabel', en: '{label}, as a table' }, { label: t(label) })}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs a stop for the keyboard.
      tabIndex={0}
    >
      <table className="k-plain-table">
        <thead>
          <tr>
            <th scope="col">{t({ id: 'Wilayah', en: 'Area' })}</th>
            <th scope="col">{unit ? t(unit) : t({ id: 'Jumlah', en: 'Count' })}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(area => (
            <tr key={area.code} data-active={area.code === active ? '' : undefined}>
              <th scope="row">
                {onOpen ? (
                  <button type="button" className="k-text-button" onClick={() => onOpen(area.code)}>
                    {area.label}
                  </button>
                ) : (
                  area.label
                )}
                <small>{area.code}</small>
              </th>
              <td>
                {write(area)}
                {area.note ? <small>{area.note}</small> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
