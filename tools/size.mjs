// What a phone loads before the first screen: gzip JavaScript of each page and everything it imports at once.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { root } from './machine.mjs'

// The workplace is fetched while the PIN is typed, and kept on the phone from then on.
const limits = [
  { page: 'lapor.html', name: 'the public report page', most: 120_000 },
  { page: 'index.html', name: 'the door of the signed-in app', most: 150_000 },
  { page: 'src/app/inside.web.tsx', name: 'the signed-in app, door and workplace', most: 430_000, with: 'index.html' },
]

const dist = join(root, 'dist')
const manifest = JSON.parse(readFileSync(join(dist, '.vite', 'manifest.json'), 'utf8'))

function filesOf(entry, seen = new Set()) {
  const chunk = manifest[entry]
  if (!chunk || seen.has(chunk.file)) return seen
  seen.add(chunk.file)
  for (const next of chunk.imports ?? []) filesOf(next, seen)
  return seen
}

let failed = 0
for (const { page, name, most, with: door } of limits) {
  const files = [...filesOf(page, door ? filesOf(door) : undefined)].filter(f => f.endsWith('.js'))
  const bytes = files.reduce((sum, f) => sum + gzipSync(readFileSync(join(dist, f))).length, 0)
  const ok = files.length > 0 && bytes <= most
  if (!ok) failed++
  console.log(`${ok ? 'ok  ' : 'FAIL'} size: ${name} loads ${(bytes / 1000).toFixed(1)} kB of gzip JavaScript (at most ${most / 1000})`)
}
process.exit(failed === 0 ? 0 : 1)
