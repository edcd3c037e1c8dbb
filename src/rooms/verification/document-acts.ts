// Issuing a paper, offline as well: its hash is worked out anew from the rows wherever the act is heard, and must be the one that was printed.
import { act, type Look, put, type Read, refuse } from '../../engine/act.ts'
import { choice, json, ref, text, type Values } from '../../engine/field.ts'
import { spaceOf, villageSpace } from '../../engine/space.ts'
import { derivedId } from '../../engine/values/id.ts'
import { holds } from '../../engine/who.ts'
import { z } from 'zod'
import { type PaperContent, type PaperKind, totalsOf } from './document-content.ts'
import { contentOf, kindsFor } from './document-content-of.ts'
import { contentHash } from '../../kit/paper/hash.ts'
import { tokenOf } from '../../kit/paper/token.ts'
import { headSchema, Letterhead, Paper, paperKinds, PaperText, signerSchema } from './document-records.ts'
import { Attendee, Musdes } from './records-musdes.ts'
import { Batch, BatchItem, batchRef } from './records.ts'

const N = { class: 'N' as const }
const R = { class: 'R' as const }
const issuers = ['village_operator', 'village_head'] as const

const readPaper = (i: { batchId?: string | null; paperId?: string | null }, look: Look): Read[] => {
  const batch = look.find(Batch, i.batchId)
  return [
    { record: Batch, id: i.batchId },
    { record: Paper, id: i.paperId },
    { record: PaperText, id: i.paperId },
    ...(batch?.musdesId ? [{ record: Musdes, id: batch.musdesId }, { record: Attendee, where: { musdesId: batch.musdesId } }, { record: BatchItem, where: { batchId: batch.id } }] : []),
  ]
}

interface Issued {
  batchId?: string | null
  kind?: string | null
  number?: string | null
  head?: PaperContent['head'] | null
  signers?: PaperContent['signers'] | null
}

/** What the paper says, from the rows that are here now; null where there is no closed meeting. */
function said(i: Issued, look: Look): PaperContent | null {
  const batch = look.find(Batch, i.batchId)
  const musdes = look.find(Musdes, batch?.musdesId)
  if (!batch || !musdes || !i.head) return null
  return contentOf(
    { batch, musdes, items: look.all(BatchItem, { batchId: batch.id }), attendees: look.all(Attendee, { musdesId: musdes.id }) },
    { kind: i.kind as PaperKind, number: i.number ?? '', head: i.head, signers: i.signers ?? [] },
  )
}

