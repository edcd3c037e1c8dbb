// Choosing between two people's words, and taking over what a predecessor left: acts every house has.
import { act, put, refuse, type ActType, type Change } from './act.ts'
import { choice, json, ref } from './field.ts'
import { z } from 'zod'
import { Answer, Conflict, Proposal, type AnyRow, type RecordType } from './record.ts'
import { spaceOf } from './space.ts'
import { sees, scopesOf, writing, type RoleRule } from './who.ts'

const N = { class: 'N' as const }

/** `records` answers once the house is built; `roles` likewise. */
export function settleActs(house: () => { records: ReadonlyMap<string, RecordType>; roles: ReadonlyMap<string, RoleRule> }): ActType[] {
  const recordOf = (name: unknown): RecordType | undefined => house().records.get(String(name))

  const chooseValue = act({
    name: 'house.chooseValue',
    label: { id: 'Memilih isian', en: 'Choose a value' },
    input: {
      conflictId: ref({ ...N, label: { id: 'Pilihan', en: 'Choice' }, record: 'conflict', required: true }),
      take: choice({ ...N, strict: true, label: { id: 'Dipakai', en: 'Use' }, required: true, options: [{ code: 'kept', label: { id: 'Yang tersimpan', en: 'The stored one' } }, { code: 'offered', label: { id: 'Yang ditawarkan', en: 'The offered one' } }] }),
    },
    reads: (i, look) => {
      const own = { record: Conflict as RecordType, id: i.conflictId }
      let c: AnyRow | undefined
      try {
        c = look.find(Conflict, i.conflictId) as AnyRow | undefined
      } catch {
        return [own]
      }
      const record = recordOf(c?.record)
      return record && c ? [own, { record, id: String(c.recordId) }] : [own]
    },
    touches: (i, look) => {
      const c = look.find(Conflict, i.conflictId)
      const record = recordOf(c?.record)
      const row = record && c ? look.find(record, c.recordId) : undefined
      return [c, row].filter((r): r is NonNullable<typeof r> => r !== undefined).map(spaceOf)
    },
    may: (who, i, look) => {
      const c = look.find(Conflict, i.conflictId)
      return c !== undefined && sees(scopesOf(writing(who, house().roles), house().roles), c)
    },
    guard: (i, look) => {
      const c = look.find(Conflict, i.conflictId)
      if (c?.state !== 'terbuka') return refuse('SUDAH_DIPILIH', 'Pilihan ini sudah dibuat.', 'This was chosen already.')
      const record = recordOf(c.record)
      return record && look.find(record, c.recordId) ? null : refuse('TIDAK_ADA', 'Catatan ini sudah tidak ada di sini.', 'This record is no longer here.')
    },
    effect: (i, look, env) => {
      const c = look.find(Conflict, i.conflictId)
      const record = recordOf(c?.record)
      const row = record && c ? (look.find(record, c.recordId) as AnyRow | undefined) : undefined
      if (!c || !record || !row) return []
      const out: Change[] = [put(Conflict, c, { state: i.take === 'offered' ? 'ditawarkan dipakai' : 'tersimpan dipakai', chosenBy: env.person, chosenAt: env.at })]
      const at = { id: row.id, place: row.place, class: row.class, team: row.team }
      // The record is touched either way, so that its history tells of the choice.
      if (i.take !== 'offered') return [...out, { kind: 'put', record, ...at, set: {} }]
      const field = c.field ?? ''
      const one = (value: unknown) => (record.name === Answer.name && field.startsWith('values.') ? { values: { [field.slice(7)]: value } } : { [field]: value })
      // Chosen over what was shown: somebody who wrote a third value meanwhile is not overwritten either.
      out.push({ kind: 'put', record, ...at, set: one(c.offered), was: one(c.kept) })
      return out
    },
  })

  const settleProposal = act({
    name: 'house.settleProposal',
    label: { id: 'Menyelesaikan titipan', en: 'Settle what was left' },
    input: {
      proposalId: ref({ ...N, label: { id: 'Titipan', en: 'Proposal' }, record: 'proposal', required: true }),
      decision: choice({ ...N, strict: true, label: { id: 'Keputusan', en: 'Decision' }, required: true, options: [{ code: 'diambil', label: { id: 'Diambil', en: 'Taken' } }, { code: 'ditolak', label: { id: 'Tidak dipakai', en: 'Not used' } }] }),
      note: json({ ...N, label: { id: 'Catatan', en: 'Note' }, schema: z.string().max(500) }),
    },
    reads: (i) => [{ record: Proposal, id: i.proposalId }],
    touches: (i, look) => {
      const p = look.find(Proposal, i.proposalId)
      return p ? [spaceOf(p)] : []
    },
    may: (who, i, look) => {
      const p = look.find(Proposal, i.proposalId)
      return p !== undefined && sees(scopesOf(writing(who, house().roles), house().roles), p)
    },
    guard: (i, look) => (look.find(Proposal, i.proposalId)?.state === 'menunggu' ? null : refuse('SUDAH_DIPILIH', 'Titipan ini sudah diselesaikan.', 'This was settled already.')),
    effect: (i, look) => {
      const p = look.find(Proposal, i.proposalId)
      return p ? [put(Proposal, p, { state: i.decision as string })] : []
    },
  })

  return [chooseValue as unknown as ActType, settleProposal as unknown as ActType]
}
