// How a membership ends: resigned, died, dismissed, moved, or its decree ran out. Nobody leaves with work still in their hands; where it cannot be asked, it is listed for those who answer.
import { act, patch, put, refuse, type ActType, type Change, type Env, type Look, type Read, type Refusal } from '../../engine/act.ts'
import { choice, longText, place, ref } from '../../engine/field.ts'
import type { House, OpenWork } from '../../engine/house.ts'
import type { AnyRow } from '../../engine/record.ts'
import { isVillage } from '../../engine/space.ts'
import { formatDate } from '../../engine/values/format.ts'
import { derivedId } from '../../engine/values/id.ts'
import { isPlaceCode } from '../../engine/values/place-code.ts'
import { holds } from '../../engine/who.ts'
import { certifiedBy } from './psm-acts-serve.ts'
import { change, endPost, findPsm, fourEyes, memberSpace, ownMember, psmId, readPost, readPrivate, readPsm, rollSpace, rollTeam, rulesAt, stepProblem, thePsm } from './psm-judging.ts'
import { Certificate, Psm, PsmPrivate } from './psm-records.ts'
import { nextClock, type PsmRow } from './psm-rules.ts'
import { endKinds } from './psm-words.ts'

const N = { class: 'N' as const }
/** Who is told of work that nobody holds any more. */
export const handoverRoles = ['puskesos_koord', 'village_head', 'dinsos_verifier', 'dinsos_head'] as const

export interface WorkLeft { work: OpenWork; rows: readonly AnyRow[] }

