// db/schema.sql is what the migrations leave.
import { expect, test } from 'vitest'
import { currentSchema, writtenSchema } from './dump-schema.mjs'

test('db/schema.sql is current (otherwise: npm run schema)', async () => {
  expect(await writtenSchema()).toBe(await currentSchema())
})
