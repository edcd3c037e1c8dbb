// Which statements the engine has already parsed: the second time costs a third of the first.
import type { Column, Reply } from './wire.server.ts'

export interface PreparedStatement {
  readonly name: string
  readonly text: string
  /** Known once the engine has described it. */
  columns: Column[] | null
  /** This use must parse it. */
  readonly isNew: boolean
}

// Each takes some 20–100 kB of the engine's memory.
const most = 400
const changesShapes = /\b(create|alter|drop)\b/i

export class PreparedStatements {
  readonly #byText = new Map<string, PreparedStatement>()
  #made: number

  /** After `deallocate all` names start over, but are never used twice: a late answer must not meet a namesake. */
  constructor(before?: PreparedStatements) {
    this.#made = before ? before.#made : 0
  }

  get full(): boolean {
    return this.#byText.size >= most
  }

  use(text: string): PreparedStatement {
    const known = this.#byText.get(text)
    if (known) return known
    const name = `s${this.#made++}`
    const made: PreparedStatement = { name, text, columns: null, isNew: true }
    // Later uses in the same batch rely on this one having been parsed: if it fails, their transaction fails with it.
    this.#byText.set(text, { ...made, isNew: false })
    return made
  }

  answered(statement: PreparedStatement, reply: Reply): void {
    const kept = this.#byText.get(statement.text)
    if (kept?.name !== statement.name) return
    if (statement.isNew && reply.parsed && reply.columns) kept.columns = reply.columns
    else if (statement.isNew || reply.error?.code === '0A000' || reply.error?.code === '26000') {
      // Not parsed, or its rows changed shape under it.
      this.#byText.delete(statement.text)
    }
  }

  /** A statement that may change what others return: all are parsed afresh. */
  noticed(text: string): void {
    if (changesShapes.test(text)) this.#byText.clear()
  }
}
