// Installs the peers on first use and builds the two pages of the measurement: ours and theirs.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { npmCommand } from '../tools/machine.mjs'

const here = import.meta.dirname
const root = join(here, '..')

/** The peers live only here. Says so when it fetches them. */
export function ensurePeers(note: (text: string) => void): { [name: string]: string } {
  const { dependencies } = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8')) as { dependencies: { [name: string]: string } }
  const installed = (name: string): boolean => {
    const file = join(here, 'node_modules', name, 'package.json')
    return existsSync(file) && (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version === dependencies[name]
  }
  if (Object.keys(dependencies).every(installed)) return dependencies
  note('Installing what is compared with (PouchDB, RxDB, Dexie) into bench/node_modules, once …')
  const [npm, first] = npmCommand() as [string, string[]]
  const { status } = spawnSync(npm, [...first, 'install', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: here, stdio: ['ignore', 2, 2] })
  if (status !== 0) throw new Error('The peers could not be installed (see above). Check the network and run the same command again.')
  return dependencies
}

/** Answers the folder with `ours/` and `theirs/`, an `index.html` in each. */
export async function buildPages(): Promise<string> {
  const out = join(root, '.cache', 'bench-sync')
  rmSync(out, { recursive: true, force: true })
  for (const [name, page] of [['ours', 'ours.html'], ['theirs', 'peers.html']] as const) {
    await build({
      configFile: false, root: join(here, 'sync-pages'), logLevel: 'warn', base: '/',
      // PouchDB expects the word `global` in a browser, too.
      define: { global: 'globalThis', 'process.env.NODE_ENV': '"production"' },
      build: { target: 'es2024', outDir: join(out, name), emptyOutDir: true, chunkSizeWarningLimit: 4000, rolldownOptions: { input: join(here, 'sync-pages', page) } },
    })
    renameSync(join(out, name, page), join(out, name, 'index.html'))
  }
  return out
}
