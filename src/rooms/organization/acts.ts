// Changes to accounts, appointments, agencies and devices. People and posts come by decree; nobody appoints themselves.
import { act, patch, put, refuse, type Change, type Env, type Look } from '../../engine/act.ts'
import { choice, date, instant, longText, multi, phone, ref, text } from '../../engine/field.ts'
import { isVillage, referenceSpace, villageSpace } from '../../engine/space.ts'
import { levelOf } from '../../engine/values/place-code.ts'
import { addHours } from '../../engine/values/working-days.ts'
import { holds, inForce, type Who } from '../../engine/who.ts'
import { Account, Agency, Appointment, Breach, DeviceCode, DeviceRevocation } from './records.ts'
import { breachHours } from './devices.ts'
import { roles } from './roles.ts'

const N = { class: 'N' as const }
/** Where an N row of a place lives: a village's own space, or the reference data of a territory. */
const home = (place: string): string => (isVillage(place) ? villageSpace(place, 'N') : referenceSpace(place))
const keepers = ['admin', 'dinsos_head']
const exists = refuse('SUDAH_ADA', 'Catatan ini sudah pernah disimpan.', 'This record was saved before.')
const id = (label: string, en: string, record = '*') => ref({ ...N, label: { id: label, en }, record, required: true })

export const addAccount = act({
  name: 'organization.addAccount',
  label: { id: 'Mendaftarkan akun', en: 'Add an account' },
  input: {
    accountId: id('Akun', 'Account', 'account'),
    name: Account.columns.name,
    workPhone: Account.columns.workPhone,
    lang: Account.columns.lang,
  },
  reads: (i) => [{ record: Account, id: i.accountId }],
  touches: (_i, _l, env) => [home(env.place)],
  may: (who, _i, _l, env) => holds(who, keepers, env.place),
  // History names the house «system»: nobody else may be called so.
  guard: (i, look) => (look.find(Account, i.accountId) || i.accountId === 'system' ? refuse('SUDAH_ADA', 'Akun ini sudah terdaftar.', 'This account exists already.') : null),
  effect: (i, _l, env) => [
    put(Account, { id: i.accountId as string, place: env.place, class: 'N' }, { name: i.name as string, workPhone: i.workPhone ?? null, lang: i.lang ?? 'id', state: 'aktif' }),
  ],
})

export const appoint = act({
  name: 'organization.appoint',
  label: { id: 'Menugaskan', en: 'Appoint' },
  input: {
    appointmentId: id('Penugasan', 'Appointment', 'appointment'),
    personId: Appointment.columns.personId,
    role: Appointment.columns.role,
    from: Appointment.columns.from,
    until: Appointment.columns.until,
    unit: Appointment.columns.unit,
    sk: text({ ...N, label: { id: 'Nomor SK', en: 'Decree number' }, required: true, min: 3, max: 80 }),
    skDate: date({ ...N, label: { id: 'Tanggal SK', en: 'Decree date' } }),
  },
  reads: (i) => [{ record: Appointment, id: i.appointmentId }, { record: Appointment, where: { personId: i.personId as string } }, { record: Agency, id: i.unit }],
  touches: (_i, _l, env) => [home(env.place)],
  may: (who, _i, _l, env) => holds(who, keepers, env.place),
  guard: (i, look, env, who) => {
    if (!who.system && i.personId === env.person) return refuse('EMPAT_MATA', 'Anda tidak dapat menugaskan diri sendiri.', 'You cannot appoint yourself.')
    if (look.find(Appointment, i.appointmentId)) return exists
    const rule = roles.find((r) => r.code === i.role)
    if (!rule) return refuse('JABATAN_TIDAK_DIKENAL', 'Jabatan ini tidak dikenal.', 'This role is not known.')
    const level = levelOf(env.place)
    const fits = rule.level === level || (rule.code === 'admin' && level !== 'village') || (rule.code === 'ipsm_board_local' && level === 'village')
    if (!fits) return refuse('WILAYAH_TIDAK_SESUAI', `${rule.label.id} tidak ditugaskan pada tingkat wilayah ini.`, `${rule.label.en} is not appointed at this level.`)
    if (i.until && i.from && i.until < i.from) return refuse('TANGGAL_TERBALIK', 'Tanggal akhir lebih awal daripada tanggal mulai.', 'The end comes before the start.')
    if (rule.code === 'opd_owner' && !i.unit) return refuse('INSTANSI_PERLU', 'Pilih instansi (OPD) tempatnya bertugas.', 'Choose the agency.')
    if (i.unit && !look.find(Agency, i.unit)) return refuse('INSTANSI_TIDAK_ADA', 'Instansi ini belum terdaftar.', 'This agency is not registered.')
    const others = look.all(Appointment, { personId: i.personId as string })
    const elsewhere = inForce(others.map((a) => ({ id: a.id, role: a.role ?? '', place: a.place, from: a.from ?? '', until: a.until ?? null, unit: null })), i.from as string)
    if (rule.code === 'psm' && elsewhere.some((a) => a.role === 'psm' && a.place !== env.place)) {
      return refuse('SATU_DESA', 'Seorang PSM bertugas di satu desa/kelurahan. Akhiri dulu penugasan yang lama.', 'A PSM serves one village. End the old appointment first.')
    }
    return null
  },
  effect: (i, _l, env) => [
    put(Appointment, { id: i.appointmentId as string, place: env.place, class: 'N' }, {
      personId: i.personId as string, role: i.role as string, from: i.from as string, until: i.until ?? null, unit: i.unit ?? null, sk: i.sk as string, skDate: i.skDate ?? null,
    }),
  ],
})

