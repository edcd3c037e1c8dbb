// What a browser says of its signal is a hint for when to try, never a fact: captive portals and dead cells are "online".
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const source = join(import.meta.dirname, '..', '..')

it('no code asks the browser whether it is online', () => {
  const asking = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter(name => /\.tsx?$/.test(name) && !name.endsWith('.test.ts'))
    .filter(name => /\bonLine\b|navigator\.connection/.test(readFileSync(join(source, name), 'utf8')))
  expect(asking).toEqual([])
})
