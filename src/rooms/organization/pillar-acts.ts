// What is written about pillars, the Puskesos and a place's population. Who keeps it: the Puskesos coordinator, the operator, the social office and the IPSM board of the place.
import { act, patch, put, refuse, type Look, type Read } from '../../engine/act.ts'
import { bool, choice, date, json, longText, ref, text } from '../../engine/field.ts'
import { isVillage, referenceSpace, villageSpace } from '../../engine/space.ts'
import { derivedId } from '../../engine/values/id.ts'
import { covers, holds } from '../../engine/who.ts'
import { z } from 'zod'
import { Pillar, PillarKind, PlaceFact, Puskesos } from './pillar-records.ts'
import { membersKind, pillarCodes } from './pillar-words.ts'

const N = { class: 'N' as const }
const P = { class: 'P' as const }
const home = (place: string): string => (isVillage(place) ? villageSpace(place, 'N') : referenceSpace(place))
const was = json({ ...N, label: { id: 'Nilai sebelumnya', en: 'Value before' }, schema: z.record(z.string(), z.unknown()) })

export const pillarKeepers: readonly string[] = ['puskesos_koord', 'village_operator', 'dinsos_verifier', 'dinsos_head', 'ipsm_board_local', 'ipsm_board_city']
export const puskesosKeepers: readonly string[] = ['puskesos_koord', 'village_operator', 'village_head', 'dinsos_verifier', 'dinsos_head']
export const factKeepers: readonly string[] = ['admin', 'dinsos_verifier', 'dinsos_head']
export const kindKeepers: readonly string[] = ['admin', 'dinsos_head']
export const puskesosId = (place: string): string => derivedId(place, 'puskesos')
export const factId = (place: string, kind: string): string => derivedId(place, `fact ${kind}`)

const notFound = refuse('TIDAK_ADA', 'Pilar ini tidak ditemukan di wilayah Anda.', 'This pillar was not found in your area.')
const ended = refuse('SUDAH_BERAKHIR', 'Pilar ini sudah dicatat berakhir.', 'This pillar was recorded as ended.')
const backwards = refuse('TANGGAL_TERBALIK', 'Tanggal berakhir mendahului tanggal mulai. Periksa kedua tanggal.', 'The end comes before the start. Check both dates.')
const unasked = refuse('PERLU_PERSETUJUAN', 'Catat kontak hanya bila yang bersangkutan setuju. Centang persetujuannya, atau kosongkan kontak.', 'Record a contact only where they agreed. Tick the agreement, or leave the contact empty.')

const pillarId = ref({ ...N, label: { id: 'Pilar', en: 'Pillar' }, record: 'pillar', required: true })
const facts = {
  name: Pillar.columns.name, leader: Pillar.columns.leader, contact: Pillar.columns.contact, contactAgreed: bool({ ...N, label: Pillar.columns.contactAgreed.label }), membersCount: Pillar.columns.membersCount,
  legalStatus: Pillar.columns.legalStatus, legalNo: Pillar.columns.legalNo, legalUntil: Pillar.columns.legalUntil, since: Pillar.columns.since, note: Pillar.columns.note,
}

/** Whether a kind may be written under today: the release's own words, or the territory's in force. */
function kindRefusal(kind: string, look: Look, day: string, place: string) {
  if (kind === membersKind) return refuse('DIHITUNG_DARI_ANGGOTA', 'PSM dihitung dari daftar anggota. Tambahkan lewat “Anggota PSM”, supaya tidak tercatat dua kali.', 'PSM are counted from the roll of members. Add them there, so that nobody counts twice.')
  if (pillarCodes.includes(kind)) return null
  const own = look.all(PillarKind, { code: kind }).find((k) => covers(k.place, place))
  if (!own) return refuse('JENIS_TIDAK_DIKENAL', 'Jenis pilar ini belum ada di daftar wilayah Anda.', 'This kind of pillar is not in the list of your area yet.')
  return own.validUntil && own.validUntil < day ? refuse('JENIS_BERAKHIR', 'Jenis pilar ini sudah tidak dipakai. Pilih jenis yang lain.', 'This kind is no longer used. Choose another.') : null
}