export const endAppointment = act({
  name: 'organization.endAppointment',
  label: { id: 'Mengakhiri penugasan', en: 'End an appointment' },
  input: {
    appointmentId: id('Penugasan', 'Appointment', 'appointment'),
    until: date({ ...N, label: { id: 'Hari terakhir', en: 'Last day' }, required: true }),
    reason: longText({ ...N, label: { id: 'Alasan', en: 'Reason' }, required: true, min: 5 }),
  },
  reads: (i) => [{ record: Appointment, id: i.appointmentId }],
  touches: (_i, _l, env) => [home(env.place)],
  may: (who, _i, _l, env) => holds(who, keepers, env.place),
  guard: (i, look, env) => {
    const a = look.find(Appointment, i.appointmentId)
    if (!a || a.place !== env.place) return refuse('TIDAK_ADA', 'Penugasan ini tidak ditemukan.', 'This appointment was not found.')
    if (a.endReason) return refuse('SUDAH_BERAKHIR', 'Penugasan ini sudah diakhiri. Buat penugasan baru bila orangnya bertugas lagi.', 'This appointment was ended already. Make a new one if the person serves again.')
    if (a.personId === env.person) return refuse('EMPAT_MATA', 'Penugasan Anda sendiri diakhiri oleh orang lain.', 'Somebody else must end your own appointment.')
    if (a.from && i.until && i.until < a.from) return refuse('TANGGAL_TERBALIK', 'Hari terakhir lebih awal daripada hari pertama.', 'The last day comes before the first.')
    return null
  },
  effect: (i, look) => {
    const a = look.find(Appointment, i.appointmentId)
    return a ? [patch(Appointment, a, { until: i.until ?? null, endReason: i.reason ?? null })] : []
  },
})

export const addAgency = act({
  name: 'organization.addAgency',
  label: { id: 'Mendaftarkan instansi', en: 'Add an agency' },
  input: {
    agencyId: id('Instansi', 'Agency', 'agency'),
    name: Agency.columns.name,
    kind: choice({ ...N, label: { id: 'Jenis', en: 'Kind' }, required: true, options: Agency.columns.kind.options ?? [] }),
    sectors: multi({ ...N, label: { id: 'Bidang tugas', en: 'Mandate' }, options: [] }),
    contact: Agency.columns.contact,
  },
  reads: (i) => [{ record: Agency, id: i.agencyId }],
  touches: (_i, _l, env) => [home(env.place)],
  may: (who, _i, _l, env) => holds(who, keepers, env.place),
  guard: (i, look) => (look.find(Agency, i.agencyId) ? exists : null),
  effect: (i, _l, env) => [
    put(Agency, { id: i.agencyId as string, place: env.place, class: 'N' }, { name: i.name as string, kind: i.kind as string, sectors: i.sectors ?? [], contact: i.contact ?? null, state: 'aktif' }),
  ],
})

