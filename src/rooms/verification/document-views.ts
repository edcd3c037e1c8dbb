// Reads of papers, letterheads, and of all that goes into the bundle for SIKS-NG. Whole numbers leave only in the bundle and are noted as read.
import { place, ref } from '../../engine/field.ts'
import { view } from '../../engine/view.ts'
import { covers, type Who } from '../../engine/who.ts'
import { Letterhead, Paper, PaperText } from './document-records.ts'
import { Batch, BatchItem } from './records.ts'
import { Attendee, Musdes } from './records-musdes.ts'

const N = { class: 'N' as const }
const batchParam = ref({ ...N, label: { id: 'Batch', en: 'Batch' }, record: 'batch', required: true })
const readers: readonly string[] = ['psm', 'puskesos_fo', 'puskesos_bo', 'puskesos_koord', 'village_operator', 'village_head', 'district_supervisor', 'dinsos_verifier', 'dinsos_head']
/** Who hands the list on. */
export const exporters: readonly string[] = ['village_operator', 'dinsos_verifier', 'dinsos_head']
const serves = (who: Who, roles: readonly string[]): boolean => who.posts.some((p) => roles.includes(p.role))

export const papersOfBatch = view({
  name: 'verification.papers',
  label: { id: 'Dokumen batch', en: 'Papers of a batch' },
  record: Paper,
  params: { batchId: batchParam },
  may: (who) => serves(who, readers),
  where: (p) => ['batchId', '=', p.batchId],
  order: [['issuedAt', 'desc']],
})

export const onePaper = view({
  name: 'verification.paper',
  label: { id: 'Dokumen', en: 'Paper' },
  record: Paper,
  params: { id: ref({ ...N, label: { id: 'Dokumen', en: 'Paper' }, record: 'paper', required: true }) },
  may: (who) => serves(who, readers),
  where: (p) => ['id', '=', p.id],
  limit: 1,
  joins: { text: { record: PaperText, from: 'id' } },
  reveal: true,
  one: true,
})

export const letterheads = view({
  name: 'verification.letterheads',
  label: { id: 'Kop surat', en: 'Letterheads' },
  record: Letterhead,
  params: { place: place({ ...N, label: { id: 'Wilayah', en: 'Territory' }, required: true }) },
  may: (who, p) => who.posts.some((post) => covers(post.place, p.place ?? '') || covers(p.place ?? '', post.place)),
  where: (p) => ['place', 'in', [p.place ?? '', (p.place ?? '').slice(0, 5)]],
  order: [['place', 'desc']],
  limit: 2,
})

/** A batch as its papers see it, offline as well: whole numbers, since they are part of the hash. */
export const meeting = view({
  name: 'verification.meeting',
  label: { id: 'Musyawarah dengan isinya', en: 'A deliberation with all it holds' },
  record: Batch,
  params: { id: batchParam },
  may: (who) => serves(who, [...exporters, 'village_head']),
  where: (p) => ['id', '=', p.id],
  limit: 1,
  joins: {
    musdes: { record: Musdes, from: 'musdesId' }, items: { record: BatchItem, from: 'id', to: 'batchId', many: true }, attendees: { record: Attendee, from: 'musdesId', to: 'musdesId', many: true },
    papers: { record: Paper, from: 'id', to: 'batchId', many: true },
  },
  reveal: true,
  one: true,
})

/** A whole batch with its families and what its papers say: what the bundle is made of. */
export const exportOf = view({
  name: 'verification.exportOf',
  label: { id: 'Isi ekspor', en: 'Content of the export' },
  record: Batch,
  params: { id: batchParam },
  may: (who) => serves(who, exporters),
  where: (p) => ['id', '=', p.id],
  limit: 1,
  joins: { items: { record: BatchItem, from: 'id', to: 'batchId', many: true }, papers: { record: Paper, from: 'id', to: 'batchId', many: true }, texts: { record: PaperText, from: 'id', to: 'batchId', many: true } },
  reveal: true,
  online: true,
  one: true,
})

export const documentViews = [papersOfBatch, onePaper, letterheads, meeting, exportOf]
