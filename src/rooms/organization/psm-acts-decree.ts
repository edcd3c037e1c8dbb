// Decree and card: who is appointed gets an account and a post in the same act, so that access follows the decree; rules of the regency; renewal; old members' access.
import { act, put, refuse, type Change, type Env, type Look, type Read } from '../../engine/act.ts'
import { choice, date, integer, json, multi, ref, text } from '../../engine/field.ts'
import type { RowOf } from '../../engine/record.ts'
import { referenceSpace } from '../../engine/space.ts'
import { formatDate } from '../../engine/values/format.ts'
import { holds } from '../../engine/who.ts'
import { Account, Appointment } from './records.ts'
import { servingPsmStates } from './psm-flow.ts'
import { change, findPsm, fourEyes, memberSpace, psmId, readPrivate, readPsm, rulesAt, stepProblem, thePsm } from './psm-judging.ts'
import { Psm, PsmPrivate, PsmRules, psmRulesSchema } from './psm-records.ts'
import { psmRulesId, type PsmRow } from './psm-rules.ts'
import { ktaKinds, psmFunctions, skIssuers } from './psm-words.ts'

const N = { class: 'N' as const }

export const setPsmRules = act({
  name: 'organization.setPsmRules',
  label: { id: 'Menetapkan aturan keanggotaan', en: 'Set the rules of membership' },
  input: { rules: json({ ...N, label: { id: 'Aturan', en: 'Rules' }, required: true, schema: psmRulesSchema }), was: json({ ...N, label: { id: 'Aturan sebelumnya', en: 'Rules before' }, schema: psmRulesSchema.nullable() }) },
  touches: (_i, _l, env) => [referenceSpace(env.place)],
  may: (who, _i, _l, env) => env.place.length === 5 && holds(who, ['dinsos_head', 'admin'], env.place),
  guard: (i) => {
    const r = i.rules
    if (!r || !skIssuers.some((x) => x.code === r.issuer)) return refuse('PENERBIT_SK', 'Pilih penerbit SK.', 'Choose who issues the decree.')
    return r.idleMonths <= r.warnMonths ? refuse('BULAN_TERBALIK', 'Peringatan harus lebih dulu daripada nonaktif.', 'The warning must come before the end.') : null
  },
  effect: (i, _l, env) => [put(PsmRules, { id: psmRulesId(env.place), place: env.place, class: 'N' }, { rules: i.rules ?? null, setBy: env.person, setOn: env.day }, { rules: i.was ?? null, setBy: env.person, setOn: env.day })],
})

const decree = {
  skNo: text({ ...N, label: { id: 'Nomor SK', en: 'Decree number' }, required: true, min: 3, max: 80 }),
  skDate: date({ ...N, label: { id: 'Tanggal SK', en: 'Decree date' }, required: true }),
  skIssuer: choice({ ...N, label: { id: 'Penerbit SK', en: 'Issuer' }, options: skIssuers, required: true }),
  skTitle: text({ ...N, label: { id: 'Jabatan resmi penerbit', en: 'Official title of the issuer' }, required: true, min: 3, max: 160 }),
  skFrom: date({ ...N, label: { id: 'Berlaku mulai', en: 'From' }, required: true }),
  skUntil: date({ ...N, label: { id: 'Berlaku sampai (kosong = tanpa batas)', en: 'Until (empty = open)' } }),
}
type Decree = { skNo?: string | null; skDate?: string | null; skIssuer?: string | null; skTitle?: string | null; skFrom?: string | null; skUntil?: string | null }

function decreeProblem(i: Decree, look: Look, env: Env) {
  const { issuer, issuerTitle } = rulesAt(look, env.place)
  if (i.skIssuer !== issuer) return refuse('PENERBIT_SK', `Di kabupaten/kota ini SK PSM diterbitkan ${issuerTitle}. Ubah aturannya lebih dulu bila sudah berbeda.`, `In this regency the decree is issued by: ${issuerTitle}. Change the rules first if that is no longer so.`)
  if ((i.skDate ?? '') > env.day) return refuse('SK_BELUM_TERBIT', 'Tanggal SK belum tiba.', 'The decree is dated in the future.')
  if (i.skUntil && i.skFrom && i.skUntil < i.skFrom) return refuse('TANGGAL_TERBALIK', 'Tanggal akhir lebih awal daripada tanggal mulai.', 'The end comes before the start.')
  if (i.skUntil && i.skUntil < env.day) return refuse('SK_SUDAH_LEWAT', 'SK ini sudah berakhir.', 'This decree is over already.')
  return null
}

const accountOf = (row: PsmRow | undefined, accountId: string | null | undefined): string => row?.personId ?? accountId ?? ''