/** Whoever hands a device over could keep it: only a keeper of every post the person holds may. */
const keepsAll = (who: Who, posts: readonly { place: string; from?: string | null; until?: string | null }[], day: string): boolean =>
  posts.every((p) => (p.from ?? '') > day || (p.until && p.until < day) || holds(who, keepers, p.place))

/** The code is minted on the keeper's device and shown once; only its hash comes here. */
export const inviteDevice = act({
  name: 'organization.inviteDevice',
  label: { id: 'Menyerahkan kode perangkat', en: 'Hand over a device code' },
  input: {
    codeId: id('Kode', 'Code', 'deviceCode'),
    personId: id('Untuk', 'For', 'account'),
    codeHash: DeviceCode.columns.codeHash,
    expiresAt: instant({ ...N, label: { id: 'Berlaku sampai', en: 'Valid until' }, required: true }),
  },
  reads: (i) => [{ record: DeviceCode, id: i.codeId }, { record: Account, id: i.personId }, { record: Appointment, where: { personId: i.personId as string } }],
  touches: (_i, _l, env) => [home(env.place)],
  deposits: (i, _l, env) => (i.personId === env.person ? [home(env.place)] : []),
  may: (who, i, _l, env) => holds(who, keepers, env.place) || (who.person !== null && who.person === i.personId),
  guard: (i, look, env, who) => {
    const account = look.find(Account, i.personId)
    if (!account || account.place !== env.place) return refuse('TIDAK_ADA', 'Akun ini tidak ditemukan.', 'This account was not found.')
    if (look.find(DeviceCode, i.codeId)) return exists
    if (!who.system && i.personId !== who.person && !keepsAll(who, look.all(Appointment, { personId: i.personId as string }), env.day)) {
      return refuse('JABATAN_LEBIH_LUAS', 'Orang ini juga bertugas di luar wilayah Anda. Kode perangkatnya dibuat oleh admin yang wilayahnya mencakup semuanya.', 'This person also serves outside your area. An administrator above makes the device code.')
    }
    const hours = (Date.parse(i.expiresAt as string) - Date.parse(env.at)) / 3_600_000
    if (!(hours > 0 && hours <= 7 * 24)) return refuse('MASA_BERLAKU', 'Kode perangkat berlaku paling lama tujuh hari.', 'A device code is valid for seven days at most.')
    return null
  },
  effect: (i, _l, env) => [
    put(DeviceCode, { id: i.codeId as string, place: env.place, class: 'N' }, { personId: i.personId as string, codeHash: i.codeHash as string, expiresAt: i.expiresAt as string, usedAt: null, madeBy: env.person }),
  ],
})

/** The house marks a code as used, in the same breath as it admits the device. */
export const useCode = act({
  name: 'organization.useCode',
  by: 'system',
  label: { id: 'Kode perangkat dipakai', en: 'Device code used' },
  input: { codeId: id('Kode', 'Code', 'deviceCode') },
  reads: (i) => [{ record: DeviceCode, id: i.codeId }],
  touches: (_i, _l, env) => [home(env.place)],
  may: (who) => who.system,
  guard: (i, look, env) => {
    const code = look.find(DeviceCode, i.codeId)
    if (!code || code.usedAt) return refuse('KODE_TERPAKAI', 'Kode ini sudah dipakai.', 'This code was used already.')
    if ((code.expiresAt ?? '') < env.at) return refuse('KODE_LEWAT', 'Kode ini sudah tidak berlaku. Minta kode baru.', 'This code has expired. Ask for a new one.')
    return null
  },
  effect: (i, look, env) => {
    const code = look.find(DeviceCode, i.codeId)
    return code ? [patch(DeviceCode, code, { usedAt: env.at })] : []
  },
})

