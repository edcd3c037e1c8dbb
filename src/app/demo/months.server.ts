// Months told and acknowledged: reckoned from what the demo wrote, as any phone would, and signed by invented hands.
import type { RecordType, RowOf } from '../../engine/record.ts'
import type { Road } from '../../engine/road.server/road.server.ts'
import { selectList, tableOf } from '../../engine/road.server/rows-sql.server.ts'
import { regencyOf } from '../../engine/space.ts'
import { dayAt, daysBetween } from '../../engine/values/day.ts'
import { firstDay, lastDay, monthOf, monthReport, monthReportId, nextMonth, numbersOf, previousMonth } from '../../rooms/activities/door.ts'
import { figuresHash } from '../../rooms/activities/month-report.ts'
import { monthRowsFrom } from '../../rooms/activities/month-rows.ts'
import { sampleObstacles, sampleProposals, sampleStrokes } from '../../rooms/activities/samples.ts'
import { toldVillages, volunteersOf } from './activity-stories.ts'
import { perform } from './perform.server.ts'
import type { Script, Step } from './script.ts'

const holder = (script: Script, role: string, place: string): string => {
  const found = [...script.posts].find(([, posts]) => posts.some((p) => p.role === role && p.place === place))
  if (!found) throw new Error(`nobody in the demo is ${role} of ${place}`)
  return found[0]
}

/** Two months back, everybody's: told, known to the Lurah and to the chair. Last month: told by most, waiting; one came back. */
export async function tellMonths(road: Road, script: Script): Promise<void> {
  const { time } = script
  const told: Script = { ...script, steps: [], lists: [] }
  const tell = (at: string, by: string, act: string, place: string, input: Step['input']): void => {
    told.steps.push({ id: script.id(at), at, by, act, place, input })
  }
  const last = previousMonth(monthOf(time.today))
  for (const village of toldVillages) {
    const rows = await monthRowsFrom(async <R extends RecordType>(record: R) =>
      // Everything of this record in the village.
      (await road.db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query(`select ${selectList(record)} from ${tableOf(record)} t where t.regency_code = $1 and t.place_code = $2 order by t.id`, [regencyOf(village), village]))) as unknown as RowOf<R>[])
    for (const month of [previousMonth(last), last]) {
      for (const [n, person] of volunteersOf(script, village, lastDay(month)).entries()) {
        const on = (day: number, hour: string): string | null => {
          const ago = daysBetween(firstDay(nextMonth(month)), time.today) - (day - 1)
          return ago >= 1 ? time.at(ago, hour) : null
        }
        // On the third of the month after; the last of each village a little late.
        const late = n > 1 && n === volunteersOf(script, village, lastDay(month)).length - 1
        const sentAt = late ? on(7, '19:40') : on(2 + (n % 3), '19:15')
        // Whose decree has ended since tells nothing any more.
        if (sentAt === null || !volunteersOf(script, village, dayAt(sentAt, village)).includes(person)) continue
        const figures = monthReport(rows, { person, place: village, month, until: lastDay(month) })
        const reportId = monthReportId(person, month)
        tell(sentAt, person, 'activities.sendReport', village, { personId: person, place: village, month, numbers: numbersOf(figures), hash: figuresHash(figures), obstacles: sampleObstacles, proposals: sampleProposals, photos: [], signature: sampleStrokes })
        const [known, chaired, back] = [on(8, '09:10'), on(9, '16:30'), on(8, '10:05')]
        const head = holder(script, 'village_head', village)
        if (month === last && n === 0 && back) tell(back, head, 'activities.returnReport', village, { reportId, reason: 'Pertemuan dengan Karang Taruna belum tertulis jumlah pesertanya.' })
        if (month !== last && known) {
          tell(known, head, 'activities.acknowledge', village, { reportId, signature: sampleStrokes })
          if (chaired) tell(chaired, holder(script, 'ipsm_board_local', village.slice(0, 8)), 'activities.acknowledgeIpsm', village, { reportId, signature: sampleStrokes })
        }
      }
    }
  }
  await perform(road, told, [])
}
