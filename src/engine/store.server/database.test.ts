// What every database keeps to, embedded or on a server: transactions, roles, policies, errors, bulk.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { kyselyFor } from './kysely.server.ts'
import type { Database, Scope } from './database.server.ts'
import { SqlError, StatementTooLong, UnsafeSetting } from './errors.server.ts'
import { insertRows } from './insert-rows.server.ts'
import { savepoint } from './savepoint.server.ts'
import { bothDatabases } from './testing.server.ts'

const owner: Scope = { role: 'guyub_owner' }
const at = (regions: string): Scope => ({ role: 'guyub_app', settings: { regions } })

bothDatabases('a database', (open, kind) => {
  let db: Database
  beforeAll(async () => {
    db = await open()
    await db.tx(owner, tx =>
      tx.exec(`
        create table try_visit (id int primary key, place text not null collate "C", note jsonb, tags text[], photo bytea);
        create unique index try_visit_by_place_id on try_visit (place, id);
        alter table try_visit enable row level security;
        alter table try_visit force row level security;
        create policy visit_all on try_visit to guyub_app
          using (place = any (string_to_array(current_setting('app.regions', true), ',')))
          with check (place = any (string_to_array(current_setting('app.regions', true), ',')));
        create policy visit_owner on try_visit to guyub_owner using (true) with check (true);
        grant select, insert, update, delete on try_visit to guyub_app;`),
    )
  })

  const places = (scope: Scope) =>
    db.tx(scope, tx => tx.query<{ place: string }>('select place from try_visit order by place, id'))
  const add = (id: number, place: string) =>
    db.tx(at(place), tx => tx.change('insert into try_visit (id, place) values ($1, $2)', [id, place]))

  describe('a place is seen only by those whose scope names it', () => {
    test('set local reaches the policies, and ends with the transaction', async () => {
      expect([await add(1, '36.71'), await add(2, '33.28')]).toEqual([1, 1])
      expect(await places(at('36.71'))).toEqual([{ place: '36.71' }])
      expect(await places(at('33.28,36.71'))).toHaveLength(2)
      expect(await places({ role: 'guyub_app' })).toEqual([])
    })

    test('writing elsewhere is refused by the database itself', async () => {
      const elsewhere = db.tx(at('36.71'), tx => tx.query(`insert into try_visit (id, place) values (3, '33.28')`))
      await expect(elsewhere).rejects.toMatchObject({ name: 'SqlError', code: '42501' })
    })

    test('the jobs role has no right it was not given', async () => {
      await expect(places({ role: 'guyub_job' })).rejects.toMatchObject({ code: '42501' })
    })

    test.each([`36.71'; reset role; --`, '36.71\n', 'a b', '36\\71', 'ä', '"'])('a setting of %j never leaves', async value => {
      await expect(places(at(value))).rejects.toThrow(UnsafeSetting)
    })

    test('nor does a strange name or role', async () => {
      await expect(places({ role: 'guyub_app', settings: { 'regions = x; --': 'a' } })).rejects.toThrow(UnsafeSetting)
      const role = 'postgres' as Scope['role']
      await expect(places({ role })).rejects.toThrow(UnsafeSetting)
    })
  })

  describe('a transaction happens whole or not at all', () => {
    test('statements nobody waits for any more, because one beside them failed, fail it too and end nothing else', async () => {
      const failing = db.tx(at('1'), async tx => {
        const first = tx.query('select 1 / 0')
        tx.query(`insert into try_visit (id, place) values (90, '1')`)
        tx.change('insert into try_visit (id, place) values ($1, $2)', [91, () => 'no value at all'])
        await first
      })
      await expect(failing).rejects.toMatchObject({ code: '22012' })
      const half = db.tx(at('1'), async tx => {
        await tx.query(`insert into try_visit (id, place) values (92, '1')`)
        tx.query('select * from nowhere')
      })
      await expect(half).rejects.toMatchObject({ code: '42P01' })
      expect((await places(at('1'))).length).toBe(0)
    })

    test('what throws takes everything with it', async () => {
      const failing = db.tx(at('1'), async tx => {
        await tx.query(`insert into try_visit (id, place) values (10, '1')`)
        throw new Error('no signal')
      })
      await expect(failing).rejects.toThrow('no signal')
      expect(await places(at('1'))).toEqual([])
    })

    test('a failure caught and passed over still does not commit, and says why', async () => {
      const passedOver = db.tx(at('1'), async tx => {
        await tx.query(`insert into try_visit (id, place) values (11, '1')`)
        await tx.query(`insert into try_visit (id, place) values (11, '1')`).catch(() => undefined)
      })
      await expect(passedOver).rejects.toMatchObject({ code: '23505', constraint: 'try_visit_pkey', table: 'try_visit' })
      expect(await places(at('1'))).toEqual([])
    })

    test('queries not waited for run in order, and the first failure is the one told', async () => {
      const numbers = await db.tx(at('2'), async tx => {
        const sent = Array.from({ length: 50 }, (_, n) => tx.query<{ n: number }>('select $1::int as n', [n]))
        return (await Promise.all(sent)).map(([row]) => row?.n)
      })
      expect(numbers).toEqual(Array.from({ length: 50 }, (_, n) => n))
      const failing = db.tx(at('2'), tx => Promise.all([tx.query('select 1/0'), tx.query('select 2')]))
      await expect(failing).rejects.toMatchObject({ code: '22012' })
    })

    test('a part may fail alone', async () => {
      await db.tx(at('3'), async tx => {
        await tx.query(`insert into try_visit (id, place) values (20, '3')`)
        const part = savepoint(tx, () => tx.query(`insert into try_visit (id, place) values (20, '3')`))
        await expect(part).rejects.toThrow(SqlError)
        await savepoint(tx, () => tx.query(`insert into try_visit (id, place) values (21, '3')`))
      })
      expect(await places(at('3'))).toHaveLength(2)
    })

    test('a transaction that has ended, or one within another, is an error of the programmer', async () => {
      const kept = await db.tx(at('4'), async tx => tx)
      await expect(kept.query('select 1')).rejects.toThrow('has ended')
      await expect(db.tx(at('4'), () => places(at('4')))).rejects.toThrow('inside a transaction')
    })

    test('a read-only one cannot write', async () => {
      const writing = db.tx({ ...at('5'), readOnly: true }, tx => tx.query(`insert into try_visit (id, place) values (30, '5')`))
      await expect(writing).rejects.toMatchObject({ code: '25006' })
    })

    test('many at once all happen', async () => {
      await Promise.all(Array.from({ length: 60 }, (_, n) => add(100 + n, '6')))
      expect(await places(at('6'))).toHaveLength(60)
    })
  })

  describe('one statement a query', () => {
    test('a second one is refused, exec takes several', async () => {
      await expect(db.tx(at('7'), tx => tx.query('select 1; select 2'))).rejects.toMatchObject({ code: '42601' })
      await db.tx(at('7'), tx => tx.exec(`select 1; insert into try_visit (id, place) values (40, '7')`))
      expect(await places(at('7'))).toHaveLength(1)
    })

    test('the same text serves again after its table changed', async () => {
      const read = () => db.tx(owner, tx => tx.query('select * from shape'))
      await db.tx(owner, tx => tx.exec('create table shape (a int); insert into shape values (1)'))
      expect([await read(), await read()]).toEqual([[{ a: 1 }], [{ a: 1 }]])
      await db.tx(owner, tx => tx.exec(`alter table shape add column b text default 'x'`))
      // A server's other connections find out by failing once; the embedded one knows.
      const again = await read().catch(read)
      expect(again).toEqual([{ a: 1, b: 'x' }])
    })
  })

  test('a statement that takes too long is ended, and the next one is served', async () => {
    if (kind === 'embedded') return // in memory nothing would be left: see embedded.test.ts
    const slow = db.tx({ ...at('8'), statementDeadlineMs: 200 }, tx => tx.query('select pg_sleep(20)'))
    await expect(slow).rejects.toThrow(StatementTooLong)
    expect(await places(at('8'))).toEqual([])
  })

  describe('many rows', () => {
    const columns = ['id', 'place', 'note', 'tags', 'photo']
    const rows = Array.from({ length: 4500 }, (_, n) => [
      1000 + n,
      n % 2 ? '9\t9' : '9\\N\n',
      n % 3 ? { n } : [n, null],
      n % 5 ? ['a,b', `${n}`] : null,
      new Uint8Array([n % 256, 0]),
    ])
    const kept = `select id, place, note, tags, photo from try_visit where id between 1000 and 9999 order by id`
    const values = async () => (await db.tx(owner, tx => tx.query(kept))).map(row => columns.map(name => row[name]))

    test('insertRows, under the policies of its transaction', async () => {
      expect(await db.tx(owner, tx => insertRows(tx, 'try_visit', columns, rows))).toBe(4500)
      expect(await values()).toEqual(rows)
      const again = db.tx(owner, tx => insertRows(tx, 'try_visit', columns, rows, 'on conflict do nothing'))
      expect(await again).toBe(0)
      const unseen = db.tx(at('9'), tx => insertRows(tx, 'try_visit', ['id', 'place'], [[9999, '10']]))
      await expect(unseen).rejects.toMatchObject({ code: '42501' })
      await db.tx(owner, tx => tx.exec('delete from try_visit where id >= 1000'))
    })

    test('bulkCopy, beside the policies', async () => {
      const copied = db.bulkCopy({ table: 'try_visit', columns, rows: rows.map(row => row.map(asJson)) })
      expect(await copied).toBe(4500)
      expect(await values()).toEqual(rows)
      const half = db.bulkCopy({ table: 'try_visit', columns: ['id', 'place'], rows: [[9998, 'x'], [1000, 'x']] })
      await expect(half).rejects.toMatchObject({ code: '23505' })
      expect(await values()).toHaveLength(4500)
    })

    // COPY knows no column types: a JSON array is given as its text, an array of text as an array.
    const asJson = (value: unknown) => (Array.isArray(value) && typeof value[0] === 'number' ? JSON.stringify(value) : value)
  })

  test('Kysely speaks through the same transaction', async () => {
    interface Shape {
      try_visit: { id: number; place: string }
    }
    const found = await db.tx(at('11'), async tx => {
      const typed = kyselyFor<Shape>(tx)
      const made = await typed.insertInto('try_visit').values({ id: 50, place: '11' }).executeTakeFirst()
      expect(made.numInsertedOrUpdatedRows).toBe(1n)
      await typed.updateTable('try_visit').set({ id: 51 }).where('id', '=', 50).returning('id').executeTakeFirstOrThrow()
      return typed.selectFrom('try_visit').select(['id', 'place']).execute()
    })
    expect(found).toEqual([{ id: 51, place: '11' }])
  })

  test('who listens hears what was committed, until they stop', async () => {
    const heard: string[] = []
    const stop = await db.listen('feed', payload => heard.push(payload))
    await db.tx(at('12'), tx => tx.exec(`notify feed, '36.71'`))
    await expect.poll(() => heard).toEqual(['36.71'])
    await stop()
    await db.tx(at('12'), tx => tx.exec(`notify feed, 'unheard'`))
    expect(heard).toEqual(['36.71'])
  })

  test('upkeep and health', async () => {
    await db.checkpoint()
    await db.vacuum()
    expect(await db.health()).toMatchObject({ kind, writable: true, freeBytes: null, waiting: 0 })
  })

  describe('a closed database', () => {
    let closed: Database
    beforeAll(async () => {
      closed = await open()
    })
    afterAll(() => closed.close())

    test('finishes what was begun and takes no more', async () => {
      const begun = closed.tx(owner, tx => tx.query('select 1 as n'))
      const closing = closed.close()
      expect(await begun).toEqual([{ n: 1 }])
      await closing
      await expect(closed.tx(owner, tx => tx.query('select 1'))).rejects.toMatchObject({ name: 'StorageClosed' })
    })
  })
})
