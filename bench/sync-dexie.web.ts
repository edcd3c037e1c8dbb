// Dexie, fed from one stream of lines: a table a kind, the indexes the questions need, every transaction on the disk before it is over.
import { Dexie, type Table } from 'dexie'
import { answeredRight, timed, type Answers, type Side } from './sync-ask.web.ts'
import { type Doc, wordsOf } from './sync-questions.ts'

export function dexieSide(settings: { batch: number }): Side {
  const db = new Dexie('desa', { chromeTransactionDurability: 'strict' })
  // Answers are read by whom they are about; names by their words; households by their standing.
  db.version(1).stores({ person: 'id, *words, householdId', household: 'id', householdStatus: 'id, rtlh', answer: 'id, ownerId', visit: 'id, householdId' })
  const table = (name: string): Table<Doc, string> => db.table(name)
  const answers: Answers = {
    nameOf: async (id) => (await table('person').get(id))?.name as string | undefined,
    peopleNamed: async (f) => (await table('person').where('words').startsWith(f).distinct().toArray()).length,
    groups: async () => {
      const status = table('householdStatus')
      const keys = (await status.orderBy('rtlh').uniqueKeys()) as string[]
      return Object.fromEntries(await Promise.all(keys.map(async (k) => [k, await status.where('rtlh').equals(k).count()] as const)))
    },
  }

  async function keep(docs: Doc[]): Promise<void> {
    const byType = Map.groupBy(docs, (d) => d.type)
    await db.transaction('rw', [...byType.keys()], () => Promise.all([...byType].map(([type, list]) => table(type).bulkPut(list))))
  }

  return {
    async first(q) {
      const began = performance.now()
      const response = await fetch(`/lines-${q.records}`)
      let left = ''
      let batch: Doc[] = []
      const take = (line: string): void => {
        const doc = JSON.parse(line) as Doc
        if (doc.type === 'person') doc.words = wordsOf(String(doc.name))
        batch.push(doc)
      }
      // Lines are read on while the batch before them is written.
      let writing: Promise<void> = Promise.resolve()
      const reader = (response.body as ReadableStream<Uint8Array<ArrayBuffer>>).pipeThrough(new TextDecoderStream()).getReader()
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        const lines = (left + part.value).split('\n')
        left = lines.pop() ?? ''
        for (const line of lines) take(line)
        if (batch.length < settings.batch) continue
        const full = batch
        batch = []
        await writing
        writing = keep(full)
      }
      if (left !== '') take(left)
      await writing
      await keep(batch)
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
    edit: () => Promise.reject(new Error('Dexie has no way up')),
    push: () => Promise.reject(new Error('Dexie has no way up')),
  }
}
