// What goes on paper of one report: its rows and the names around them, put together.
import type { RowOf } from '../../engine/record.ts'
import { villageKindOf } from '../../engine/values/place-code.ts'
import type { Strokes } from '../../kit/strokes.ts'
import type { Account, Appointment, Psm } from '../organization/door.ts'
import type { MonthReport, MonthReportText } from './records.ts'
import type { ReportContent } from './report-paper.ts'

export interface Around {
  text: RowOf<typeof MonthReportText> | undefined
  person: RowOf<typeof Account> | undefined
  psm: RowOf<typeof Psm> | undefined
  /** Their posts: the decree stands there where no membership is kept yet. */
  posts: readonly RowOf<typeof Appointment>[]
  head: RowOf<typeof Account> | undefined
  chair: RowOf<typeof Account> | undefined
}

export const headTitleAt = (place: string): string => (villageKindOf(place) === 'kelurahan' ? 'Lurah' : 'Kepala Desa')

/** Where the reader may not see the content, the covered numbers stand for it. */
export function reportContent(row: RowOf<typeof MonthReport>, around: Around, placeName: (code: string) => string): ReportContent {
  const { text, person, psm, head, chair } = around
  const post = around.posts.find((p) => p.role === 'psm' && p.place === row.place)
  return {
    place: row.place,
    names: { village: placeName(row.place), district: placeName(row.place.slice(0, 8)), regency: placeName(row.place.slice(0, 5)) },
    headTitle: headTitleAt(row.place),
    month: row.month ?? '',
    until: row.until ?? '',
    person: { name: psm?.name ?? person?.name ?? '–', ktaNo: psm?.ktaNo ?? null, skNo: psm?.skNo ?? post?.sk ?? null, skDate: psm?.skDate ?? post?.skDate ?? null, phone: psm?.workPhone ?? person?.workPhone ?? null },
    numbers: text?.numbers ?? row.figures ?? {},
    corrections: text?.corrections ?? [],
    differences: text?.differences ?? [],
    obstacles: text?.obstacles ?? null,
    proposals: text?.proposals ?? null,
    photos: text?.photos?.length ?? 0,
    sentAt: row.sentAt ?? null,
    late: row.late ?? false,
    hash: row.hash ?? null,
    signature: (text?.signature as Strokes | null | undefined) ?? null,
    head: row.headBy ? { name: head?.name ?? '–', at: row.headAt ?? null, signature: (row.headSignature as Strokes | null | undefined) ?? null } : null,
    chair: row.ipsmBy ? { name: chair?.name ?? '–', at: row.ipsmAt ?? null, signature: (row.ipsmSignature as Strokes | null | undefined) ?? null } : null,
  }
}
