// Signed-in browsers for stories: requests through the real HTTP doors, under a session of each person's own device.
import { createHash, randomBytes } from 'node:crypto'
import { newId } from '../../engine/values/id.ts'
import { openPlaces, placeAnswers } from '../../rooms/places/answers.server.ts'
import type { PlaceIndex } from '../../rooms/places/door.ts'
import { buildServer } from '../server.server.ts'
import type { Town, TownPerson } from './town.server.ts'

interface Answered {
  headers: { [name: string]: unknown }
  statusCode: number
  body: string
  rawPayload: Buffer
  json: () => unknown
}

export interface Browsers {
  get(by: TownPerson, url: string): Promise<Answered>
  post(by: TownPerson, url: string, body: object): Promise<Answered>
  /** A file. */
  put(by: TownPerson, url: string, name: string, bytes: string | Buffer): Promise<Answered>
  close(): Promise<void>
}

/** The doors over a town's house, with the whole region table unless told otherwise, and a session for each of these people. */
export async function openBrowsers(town: Town, people: readonly TownPerson[], places?: PlaceIndex): Promise<Browsers> {
  const { db } = town.doors.road
  const app = await buildServer({ ...town.doors, places: places ? placeAnswers(places) : await openPlaces(db) }, null)
  const cookies = new Map<string, string>()
  for (const p of people) {
    const token = randomBytes(16).toString('hex')
    const device = newId()
    await db.tx({ role: 'guyub_job' }, async (tx) => {
      await tx.change('insert into device (id, person, public_key, label, enrolled_at) values ($1, $2, $3, $4, $5)', [device, p.id, 'k', 'uji', town.now()])
      await tx.change('insert into session (token_hash, person, device, made_at, expires_at) values ($1, $2, $3, $4, $5)', [createHash('sha256').update(token).digest('hex'), p.id, device, town.now(), '2099-01-01T00:00:00Z'])
    })
    cookies.set(p.id, `guyub_session=${token}`)
  }
  const headers = (by: TownPerson): { cookie: string } => ({ cookie: cookies.get(by.id) ?? '' })
  return {
    get: (by, url) => app.inject({ method: 'GET', url, headers: headers(by) }),
    post: (by, url, body) => app.inject({ method: 'POST', url, payload: body, headers: headers(by) }),
    put: (by, url, name, bytes) => app.inject({ method: 'PUT', url, payload: bytes, headers: { ...headers(by), 'content-type': 'text/csv', 'x-guyub-file': encodeURIComponent(name) } }),
    close: async () => {
      await app.close()
    },
  }
}
