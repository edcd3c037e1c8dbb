// RxDB over HTTP replication on its Dexie storage: a collection a kind, one index for the counting; names are searched by a regular expression, for it indexes no words.
import { createRxDatabase, type RxCollection, type RxDatabase, type RxJsonSchema } from 'rxdb/plugins/core'
import { replicateRxCollection } from 'rxdb/plugins/replication'
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie'
import { answeredRight, timed, type Answers, type Side } from './sync-ask.web.ts'
import type { Doc, Questions } from './sync-questions.ts'

const types = ['household', 'householdStatus', 'answer', 'person', 'visit'] as const

function schemaOf(type: string): RxJsonSchema<Doc> {
  const text = { type: 'string' as const }
  return {
    version: 0, primaryKey: 'id', type: 'object', required: ['id'],
    properties: { id: { type: 'string', maxLength: 60 }, type: text, name: text, address: text, householdId: text, ownerId: text, rtlh: { type: 'string', maxLength: 20 } },
    ...(type === 'householdStatus' ? { required: ['id', 'rtlh'], indexes: ['rtlh'] } : {}),
    additionalProperties: true,
  } as RxJsonSchema<Doc>
}

export function rxdbSide(settings: { batch: number }): Side {
  let db: Promise<RxDatabase> | null = null
  const opened = (): Promise<RxDatabase> => (db ??= open())
  async function open(): Promise<RxDatabase> {
    const made = await createRxDatabase({ name: 'desa', storage: getRxStorageDexie({ chromeTransactionDurability: 'strict' }), multiInstance: false })
    await made.addCollections(Object.fromEntries(types.map((type) => [type.toLowerCase(), { schema: schemaOf(type) }])))
    return made
  }
  const of = async (type: string): Promise<RxCollection<Doc>> => (await opened()).collections[type.toLowerCase()] as RxCollection<Doc>
  const answers: Answers = {
    nameOf: async (id) => (await (await of('person')).findOne(id).exec())?.get('name') as string | undefined,
    peopleNamed: async (f) => (await (await of('person')).find({ selector: { name: { $regex: f, $options: 'i' } } }).exec()).length,
    async groups() {
      const status = await of('householdStatus')
      // It lists no distinct values: the three there are, are known.
      return Object.fromEntries(await Promise.all(['ya', 'tidak', 'tidak_diketahui'].map(async (k) => [k, await status.count({ selector: { rtlh: k } }).exec()] as const)))
    },
  }

  async function replicate(type: string, records: number): Promise<void> {
    const state = replicateRxCollection<Doc, { id: string }>({
      replicationIdentifier: `desa-${records}-${type}`, collection: await of(type), live: false, retryTime: 1000, waitForLeadership: false,
      pull: {
        batchSize: settings.batch,
        handler: async (checkpoint, limit) => {
          const response = await fetch(`/rx-${records}/${type}?limit=${limit}&after=${encodeURIComponent(checkpoint?.id ?? '')}`)
          const told = (await response.json()) as { documents: Doc[]; checkpoint: { id: string } }
          return { documents: told.documents.map((d) => ({ ...d, _deleted: false })), checkpoint: told.checkpoint }
        },
      },
    })
    const failed = new Promise<never>((_, reject) => state.error$.subscribe(reject))
    await Promise.race([state.awaitInitialReplication(), failed])
  }

  return {
    async first(q: Questions) {
      const began = performance.now()
      await opened()
      await Promise.all(types.map((type) => replicate(type, q.records)))
      const storedMs = performance.now() - began
      await answeredRight(answers, q)
      return { storedMs, readyMs: performance.now() - began }
    },
    async again(q) {
      const began = performance.now()
      await answeredRight(answers, q)
      return { readyMs: performance.now() - began }
    },
    ask: (q) => timed(answers, q),
    edit: () => Promise.reject(new Error('only the way down is measured here')),
    push: () => Promise.reject(new Error('only the way down is measured here')),
  }
}