/** Everything that tells whether this person already serves somewhere: their account, posts, memberships, and whoever shares the NIK. */
function readPerson(i: { psmId?: string | null; accountId?: string | null }, look: Look): Read[] {
  const own: Read = { record: Psm, id: i.psmId }
  const row = i.psmId && look.has(own) ? look.find(Psm, i.psmId) : undefined
  const account = accountOf(row, i.accountId)
  const mine = readPrivate(i)
  const nik = i.psmId && look.has(mine) ? look.find(PsmPrivate, i.psmId)?.nik : undefined
  const twins: Read | null = nik ? { record: PsmPrivate, where: { nik } } : null
  return [
    mine,
    ...(account ? [{ record: Account, id: account }, { record: Appointment, where: { personId: account } }, { record: Psm, where: { personId: account } }] : []),
    ...(twins ? [twins] : []),
    ...(twins && nik && look.has(twins) ? look.all(PsmPrivate, { nik }).map((p): Read => ({ record: Psm, id: p.id })) : []),
  ]
}

const oneVillage = (name: string, at: string) => refuse('SATU_DESA', `${name} masih menjadi PSM di wilayah ${at}. Seorang PSM bertugas di satu desa/kelurahan: pindahkan atau akhiri dulu.`, `${name} still serves in ${at}. A member serves one village: move or end that first.`)

function servesElsewhere(row: PsmRow, account: string, look: Look, env: Env) {
  const nik = look.find(PsmPrivate, row.id)?.nik
  const twins = nik ? look.all(PsmPrivate, { nik }).map((p) => look.find(Psm, p.id)) : []
  for (const other of [...look.all(Psm, { personId: account }), ...twins]) {
    if (other && other.id !== row.id && servingPsmStates.includes(other.state ?? '')) return oneVillage(row.name ?? '', other.place)
  }
  const post = look.all(Appointment, { personId: account }).find((a) => a.role === 'psm' && a.id !== row.appointmentId && (!a.until || a.until >= env.day))
  return post ? oneVillage(row.name ?? '', post.place) : null
}

const newPost = (id: string, row: PsmRow, account: string, i: Decree): Change =>
  put(Appointment, { id, place: row.place, class: 'N' }, { personId: account, role: 'psm', from: i.skFrom as string, until: i.skUntil ?? null, unit: null, sk: i.skNo as string, skDate: i.skDate ?? null })
const newAccount = (account: string, row: PsmRow, look: Look): Change[] =>
  row.personId || look.find(Account, account) ? [] : [put(Account, { id: account, place: row.place, class: 'N' }, { name: row.name ?? '', workPhone: row.workPhone ?? null, lang: 'id', state: 'aktif' })]

const accountId = ref({ ...N, label: { id: 'Akun', en: 'Account' }, record: 'account', required: true })
const appointmentId = ref({ ...N, label: { id: 'Penugasan', en: 'Appointment' }, record: 'appointment', required: true })
const exists = refuse('SUDAH_ADA', 'Catatan ini sudah pernah disimpan.', 'This record was saved before.')
const noAccount = refuse('AKUN_TIDAK_SESUAI', 'Akun ini milik wilayah lain. Buat akun baru.', 'This account belongs to another area. Make a new one.')

export const appointPsm = act({
  name: 'organization.appointPsm',
  label: { id: 'Menetapkan PSM dengan SK', en: 'Appoint by decree' },
  input: {
    psmId, accountId, appointmentId, ...decree,
    interviewScore: integer({ ...N, label: { id: 'Nilai wawancara (0–100)', en: 'Interview score (0–100)' }, min: 0, max: 100 }),
    functions: multi({ ...N, label: { id: 'Fungsi', en: 'Functions' }, options: psmFunctions }),
  },
  reads: (i, look) => [...readPsm(i, look), ...readPerson(i, look), { record: Appointment, id: i.appointmentId }],
  touches: (_i, _l, env) => [memberSpace(env.place)],
  may: (who, i, look, env) => !!findPsm(i, look, env) && holds(who, ['dinsos_head'], env.place),
  guard: (i, look, env) => {
    const said = stepProblem('appointPsm', i, look, env)
    if (said) return said
    const row = thePsm(i, look)
    if (row.checkedBy === env.person) return fourEyes
    if ((row.interviewScore ?? i.interviewScore ?? null) === null) return refuse('NILAI_PERLU', 'Catat nilai wawancaranya.', 'Note the interview score.')
    const wrong = decreeProblem(i, look, env)
    if (wrong) return wrong
    const account = accountOf(row, i.accountId)
    if (account === env.person) return fourEyes
    if (account === 'system' || look.find(Appointment, i.appointmentId)) return exists
    const known = look.find(Account, account)
    // Somebody who came from another regency brings an account this shard does not hold.
    if (known && !row.personId && known.place !== env.place && !holdsAt(known.place, env.place)) return noAccount
    return servesElsewhere(row, account, look, env)
  },
  effect: (i, look, env) => {
    const row = thePsm(i, look)
    const account = accountOf(row, i.accountId)
    return [
      ...newAccount(account, row, look),
      newPost(i.appointmentId as string, row, account, i),
      change(row, {
        state: 'ditetapkan', personId: account, appointmentId: i.appointmentId as string, interviewScore: row.interviewScore ?? i.interviewScore ?? null, functions: i.functions ?? row.functions ?? [],
        skNo: i.skNo as string, skDate: i.skDate as string, skIssuer: i.skIssuer as string, skTitle: i.skTitle as string, skFrom: i.skFrom as string, skUntil: i.skUntil ?? null, skBy: env.person,
      }, look, env),
    ]
  },
})

