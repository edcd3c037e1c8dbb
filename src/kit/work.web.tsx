// How a screen reaches the work: it asks views and performs acts, and knows neither the device's store nor the server.
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import type { Refusal } from '../engine/act.ts'
import type { Sum } from '../engine/counter.ts'
import type { Text } from '../engine/field.ts'
import type { AnyRow } from '../engine/record.ts'
import type { ViewRow } from '../engine/view.ts'
import type { Who } from '../engine/who.ts'

export type ViewState =
  | { status: 'loading' }
  /** `from`: the device's own rows, or the server's answer just now. `held` = answered without a signal. */
  | { status: 'ready'; rows: ViewRow[]; more: boolean; from: 'device' | 'server' }
  | { status: 'offline' }
  | { status: 'refused'; say: Text }
  | { status: 'failed'; say?: Text }

export type ActResult =
  | { ok: true; id: string }
  | { ok: false; refusal: Refusal; problems?: Record<string, Text> }

export interface Me {
  person: string
  name: string
  /** Where the account lives. */
  home: string
  who: Who
  /** The post now being worked under, chosen when somebody holds several. */
  post: {
    id: string
    role: string
    roleLabel: Text
    place: string
    placeName: string
    unit: string | null
  } | null
  posts: readonly {
    id: string
    role: string
    roleLabel: Text
    place: string
    placeName: string
    unit: string | null
  }[]
  demo: boolean
}

export interface SyncState {
  state: 'saved' | 'sending' | 'offline' | 'trouble'
  unsent: number
  /** Refused, proposed, unreadable, in conflict: what waits on this person. */
  attention: number
  lastContact: string | null
}

/** What the app gives to screens. */
export interface Work {
  me: Me
  /** Run a view: from memory when the device holds the place, else on the server. */
  view(name: string, params: { [k: string]: unknown }): Promise<ViewState>
  /** Perform an act at its routing place: on the device at once, to the server when there is a signal. */
  act(name: string, place: string, input: { [k: string]: unknown }): Promise<ActResult>
  /** Ask a door of the server that is not a view (places, pictures, history). Rejects with OfflineError or RefusedError. */
  ask<T>(path: string, init?: { method?: 'GET' | 'POST'; body?: unknown }): Promise<T>
  /** PUT a file of the person's own to a door, telling how much has left. Rejects like `ask`. */
  sendFile<T>(path: string, file: File, onSent?: (sent: number, all: number) => void, signal?: AbortSignal): Promise<T>
  /** A file a door makes, whole. Rejects like `ask`. */
  fetchFile(path: string): Promise<Blob>
  /** The counters over a place this device carries whole; null where it does not. */
  count(place: string): readonly Sum[] | null
  /** Every row of a record in a place this device carries whole, numbers unmasked, for reckoning on the device itself; null where it does not. */
  carried(record: string, place: string): Iterable<AnyRow> | null
  /** Grows when rows on the device or an act's outcome changed. */
  version(): number
  subscribe(listener: () => void): () => void
  sync(): SyncState
  /** Name of a place as far as this device knows it; the code itself otherwise. Learns missing names in the background. */
  placeName(code: string): string
  /** Forms begun and not yet sent, sealed on the device: they survive a closed app and an empty battery. */
  drafts: {
    get(name: string): unknown
    save(name: string, value: unknown): Promise<void>
    drop(name: string): Promise<void>
  }
  newId(): string
  now(): string
  /** What later rooms add to this room's screens. */
  slot<P>(
    name: string,
  ): readonly { room: string; load: () => Promise<{ default: (props: P) => ReactNode }> }[]
}

export class OfflineError extends Error {}
export class RefusedError extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.code)
    this.refusal = refusal
  }
}

const Context = createContext<Work | null>(null)
export const WorkProvider = Context.Provider

export function useWork(): Work {
  const work = useContext(Context)
  if (!work) throw new Error('a screen stands outside WorkProvider')
  return work
}

export const useMe = (): Me => useWork().me

/** True when the present person holds one of these roles (anywhere, or at the place). */
export function useHolds(roles: readonly string[], place?: string): boolean {
  const { who } = useMe()
  return who.posts.some(
    p =>
      roles.includes(p.role) &&
      (place === undefined || p.place === '' || place === p.place || place.startsWith(`${p.place}.`)),
  )
}

