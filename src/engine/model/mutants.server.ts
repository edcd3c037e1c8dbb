// Faults sown on purpose, each at a seam: a database that forgets, a line that lies, a disk that says yes too early.
// A model that lets one of them live is no model; every one must be caught within so many histories.
import type { Change } from '../act.ts'
import type { Bytes, DiskWrite } from '../device/ports.ts'
import type { House } from '../house.ts'
import type { Database, Tx } from '../store.server/database.server.ts'
import type { PullAnswer, SpaceDelta } from '../wire.ts'
import type { Seams } from './server.server.ts'

export interface Mutant {
  name: string
  /** A new one for each run: a fault may remember things. */
  seams: () => Seams
}

type Rows = { [column: string]: unknown }[]
type Meddle = {
  /** The rows of a question instead of the true ones. */
  rows?: (text: string, found: Rows) => Rows
  /** The text and values of a statement instead of the true ones; null: it is not sent at all. */
  change?: (text: string, params: readonly unknown[]) => { text: string; params: readonly unknown[] } | null
}

function meddled(db: Database, m: Meddle): Database {
  const between = (tx: Tx): Tx => ({
    exec: text => tx.exec(text),
    query: async <T>(text: string, params?: readonly unknown[]) => {
      const found = await tx.query<T>(text, params)
      return m.rows ? (m.rows(text, found as Rows) as T[]) : found
    },
    change: async (text, params = []) => {
      const now = m.change ? m.change(text, params) : { text, params }
      return now ? tx.change(now.text, now.params) : 0
    },
  })
  return { ...db, tx: (scope, work) => db.tx(scope, tx => work(between(tx))) }
}

const everyNth = (n: number): (() => boolean) => {
  let k = 0
  return () => ++k % n === 0
}

