// What a phone loads before the first screen: gzip JavaScript of each page and everything it imports at once.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { root } from './machine.mjs'

const limits = [
  { page: 'lapor.html', name: 'the public report page', most: 120_000 },
  { page: 'index.html', name: 'the signed-in app', most: 300_000 },
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
for (const { page, name, most } of limits) {
  const files = [...filesOf(page)].filter(f => f.endsWith('.js'))
  const bytes = files.reduce((sum, f) => sum + gzipSync(readFileSync(join(dist, f))).length, 0)
  const ok = files.length > 0 && bytes <= most
  if (!ok) failed++
  console.log(`${ok ? 'ok  ' : 'FAIL'} size: ${name} loads ${(bytes / 1000).toFixed(1)} kB of gzip JavaScript (at most ${most / 1000})`)
}
process.exit(failed === 0 ? 0 : 1)
