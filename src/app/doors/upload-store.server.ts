// Photos half arrived, kept in the database: whatever was heard survives a killed server, and any process of the house can go on.
import { DataStore, Upload } from '@tus/server'
import type { Road } from '../../engine/road.server/road.server.ts'
import { Refused, sentence } from './door.server.ts'

/** Who sends it: a device, or the act of somebody without an account. */
export type Sender = `d:${string}` | `a:${string}`

export interface Half {
  size: number
  received: number
  /** Its bytes lie beside their row already. */
  done: boolean
}

/** Heard bytes are made durable at this many: what a broken line costs at most. */
const pieceBytes = 32_768
const forgottenAfterMs = 7 * 86_400_000

export const uploadId = (sender: Sender, hash: string): string => `${sender}/${hash}`

const splitId = (id: string): [sender: string, hash: string] => {
  const at = id.lastIndexOf('/')
  return [id.slice(0, at), id.slice(at + 1)]
}

const overtaken = new Refused(409, sentence('UNGGAHAN_TERSELA', 'Foto ini sedang dikirim lewat sambungan lain. Akan dilanjutkan.', 'This photo is being sent over another connection. It goes on from there.'))

/** The library asks for a class. Times come from the road's clock, and sweeping is ours, so its own expiry stays off. */
export class UploadStore extends DataStore {
  readonly #road: Road
  constructor(road: Road) {
    super()
    this.#road = road
    this.extensions = ['creation', 'creation-with-upload']
  }

  async find(id: string): Promise<Half | null> {
    const rows = await this.#road.db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query<Half>(
      'select size, received, done_at is not null as done from photo_upload where sender = $1 and hash = $2', splitId(id)))
    return rows[0] ?? null
  }

  /** Begun once: whoever begins again at the start finds what has come already. */
  override async create(upload: Upload): Promise<Upload> {
    const [sender, hash] = splitId(upload.id)
    const known = await this.find(upload.id)
    if (known && (known.done || known.size !== upload.size)) await this.remove(upload.id)
    await this.#road.db.tx({ role: 'guyub_job' }, (tx) => tx.change(
      'insert into photo_upload (sender, hash, size, begun_at) values ($1, $2, $3, $4) on conflict (sender, hash) do nothing',
      [sender, hash, upload.size, this.#road.clock().toISOString()]))
    return upload
  }

  override async getUpload(id: string): Promise<Upload> {
    const half = await this.find(id)
    if (!half) throw new Refused(404, sentence('TIDAK_ADA', 'Kiriman foto ini belum dimulai.', 'This photo has not been begun.'))
    return new Upload({ id, size: half.size, offset: half.received })
  }

  /** Keeps piece by piece what comes after `offset`; bytes that are here already are passed over. A broken line keeps what it brought. */
  override async write(stream: AsyncIterable<Uint8Array>, id: string, offset: number): Promise<number> {
    const have = (await this.getUpload(id)).offset
    let at = offset
    let pending: Uint8Array[] = []
    let pendingBytes = 0
    const keep = async (): Promise<void> => {
      if (pendingBytes === 0) return
      const bytes = Buffer.concat(pending)
      const from = at - pendingBytes
      pending = []
      pendingBytes = 0
      const fresh = bytes.subarray(Math.max(0, have - from))
      if (fresh.length > 0) await this.#append(id, Math.max(from, have), fresh)
    }
    try {
      for await (const chunk of stream) {
        pending.push(chunk)
        pendingBytes += chunk.length
        at += chunk.length
        if (pendingBytes >= pieceBytes) await keep()
      }
    } finally {
      await keep()
    }
    return Math.max(at, have)
  }

  async #append(id: string, at: number, bytes: Uint8Array): Promise<void> {
    const [sender, hash] = splitId(id)
    await this.#road.db.tx({ role: 'guyub_job' }, async (tx) => {
      const moved = await tx.change('update photo_upload set received = $4 where sender = $1 and hash = $2 and received = $3 and done_at is null', [sender, hash, at, at + bytes.length])
      if (moved === 0) throw overtaken
      await tx.change('insert into photo_piece (sender, hash, at, bytes) values ($1, $2, $3, $4)', [sender, hash, at, bytes])
    })
  }

  /** Everything that has come, in its order. */
  async bytes(id: string): Promise<Buffer> {
    const pieces = await this.#road.db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query<{ bytes: Uint8Array }>(
      'select bytes from photo_piece where sender = $1 and hash = $2 order by at', splitId(id)))
    return Buffer.concat(pieces.map((p) => p.bytes))
  }

  /** It is whole and where it belongs: the pieces go, that it came stays known for whoever asks again. */
  async finish(id: string): Promise<void> {
    await this.#road.db.tx({ role: 'guyub_job' }, async (tx) => {
      await tx.change('update photo_upload set done_at = $3 where sender = $1 and hash = $2', [...splitId(id), this.#road.clock().toISOString()])
      await tx.change('delete from photo_piece where sender = $1 and hash = $2', splitId(id))
    })
  }

  override async remove(id: string): Promise<void> {
    await this.#road.db.tx({ role: 'guyub_job' }, async (tx) => {
      await tx.change('delete from photo_piece where sender = $1 and hash = $2', splitId(id))
      await tx.change('delete from photo_upload where sender = $1 and hash = $2', splitId(id))
    })
  }
}

/** Uploads begun more than a week ago are forgotten: the phone still has the photo and begins anew. Returns how many. */
export async function sweepUploads(road: Road): Promise<number> {
  const before = new Date(road.clock().getTime() - forgottenAfterMs).toISOString()
  return road.db.tx({ role: 'guyub_job' }, async (tx) => {
    await tx.change('delete from photo_piece p using photo_upload u where u.sender = p.sender and u.hash = p.hash and u.begun_at < $1', [before])
    return tx.change('delete from photo_upload where begun_at < $1', [before])
  })
}