/** Rows of later rooms are read through what each of them declared as open work. */
export function psmExitActs(house: () => Pick<House, 'openWork'>): ActType[] {
  const readWork = (i: { psmId?: string | null }, look: Look): Read[] => {
    const own: Read = { record: Psm, id: i.psmId }
    const person = i.psmId && look.has(own) ? look.find(Psm, i.psmId)?.personId : undefined
    return person ? house().openWork.map((w): Read => ({ record: w.record, where: { [w.column]: person } })) : []
  }
  const workOf = (row: PsmRow, look: Look): WorkLeft[] =>
    row.personId ? house().openWork.map((work) => ({ work, rows: look.all(work.record, { [work.column]: row.personId as string }).filter((r) => work.isOpen(r as AnyRow)) as AnyRow[] })).filter((x) => x.rows.length > 0) : []
  const reads = (i: { psmId?: string | null }, look: Look): Read[] => [...readPsm(i, look), ...readPost(i, look), ...readWork(i, look)]
  const blocked = (row: PsmRow, look: Look): Refusal | null => openWorkRefusal(row.name ?? '', workOf(row, look))
  const left = (row: PsmRow, look: Look): string | null => (workOf(row, look).length > 0 ? 'perlu' : null)

  const endPsm = act({
    name: 'organization.endPsm',
    label: { id: 'Mencatat berhenti atau meninggal', en: 'Note resignation or death' },
    input: {
      psmId,
      endKind: choice({ ...N, label: { id: 'Yang terjadi', en: 'What happened' }, options: endKinds.filter((k) => k.code === 'berhenti' || k.code === 'meninggal'), strict: true, required: true }),
      endReason: longText({ ...N, label: { id: 'Keterangan', en: 'Note' }, max: 1000 }),
    },
    reads,
    touches: (_i, _l, env) => [memberSpace(env.place)],
    may: (who, i, look, env) => (i.endKind === 'berhenti' && ownMember(who, i, look, env)) || (!!findPsm(i, look, env) && holds(who, ['ipsm_board_local', 'village_head', 'dinsos_verifier', 'dinsos_head'], env.place)),
    guard: (i, look, env) => stepProblem('endPsm', i, look, env, i.endKind === 'berhenti') ?? (i.endKind === 'berhenti' ? blocked(thePsm(i, look), look) : null),
    effect: (i, look, env) => {
      const row = thePsm(i, look)
      const kind = i.endKind as string
      return [change(row, { state: kind, ...ended(env, kind, i.endReason), handover: kind === 'meninggal' ? left(row, look) : null }, look, env), ...endPost(row, look, env, kind === 'meninggal' ? 'Meninggal dunia' : 'Mengundurkan diri')]
    },
  })

  const dismissPsm = act({
    name: 'organization.dismissPsm',
    label: { id: 'Memberhentikan', en: 'Dismiss' },
    input: { psmId, endReason: longText({ ...N, label: { id: 'Keterangan putusan', en: 'Note of the decision' }, required: true, min: 5, max: 1000 }) },
    reads,
    touches: (_i, _l, env) => [memberSpace(env.place)],
    may: (who, i, look, env) => !!findPsm(i, look, env) && holds(who, ['dinsos_head'], env.place),
    guard: (i, look, env) => {
      const said = stepProblem('dismissPsm', i, look, env)
      if (said) return said
      const row = thePsm(i, look)
      if (!row.dismissBy) return refuse('BELUM_DIUSULKAN', 'Pemberhentian harus diusulkan orang lain lebih dulu.', 'Somebody else must propose the dismissal first.')
      if (row.dismissBy === env.person) return fourEyes
      if (!row.repliedAt && env.day <= (row.replyUntil ?? '')) return refuse('HAK_JAWAB', `PSM masih berhak menjawab sampai ${formatDate(row.replyUntil ?? '')}. Tunggu jawabannya, atau sampai hari itu lewat.`, `The member may still reply until ${formatDate(row.replyUntil ?? '', 'en')}.`)
      return blocked(row, look)
    },
    effect: (i, look, env) => {
      const row = thePsm(i, look)
      return [change(row, { state: 'diberhentikan', ...ended(env, 'diberhentikan', i.endReason) }, look, env), ...endPost(row, look, env, 'Diberhentikan')]
    },
  })

  const transferPsm = act({
    name: 'organization.transferPsm',
    label: { id: 'Memindahkan PSM', en: 'Move a member to another village' },
    input: {
      psmId,
      newPsmId: ref({ ...N, label: { id: 'Keanggotaan baru', en: 'New membership' }, record: 'psm', required: true }),
      to: place({ class: 'P', label: { id: 'Pindah ke desa/kelurahan', en: 'To village' }, required: true }),
      address: PsmPrivate.columns.address,
      endReason: longText({ ...N, label: { id: 'Keterangan', en: 'Note' }, max: 1000 }),
    },
    reads: (i, look) => [...reads(i, look), readPrivate(i), { record: Psm, id: i.newPsmId }, ...(i.psmId ? [{ record: Certificate, where: { psmId: i.psmId } }] : [])],
    touches: (i, _l, env) => [memberSpace(env.place), ...(isVillage(i.to ?? '') ? [memberSpace(i.to as string), rollSpace(i.to as string)] : [])],
    // Where they arrive lies outside the reach of those who let them go.
    deposits: (i) => (isVillage(i.to ?? '') ? [memberSpace(i.to as string), rollSpace(i.to as string)] : []),
    may: (who, i, look, env) => !!findPsm(i, look, env) && holds(who, ['dinsos_verifier', 'dinsos_head'], env.place),
    guard: (i, look, env) => {
      const said = stepProblem('transferPsm', i, look, env)
      if (said) return said
      if (!isVillage(i.to ?? '') || !isPlaceCode(i.to)) return refuse('TUJUAN_BELUM_LENGKAP', 'Pilih desa atau kelurahan tujuan.', 'Choose the village they move to.')
      if (i.to === env.place) return refuse('TUJUAN_SAMA', 'Tujuan sama dengan tempat sekarang.', 'They would stay in the same village.')
      if (look.find(Psm, i.newPsmId)) return refuse('SUDAH_ADA', 'Catatan ini sudah pernah disimpan.', 'This record was saved before.')
      return blocked(thePsm(i, look), look)
    },
    effect: (i, look, env) => {
      const row = thePsm(i, look)
      const to = i.to as string
      const secret = look.find(PsmPrivate, row.id)
      const held = look.all(Certificate, { psmId: row.id })
      return [
        change(row, { state: 'pindah', ...ended(env, 'pindah', i.endReason), movedTo: to }, look, env),
        ...endPost(row, look, env, `Pindah ke ${to}`),
        arrival(row, i.newPsmId as string, to, held, env),
        put(PsmPrivate, { id: i.newPsmId as string, place: to, class: 'X', team: rollTeam(to) }, {
          nik: secret?.nik ?? null, birthDate: secret?.birthDate ?? null, birthPlace: secret?.birthPlace ?? null, address: i.address ?? null, phone: secret?.phone ?? null, email: secret?.email ?? null, ktpPlace: to,
        }),
        ...held.map((c) => put(Certificate, { id: derivedId(env.id, c.id), place: to, class: 'N' }, { psmId: i.newPsmId as string, tier: c.tier as string, title: c.title as string, number: c.number ?? null, issuer: c.issuer as string, issuedOn: c.issuedOn as string, expiresOn: c.expiresOn ?? null, addedBy: c.addedBy ?? null })),
      ]
    },
  })

  /** Of two clocks due on one day the earlier is named first; the next one rings the next time. */
  const psmClock = act({
    name: 'organization.psmClock',
    by: 'system',
    label: { id: 'Jam keanggotaan berbunyi', en: 'A clock of a membership rang' },
    input: { psmId },
    reads: (i, look) => [...readPsm(i, look), ...readWork(i, look), ...(i.psmId ? [{ record: Certificate, where: { psmId: i.psmId } }] : [])],
    touches: (_i, _l, env) => [memberSpace(env.place)],
    may: (who) => who.system,
    guard: (i, look, env) => {
      const row = findPsm(i, look, env)
      const next = row && nextClock(row, rulesAt(look, row.place))
      return next && next.day <= env.day ? null : refuse('BELUM_WAKTUNYA', 'Belum waktunya.', 'Not due yet.')
    },
    effect: (i, look, env) => {
      const row = thePsm(i, look)
      switch (nextClock(row, rulesAt(look, row.place))?.what) {
        case 'sk': return [change(row, { state: 'nonaktif', inactiveReason: 'sk_berakhir', handover: left(row, look) }, look, env)]
        case 'bimtek': return [change(row, { bimtekLate: true }, look, env)]
        case 'sertifikat_h60': return [change(row, { certNoticed: true }, look, env)]
        case 'sertifikat': return [change(row, { ...certifiedBy(look.all(Certificate, { psmId: row.id }), env.day), certNoticed: false }, look, env)]
        case 'peringatan': return [change(row, { warnedAt: env.at }, look, env)]
        case 'nonaktif': return [change(row, { state: 'nonaktif', inactiveReason: 'tanpa_kegiatan' }, look, env)]
        case 'cuti': return [change(row, { state: 'aktif', leaveFrom: null, leaveUntil: null, lastActiveOn: env.day, warnedAt: null }, look, env)]
        default: return []
      }
    },
  })

  /** The list is empty: those who answer for the place say so, and it leaves their first page. */
  const handedOver = act({
    name: 'organization.handedOverPsm',
    label: { id: 'Serah terima selesai', en: 'Everything was handed over' },
    input: { psmId },
    reads: (i, look) => [...readPsm(i, look), ...readWork(i, look)],
    touches: (_i, _l, env) => [memberSpace(env.place)],
    may: (who, i, look, env) => !!findPsm(i, look, env) && holds(who, handoverRoles, env.place),
    guard: (i, look) => {
      const row = thePsm(i, look)
      return row.handover === 'perlu' ? blocked(row, look) : refuse('TIDAK_PERLU', 'Tidak ada yang perlu diserahkan.', 'Nothing waits to be handed over.')
    },
    effect: (i, look) => [patch(Psm, thePsm(i, look), { handover: 'selesai' })],
  })

  return [endPsm, dismissPsm, transferPsm, psmClock, handedOver] as unknown as ActType[]
}