export const issuePaper = act({
  name: 'verification.issuePaper',
  label: { id: 'Terbitkan dokumen', en: 'Issue a paper' },
  input: {
    batchId: batchRef,
    paperId: ref({ ...N, label: { id: 'Dokumen', en: 'Paper' }, record: 'paper', required: true }),
    kind: choice({ ...N, label: { id: 'Jenis', en: 'Kind' }, options: paperKinds, strict: true, required: true }),
    number: text({ ...N, label: { id: 'Nomor', en: 'Number' }, required: true, min: 1, max: 80 }),
    head: json({ ...N, label: { id: 'Kop surat', en: 'Letterhead' }, required: true, schema: headSchema }),
    signers: json({ ...R, label: { id: 'Penanda tangan', en: 'Signers' }, required: true, schema: z.array(signerSchema).min(1).max(8) }),
    contentHash: text({ ...N, label: { id: 'Sidik isi', en: 'Content hash' }, required: true, min: 64, max: 64 }),
  },
  reads: readPaper,
  touches: (_i, _look, env) => [villageSpace(env.place, 'N'), villageSpace(env.place, 'R')],
  may: (who, i, look, env) => look.find(Batch, i.batchId)?.place === env.place && holds(who, issuers, env.place),
  guard: (i, look) => {
    if (look.find(Paper, i.paperId) || look.find(PaperText, i.paperId)) return refuse('SUDAH_ADA', 'Dokumen ini sudah terbit.', 'This paper was issued already.')
    const batch = look.find(Batch, i.batchId)
    const musdes = look.find(Musdes, batch?.musdesId)
    if (batch?.state !== 'musyawarah') return refuse('BUKAN_SAATNYA', 'Dokumen hanya terbit saat batch dalam musyawarah.', 'A paper is issued only while the batch is in deliberation.')
    if (musdes?.state !== 'ditutup') return refuse('MUSYAWARAH_BELUM_DITUTUP', 'Tutup musyawarahnya dulu, baru terbitkan dokumen.', 'Close the deliberation before issuing papers.')
    if (!kindsFor(musdes).includes(i.kind as PaperKind)) return refuse('DOKUMEN_TIDAK_COCOK', 'Dokumen ini tidak cocok dengan bentuk musyawarahnya.', 'This paper does not go with this form of deliberation.')
    const content = said(i, look)
    return content && contentHash(content) === i.contentHash ? null : refuse('ISI_BERUBAH', 'Isi berubah sejak dokumen dibuat. Buka lagi dokumennya, periksa, lalu terbitkan.', 'The content has changed since the paper was made. Open it again, check it, and issue it.')
  },
  effect: (i, look, env) => {
    const content = said(i, look)
    const batch = look.find(Batch, i.batchId)
    if (!content || !batch) throw new Error('the paper was judged but its rows are not there')
    const at = { id: i.paperId as string, place: env.place }
    return [
      put(Paper, { ...at, class: 'N' }, {
        batchId: batch.id, musdesId: batch.musdesId ?? null, kind: content.kind, number: content.number, month: content.month, on: content.meeting.on || env.day,
        villageName: `${content.head.names.village}, ${content.head.names.district}, ${content.head.names.regency}`,
        contentHash: i.contentHash ?? '', token: tokenOf(env.place, i.contentHash ?? ''), totals: totalsOf(content), issuedBy: env.person, issuedAt: env.at,
      }),
      put(PaperText, { ...at, class: 'R' }, { batchId: batch.id, content }),
    ]
  },
  history: (i) => {
    const kind = paperKinds.find((k) => k.code === i.kind)?.label ?? { id: 'dokumen', en: 'paper' }
    return { id: `Menerbitkan ${kind.id} nomor ${i.number ?? ''}`, en: `Issued ${kind.en} number ${i.number ?? ''}` }
  },
})

/** One letterhead a place. */
export const letterheadId = (place: string): string => derivedId(place, 'kop-surat')

const headFields = (({ government, district, village, address, contact, logo, headName, headNumber }) => ({ government, district, village, address, contact, logo, headName, headNumber }))(Letterhead.columns)

export const setLetterhead = act({
  name: 'verification.setLetterhead',
  label: { id: 'Atur kop surat', en: 'Set the letterhead' },
  input: { ...headFields, was: json({ ...N, label: { id: 'Nilai sebelumnya', en: 'Value before' }, schema: z.record(z.string(), z.unknown()) }) },
  touches: (_i, _look, env) => [spaceOf({ place: env.place, class: 'N', team: null })],
  may: (who, _i, _look, env) => (env.place.length === 13 && holds(who, issuers, env.place)) || (env.place.length === 5 && holds(who, ['dinsos_head', 'admin'], env.place)),
  effect: (i, _look, env) => {
    const head = Object.fromEntries(Object.keys(headFields).flatMap((name) => (i[name as keyof typeof headFields] === undefined ? [] : [[name, i[name as keyof typeof headFields]]])))
    const was = Object.fromEntries(Object.keys(head).map((name) => [name, (i.was as Values | null | undefined)?.[name] ?? null]))
    return [put(Letterhead, { id: letterheadId(env.place), place: env.place, class: 'N' }, { ...head, setBy: env.person, setOn: env.day }, was)]
  },
})

export const documentActs = [issuePaper, setLetterhead]
