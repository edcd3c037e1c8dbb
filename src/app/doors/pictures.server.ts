// Pictures of a territory: numbers for it and for each place one level down, never names. Kept until the sums are rolled up anew.
import { z } from 'zod'
import { rolledAt, sumsOf } from '../../engine/road.server/rollup.server.ts'
import { dayAt } from '../../engine/values/day.ts'
import { cutsFor, pictureOf, valuesOf, type MeasureGroup } from '../../rooms/monitoring/door.ts'
import { tileGrid } from '../../rooms/places/tile-grid.ts'
import { type App, type Doors, noStore } from './door.server.ts'
import { placeParam, postsOver, unknownPlace } from './territory.server.ts'

const textSchema = z.object({ id: z.string(), en: z.string() })
const measure = z.object({
  id: z.string(), label: textSchema, n: z.number().nullable(), of: z.number().optional(), tone: z.string(), unit: textSchema.optional(),
  list: z.object({ view: z.string(), params: z.record(z.string(), z.string()) }).optional(),
})
const pictureSchema = z.object({
  place: z.string(), name: z.string(), level: z.string(), parents: z.array(z.object({ code: z.string(), name: z.string() })), rolledAt: z.string().nullable(),
  /** True where the reader's post allows lists, not only numbers. */
  lists: z.boolean(),
  groups: z.array(z.object({ id: z.string(), title: textSchema, hint: textSchema.optional(), measures: z.array(measure) })),
  children: z.array(z.object({ code: z.string(), name: z.string(), values: z.record(z.string(), z.number().nullable()) })),
  grid: z.array(z.object({ code: z.string(), col: z.number(), row: z.number() })),
})
type Picture = z.infer<typeof pictureSchema>

const keepMost = 500
const forgetAfterMs = 10 * 60_000

export function pictureDoors(app: App, doors: Doors): void {
  const { road, places } = doors
  interface Kept {
    stamp: string
    picture: Picture
    code: string
    suppress: boolean
    askedAt: number
  }
  const kept = new Map<string, Kept>()
  const painting = new Map<string, Promise<Picture>>()

  const stampOf = async (code: string, today: string): Promise<string> => `${today} ${await rolledAt(road, code)}`

  /** Painted once, however many ask for it at the same moment. */
  function painted(code: string, today: string, suppress: boolean, stamp: string): Promise<Picture> {
    const key = `${code}|${suppress}`
    const under = painting.get(`${key} ${stamp}`)
    if (under) return under
    const work = paint(code, today, suppress).then((picture) => {
      if (kept.size > keepMost) kept.clear()
      kept.set(key, { stamp, picture, code, suppress, askedAt: performance.now() })
      return picture
    }).finally(() => painting.delete(`${key} ${stamp}`))
    painting.set(`${key} ${stamp}`, work)
    return work
  }

  // After a roll-up, what was looked at lately is painted anew before anybody waits for it; until then the picture before is shown, under its own time.
  let rolling = false
  doors.whileRolling = async (roll) => {
    rolling = true
    try {
      await roll()
      const today = dayAt(road.clock().toISOString(), '31')
      for (const [key, k] of kept) {
        if (performance.now() - k.askedAt > forgetAfterMs) kept.delete(key)
        else if (k.code.length < 13) await painted(k.code, today, k.suppress, await stampOf(k.code, today)).then(() => Object.assign(kept.get(key) ?? {}, { askedAt: k.askedAt }))
      }
    } finally {
      rolling = false
    }
  }

  async function paint(code: string, today: string, suppress: boolean): Promise<Picture> {
    const place = places.placeAnswer(code)
    if (!place) throw unknownPlace
    const below = places.placeChildren(code) ?? []
    const sums = await sumsOf(road, code, below.map((b) => b.code), cutsFor(today))
    const byChild = Map.groupBy(sums.children, (s) => s.place)
    return {
      place: code, name: place.name, level: place.level, parents: place.parents.map(({ code: c, name }) => ({ code: c, name })), rolledAt: sums.rolledAt, lists: false,
      groups: pictureOf(sums.own, today, suppress) as MeasureGroup[],
      children: below.map((b) => ({ code: b.code, name: b.name, values: valuesOf(byChild.get(b.code) ?? [], today, suppress) })),
      grid: [...tileGrid(below.map((b) => b.code))],
    }
  }

  app.get('/api/pictures/:place', {
    schema: { tags: ['pictures'], summary: 'The picture of a territory and of the places one level down', params: placeParam, response: { 200: pictureSchema } },
  }, async (request, reply) => {
    noStore(reply)
    const code = request.params.place
    const { over, reads } = postsOver(doors, request, code)
    // Donors see no small count at all; everybody else no small restricted one.
    const suppress = over.every((p) => p.role === 'donor')
    const today = dayAt(road.clock().toISOString(), code || '31')
    const had = kept.get(`${code}|${suppress}`)
    if (had) had.askedAt = performance.now()
    if (had && rolling && code.length < 13) return { ...had.picture, lists: reads.has('N') }
    const stamp = await stampOf(code, today)
    const picture = had && had.stamp === stamp && code.length < 13 ? had.picture : await painted(code, today, suppress, stamp)
    return { ...picture, lists: reads.has('N') }
  })
}
