// Names and posts of those who serve where a case is: to say who did something, and to choose somebody.
import { useMemo } from 'react'
import { joinOf } from '../../../kit/loaded.web.ts'
import type { Source } from '../../../kit/sources.web.ts'
import { useWords } from '../../../kit/words.web.tsx'
import { useView, useWork } from '../../../kit/work.web.tsx'
import { roleLabel } from '../../organization/door.ts'
import { textOf } from './words.web.ts'

export interface Workers {
  /** '' when not known here. */
  nameOf(person: string | null | undefined): string
  /** People in one of these posts today, besides some. */
  source(roles: readonly string[], besides?: readonly (string | null | undefined)[]): Source
}

export function useWorkers(place: string | null, today: string): Workers {
  const { t } = useWords()
  const work = useWork()
  const state = useView('cases.workers', place === null ? null : { place })
  return useMemo(() => {
    const posts = state.status === 'ready'
      ? state.rows.map((r) => ({ person: textOf(r.row.personId), role: textOf(r.row.role), place: r.row.place, from: textOf(r.row.from), until: textOf(r.row.until), name: textOf(joinOf(r, 'person')?.name) }))
      : []
    const names = new Map(posts.map((p) => [p.person, p.name]))
    names.set(work.me.person, work.me.name)
    return {
      nameOf: (person) => names.get(person ?? '') ?? '',
      source: (roles, besides = []) => {
        const seen = new Set<string>()
        const options = posts
          .filter((p) => roles.includes(p.role) && p.from <= today && (p.until === '' || today <= p.until) && !besides.includes(p.person) && p.name !== '')
          .flatMap((p) => {
            if (seen.has(p.person)) return []
            seen.add(p.person)
            return [{ value: p.person, label: p.name, note: `${t(roleLabel(p.role))} · ${work.placeName(p.place)}` }]
          })
          .sort((a, b) => a.label.localeCompare(b.label))
        return {
          search: (text) => options.filter((o) => `${o.label} ${o.note}`.toLowerCase().includes(text.trim().toLowerCase())),
          find: (value) => options.find((o) => o.value === value) ?? null,
        }
      },
    }
  }, [state, work, today, t])
}

/** Agencies of the region that take referrals. */
export function useAgencies(place: string | null): Source {
  const state = useView('organization.agencies', place === null ? null : { place })
  return useMemo(() => {
    const options = state.status === 'ready' ? state.rows.map((r) => ({ value: r.row.id, label: textOf(r.row.name), note: textOf(r.row.contact) })) : []
    return {
      search: (text) => options.filter((o) => o.label.toLowerCase().includes(text.trim().toLowerCase())),
      find: (value) => options.find((o) => o.value === value) ?? null,
    }
  }, [state])
}