/** Left out (the first release did not ask): what is on such a phone is handed over before it is forgotten. */
const kind = choice({ ...N, strict: true, label: { id: 'Sebab', en: 'Cause' }, options: DeviceRevocation.columns.kind.options ?? [] })
const ofOwn = (who: Who, personId: string | null | undefined): boolean => who.person !== null && who.person === personId

export const revokeDevice = act({
  name: 'organization.revokeDevice',
  label: { id: 'Mencabut perangkat', en: 'Revoke a device' },
  input: {
    revocationId: id('Pencabutan', 'Revocation', 'deviceRevocation'),
    deviceId: id('Perangkat', 'Device', 'device'),
    personId: id('Milik', 'Of', 'account'),
    reason: DeviceRevocation.columns.reason,
    kind,
  },
  reads: (i) => [{ record: DeviceRevocation, id: i.revocationId }, { record: Account, id: i.personId }, { record: DeviceCode, where: { personId: i.personId as string } }],
  touches: (_i, _l, env) => [home(env.place)],
  deposits: (i, _l, env) => (i.personId === env.person ? [home(env.place)] : []),
  may: (who, i, _l, env) => holds(who, keepers, env.place) || ofOwn(who, i.personId),
  guard: (i, look, env) => {
    const account = look.find(Account, i.personId)
    if (!account || account.place !== env.place) return refuse('TIDAK_ADA', 'Akun ini tidak ditemukan.', 'This account was not found.')
    return look.find(DeviceRevocation, i.revocationId) ? exists : null
  },
  effect: (i, look, env) => [
    ...openCodesGo(look, i.personId as string, env),
    put(DeviceRevocation, { id: i.revocationId as string, place: env.place, class: 'N' }, { deviceId: i.deviceId as string, personId: i.personId as string, reason: i.reason as string, revokedBy: env.person, kind: i.kind ?? 'ended', lostAt: i.kind === 'lost' ? env.at : null }),
  ],
})

/** Whoever held the phone may have made a code with it: every code still open goes with the phone. */
const openCodesGo = (look: Look, personId: string, env: Env): Change[] =>
  look.all(DeviceCode, { personId }).filter((c) => !c.usedAt && c.place === env.place).map((c) => patch(DeviceCode, c, { usedAt: env.at }))

/** Lost with people's data on it: revoked, told to forget at next contact, and a breach of data to be told of in time. */
export const reportLostDevice = act({
  name: 'organization.reportLostDevice',
  label: { id: 'Melaporkan perangkat hilang', en: 'Report a lost device' },
  input: {
    breachId: id('Catatan kegagalan pelindungan data', 'Breach', 'breach'),
    revocationId: id('Pencabutan', 'Revocation', 'deviceRevocation'),
    deviceId: id('Perangkat', 'Device', 'device'),
    personId: id('Dipegang oleh', 'Held by', 'account'),
    lostAt: Breach.columns.lostAt,
    how: Breach.columns.how,
  },
  reads: (i) => [{ record: Breach, id: i.breachId }, { record: DeviceRevocation, id: i.revocationId }, { record: Account, id: i.personId }, { record: DeviceCode, where: { personId: i.personId as string } }],
  touches: (_i, _l, env) => [home(env.place)],
  deposits: (i, _l, env) => (i.personId === env.person ? [home(env.place)] : []),
  may: (who, i, _l, env) => holds(who, keepers, env.place) || ofOwn(who, i.personId),
  guard: (i, look, env) => {
    const account = look.find(Account, i.personId)
    if (!account || account.place !== env.place) return refuse('TIDAK_ADA', 'Akun ini tidak ditemukan.', 'This account was not found.')
    if (look.find(Breach, i.breachId) || look.find(DeviceRevocation, i.revocationId)) return exists
    if (i.lostAt && i.lostAt > env.at) return refuse('BELUM_TERJADI', 'Waktu hilang tidak boleh sesudah saat ini.', 'The time it was lost cannot lie ahead.')
    return null
  },
  effect: (i, look, env) => {
    const where = { place: env.place, class: 'N' as const }
    const about = { deviceId: i.deviceId as string, personId: i.personId as string, lostAt: i.lostAt ?? env.at }
    return [
      ...openCodesGo(look, about.personId, env),
      put(DeviceRevocation, { id: i.revocationId as string, ...where }, { ...about, reason: i.how as string, revokedBy: env.person, kind: 'lost' }),
      // The clock runs from the report: that is when the house came to know.
      put(Breach, { id: i.breachId as string, ...where }, { ...about, reportedAt: env.at, reportedBy: env.person, how: i.how as string, dueAt: addHours(env.at, breachHours), state: 'terbuka' }),
    ]
  },
})

