// The page of the peers: the one that is asked for stands ready as `bench`.
import type { Side } from './sync-ask.web.ts'

declare global {
  interface Window {
    bench: Side
  }
}

const asked = new URLSearchParams(location.search)
const number = (name: string): number => Number(asked.get(name))

async function side(): Promise<Side> {
  switch (asked.get('peer')) {
    case 'pouch': return (await import('./sync-pouch.web.ts')).pouchSide({ batch: number('batch'), limit: number('limit') })
    case 'rxdb': return (await import('./sync-rxdb.web.ts')).rxdbSide({ batch: number('batch') })
    case 'dexie': return (await import('./sync-dexie.web.ts')).dexieSide({ batch: number('batch') })
    default: throw new Error('which peer?')
  }
}

window.bench = await side()
