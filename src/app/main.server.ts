// Starts the server: one line with the address when it is ready; Ctrl-C and SIGTERM close it cleanly.
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { newId } from '../engine/values/id.ts'
import { applyActs, houseAct } from '../engine/road.server/apply.server.ts'
import { catalogue } from '../rooms/programs/door.ts'
import { readConfig } from './config.server.ts'
import { demoBegun, loadDemo } from './demo/load.server.ts'
import type { Doors } from './doors/door.server.ts'
import { plainCode, sha256 } from './doors/session.server.ts'
import { CannotConnect, FolderInUse, MigrationRefused, StorageFull } from '../engine/store.server/errors.server.ts'
import { openDatabase, openHouse } from './open.server.ts'
import { run } from './run.server.ts'

const adminPerson = '00000000-0000-7000-8000-000000000001'

async function main(): Promise<void> {
  const config = readConfig()
  const db = await openDatabase(config)
  let doors = await openHouse(config, db)
  if (config.demo && !doors.demo) {
    // A first load that was interrupted is finished now.
    if ((await demoBegun(db)) || (await isEmpty(doors))) {
      process.stderr.write('Memuat data contoh (sekali saja) …\n')
      await loadDemo(doors)
      doors = { ...doors, demo: true }
    }
  } else if (!config.demo && (doors.demo || (await demoBegun(db)))) {
    await db.close()
    throw new Error('This database holds demo data and is stamped so. A real start needs a folder or database of its own: set GUYUB_DATA or DATABASE_URL.')
  }
  if (!config.demo) {
    await firstCatalogue(doors)
    await firstAdministrator(doors)
  }
  const port = await run(doors, join(import.meta.dirname, '..', '..', 'dist'))
  const shown = config.host === '127.0.0.1' || config.host === '0.0.0.0' || config.host === '::' ? 'localhost' : config.host
  process.stdout.write(`Guyub: ${config.tls ? 'https' : 'http'}://${shown}:${port}/\n`)
  process.stdout.write(`Kunci bukti terima: ${doors.keys.published[0].id} (diumumkan di /api/keys)\n`)
}

async function isEmpty(doors: Doors): Promise<boolean> {
  const rows = await doors.road.db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query('select 1 as one from account limit 1'))
  return rows.length === 0
}

/** A new house begins with the national programmes as last known; their owners revise them from then on. */
async function firstCatalogue(doors: Doors): Promise<void> {
  const { road } = doors
  const any = await road.db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query('select 1 as one from programme limit 1'))
  if (any.length > 0) return
  const at = road.clock().toISOString()
  const answers = await applyActs(road, catalogue.map((p) => houseAct(road, 'programs.publish', { ...p }, p.place ?? '', newId(road.clock().getTime()), at)))
  const bad = answers.find((a) => a.outcome !== 'accepted')
  if (bad) throw new Error(`The first programmes could not be published: ${bad.code}`)
}

/** A house without an administrator prints a one-time code, once per start, until somebody used one. */
async function firstAdministrator(doors: Doors): Promise<void> {
  const { road } = doors
  const admins = await road.db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query("select 1 as one from device d join appointment p on p.person_id = d.person where p.role = 'admin' limit 1"))
  if (admins.length > 0) return
  const now = road.clock()
  const at = now.toISOString()
  const code = randomBytes(10).toString('hex').toUpperCase().replace(/(.{5})(?=.)/g, '$1-')
  const act = (name: string, input: { [k: string]: unknown }) => houseAct(road, name, input, '', newId(now.getTime()), at)
  const known = await doors.people.find(adminPerson)
  const answers = await applyActs(road, [
    ...(known ? [] : [
      act('organization.addAccount', { accountId: adminPerson, name: 'Admin pertama', lang: 'id' }),
      act('organization.appoint', { appointmentId: newId(now.getTime()), personId: adminPerson, role: 'admin', from: at.slice(0, 10), sk: 'Pemasangan pertama' }),
    ]),
    act('organization.inviteDevice', { codeId: newId(now.getTime()), personId: adminPerson, codeHash: sha256(plainCode(code)), expiresAt: new Date(now.getTime() + 24 * 3_600_000).toISOString() }),
  ])
  const bad = answers.find((a) => a.outcome !== 'accepted')
  if (bad) throw new Error(`The first administrator could not be made: ${bad.code}`)
  process.stdout.write(`Kode admin pertama (sekali pakai, 24 jam): ${code}\n`)
}

main().catch((error: unknown) => {
  // A sentence for whoever started it; the stack only where it is our own fault.
  const e = error as Error
  const told = e.name === 'Error' || e instanceof FolderInUse || e instanceof CannotConnect || e instanceof MigrationRefused || e instanceof StorageFull
  process.stderr.write(`${told || !e.stack ? e.message : e.stack}\n`)
  process.exit(1)
})