/** An account of the same regency may be given a membership; one of elsewhere is somebody else's to keep. */
const holdsAt = (a: string, b: string): boolean => a.slice(0, 5) === b.slice(0, 5)

export const issueCard = act({
  name: 'organization.issueCard',
  label: { id: 'Menerbitkan KTA', en: 'Issue the card' },
  input: {
    psmId,
    ktaKind: choice({ ...N, label: { id: 'Jenis KTA', en: 'Card' }, options: ktaKinds, strict: true, required: true }),
    ktaNo: text({ ...N, label: { id: 'Nomor KTA', en: 'Card number' }, required: true, min: 3, max: 40 }),
    ktaToken: text({ ...N, label: { id: 'Kode kartu', en: 'Card code' }, required: true, min: 20, max: 40, check: (v) => (/^[0-9a-f]{20,40}$/.test(String(v)) ? null : { id: 'Kode kartu belum benar.', en: 'The card code is not right.' }) }),
    photo: Psm.columns.photo,
    /** The number of the card it replaces, as its writer saw it. */
    replaces: text({ ...N, label: { id: 'Menggantikan kartu nomor', en: 'Replaces card number' }, max: 40 }),
  },
  reads: (i, look) => [...readPsm(i, look), ...(i.ktaToken ? [{ record: Psm, where: { ktaToken: i.ktaToken } }] : [])],
  touches: (_i, _l, env) => [memberSpace(env.place)],
  may: (who, i, look, env) => !!findPsm(i, look, env) && holds(who, ['ipsm_board_city', 'dinsos_verifier'], env.place),
  guard: (i, look, env) => {
    const said = stepProblem('issueCard', i, look, env)
    if (said) return said
    const row = thePsm(i, look)
    if (i.ktaKind === 'sementara' && row.ktaKind === 'nasional') return refuse('SUDAH_NASIONAL', 'Anggota ini sudah memegang KTA nasional.', 'This member holds the national card already.')
    if (i.ktaKind === row.ktaKind && i.ktaNo === row.ktaNo && row.ktaToken) return exists
    if ((row.ktaNo ?? null) !== (i.replaces ?? null)) return refuse('KARTU_BERUBAH', `Anggota ini memegang kartu nomor ${row.ktaNo ?? '—'}. Lihat lagi, lalu ulangi.`, `This member holds card ${row.ktaNo ?? '—'}. Look again and repeat.`)
    return look.all(Psm, { ktaToken: i.ktaToken as string }).some((p) => p.id !== row.id) ? refuse('KODE_TERPAKAI', 'Kode kartu ini sudah dipakai. Ulangi.', 'This card code is in use. Please repeat.') : null
  },
  effect: (i, look, env) => {
    const row = thePsm(i, look)
    const first = row.state === 'ditetapkan'
    return [change(row, {
      ...(first ? { state: 'aktif', lastActiveOn: env.day, warnedAt: null } : {}),
      ktaKind: i.ktaKind as string, ktaNo: i.ktaNo as string, ktaToken: i.ktaToken as string, ktaAt: env.at, ...((i.photo?.length ?? 0) > 0 ? { photo: i.photo ?? [] } : {}),
    }, look, env)]
  },
})