export const mutants: readonly Mutant[] = [
  {
    name: 'a dropped lock: versions given by what was read before another’s turn',
    seams: () => {
      const before = new Map<string, { [column: string]: unknown }>()
      const now = everyNth(9)
      const rows = (text: string, found: Rows): Rows => {
        if (!text.includes('from space') || !text.includes('for update')) return found
        const stale = now()
        return found.map(row => {
          const key = String(row.space)
          const old = before.get(key)
          before.set(key, row)
          return stale && old ? old : row
        })
      }
      return { db: db => meddled(db, { rows }) }
    },
  },
  {
    name: 'last write wins: the server does not ask what the writer had seen',
    seams: () => ({
      house: (house: House): House => {
        const blind = (c: Change): Change => {
          if (c.kind !== 'put') return c
          const { was: _was, ...rest } = c
          return rest
        }
        const acts = [...house.acts].map(([name, type]) => [name, { ...type, effect: (...all: Parameters<typeof type.effect>) => type.effect(...all).map(blind) }] as const)
        return { ...house, acts: new Map(acts) }
      },
    }),
  },
  {
    name: 'a forgotten leave-notice',
    seams: () => ({ db: db => meddled(db, { change: (text, params) => (text.startsWith('insert into leave_notice') ? null : { text, params }) }) }),
  },
  {
    name: 'an outbox entry skipped when the phone opens again',
    seams: () => ({
      disk: disk => ({
        ...disk,
        list: async box => {
          const all = await disk.list(box)
          return box === 'outbox' ? all.slice(0, Math.max(1, all.length - 1)) : all
        },
      }),
    }),
  },
  {
    name: 'a cursor one too far',
    seams: () => ({
      db: db => meddled(db, {
        change: (text, params) => {
          if (!text.startsWith('insert into device_cursor')) return { text, params }
          return { text, params: [...params.slice(0, -1), (params.at(-1) as number[]).map(v => v + 1)] }
        },
      }),
    }),
  },
  {
    name: 'acknowledged before it is stored',
    seams: () => {
      const last = new Map<string, number>()
      return {
        line: (road, about) => ({
          ...road,
          pull: async ask => {
            const met = await road.pull(ask.fresh ? ask : { ...ask, ack: Math.max(ask.ack, last.get(about.device()) ?? 0) })
            if (met.kind === 'ok') last.set(about.device(), met.answer.batch)
            return met
          },
        }),
      }
    },
  },
  {
    name: 'a yes before it is durable',
    seams: () => ({
      disk: disk => {
        let waiting: readonly DiskWrite[] = []
        return {
          ...disk,
          write: async changes => {
            const due = waiting
            waiting = changes
            if (due.length > 0) await disk.write(due)
          },
          read: async (box, key): Promise<Bytes | undefined> => {
            const mine = waiting.findLast(c => c.box === box && c.key === key)
            return mine ? (mine.bytes ?? undefined) : disk.read(box, key)
          },
        }
      },
    }),
  },
  {
    name: 'news for the wrong phone',
    seams: () => {
      const now = everyNth(6)
      let others: SpaceDelta[] = []
      return {
        line: road => ({
          ...road,
          pull: async ask => {
            const met = await road.pull(ask)
            if (met.kind !== 'ok' || met.answer.deltas.length === 0) return met
            const mine = met.answer.deltas
            const answer: PullAnswer = now() ? { ...met.answer, deltas: [...mine, ...others] } : met.answer
            others = mine
            return { kind: 'ok', answer }
          },
        }),
      }
    },
  },
  {
    name: 'delivered twice, performed twice',
    seams: () => ({
      db: db => meddled(db, {
        rows: (text, found) => (text.includes('from act_log') && text.includes('outcome') && text.includes('id = any') ? [] : found),
        change: (text, params) => ({ text: /^insert into act_(log|payload) /.test(text) ? `${text} on conflict do nothing` : text, params }),
      }),
    }),
  },
  { name: 'a revoked phone still served', seams: () => ({ turnedAway: () => false }) },
  { name: 'a change nobody is told of', seams: () => ({ moved: () => [] }) },
  {
    name: 'a refusal told as a yes',
    seams: () => ({
      line: road => ({
        ...road,
        push: async ask => {
          const met = await road.push(ask)
          return met.kind !== 'ok' ? met : { kind: 'ok', answer: { ...met.answer, answers: met.answer.answers.map(a => (a.outcome === 'refused' ? { id: a.id, outcome: 'accepted' as const } : a)) } }
        },
      }),
    }),
  },
  {
    name: 'answers given to the wrong acts',
    seams: () => ({
      line: road => ({
        ...road,
        push: async ask => {
          const met = await road.push(ask)
          if (met.kind !== 'ok') return met
          const { answers } = met.answer
          return { kind: 'ok', answer: { ...met.answer, answers: answers.map((a, i) => ({ ...(answers[(i + 1) % answers.length] as typeof a), id: a.id })) } }
        },
      }),
    }),
  },
  {
    name: 'a conflict nobody keeps',
    seams: () => ({ db: db => meddled(db, { change: (text, params) => (text.startsWith('insert into "conflict"') ? null : { text, params }) }) }),
  },
  {
    name: 'a sum that is forgotten',
    seams: () => {
      const now = everyNth(5)
      return { db: db => meddled(db, { change: (text, params) => (text.startsWith('insert into counter ') && now() ? null : { text, params }) }) }
    },
  },
  {
    name: 'a space that ended and is not told of',
    seams: () => ({
      line: road => ({
        ...road,
        pull: async ask => {
          const met = await road.pull(ask)
          return met.kind === 'ok' ? { kind: 'ok', answer: { ...met.answer, drops: [] } } : met
        },
      }),
    }),
  },
  {
    name: 'a copy that goes on under another device’s name',
    seams: () => ({ disk: disk => ({ ...disk, read: async (box, key) => (box === 'meta' && key === 'device' ? undefined : disk.read(box, key)) }) }),
  },
  {
    name: 'a leave-notice without its reason',
    seams: () => ({ db: db => meddled(db, { rows: (text, found) => (text.includes('from leave_notice') ? found.map(r => ({ ...r, reason: '' })) : found) }) }),
  },
]
