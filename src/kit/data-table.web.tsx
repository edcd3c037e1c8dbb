// A table to work with on a desk: sort, find, choose columns, take away as CSV. On a phone each row becomes a card.
import { type ReactNode, useMemo, useState } from 'react'
import { csvOf } from '../engine/values/csv.ts'
import { Button } from './button.web.tsx'
import { CheckField } from './choice-inputs.web.tsx'
import { download } from './csv.web.ts'
import { Icon } from './icon.web.tsx'
import { keep, kept } from './keep.web.ts'
import { LinkTo } from './link.web.tsx'
import { Sheet } from './sheet.web.tsx'
import { Empty } from './states.web.tsx'
import './table.css'
import { SearchField } from './text-inputs.web.tsx'
import { type Say, useWords, type Words } from './words.web.tsx'

export type CellKind = 'text' | 'number' | 'percent' | 'rupiah' | 'date'

export interface Column<T> {
  id: string
  label: Say
  /** What it is sorted by, searched by and exported as. */
  value: (row: T) => string | number | null | undefined
  /** What is seen, when that is more than the value. */
  show?: (row: T) => ReactNode
  kind?: CellKind
  /** Not shown until the reader chooses it. */
  hidden?: boolean
  /** Adds a total at the foot. */
  sum?: boolean
}

export interface DataTableProps<T> {
  label: Say
  rows: readonly T[]
  keyOf: (row: T) => string
  columns: readonly Column<T>[]
  hrefOf?: (row: T) => string | null
  sort?: readonly [column: string, direction: 'asc' | 'desc']
  /** File name of the CSV without its ending; the button is shown only with it. */
  exportName?: string
  /** Asked before the file is made (an export may need a reason, and is recorded); `false` stops it. */
  onExport?: (rows: number) => boolean | undefined | Promise<boolean | undefined>
  /** A field to find text in all columns (default: from 8 rows on). */
  search?: boolean
  empty?: ReactNode
}

const pageSize = 100

export function DataTable<T>(props: DataTableProps<T>) {
  const { label, rows, keyOf, columns, hrefOf, exportName, onExport, search = rows.length > 8, empty } = props
  const words = useWords()
  const { t, number } = words
  const [order, setOrder] = useState(props.sort)
  const [text, setText] = useState('')
  const [limit, setLimit] = useState(pageSize)
  const [choosing, setChoosing] = useState(false)
  const [hidden, setHidden] = useHidden(t(label), columns)
  const shown = columns.filter(column => !hidden.includes(column.id))
  const found = useMemo(
    () => sorted(matching(rows, columns, text), columns, order, words.lang),
    [rows, columns, text, order, words.lang],
  )
  if (rows.length === 0) return empty ?? <Empty />
  const turn = (id: string) =>
    setOrder(([was, direction] = ['', 'asc']) => [id, was === id && direction === 'asc' ? 'desc' : 'asc'])
  const exported = async () => {
    if ((await onExport?.(found.length)) === false) return
    const head = shown.map(column => t(column.label))
    download(
      `${exportName}.csv`,
      csvOf(
        head,
        found.map(row => shown.map(column => column.value(row))),
      ),
    )
  }
  return (
    <div className="k-table-box">
      <div className="k-table-tools">
        {search ? (
          <SearchField
            label={{ id: 'Cari di tabel', en: 'Find in the table' }}
            value={text}
            onChange={setText}
          />
        ) : null}
        <div className="k-tools">
          <div className="k-table-sort">
            <label>
              <span className="k-hidden">{t({ id: 'Urutkan menurut', en: 'Sort by' })}</span>
              <select
                className="k-input"
                value={order?.[0] ?? ''}
                onChange={event => setOrder([event.target.value, 'asc'])}
              >
                {order ? null : <option value="">{t({ id: 'Urutkan…', en: 'Sort…' })}</option>}
                {shown.map(column => (
                  <option key={column.id} value={column.id}>
                    {t(column.label)}
                  </option>
                ))}
              </select>
            </label>
            {order ? (
              <Button icon={order[1] === 'asc' ? 'sortUp' : 'sortDown'} onClick={() => turn(order[0])}>
                {t(order[1] === 'asc' ? { id: 'Naik', en: 'Up' } : { id: 'Turun', en: 'Down' })}
              </Button>
            ) : null}
          </div>
          {columns.length > 3 ? (
            <Button tone="quiet" icon="columns" onClick={() => setChoosing(true)}>
              {t({ id: 'Kolom', en: 'Columns' })}
            </Button>
          ) : null}
          {exportName ? (
            <Button tone="quiet" icon="download" onClick={exported}>
              CSV
            </Button>
          ) : null}
        </div>
      </div>
      {found.length === 0 ? (
        <Empty scene="search" title={{ id: 'Tidak ada yang cocok', en: 'Nothing matches' }}>
          {t({ id: 'Coba kata yang lebih pendek.', en: 'Try a shorter word.' })}
        </Empty>
      ) : (
        // Focusable, so that a keyboard can scroll it sideways.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs a stop.
        <section className="k-table-scroll" aria-label={t(label)} tabIndex={0}>
          <table className="k-table">
            <caption className="k-hidden">{t(label)}</caption>
            <thead>
              <tr>
                {shown.map(column => (
                  <Head
                    key={column.id}
                    column={column}
                    direction={order?.[0] === column.id ? order[1] : null}
                    onTurn={() => turn(column.id)}
                  />
                ))}
              </tr>
            </thead>
            <tbody>
              {found.slice(0, limit).map(row => (
                <tr key={keyOf(row)}>
                  {shown.map((column, at) => (
                    <Cell
                      key={column.id}
                      column={column}
                      row={row}
                      words={words}
                      first={at === 0}
                      href={at === 0 ? hrefOf?.(row) : null}
                    />
                  ))}
                </tr>
              ))}
            </tbody>
            {shown.some(column => column.sum) ? (
              <tfoot>
                <tr>
                  {shown.map((column, at) => (
                    <td
                      key={column.id}
                      className={isNumeric(column) ? 'k-cell-number' : undefined}
                      data-label={t(column.label)}
                    >
                      {column.sum
                        ? written(
                            found.reduce((total, row) => total + Number(column.value(row) ?? 0), 0),
                            column,
                            words,
                          )
                        : at === 0
                          ? t({ id: 'Jumlah', en: 'Total' })
                          : null}
                    </td>
                  ))}
                </tr>
              </tfoot>
            ) : null}
          </table>
        </section>
      )}
      <div className="k-table-foot">
        <span role="status">{t({ id: '{n} baris', en: '{n} rows' }, { n: number(found.length) })}</span>
        {found.length > limit ? (
          <Button onClick={() => setLimit(limit + pageSize * 2)}>
            {t({ id: 'Tampilkan lebih banyak', en: 'Show more' })}
          </Button>
        ) : null}
      </div>
      <Sheet
        title={{ id: 'Kolom yang ditampilkan', en: 'Columns shown' }}
        open={choosing}
        onClose={() => setChoosing(false)}
      >
        {columns.map((column, at) => (
          <CheckField
            key={column.id}
            label={column.label}
            value={!hidden.includes(column.id)}
            disabled={at === 0}
            onChange={on => setHidden(on ? hidden.filter(id => id !== column.id) : [...hidden, column.id])}
          />
        ))}
      </Sheet>
    </div>
  )
}

