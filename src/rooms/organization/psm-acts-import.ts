// An existing member list comes in: one act a village and file; each row under an id made of the file and its number, so that the same file is the same import. Doubles are decided apart.
import { act, put, refuse, type Change } from '../../engine/act.ts'
import { choice, json, place, ref, text } from '../../engine/field.ts'
import { referenceSpace } from '../../engine/space.ts'
import { clockColumns, type PsmRow } from './psm-rules.ts'
import { derivedId } from '../../engine/values/id.ts'
import { holds } from '../../engine/who.ts'
import { z } from 'zod'
import { memberSpace, readRules, rollSpace, rollTeam, rulesAt } from './psm-judging.ts'
import { Psm, PsmPair, PsmPrivate } from './psm-records.ts'

const N = { class: 'N' as const }
const R = { class: 'R' as const }
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** One member of a list, as it is taken in. */
export const listedMemberSchema = z.object({
  row: z.int().min(1), name: z.string().min(2).max(120), sex: z.enum(['L', 'P']),
  birthDate: day.nullish(), nik: z.string().regex(/^\d{16}$/).nullish(), birthPlace: z.string().max(80).nullish(), address: z.string().max(300).nullish(), phone: z.string().max(20).nullish(),
  education: z.string().max(40).nullish(), occupation: z.string().max(120).nullish(),
  skNo: z.string().max(80).nullish(), skDate: day.nullish(), skFrom: day.nullish(), skUntil: day.nullish(), ktaNo: z.string().max(40).nullish(), tier: z.string().max(40).nullish(),
})
export type ListedMember = z.infer<typeof listedMemberSchema>

/** Rows one act takes in: the members of one village. */
export const rowsPerImport = 200
/** The id a row of a file becomes; a second try makes no second member. */
export const importedPsmId = (fileHash: string, row: number): string => derivedId(`${fileHash} ${row}`, 'psm')
const sealedRoles = ['dinsos_verifier', 'dinsos_head'] as const

export const importPsm = act({
  name: 'organization.importPsm',
  label: { id: 'Memasukkan daftar anggota', en: 'Take in a member list' },
  input: {
    place: place({ class: 'P', label: { id: 'Desa/kelurahan', en: 'Village' }, required: true }),
    fileHash: text({ ...N, label: { id: 'Sidik berkas', en: 'Hash of the file' }, required: true, min: 64, max: 64 }),
    members: json({ ...R, label: { id: 'Anggota', en: 'Members' }, required: true, schema: z.array(listedMemberSchema).min(1).max(rowsPerImport) }),
  },
  reads: (i) => [...(i.place ? [readRules(i.place)] : []), ...(i.members ?? []).map((m) => ({ record: Psm, id: i.fileHash ? importedPsmId(i.fileHash, m.row) : null }))],
  touches: (i, _l, env) => [memberSpace(env.place), ...(hasPrivate(i.members) ? [rollSpace(env.place)] : [])],
  may: (who, _i, _l, env) => env.place.length === 13 && holds(who, [...sealedRoles, 'admin'], env.place),
  guard: (i, look, env, who) => {
    if (i.place !== env.place) return refuse('PILIH_KELURAHAN', 'Pilih desa atau kelurahan anggota ini.', 'Choose the members’ village.')
    if (hasPrivate(i.members) && !holds(who, sealedRoles, env.place)) return refuse('TANPA_DATA_PRIBADI', 'Admin memasukkan daftar tanpa NIK, tanggal lahir, alamat, dan telepon. Kosongkan kolom itu.', 'An administrator takes in a list without NIK, date of birth, address and phone. Leave those columns out.')
    const rows = (i.members ?? []).map((m) => m.row)
    if (new Set(rows).size !== rows.length) return refuse('BARIS_GANDA', 'Ada baris yang tertulis dua kali.', 'A row stands twice.')
    if ((i.members ?? []).some((m) => m.skUntil && m.skFrom && m.skUntil < m.skFrom)) return refuse('TANGGAL_TERBALIK', 'Ada SK yang berakhir sebelum mulai.', 'A decree ends before it begins.')
    return (i.members ?? []).every((m) => look.find(Psm, importedPsmId(i.fileHash as string, m.row))) ? refuse('SUDAH_MASUK', 'Baris-baris ini sudah pernah dimasukkan dari berkas yang sama.', 'These rows came in from the same file before.') : null
  },
  effect: (i, look, env) => (i.members ?? []).flatMap((m): Change[] => {
    const id = importedPsmId(i.fileHash as string, m.row)
    if (look.find(Psm, id)) return []
    const over = !!m.skUntil && m.skUntil < env.day
    const set = {
      name: m.name, sex: m.sex, birthYear: m.birthDate ? Number(m.birthDate.slice(0, 4)) : null, state: over ? 'nonaktif' : 'aktif', stateAt: env.at, inactiveReason: over ? 'sk_berakhir' : null,
      education: m.education ?? null, occupation: m.occupation ?? null, skills: [], functions: [], source: 'daftar', appliedAt: env.at, appliedBy: env.person,
      skNo: m.skNo ?? null, skDate: m.skDate ?? null, skFrom: m.skFrom ?? m.skDate ?? env.day, skUntil: m.skUntil ?? null, ktaNo: m.ktaNo ?? null, tier: m.tier ?? null, lastActiveOn: env.day, listHash: i.fileHash as string,
    }
    const row = { id, place: env.place, class: 'N', team: null, ...set } as PsmRow
    const secret = hasPrivate([m])
      ? [put(PsmPrivate, { id, place: env.place, class: 'X', team: rollTeam(env.place) }, { nik: m.nik ?? null, birthDate: m.birthDate ?? null, birthPlace: m.birthPlace ?? null, address: m.address ?? null, phone: m.phone ?? null, ktpPlace: env.place })]
      : []
    return [put(Psm, { id, place: env.place, class: 'N' }, { ...set, ...clockColumns(row, rulesAt(look, env.place)) }), ...secret]
  }),
})