const key = (name: string | null | undefined): string => (name ?? '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()

export const addPillar = act({
  name: 'organization.addPillar',
  label: { id: 'Mencatat pilar sosial', en: 'Record a social pillar' },
  input: { pillarId, kind: Pillar.columns.kind, ...facts },
  reads: (i): Read[] => [{ record: Pillar, id: i.pillarId }, { record: Pillar, where: { kind: i.kind ?? '' } }, { record: PillarKind, where: { code: i.kind ?? '' } }],
  touches: (_i, _l, env) => [home(env.place)],
  may: (who, _i, _l, env) => holds(who, pillarKeepers, env.place),
  guard: (i, look, env) => {
    if (look.find(Pillar, i.pillarId)) return refuse('SUDAH_ADA', 'Catatan ini sudah pernah disimpan.', 'This record was saved before.')
    const wrong = kindRefusal(i.kind ?? '', look, env.day, env.place)
    if (wrong) return wrong
    if (i.contact && i.contactAgreed !== true) return unasked
    if (i.since && i.legalUntil && i.legalUntil < i.since) return backwards
    if (i.since && i.since > env.day) return refuse('TANGGAL_DEPAN', 'Tanggal mulai belum tiba.', 'The start lies ahead.')
    const twin = look.all(Pillar, { kind: i.kind ?? '' }).find((p) => p.place === env.place && p.state !== 'berakhir' && key(p.name) === key(i.name))
    return twin ? refuse('SUDAH_TERCATAT', `“${twin.name}” sudah tercatat di wilayah ini. Perbarui catatan itu.`, `“${twin.name}” is on record here already. Update that one.`) : null
  },
  effect: (i, _look, env) => {
    const { pillarId: id, ...set } = i
    return [put(Pillar, { id: id as string, place: env.place, class: 'N' }, { ...set, state: 'aktif', writtenBy: env.person, writtenOn: env.day })]
  },
})

export const updatePillar = act({
  name: 'organization.updatePillar',
  label: { id: 'Memperbarui pilar sosial', en: 'Update a social pillar' },
  input: { pillarId, ...facts, name: text({ ...N, label: Pillar.columns.name.label, min: 2, max: 120 }), state: choice({ ...N, strict: true, label: { id: 'Keadaan', en: 'State' }, options: (Pillar.columns.state.options ?? []).filter((o) => o.code !== 'berakhir') }), was },
  reads: (i) => [{ record: Pillar, id: i.pillarId }],
  touches: (_i, _l, env) => [home(env.place)],
  may: (who, _i, _l, env) => holds(who, pillarKeepers, env.place),
  guard: (i, look, env) => {
    const p = look.find(Pillar, i.pillarId)
    if (!p || p.place !== env.place) return notFound
    if (p.state === 'berakhir') return ended
    if (i.name === null) return refuse('ISIAN_BELUM_BENAR', 'Nama tidak boleh dikosongkan.', 'The name cannot be emptied.')
    const contact = 'contact' in i ? i.contact : p.contact
    if (contact && !('contactAgreed' in i ? i.contactAgreed : p.contactAgreed)) return unasked
    const since = 'since' in i ? i.since : p.since
    const until = 'legalUntil' in i ? i.legalUntil : p.legalUntil
    return since && until && until < since ? backwards : null
  },
  effect: (i, look, env) => {
    const p = look.find(Pillar, i.pillarId)
    if (!p) return []
    const { pillarId: _id, was: seen, ...set } = i
    return [patch(Pillar, p, { ...set, writtenBy: env.person, writtenOn: env.day }, seen ?? undefined)]
  },
})

export const endPillar = act({
  name: 'organization.endPillar',
  label: { id: 'Mencatat pilar berakhir', en: 'Record that a pillar ended' },
  input: { pillarId, endedOn: date({ ...N, label: { id: 'Berakhir pada', en: 'Ended on' }, required: true }), endReason: longText({ ...N, label: { id: 'Alasan', en: 'Reason' }, required: true, min: 5, max: 500 }) },
  reads: (i) => [{ record: Pillar, id: i.pillarId }],
  touches: (_i, _l, env) => [home(env.place)],
  may: (who, _i, _l, env) => holds(who, pillarKeepers, env.place),
  guard: (i, look, env) => {
    const p = look.find(Pillar, i.pillarId)
    if (!p || p.place !== env.place) return notFound
    if (p.state === 'berakhir') return ended
    if (i.endedOn && i.endedOn > env.day) return refuse('TANGGAL_DEPAN', 'Tanggal berakhir belum tiba.', 'The end lies ahead.')
    return p.since && i.endedOn && i.endedOn < p.since ? backwards : null
  },
  effect: (i, look) => {
    const p = look.find(Pillar, i.pillarId)
    return p ? [patch(Pillar, p, { state: 'berakhir', endedOn: i.endedOn ?? null, endReason: i.endReason ?? null })] : []
  },
})

export const addPillarKind = act({
  name: 'organization.addPillarKind',
  label: { id: 'Menambah jenis pilar', en: 'Add a kind of pillar' },
  input: {
    kindId: ref({ ...P, label: { id: 'Nomor', en: 'Id' }, record: 'pillarKind', required: true }),
    code: PillarKind.columns.code, labelId: PillarKind.columns.labelId, labelEn: PillarKind.columns.labelEn, subject: PillarKind.columns.subject, basis: PillarKind.columns.basis,
  },
  reads: (i) => [{ record: PillarKind, id: i.kindId }, { record: PillarKind, where: { code: i.code ?? '' } }],
  touches: (_i, _l, env) => [home(env.place)],
  may: (who, _i, _l, env) => holds(who, kindKeepers, env.place),
  guard: (i, look, env) => {
    if (look.find(PillarKind, i.kindId)) return refuse('SUDAH_ADA', 'Catatan ini sudah pernah disimpan.', 'This record was saved before.')
    if (isVillage(env.place)) return refuse('WILAYAH_TIDAK_SESUAI', 'Jenis pilar ditetapkan untuk kabupaten/kota.', 'Kinds are set for a regency.')
    if (!/^[A-Z][A-Z0-9-]{1,39}$/.test(i.code ?? '') || (i.code ?? '').startsWith('PSKS-')) return refuse('KODE_TIDAK_SAH', 'Kode jenis ditulis dengan huruf besar, angka, dan tanda hubung, dan tidak diawali PSKS-.', 'A code is written in capitals, digits and hyphens, and does not begin with PSKS-.')
    const taken = pillarCodes.includes(i.code ?? '') || look.all(PillarKind, { code: i.code ?? '' }).some((k) => k.place === env.place && !k.validUntil)
    return taken ? refuse('KODE_DIPAKAI', 'Kode jenis ini sudah dipakai.', 'This code is taken.') : null
  },
  effect: (i, _look, env) => {
    const { kindId, ...set } = i
    return [put(PillarKind, { id: kindId as string, place: env.place, class: 'N' }, { ...set, validFrom: env.day, writtenBy: env.person })]
  },
})

export const retirePillarKind = act({
  name: 'organization.retirePillarKind',
  label: { id: 'Menghentikan jenis pilar', en: 'Retire a kind of pillar' },
  input: { kindId: ref({ ...P, label: { id: 'Jenis', en: 'Kind' }, record: 'pillarKind', required: true }), until: date({ ...P, label: { id: 'Dipakai sampai', en: 'Used until' }, required: true }) },
  reads: (i) => [{ record: PillarKind, id: i.kindId }],
  touches: (_i, _l, env) => [home(env.place)],
  may: (who, _i, _l, env) => holds(who, kindKeepers, env.place),
  guard: (i, look, env) => {
    const k = look.find(PillarKind, i.kindId)
    if (!k || k.place !== env.place) return refuse('TIDAK_ADA', 'Jenis ini tidak ditemukan.', 'This kind was not found.')
    if (k.validUntil) return refuse('SUDAH_BERAKHIR', 'Jenis ini sudah dihentikan.', 'This kind was retired already.')
    return k.validFrom && i.until && i.until < k.validFrom ? backwards : null
  },
  effect: (i, look) => {
    const k = look.find(PillarKind, i.kindId)
    return k ? [patch(PillarKind, k, { validUntil: i.until ?? null })] : []
  },
})

const desk = Puskesos.columns
export const recordPuskesos = act({
  name: 'organization.recordPuskesos',
  label: { id: 'Mencatat Puskesos', en: 'Record the Puskesos' },
  input: {
    state: desk.state, name: desk.name, skNo: desk.skNo, skDate: desk.skDate, skIssuer: desk.skIssuer, skUntil: desk.skUntil, address: desk.address, hours: desk.hours,
    contact: desk.contact, equipment: desk.equipment, staff: desk.staff, openedOn: desk.openedOn, was,
  },
  reads: (_i, _look) => [],
  touches: (_i, _l, env) => [home(env.place)],
  may: (who, _i, _l, env) => isVillage(env.place) && holds(who, puskesosKeepers, env.place),
  guard: (i, _look, env) => {
    if (i.skDate && i.skUntil && i.skUntil < i.skDate) return backwards
    if (i.skDate && i.skDate > env.day) return refuse('TANGGAL_DEPAN', 'Tanggal SK belum tiba.', 'The decree is dated ahead.')
    if (i.openedOn && i.openedOn > env.day) return refuse('TANGGAL_DEPAN', 'Tanggal mulai melayani belum tiba.', 'The opening lies ahead.')
    return null
  },
  effect: (i, _look, env) => {
    const { was: seen, ...set } = i
    return [put(Puskesos, { id: puskesosId(env.place), place: env.place, class: 'N' }, { ...set, writtenBy: env.person, writtenOn: env.day }, seen ?? {})]
  },
})

export const populationSchema = z.array(z.object({ place: z.string().regex(/^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$/), value: z.int().min(0).max(2_000_000_000), year: z.int().min(1990).max(2200) })).min(1).max(400)

/** From a list with its source: a newer year replaces an older one, the same number again changes nothing. */
export const recordPopulation = act({
  name: 'organization.recordPopulation',
  label: { id: 'Mencatat jumlah penduduk', en: 'Record the population' },
  input: {
    source: text({ ...P, label: { id: 'Sumber', en: 'Source' }, required: true, min: 2, max: 120 }),
    rows: json({ ...P, label: { id: 'Jumlah per wilayah', en: 'Number by place' }, required: true, schema: populationSchema }),
  },
  reads: (i) => (i.rows ?? []).map((r) => ({ record: PlaceFact, id: factId(r.place, 'penduduk') })),
  touches: (i) => [...new Set((i.rows ?? []).map((r) => home(r.place)))],
  may: (who, i, _l, env) => holds(who, factKeepers, env.place) && (i.rows ?? []).every((r) => covers(env.place, r.place)),
  guard: (i, look, env) => {
    const rows = i.rows ?? []
    if (new Set(rows.map((r) => r.place)).size < rows.length) return refuse('KODE_GANDA', 'Satu kode wilayah muncul lebih dari sekali. Periksa berkasnya.', 'A place code appears more than once. Check the file.')
    const ahead = rows.find((r) => r.year > Number(env.day.slice(0, 4)))
    if (ahead) return refuse('TAHUN_DEPAN', `Tahun ${ahead.year} untuk ${ahead.place} belum tiba.`, `The year ${ahead.year} of ${ahead.place} lies ahead.`)
    const older = rows.filter((r) => (look.find(PlaceFact, factId(r.place, 'penduduk'))?.year ?? 0) > r.year)
    if (older.length > 0) return refuse('ADA_YANG_LEBIH_BARU', `Sudah ada data yang lebih baru untuk ${older.slice(0, 5).map((r) => r.place).join(', ')}. Hapus baris itu dari berkas.`, `Newer data stands already for ${older.slice(0, 5).map((r) => r.place).join(', ')}. Take those lines out of the file.`)
    return null
  },
  effect: (i, _look, env) => (i.rows ?? []).map((r) =>
    put(PlaceFact, { id: factId(r.place, 'penduduk'), place: r.place, class: 'N' }, { kind: 'penduduk', value: r.value, year: r.year, source: i.source ?? '', writtenBy: env.person, writtenOn: env.day })),
})

export const pillarActs = [addPillar, updatePillar, endPillar, addPillarKind, retirePillarKind, recordPuskesos, recordPopulation]