function Head<T>({
  column,
  direction,
  onTurn,
}: {
  column: Column<T>
  direction: 'asc' | 'desc' | null
  onTurn: () => void
}) {
  const { t } = useWords()
  return (
    <th
      scope="col"
      className={isNumeric(column) ? 'k-cell-number' : undefined}
      aria-sort={direction === 'asc' ? 'ascending' : direction === 'desc' ? 'descending' : undefined}
    >
      <button type="button" onClick={onTurn}>
        {t(column.label)}
        <Icon
          name={direction === 'asc' ? 'up' : direction === 'desc' ? 'down' : 'sort'}
          className={direction ? '' : 'k-unsorted'}
        />
      </button>
    </th>
  )
}

function Cell<T>({
  column,
  row,
  words,
  first,
  href,
}: {
  column: Column<T>
  row: T
  words: Words
  first: boolean
  href: string | null | undefined
}) {
  const value = column.value(row)
  const seen = column.show ? column.show(row) : written(value, column, words)
  const inside = href ? <LinkTo href={href}>{seen}</LinkTo> : seen
  const className = isNumeric(column) ? 'k-cell-number' : undefined
  return first ? (
    <th scope="row" className={className}>
      {inside}
    </th>
  ) : (
    <td className={className} data-label={words.t(column.label)}>
      {inside}
    </td>
  )
}

const isNumeric = (column: { kind?: CellKind }) =>
  column.kind === 'number' || column.kind === 'percent' || column.kind === 'rupiah'

function written(
  value: string | number | null | undefined,
  column: { kind?: CellKind },
  words: Words,
): string {
  if (value === null || value === undefined || value === '') return '–'
  if (column.kind === 'number') return words.number(Number(value))
  if (column.kind === 'percent') return words.percent(Number(value))
  if (column.kind === 'rupiah') return words.rupiah(Number(value))
  return column.kind === 'date' ? words.dateShort(String(value)) : String(value)
}

function matching<T>(rows: readonly T[], columns: readonly Column<T>[], text: string): readonly T[] {
  const wanted = text.toLowerCase().split(/\s+/).filter(Boolean)
  if (!wanted.length) return rows
  return rows.filter(row => {
    const all = columns
      .map(column => String(column.value(row) ?? ''))
      .join(' ')
      .toLowerCase()
    return wanted.every(word => all.includes(word))
  })
}

/** Unknown values stay at the end in both directions. */
function sorted<T>(
  rows: readonly T[],
  columns: readonly Column<T>[],
  order: DataTableProps<T>['sort'],
  lang: string,
): readonly T[] {
  const column = columns.find(one => one.id === order?.[0])
  if (!column || !order) return rows
  const sign = order[1] === 'asc' ? 1 : -1
  const compare = new Intl.Collator(lang, { numeric: true }).compare
  return [...rows].sort((a, b) => {
    const x = column.value(a) ?? null
    const y = column.value(b) ?? null
    if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1
    return sign * (typeof x === 'number' && typeof y === 'number' ? x - y : compare(String(x), String(y)))
  })
}

/** Columns put away, remembered at this browser per table. */
function useHidden<T>(
  table: string,
  columns: readonly Column<T>[],
): readonly [readonly string[], (ids: readonly string[]) => void] {
  const key = `guyub.columns.${table}`
  const [hidden, setHidden] = useState<readonly string[]>(() => {
    const stored = kept(key)
    return stored === null
      ? columns.filter(column => column.hidden).map(column => column.id)
      : stored.split(',').filter(Boolean)
  })
  return [
    hidden,
    ids => {
      keep(key, ids.join(','))
      setHidden(ids)
    },
  ]
}
