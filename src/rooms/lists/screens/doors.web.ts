// The doors of lists as the screens ask them: one list watched while the server works on it, its steps, its files.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Loaded } from '../../../kit/states.web.tsx'
import { download } from '../../../kit/csv.web.ts'
import { OfflineError, RefusedError, useWork, type Work } from '../../../kit/work.web.tsx'
import type { Mapping, SheetLook } from '../profile.ts'
import type { ListJob, PreviewRow, Uploaded } from '../wire.ts'

/** While the server checks or writes, its numbers are asked for this often. */
const watchMs = 1500
const working: readonly ListJob['state'][] = ['memeriksa', 'berjalan']

export type Watched = Loaded<ListJob> & { put: (job: ListJob) => void; again: () => void }

/** One list, asked again while it is being worked on. What was seen stays when the signal goes. */
export function useList(id: string): Watched {
  const work = useWork()
  const [state, setState] = useState<Loaded<ListJob>>({ status: 'loading' })
  const [round, setRound] = useState(0)
  const seen = useRef<ListJob | null>(null)
  const show = useCallback((job: ListJob) => {
    seen.current = job
    setState({ status: 'ready', data: job })
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: round asks again at once
  useEffect(() => {
    let current = true
    let timer: ReturnType<typeof setTimeout> | undefined
    const ask = (): void => {
      work.ask<ListJob>(`/api/lists/${id}`).then(
        (job) => {
          if (!current) return
          show(job)
          if (working.includes(job.state)) timer = setTimeout(ask, watchMs)
        },
        (error: unknown) => {
          if (!current) return
          setState(lost(error, seen.current))
          if (error instanceof OfflineError) timer = setTimeout(ask, watchMs * 4)
        },
      )
    }
    ask()
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [work, id, round, show])
  const again = useCallback(() => setRound((r) => r + 1), [])
  // What a step answered is shown at once; if it set the server to work, the watching begins.
  const put = useCallback((job: ListJob) => {
    show(job)
    if (working.includes(job.state)) setRound((r) => r + 1)
  }, [show])
  return useMemo(() => ({ ...state, put, again }), [state, put, again])
}

function lost(error: unknown, seen: ListJob | null): Loaded<ListJob> {
  if (error instanceof OfflineError) return seen ? { status: 'offline', data: seen } : { status: 'offline' }
  if (error instanceof RefusedError) return { status: 'refused', say: error.refusal.say }
  throw error
}

export const steps = {
  upload: (work: Work, place: string, file: File, onSent: (sent: number, all: number) => void, signal: AbortSignal): Promise<Uploaded> =>
    work.sendFile<Uploaded>(`/api/lists/file?${new URLSearchParams({ place })}`, file, onSent, signal),
  look: (id: string): string => `/api/lists/${id}/look`,
  map: (work: Work, id: string, mapping: Mapping, source: string): Promise<ListJob> => work.ask(`/api/lists/${id}/mapping`, { body: { mapping, source } }),
  places: (work: Work, id: string, places: { readonly [key: string]: string }): Promise<ListJob> => work.ask(`/api/lists/${id}/places`, { body: { places } }),
  preview: (id: string): string => `/api/lists/${id}/preview`,
  start: (work: Work, id: string): Promise<ListJob> => work.ask(`/api/lists/${id}/start`, { body: {} }),
  stop: (work: Work, id: string): Promise<ListJob> => work.ask(`/api/lists/${id}/stop`, { body: {} }),
}

export interface Looked {
  looks: readonly SheetLook[]
  suggestions: Uploaded['suggestions']
}
export interface Preview {
  rows: readonly PreviewRow[]
}

/** Lines that were not written anew, and why. */
export async function fetchSkipped(work: Work, job: ListJob): Promise<void> {
  const blob = await work.fetchFile(`/api/lists/${job.id}/skipped.csv`)
  download(`${job.fileName.replace(/\.[^.]+$/, '')}-dilewati.csv`, blob)
}

/** The rows that came back, as the file they can be mended in. */
export async function fetchRefused(work: Work, job: ListJob, kind: 'csv' | 'xlsx'): Promise<void> {
  const blob = await work.fetchFile(`/api/lists/${job.id}/refused.${kind}`)
  download(`${job.fileName.replace(/\.[^.]+$/, '')}-dikembalikan.${kind}`, blob)
}