const hasPrivate = (members: readonly ListedMember[] | null | undefined): boolean => (members ?? []).some((m) => m.nik || m.birthDate || m.address || m.phone || m.birthPlace)

/** The same two rows make the same pair, whichever is named first. */
export const psmPairId = (a: string, b: string): string => (a < b ? derivedId(`${a} ${b}`, 'psm-pair') : derivedId(`${b} ${a}`, 'psm-pair'))

export const decidePsmPair = act({
  name: 'organization.decidePsmPair',
  label: { id: 'Memutus dugaan anggota ganda', en: 'Decide a likely double' },
  input: {
    left: ref({ ...N, label: { id: 'Anggota', en: 'Member' }, record: 'psm', required: true }),
    right: ref({ ...N, label: { id: 'Anggota lain', en: 'Other member' }, record: 'psm', required: true }),
    decision: choice({ ...N, strict: true, label: { id: 'Keputusan', en: 'Decision' }, options: PsmPair.columns.decision.options ?? [], required: true }),
  },
  reads: (i) => [{ record: PsmPair, id: i.left && i.right ? psmPairId(i.left, i.right) : null }],
  touches: (_i, _l, env) => [referenceSpace(env.place)],
  may: (who, _i, _l, env) => env.place.length === 5 && holds(who, ['dinsos_verifier', 'dinsos_head', 'admin'], env.place),
  guard: (i, look) => (i.left === i.right ? refuse('SATU_ORANG', 'Pilih dua anggota.', 'Choose two members.') : look.find(PsmPair, psmPairId(i.left as string, i.right as string)) ? refuse('SUDAH_DIPUTUS', 'Pasangan ini sudah diputus.', 'This pair was decided already.') : null),
  effect: (i, _l, env) => [put(PsmPair, { id: psmPairId(i.left as string, i.right as string), place: env.place, class: 'N' }, { left: i.left as string, right: i.right as string, decision: i.decision as string, decidedBy: env.person, decidedOn: env.day })],
})

export const psmImportActs = [importPsm, decidePsmPair]