/** A live view: asked again whenever something changed on the device, and by `again`. Params are compared by content; null = do not ask yet. */
export function useView(
  name: string,
  params: { [k: string]: unknown } | null,
): ViewState & { again: () => void } {
  const work = useWork()
  const version = useSyncExternalStore(work.subscribe, () => work.version())
  const key = params === null ? null : JSON.stringify(params)
  const [state, setState] = useState<ViewState>({ status: 'loading' })
  const [round, setRound] = useState(0)
  const asked = useRef('')
  // biome-ignore lint/correctness/useExhaustiveDependencies: version and round are what makes it ask again
  useEffect(() => {
    if (key === null) return
    let current = true
    const question = `${name}?${key}`
    if (asked.current !== question) setState({ status: 'loading' })
    asked.current = question
    void work.view(name, JSON.parse(key) as { [k: string]: unknown }).then(answer => {
      if (current) setState(answer)
    })
    return () => {
      current = false
    }
  }, [work, name, key, version, round])
  const again = useCallback(() => setRound(r => r + 1), [])
  return useMemo(() => ({ ...state, again }), [state, again])
}

/** Something asked of the server that is no view. `null` = do not ask yet. */
export function useAsk<T>(
  path: string | null,
): (
  | { status: 'loading' }
  | { status: 'ready'; data: T }
  | { status: 'offline' }
  | { status: 'refused'; say: Text }
  | { status: 'failed' }
) & { again: () => void } {
  const work = useWork()
  const [state, setState] = useState<
    | { status: 'loading' }
    | { status: 'ready'; data: T }
    | { status: 'offline' }
    | { status: 'refused'; say: Text }
    | { status: 'failed' }
  >({ status: 'loading' })
  const [round, setRound] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: round is what makes it ask again
  useEffect(() => {
    if (path === null) return
    let current = true
    setState({ status: 'loading' })
    work.ask<T>(path).then(
      data => current && setState({ status: 'ready', data }),
      (error: unknown) => {
        if (!current) return
        if (error instanceof OfflineError) setState({ status: 'offline' })
        else if (error instanceof RefusedError) setState({ status: 'refused', say: error.refusal.say })
        else setState({ status: 'failed' })
      },
    )
    return () => {
      current = false
    }
  }, [work, path, round])
  const again = useCallback(() => setRound(r => r + 1), [])
  return useMemo(() => ({ ...state, again }), [state, again])
}

/** A form's draft: what was begun (as it stood when the form was opened), and how to keep and end it. */
export function useDraft<T>(name: string): { begun: T | null; keep: (value: T) => void; done: () => void } {
  const { drafts } = useWork()
  const ended = useRef(false)
  const [begun] = useState(() => (drafts.get(name) as T | undefined) ?? null)
  return useMemo(() => ({
    begun,
    // The kept words are a convenience beside the form; a full disk is said where it matters, when the act is stored.
    keep: (value: T) => {
      if (!ended.current) void drafts.save(name, value).catch(() => undefined)
    },
    done: () => {
      ended.current = true
      void drafts.drop(name).catch(() => undefined)
    },
  }), [begun, drafts, name])
}

/** Where the sending stands; `work.sync()` gives the same object until something changed. */
export function useSync(): SyncState {
  const work = useWork()
  return useSyncExternalStore(work.subscribe, work.sync)
}

/** One screen of a room. `path` is a wouter pattern; the app collects them and photographs each. */
export interface Route {
  path: string
  title: Text
  /** Role codes that may open it; null = everybody signed in. */
  roles: readonly string[] | null
  /** In the navigation of these roles: position, icon, short label. */
  nav?: { order: number; icon: string; label: Text; roles: readonly string[] }
  load: () => Promise<{ default: (props: { params: { [k: string]: string } }) => ReactNode }>
}

/** What a room's `screens/routes.web.tsx` exports: its screens, and what it adds to screens of earlier rooms. */
export interface Screens {
  room: string
  routes: readonly Route[]
  slots?: { readonly [slot: string]: () => Promise<{ default: (props: never) => ReactNode }> }
}
