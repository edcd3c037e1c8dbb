// What storage refuses or fails with, by name; every message is a sentence a person can act on.

/** An error of the SQL engine: `code` is the SQLSTATE, the same on every engine. */
export class SqlError extends Error {
  override name = 'SqlError'
  readonly code: string
  readonly constraint: string | undefined
  readonly table: string | undefined
  readonly column: string | undefined
  readonly detail: string | undefined
  readonly position: number | undefined

  constructor(message: string, parts: Partial<Pick<SqlError, 'code' | 'constraint' | 'table' | 'column' | 'detail' | 'position'>>) {
    super(message)
    this.code = parts.code ?? 'XX000'
    this.constraint = parts.constraint
    this.table = parts.table
    this.column = parts.column
    this.detail = parts.detail
    this.position = parts.position
  }
}

/** The disk is nearly full: reading goes on, writing is refused until there is room. */
export class StorageFull extends Error {
  override name = 'StorageFull'
}

/** One statement took longer than its deadline; the transaction did not happen. */
export class StatementTooLong extends Error {
  override name = 'StatementTooLong'
}

/** Another process has the data folder open. */
export class FolderInUse extends Error {
  override name = 'FolderInUse'
}

/** The connection or the engine went away; whether a commit under way happened is unknown. */
export class StorageLost extends Error {
  override name = 'StorageLost'
}

/** The database was closed, or is closing. */
export class StorageClosed extends Error {
  override name = 'StorageClosed'
}

/** The PostgreSQL server does not answer, refuses us, is too old, or lacks a right we need. */
export class CannotConnect extends Error {
  override name = 'CannotConnect'
}

/** A migration file that was already applied was changed or removed, or its name is wrong. */
export class MigrationRefused extends Error {
  override name = 'MigrationRefused'
}

/** A scope setting holds a character that must not reach a literal. */
export class UnsafeSetting extends Error {
  override name = 'UnsafeSetting'
}
