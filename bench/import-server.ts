// The server that brings a list in, in a process of its own, so that it can be measured and killed. Told by its arguments, tells by lines of JSON.
import { createReadStream, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { readConfig } from '../src/app/config.server.ts'
import { openDatabase, openHouse } from '../src/app/open.server.ts'
import { applyActs, houseAct } from '../src/engine/road.server/apply.server.ts'
import { recount } from '../src/engine/road.server/recount.server.ts'
import { derivedId, newId } from '../src/engine/values/id.ts'

const [path = '', place = '33.28', what = 'bring'] = process.argv.slice(2)
const say = (told: { [k: string]: unknown }): void => {
  process.stdout.write(`${JSON.stringify(told)}\n`)
}
const memory = (field: string): number => Math.round(Number(new RegExp(`${field}:\\s+(\\d+)`).exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0) / 1024)

const doors = await openHouse(readConfig([]), await openDatabase(readConfig([])))
const { road, lists } = doors
const person = derivedId('bench import', place)
if (!(await doors.people.find(person))) {
  const at = '2026-01-01T00:00:00.000Z'
  const answers = await applyActs(road, [
    houseAct(road, 'organization.addAccount', { accountId: person, name: 'Pengukur', lang: 'id' }, place, newId(), at),
    houseAct(road, 'organization.appoint', { appointmentId: newId(), personId: person, role: 'dinsos_verifier', from: '2020-01-01', until: null, unit: null, sk: 'SK/001/UKUR' }, place, newId(), at),
  ])
  if (answers.some((a) => a.outcome !== 'accepted')) throw new Error(`the measuring person could not be made: ${answers.map((a) => a.code ?? a.outcome).join(', ')}`)
  doors.people.forget()
}

if (what === 'villages') {
  say({ villages: doors.places.index.within(place, 'village').map((v) => v.code) })
} else {
  say({ ready: true, restMb: memory('VmRSS') })
  const began = performance.now()
  let id: string
  if (what === 'resume') {
    await lists.resume()
    id = (await lists.ofPlaces([place]))[0]?.id ?? ''
  } else {
    const came = await lists.receive(createReadStream(path), { name: basename(path), place, person })
    id = came.job.id
    const mapping = came.suggestions[0]?.mapping
    if (!mapping) throw new Error('no profile knows these headers')
    say({ receivedMs: Math.round(performance.now() - began) })
    await lists.check(id, person, { source: 'Pengukuran', mapping, places: {} })
    const checked = await lists.settled(id)
    say({ checkedMs: Math.round(performance.now() - began), state: checked.state, rows: checked.result?.rows, good: checked.result?.good, refused: checked.result?.refused, rssMb: memory('VmRSS') })
    await lists.start(id, person)
  }
  const watch = setInterval(() => {
    void lists.find(id).then((job) => {
      if (job) say({ rowsWritten: lists.told(job).progress.rowsWritten, rssMb: memory('VmRSS') })
    })
  }, 500)
  const ended = await lists.settled(id)
  clearInterval(watch)
  const tookMs = Math.round(performance.now() - began)
  say({ ended: ended.state, tookMs, totals: ended.totals, peakMb: memory('VmHWM'), wrongSums: what === 'resume' ? (await recount(road)).length : null })
}
await road.db.close()
