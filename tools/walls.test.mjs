// Each wall, breached once in a miniature house: every breach must be named, the clean house must pass.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { breaches } from '../walls.mjs'

const made = []
function houseWith(files) {
  const root = mkdtempSync(join(tmpdir(), 'walls-'))
  made.push(root)
  const clean = {
    'src/app/room-order.ts': "export const roomOrder = ['first', 'second'] as const\n",
    'src/engine/field.ts': 'export const field = 1\n',
    'src/engine/store.server/db.server.ts': 'export const db = 1\n',
    'src/kit/button.web.tsx': "import { field } from '../engine/field.ts'\nexport const button = field\n",
    'src/rooms/first/door.ts': 'export const first = 1\n',
    'src/rooms/first/rules.ts': 'export const rule = 1\n',
    'src/rooms/second/door.ts': "import { first } from '../first/door.ts'\nexport const second = first\n",
  }
  for (const [name, text] of Object.entries({ ...clean, ...files })) {
    mkdirSync(dirname(join(root, name)), { recursive: true })
    writeFileSync(join(root, name), text)
  }
  return root
}
afterEach(() => {
  for (const root of made.splice(0)) rmSync(root, { recursive: true })
})

it('lets the clean house stand', () => {
  expect(breaches(houseWith({}))).toEqual([])
})

it.each([
  ['a room looks at a later room', 'src/rooms/first/rules.ts', "import { second } from '../second/door.ts'\nexport const x = second\n", 'a later room'],
  ['a room looks past a door', 'src/rooms/second/rules.ts', "import { rule } from '../first/rules.ts'\nexport const x = rule\n", 'past the door'],
  ['the engine looks at a room', 'src/engine/act.ts', "import { first } from '../rooms/first/door.ts'\nexport const x = first\n", 'the engine looks'],
  ['the kit looks at a room', 'src/kit/list.web.tsx', "import { first } from '../rooms/first/door.ts'\nexport const x = first\n", 'the kit looks'],
  ['a room looks up at the app', 'src/rooms/first/views.ts', "import { roomOrder } from '../../app/room-order.ts'\nexport const x = roomOrder\n", 'up at the app'],
  ['a browser file sees the server', 'src/kit/bad.web.ts', "import { db } from '../engine/store.server/db.server.ts'\nexport const x = db\n", 'browser file looks at the server'],
  ['common code sees the server', 'src/engine/bad.ts', "import { db } from './store.server/db.server.ts'\nexport const x = db\n", 'common code looks at'],
  ['common code imports Node', 'src/engine/disk.ts', "import { readFileSync } from 'node:fs'\nexport const x = readFileSync\n", 'common code imports node:fs'],
  ['somebody else reads the environment', 'src/engine/env.server.ts', 'export const x = process.env.PORT\n', 'reads the environment'],
  ['a dynamic import crosses a wall too', 'src/rooms/first/lazy.ts', "export const x = () => import('../second/door.ts')\n", 'a later room'],
])('%s', (_name, file, text, said) => {
  expect(breaches(houseWith({ [file]: text })).join('\n')).toContain(said)
})