export const renewSk = act({
  name: 'organization.renewSk',
  label: { id: 'Memperpanjang SK', en: 'Renew the decree' },
  input: { psmId, appointmentId, ...decree },
  reads: (i, look) => [...readPsm(i, look), ...readPerson(i, look), { record: Appointment, id: i.appointmentId }],
  touches: (_i, _l, env) => [memberSpace(env.place)],
  may: (who, i, look, env) => !!findPsm(i, look, env) && holds(who, ['dinsos_head'], env.place),
  guard: (i, look, env) => {
    const said = stepProblem('renewSk', i, look, env)
    if (said) return said
    const row = thePsm(i, look)
    if (!row.personId) return refuse('BELUM_BERAKUN', 'Anggota ini belum punya akun. Buka aksesnya dulu.', 'This member has no account yet. Open access first.')
    if (!row.skUntil) return refuse('SK_TANPA_BATAS', 'SK yang sekarang tanpa batas waktu; tidak perlu diperpanjang.', 'The present decree has no end; it need not be renewed.')
    if (look.find(Appointment, i.appointmentId)) return exists
    if ((i.skFrom as string) <= row.skUntil && row.inactiveReason !== 'sk_berakhir') return refuse('SK_MASIH_BERLAKU', `SK yang sekarang berlaku sampai ${formatDate(row.skUntil)}. SK baru mulai sesudahnya.`, `The present decree runs until ${formatDate(row.skUntil, 'en')}. The new one begins after it.`)
    const wrong = decreeProblem(i, look, env)
    if (wrong) return wrong
    return servesElsewhere(row, row.personId, look, env)
  },
  effect: (i, look, env) => {
    const row = thePsm(i, look)
    const back = row.inactiveReason === 'sk_berakhir' ? { state: row.ktaNo ? 'aktif' : 'ditetapkan', inactiveReason: null, lastActiveOn: env.day, warnedAt: null, handover: null } : {}
    return [
      newPost(i.appointmentId as string, row, row.personId as string, i),
      change(row, { ...back, appointmentId: i.appointmentId as string, skNo: i.skNo as string, skDate: i.skDate as string, skIssuer: i.skIssuer as string, skTitle: i.skTitle as string, skFrom: row.inactiveReason === 'sk_berakhir' ? (i.skFrom as string) : (row.skFrom ?? (i.skFrom as string)), skUntil: i.skUntil ?? null, skBy: env.person }, look, env),
    ]
  },
})

/** A member taken over from a list gets an account and the post their decree gives; who signs in already, and whose post here is named, is tied to it. */
export const openPsmAccess = act({
  name: 'organization.openPsmAccess',
  label: { id: 'Membuka akses anggota lama', en: 'Open an existing member’s access' },
  input: { psmId, accountId, appointmentId },
  reads: (i, look) => [...readPsm(i, look), ...readPerson(i, look), { record: Appointment, id: i.appointmentId }],
  touches: (_i, _l, env) => [memberSpace(env.place)],
  may: (who, i, look, env) => !!findPsm(i, look, env) && holds(who, ['dinsos_head', 'admin'], env.place),
  guard: (i, look, env) => {
    const row = findPsm(i, look, env)
    if (!row || !servingPsmStates.includes(row.state ?? '')) return refuse('TIDAK_ADA', 'Anggota ber-SK ini tidak ditemukan.', 'This member was not found.')
    if (row.personId) return exists
    if (!row.skNo || !row.skFrom || (row.skUntil && row.skUntil < env.day)) return refuse('SK_TIDAK_BERLAKU', 'Akses mengikuti SK: catat SK yang masih berlaku dulu.', 'Access follows the decree: note one in force first.')
    if (i.accountId === env.person) return fourEyes
    const [known, post] = [look.find(Account, i.accountId), look.find(Appointment, i.appointmentId)]
    if (known || post) {
      if (!known || !isPostHere(post, i.accountId, env.place)) return exists
      if (look.all(Psm, { personId: i.accountId as string }).some((p) => p.id !== row.id && servingPsmStates.includes(p.state ?? ''))) return refuse('AKUN_TERPAKAI', 'Akun ini sudah milik anggota lain.', 'This account belongs to another member.')
    }
    if (i.accountId === 'system') return exists
    return servesElsewhere({ ...row, appointmentId: post?.id ?? null }, i.accountId as string, look, env)
  },
  effect: (i, look, env) => {
    const row = thePsm(i, look)
    const tied = look.find(Appointment, i.appointmentId)
    return [...newAccount(i.accountId as string, row, look), ...(tied ? [] : [newPost(i.appointmentId as string, row, i.accountId as string, row)]), change(row, { personId: i.accountId as string, appointmentId: i.appointmentId as string }, look, env)]
  },
})

const isPostHere = (post: RowOf<typeof Appointment> | undefined, personId: string | null | undefined, place: string): boolean => post?.personId === personId && post?.role === 'psm' && post?.place === place

export const psmDecreeActs = [setPsmRules, appointPsm, issueCard, renewSk, openPsmAccess]
