// The walls of the house, computed from the order of its rooms: who may look at whom. Reads every import of the tree.
import { readdirSync, readFileSync, existsSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Names in src/app/room-order.ts, in order. */
export function roomOrder(root) {
  const text = readFileSync(join(root, 'src/app/room-order.ts'), 'utf8')
  const list = /roomOrder = \[([^\]]*)\]/.exec(text)?.[1] ?? ''
  return [...list.matchAll(/'([^']+)'/g)].map(m => m[1])
}

function filesUnder(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(e => e.isFile() && /\.(ts|tsx|css)$/.test(e.name))
    .map(e => join(e.parentPath, e.name))
}

const importWords = /(?:^|[^\w.])(?:import|export)\b[^'"();]*?from\s*['"]([^'"]+)['"]|(?:^|[^\w.])import\s*\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)\s*import\s*['"]([^'"]+)['"]/g

export function importsOf(text) {
  const bare = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
  return [...bare.matchAll(importWords)].map(m => m[1] ?? m[2] ?? m[3])
}

function where(root, file, rooms) {
  const [first, ...rest] = relative(join(root, 'src'), file).split(sep)
  if (first === 'engine' || first === 'kit' || first === 'app') return { layer: first, room: null, inside: rest.join('/') }
  if (first === 'rooms' && rooms.includes(rest[0])) return { layer: 'rooms', room: rest[0], inside: rest.slice(1).join('/') }
  return { layer: null, room: null, inside: rest.join('/') }
}

const sideOf = file => (/\.web\.tsx?$/.test(file) ? 'web' : /\.server\.ts$/.test(file) ? 'server' : 'both')
const isTest = file => /\.test\.tsx?$/.test(file)

/** Every breach as a sentence; empty when the walls stand. */
export function breaches(root) {
  const rooms = roomOrder(root)
  const out = []
  for (const file of filesUnder(join(root, 'src'))) {
    const name = relative(root, file)
    const from = where(root, file, rooms)
    if (from.layer === null) {
      out.push(`${name}: belongs to no layer and no room of the order`)
      continue
    }
    const text = readFileSync(file, 'utf8')
    if (/process\.env/.test(text) && name !== join('src', 'app', 'config.server.ts') && !isTest(file) && !/testing\.server\.ts$/.test(file)) {
      out.push(`${name}: reads the environment; only src/app/config.server.ts may`)
    }
    if (file.endsWith('.css')) continue
    for (const word of importsOf(text)) {
      if (!word.startsWith('.')) {
        if (sideOf(file) === 'both' && !isTest(file) && (word.startsWith('node:') || word === 'react' || word.startsWith('react-dom'))) out.push(`${name}: common code imports ${word}`)
        if (sideOf(file) === 'web' && word.startsWith('node:')) out.push(`${name}: a browser file imports ${word}`)
        continue
      }
      const target = resolve(dirname(file), word.split('?')[0])
      if (!existsSync(target)) {
        out.push(`${name}: imports ${word}, and there is no such file`)
        continue
      }
      if (target.startsWith(join(root, 'src') + sep)) {
        const to = where(root, target, rooms)
        if (!isTest(file)) {
          const a = sideOf(file)
          const b = sideOf(target)
          if (a === 'both' && b !== 'both') out.push(`${name}: common code looks at ${word}`)
          if (a === 'web' && b === 'server') out.push(`${name}: a browser file looks at the server file ${word}`)
          if (a === 'server' && b === 'web') out.push(`${name}: a server file looks at the browser file ${word}`)
        }
        const said = crosses(from, to, rooms, isTest(file))
        if (said) out.push(`${name}: ${said} (${word})`)
      }
    }
  }
  return out
}

function crosses(from, to, rooms, test) {
  if (to.layer === null) return 'imports from outside every layer'
  if (from.layer === 'app') return null
  // A story plays in a whole house: tests of rooms may open the app's town.
  if (test && to.layer === 'app' && to.inside.startsWith('testing/')) return null
  if (/(^|\/)testing(\.server)?\.ts$/.test(from.inside) && to.layer === 'app' && to.inside.startsWith('testing/')) return null
  if (to.layer === 'app') return `${from.room ?? from.layer} looks up at the app`
  if (from.layer === 'engine') return to.layer === 'engine' ? null : 'the engine looks at something above it'
  if (from.layer === 'kit') return to.layer === 'rooms' ? 'the kit looks at a room' : null
  if (to.layer !== 'rooms' || from.room === to.room) return null
  if (rooms.indexOf(to.room) > rooms.indexOf(from.room)) return `${from.room} looks at ${to.room}, a later room`
  if (to.inside !== 'door.ts' && !(sideOfInside(to.inside) && /^door\./.test(to.inside))) return `${from.room} looks past the door of ${to.room}`
  return null
}

// A room may have a door for one side only: door.server.ts, door.web.tsx.
const sideOfInside = inside => /\.(server\.ts|web\.tsx?)$/.test(inside)

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const found = breaches(dirname(fileURLToPath(import.meta.url)))
  for (const line of found) console.error(line)
  console.log(found.length === 0 ? 'walls: all stand' : `walls: ${found.length} breached`)
  process.exit(found.length === 0 ? 0 : 1)
}
