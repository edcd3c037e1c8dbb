// Who serves in a village: to send somebody to a house, and to say who did something.
import { useMemo } from 'react'
import { joinOf } from '../../../kit/loaded.web.ts'
import type { Source } from '../../../kit/sources.web.ts'
import { useWords } from '../../../kit/words.web.tsx'
import { useView, useWork } from '../../../kit/work.web.tsx'
import { roleLabel } from '../../organization/door.ts'
import { textOf } from './words.web.ts'

export interface Crew {
  /** '' when not known here. */
  nameOf(person: string | null | undefined): string
  source(roles: readonly string[]): Source
}

export function useCrew(place: string | null, today: string): Crew {
  const { t } = useWords()
  const work = useWork()
  const state = useView('organization.posts', place === null ? null : { place })
  return useMemo(() => {
    const posts = state.status === 'ready'
      ? state.rows.map((r) => ({ person: textOf(r.row.personId), role: textOf(r.row.role), from: textOf(r.row.from), until: textOf(r.row.until), name: textOf(joinOf(r, 'person')?.name) }))
      : []
    const names = new Map(posts.map((p) => [p.person, p.name]))
    names.set(work.me.person, work.me.name)
    return {
      nameOf: (person) => names.get(person ?? '') ?? '',
      source: (roles) => {
        const seen = new Set<string>()
        const options = posts
          .filter((p) => roles.includes(p.role) && p.from <= today && (p.until === '' || today <= p.until) && p.name !== '' && !seen.has(p.person) && seen.add(p.person))
          .map((p) => ({ value: p.person, label: p.name, note: t(roleLabel(p.role)) }))
          .sort((a, b) => a.label.localeCompare(b.label))
        return {
          search: (text) => options.filter((o) => `${o.label} ${o.note}`.toLowerCase().includes(text.trim().toLowerCase())),
          find: (value) => options.find((o) => o.value === value) ?? null,
        }
      },
    }
  }, [state, work, today, t])
}
