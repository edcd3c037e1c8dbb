// The words a transaction begins with: its role and settings as literals, because a distributed database passes
// `set local … = '…'` on to its workers and `set_config()` it does not.
import { AsyncLocalStorage } from 'node:async_hooks'
import type { Role, Scope } from './database.server.ts'
import { UnsafeSetting } from './errors.server.ts'

export const roles: readonly Role[] = ['guyub_owner', 'guyub_app', 'guyub_job']

const settingName = /^[a-z][a-z0-9_]{0,40}$/
const settingValue = /^[0-9A-Za-z.,:_-]*$/

/** Begins a transaction as `scope` says. */
export function beginText(scope: Scope, readOnly: boolean): string {
  return `${readOnly ? 'begin read only' : 'begin'};${scopeText(scope)}`
}

/** Changes role and settings of a transaction that runs already; settings not named stay as they are. */
export function scopeText({ role, settings }: Pick<Scope, 'role' | 'settings'>): string {
  if (!roles.includes(role)) throw new UnsafeSetting(`There is no database role «${String(role)}».`)
  const lines = [`set local role ${role}`]
  for (const [name, value] of Object.entries(settings ?? {})) {
    if (!settingName.test(name)) throw new UnsafeSetting(`«${name}» cannot be the name of a setting.`)
    if (typeof value !== 'string' || !settingValue.test(value)) {
      throw new UnsafeSetting(`The value of app.${name} holds a character that may not reach the database.`)
    }
    lines.push(`set local app.${name} = '${value}'`)
  }
  return lines.join(';')
}

const running = new AsyncLocalStorage<{ open: boolean }>()

/** A transaction begun inside another would wait for itself: this says so instead. */
export async function outsideTransaction<T>(work: () => Promise<T>): Promise<T> {
  if (running.getStore()?.open) throw new Error('A transaction was begun inside a transaction; pass the running one on.')
  // Work that outlives its transaction (a timer it started) may begin one of its own: hence `open`.
  const here = { open: true }
  try {
    return await running.run(here, work)
  } finally {
    here.open = false
  }
}
