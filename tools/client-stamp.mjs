// Whether the built web client in dist/ is the one this source would build: a hash of every file that goes into it.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './machine.mjs'

const stampFile = join(root, '.cache', 'client-build')
const alone = ['index.html', 'lapor.html', 'vite.config.ts', 'package-lock.json', 'tools/build.mjs']

const staysOut = /(\.server\.ts|\.test\.tsx?|\.md|\.sql|\.d\.ts)$/

function filesUnder(folder) {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && !staysOut.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name).slice(root.length + 1))
}

export function clientHash() {
  const hash = createHash('sha256')
  const files = [...alone.filter(file => existsSync(join(root, file))), ...filesUnder('src'), ...filesUnder('public')]
  for (const file of files.sort()) {
    const bytes = readFileSync(join(root, file))
    hash.update(`${file}\0${bytes.length}\0`).update(bytes)
  }
  return hash.digest('hex')
}

export function clientIsFresh() {
  return (
    existsSync(join(root, 'dist', 'index.html')) &&
    existsSync(stampFile) &&
    readFileSync(stampFile, 'utf8') === clientHash()
  )
}

/** `hash` is taken before the build: an edit made while it ran must leave the client stale. */
export function stampClient(hash) {
  mkdirSync(join(root, '.cache'), { recursive: true })
  writeFileSync(stampFile, hash)
}
