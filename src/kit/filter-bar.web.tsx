// Narrowing a list: a search and a few device-native choices; a chosen one is marked, and all can be cleared at once.
import type { Choice } from '../engine/field.ts'
import { Button } from './button.web.tsx'
import { Icon } from './icon.web.tsx'
import './lists.css'
import { SearchField } from './text-inputs.web.tsx'
import { type Say, useWords } from './words.web.tsx'

export interface Filter {
  id: string
  label: Say
  value: string | null
  options: readonly Choice[]
  onChange: (value: string | null) => void
}

export function FilterBar({
  search,
  filters = [],
  count,
  onClear,
}: {
  search?: { label: Say; value: string; onChange: (value: string) => void }
  filters?: readonly Filter[]
  /** How many are left. */
  count?: number
  onClear?: () => void
}) {
  const { t, number } = useWords()
  const narrowed = Boolean(search?.value) || filters.some(filter => filter.value)
  return (
    <search className="k-filters">
      {search ? <SearchField {...search} /> : null}
      {filters.map(filter => (
        <span key={filter.id} className="k-filter" data-on={filter.value ? '' : undefined}>
          <select
            aria-label={t(filter.label)}
            value={filter.value ?? ''}
            onChange={event => filter.onChange(event.target.value || null)}
          >
            <option value="">
              {t({ id: '{label}: semua', en: '{label}: all' }, { label: t(filter.label) })}
            </option>
            {filter.options.map(option => (
              <option key={option.code} value={option.code}>
                {t(option.label)}
              </option>
            ))}
          </select>
          <Icon name="down" />
        </span>
      ))}
      {narrowed && onClear ? (
        <Button tone="quiet" icon="cross" onClick={onClear}>
          {t({ id: 'Hapus saringan', en: 'Clear filters' })}
        </Button>
      ) : null}
      {count === undefined ? null : (
        <span className="k-filter-count" role="status">
          {t({ id: '{n} ditemukan', en: '{n} found' }, { n: number(count) })}
        </span>
      )}
    </search>
  )
}
