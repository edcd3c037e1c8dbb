// From the rows of a batch to what its papers say. The same on the phone that issues it and on the server that checks it.
import { choiceLabel } from '../../engine/field.ts'
import type { RowOf } from '../../engine/record.ts'
import { masked } from '../../engine/view.ts'
import { formatTime } from '../../engine/values/format.ts'
import { clockOf } from '../../engine/values/place-code.ts'
import type { PaperContent, PaperHead, PaperItem, PaperKind, PaperSigner } from './document-content.ts'
import type { Strokes } from '../../kit/strokes.ts'
import { walkOrder } from './export.ts'
import { Attendee, type Musdes } from './records-musdes.ts'
import { type Batch, BatchItem } from './records.ts'
import { batchHash } from './minutes.ts'
import { type Quorum, quorumOf } from './rules.ts'
import type { Decision } from './words/labels.ts'

export interface PaperRows {
  batch: RowOf<typeof Batch>
  musdes: RowOf<typeof Musdes>
  items: readonly RowOf<typeof BatchItem>[]
  attendees: readonly RowOf<typeof Attendee>[]
}

/** Which papers a meeting leaves behind. */
export const kindsFor = (musdes: { kind?: string | null }): readonly PaperKind[] => (musdes.kind === 'sptjm' ? ['sptjm'] : ['ba', 'hadir'])

export function contentOf({ batch, musdes, items, attendees }: PaperRows, given: { kind: PaperKind; number: string; head: PaperHead; signers: readonly PaperSigner[] }): PaperContent {
  const zone = clockOf(batch.place)
  const here = attendees.filter((a) => a.present === true && a.struck !== true).sort((a, b) => (a.id < b.id ? -1 : 1))
  const { rule } = musdes
  return {
    form: 1,
    kind: given.kind,
    batch: batch.id,
    edition: batch.edition ?? 1,
    decisions: batchHash(batch, musdes, items, attendees),
    place: batch.place,
    number: given.number,
    month: batch.month ?? '',
    head: given.head,
    meeting: {
      form: musdes.kind === 'sptjm' ? 'sptjm' : 'musyawarah',
      on: musdes.on ?? '',
      ...(musdes.startAt ? { from: musdes.endAt ? formatTime(musdes.startAt, zone).replace(/ W\w+$/, '') : formatTime(musdes.startAt, zone) } : {}),
      ...(musdes.endAt ? { until: formatTime(musdes.endAt, zone) } : {}),
      where: musdes.venue ?? '–',
      ...(musdes.chairName ? { chair: [musdes.chairName, musdes.chairRole].filter(Boolean).join(', ') } : {}),
      agenda: (musdes.agenda ?? '').split('\n').map((line) => line.replace(/^\s*(\d+[.)]|[-•])\s*/, '').trim()).filter(Boolean),
      ...(rule && musdes.kind !== 'sptjm' ? { quorum: quorumWords(quorumOf(attendees, rule, musdes.invited)) } : {}),
    },
    // Nobody's signature or name is copied where it is not printed.
    items: given.kind === 'hadir' ? [] : walkOrder(items).map(itemOf),
    attendees: given.kind === 'sptjm' ? [] : here.map((a) => ({
      name: a.name ?? '',
      role: a.detail && given.kind === 'hadir' ? `${roleOf(a.role)} (${a.detail})` : roleOf(a.role),
      ...(given.kind === 'hadir' && a.signature?.length ? { signature: a.signature as Strokes } : {}),
    })),
    signers: [...given.signers],
  }
}

const roleOf = (role: string | null | undefined): string => choiceLabel(Attendee.columns.role, role).id

function itemOf(i: RowOf<typeof BatchItem>, at: number): PaperItem {
  const attempts = i.attempts?.length ?? 0
  const reason = i.decision === 'layak' || !i.reasonCode ? '' : choiceLabel(BatchItem.columns.reasonCode, i.reasonCode).id
  const said = [reason, i.reasonNote].filter(Boolean).join(': ')
  const address = [i.address, [i.rt ? `RT ${i.rt}` : '', i.rw ? `RW ${i.rw}` : ''].filter(Boolean).join(' / ')].filter(Boolean).join(', ')
  return {
    no: at + 1,
    name: i.headName ?? '–',
    ...(i.kk ? { kk: masked(i.kk) } : {}),
    ...(address ? { address } : {}),
    visit: i.visitedOn ? 'Dikunjungi' : attempts > 0 ? `Tidak ditemukan (${attempts}×)` : 'Belum dikunjungi',
    ...(i.match ? { match: choiceLabel(BatchItem.columns.match, i.match).id } : {}),
    decision: (i.decision ?? 'perbaikan') as Decision,
    decisionWords: choiceLabel(BatchItem.columns.decision, i.decision).id,
    ...(said ? { reason: said } : {}),
  }
}

function quorumWords(q: Quorum): { present: number; needed: number; reached: boolean; words: string } {
  const lacks = q.missing.map(roleOf).join(', ')
  return { present: q.present, needed: q.needed, reached: q.reached, words: `${q.present} hadir dari ${q.invited} yang diundang, disyaratkan ${q.needed}${lacks ? `; unsur yang belum hadir: ${lacks}` : ''}` }
}
