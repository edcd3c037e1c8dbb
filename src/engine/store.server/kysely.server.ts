// Kysely over a running transaction: queries written with types, run by the one door.
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'
import type { Tx } from './database.server.ts'

/** `Shape` maps table names to rows. Lives as long as the transaction, and begins or ends none itself. */
export function kyselyFor<Shape>(tx: Tx): Kysely<Shape> {
  const dialect: Dialect = {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => driverOver(connectionOver(tx)),
    createIntrospector: kysely => new PostgresIntrospector(kysely),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  }
  return new Kysely<Shape>({ dialect })
}

function connectionOver(tx: Tx): DatabaseConnection {
  return {
    async executeQuery<R>({ sql, parameters, query }: CompiledQuery): Promise<QueryResult<R>> {
      const writes = query.kind === 'InsertQueryNode' || query.kind === 'UpdateQueryNode' || query.kind === 'DeleteQueryNode'
      if (!writes || ('returning' in query && query.returning)) return { rows: await tx.query<R>(sql, parameters) }
      return { rows: [], numAffectedRows: BigInt(await tx.change(sql, parameters)) }
    },
    // biome-ignore lint/correctness/useYield: it refuses
    async *streamQuery() {
      throw new Error('Rows are not streamed; ask for pages.')
    },
  }
}

const notHere = () => Promise.reject(new Error('The transaction is begun and ended by Database.tx.'))

function driverOver(connection: DatabaseConnection): Driver {
  return {
    init: () => Promise.resolve(),
    acquireConnection: () => Promise.resolve(connection),
    beginTransaction: notHere,
    commitTransaction: notHere,
    rollbackTransaction: notHere,
    releaseConnection: () => Promise.resolve(),
    destroy: () => Promise.resolve(),
  }
}