const ownBreach = (look: Look, breachId: string | null | undefined, env: Env) => {
  const b = look.find(Breach, breachId)
  return b && b.place === env.place ? b : undefined
}

export const tellBreach = act({
  name: 'organization.tellBreach',
  label: { id: 'Mencatat pemberitahuan kegagalan pelindungan data', en: 'Note that a breach was told' },
  input: { breachId: id('Catatan', 'Record', 'breach'), toldHow: longText({ ...N, label: { id: 'Kepada siapa dan bagaimana', en: 'To whom and how' }, required: true, min: 5, max: 2000 }) },
  reads: (i) => [{ record: Breach, id: i.breachId }],
  touches: (_i, _l, env) => [home(env.place)],
  may: (who, _i, _l, env) => holds(who, keepers, env.place),
  guard: (i, look, env) => {
    const b = ownBreach(look, i.breachId, env)
    if (!b) return refuse('TIDAK_ADA', 'Catatan ini tidak ditemukan.', 'This record was not found.')
    return b.state === 'diberitahukan' ? refuse('SUDAH_DIBERITAHUKAN', 'Pemberitahuan ini sudah dicatat.', 'This was noted already.') : null
  },
  effect: (i, look, env) => {
    const b = ownBreach(look, i.breachId, env)
    return b ? [patch(Breach, b, { state: 'diberitahukan', toldAt: env.at, toldBy: env.person, toldHow: i.toldHow as string })] : []
  },
})

/** The house names a breach that was told to nobody in time. */
export const breachOverdue = act({
  name: 'organization.breachOverdue',
  by: 'system',
  label: { id: 'Batas pemberitahuan terlewati', en: 'Breach overdue' },
  input: { breachId: id('Catatan', 'Record', 'breach') },
  reads: (i) => [{ record: Breach, id: i.breachId }],
  touches: (_i, _l, env) => [home(env.place)],
  may: (who) => who.system,
  guard: (i, look, env) => (ownBreach(look, i.breachId, env)?.state === 'terbuka' ? null : refuse('SUDAH_SELESAI', 'Catatan ini sudah ditangani.', 'This was seen to already.')),
  effect: (i, look, env) => {
    const b = ownBreach(look, i.breachId, env)
    return b ? [patch(Breach, b, { state: 'lewat' })] : []
  },
})

export const setProfile = act({
  name: 'organization.setProfile',
  label: { id: 'Mengubah profil', en: 'Change profile' },
  input: { personId: id('Akun', 'Account', 'account'), lang: Account.columns.lang, workPhone: phone({ ...N, label: { id: 'Telepon tugas', en: 'Work phone' } }) },
  reads: (i) => [{ record: Account, id: i.personId }],
  touches: (_i, _l, env) => [home(env.place)],
  deposits: (_i, _l, env) => [home(env.place)],
  may: (who, i) => who.person !== null && who.person === i.personId,
  guard: (i, look, env) => (look.find(Account, i.personId)?.place === env.place ? null : refuse('TIDAK_ADA', 'Akun ini tidak ditemukan.', 'This account was not found.')),
  effect: (i, look) => {
    const a = look.find(Account, i.personId)
    return a ? [patch(Account, a, { ...(i.lang ? { lang: i.lang } : {}), ...(i.workPhone !== undefined ? { workPhone: i.workPhone } : {}) })] : []
  },
})

export const organizationActs = [addAccount, appoint, endAppointment, addAgency, inviteDevice, useCode, revokeDevice, reportLostDevice, tellBreach, breachOverdue, setProfile]
