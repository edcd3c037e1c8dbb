// Resumed uploads through the tus library, behind our own doors: who may is asked anew with every request.
import { Readable } from 'node:stream'
import { Server, type Upload } from '@tus/server'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type App, type Doors, noStore, Refused, sentence } from './door.server.ts'
import { type Sender, uploadId, UploadStore } from './upload-store.server.ts'

export interface Resumed {
  path: string
  summary: string
  tag: string
  /** Bytes one upload may have. */
  most: number
  config?: object
  /** Who sends this photo, and what happens once it is whole. Throws a sentence for whoever may not; `begins` is a new upload. */
  sender(request: FastifyRequest, hash: string, begins: boolean): Promise<{ sender: Sender; whole: (bytes: Buffer) => Promise<unknown> }>
  /** Is a photo that came before wanted once more? */
  wanted(request: FastifyRequest, hash: string): Promise<boolean>
}

interface Trip {
  id: string
  hash: string
  finish: () => Promise<void>
  /** Why the library could not go on. */
  fault?: unknown
}

const told = ['location', 'upload-offset', 'upload-length', 'tus-resumable', 'tus-version', 'tus-extension', 'tus-max-size'] as const
const tooLarge = new Refused(413, sentence('TERLALU_BESAR', 'Foto ini terlalu besar.', 'This photo is too large.'))
const nothingToSend = new Refused(400, sentence('FOTO_KOSONG', 'Foto ini kosong atau ukurannya tidak disebut.', 'This photo is empty, or its size was not told.'))
const goOn = sentence('UNGGAHAN_TERPUTUS', 'Foto belum sampai utuh. Akan dilanjutkan dari yang sudah sampai.', 'The photo has not arrived whole. It goes on from what has come.')

export function resumedUploads(app: App, doors: Doors, { path, summary, tag, most, config = {}, sender, wanted }: Resumed): void {
  const store = new UploadStore(doors.road)
  const trips = new WeakMap<object, Trip>()
  const tripOf = (request: object): Trip => {
    const trip = trips.get(request)
    if (!trip) throw new Error('an upload without its trip')
    return trip
  }
  const server = new Server({
    path,
    datastore: store,
    maxSize: most,
    relativeLocation: true,
    namingFunction: (request) => tripOf(request).id,
    getFileIdFromRequest: (request) => tripOf(request).id,
    generateUrl: (request) => `${path}/${tripOf(request).hash}`,
    async onUploadFinish(request, _upload: Upload) {
      await tripOf(request).finish()
      return {}
    },
    onResponseError(request, error) {
      tripOf(request).fault = error
      return undefined
    },
  })

  if (!app.hasContentTypeParser('application/offset+octet-stream')) {
    app.addContentTypeParser('application/offset+octet-stream', { bodyLimit: most }, (_request, payload, done) => done(null, payload))
  }
  app.route({
    method: ['POST', 'HEAD', 'PATCH'],
    url: `${path}/:hash`,
    bodyLimit: most,
    config,
    schema: { tags: [tag], summary, params: z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/) }) },
    async handler(request, reply) {
      noStore(reply)
      const { hash } = request.params as { hash: string }
      const begins = request.method === 'POST'
      if (begins && !(Number(request.headers['upload-length']) > 0)) throw nothingToSend
      const whose = await sender(request, hash, begins)
      const id = uploadId(whose.sender, hash)
      const finish = async (): Promise<void> => {
        try {
          await whose.whole(await store.bytes(id))
        } catch (error) {
          // Damaged, or no photo at all: nothing of it can be gone on with.
          if (error instanceof Refused && error.status === 400) await store.remove(id)
          throw error
        }
        await store.finish(id)
      }
      const half = await store.find(id)
      if (half?.done && (await wanted(request, hash))) await store.remove(id)
      // Heard whole, and the server died before it could say so.
      else if (half && !half.done && half.received === half.size) await finish()

      const webRequest = new Request(`http://guyub${path}/${hash}`, {
        method: request.method,
        headers: headersOf(request),
        ...(request.body ? { body: Readable.toWeb(request.body as Readable) as ReadableStream, duplex: 'half' } : {}),
      } as RequestInit)
      const trip: Trip = { id, hash, finish }
      trips.set(webRequest, trip)
      const answer = await server.handleWeb(webRequest)
      if (trip.fault !== undefined) throw spoken(trip.fault)
      for (const name of told) {
        const value = answer.headers.get(name)
        if (value !== null) reply.header(name, value)
      }
      return reply.code(answer.status).send()
    },
  })
}

const passed = ['tus-resumable', 'upload-length', 'upload-offset', 'content-type', 'content-length'] as const

function headersOf(request: FastifyRequest): [string, string][] {
  return passed.flatMap((name): [string, string][] => {
    const value = request.headers[name]
    return typeof value === 'string' ? [[name, value]] : []
  })
}

/** Our own refusals and the storage's troubles as they are; the library's words as one sentence a phone understands. */
function spoken(fault: unknown): unknown {
  const status = (fault as { status_code?: unknown }).status_code
  if (typeof status !== 'number') return fault
  if (status === 413) return tooLarge
  return new Refused(status >= 500 ? 503 : Math.max(status, 400), goOn)
}