const ended = (env: Env, kind: string, reason: string | null | undefined): Partial<PsmRow> => ({ endedOn: env.day, endKind: kind, endReason: reason ?? null, endedBy: env.person, handover: null })

/** A new membership where they arrive: it asks for its own recommendations and its own decree. */
function arrival(row: PsmRow, id: string, to: string, held: readonly { expiresOn?: string | null }[], env: Env): Change {
  return put(Psm, { id, place: to, class: 'N' }, {
    name: row.name as string, sex: row.sex as string, birthYear: row.birthYear ?? null, state: 'calon', stateAt: env.at, personId: row.personId ?? null, workPhone: row.workPhone ?? null, email: row.email ?? null,
    education: row.education ?? null, occupation: row.occupation ?? null, motivation: row.motivation ?? null, skills: row.skills ?? [], functions: row.functions ?? [], source: 'pindah', appliedAt: env.at, appliedBy: env.person,
    codeOfEthicsAt: row.codeOfEthicsAt ?? env.at, tier: row.tier ?? null, ...certifiedBy(held, env.day), movedFrom: row.id,
  })
}

/** What still lies with them, by kind and number, in one sentence. Null when nothing does. */
export function openWorkRefusal(name: string, work: readonly WorkLeft[]): Refusal | null {
  const n = work.reduce((sum, w) => sum + w.rows.length, 0)
  if (n === 0) return null
  const told = (lang: 'id' | 'en'): string => work.map((w) => `${w.rows.length} ${w.work.label[lang].toLowerCase()}`).join(', ')
  return refuse('PEKERJAAN_TERBUKA', `Masih ada ${n} pekerjaan pada ${name}: ${told('id')}. Serahkan dulu kepada orang lain.`, `${n} ${n === 1 ? 'piece' : 'pieces'} of work still ${n === 1 ? 'lies' : 'lie'} with ${name}: ${told('en')}. Hand it over first.`)
}
