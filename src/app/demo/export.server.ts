// The batch of Sukarasa is handed on to SIKS-NG: its bundle is made as anybody's is, so that the hash written down is the one a download has.
import type { AnyRow, RecordType } from '../../engine/record.ts'
import type { Road } from '../../engine/road.server/road.server.ts'
import { selectList, tableOf } from '../../engine/road.server/rows-sql.server.ts'
import { regencyOf } from '../../engine/space.ts'
import { Batch, BatchItem } from '../../rooms/verification/door.ts'
import { bundleOf } from '../../rooms/verification/export-bundle.server.ts'
import { perform } from './perform.server.ts'
import { sukarasa } from './places.ts'
import type { Script } from './script.ts'

export async function handOn(road: Road, script: Script): Promise<void> {
  const approve = script.steps.find((s) => s.act === 'verification.approve' && s.place === sukarasa)
  const operator = script.steps.find((s) => s.act === 'verification.closeMusdes' && s.place === sukarasa)?.by
  if (!approve || !operator) throw new Error('the demo has no approved batch of Sukarasa to hand on')
  const batchId = approve.input.batchId as string
  const rows = <R extends RecordType>(record: R, column: string): Promise<AnyRow[]> =>
    // The batch, or the families on it.
    road.db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query<AnyRow>(`select ${selectList(record)} from ${tableOf(record)} t where t.regency_code = $1 and t.${column} = $2 order by t.id`, [regencyOf(sukarasa), batchId]))
  const [[batch], items] = [await rows(Batch, 'id'), await rows(BatchItem, 'batch_id')]
  if (!batch) throw new Error('the demo wrote no batch of Sukarasa')
  const { hash, files } = await bundleOf(batch, items, [])
  const last: Script = { ...script, steps: [], lists: [] }
  const at = script.time.workday(17, '09:30')
  last.steps.push({ id: script.id(at), at, by: operator, act: 'verification.export', place: sukarasa, input: { batchId, contentHash: batch.contentHash, hash, files } })
  await perform(road, last, [])
}
