// The pillars beside the members (PSKS), the village's Puskesos, and what is known of a place: its population.
import { z } from 'zod'
import { bool, choice, date, integer, json, longText, multi, ref, text } from '../../engine/field.ts'
import { record } from '../../engine/record.ts'
import { equipment, legalStatuses, pillarStates, puskesosStates } from './pillar-words.ts'

const N = { class: 'N' as const }
const P = { class: 'P' as const }
const writtenBy = ref({ ...N, label: { id: 'Dicatat oleh', en: 'Recorded by' }, record: 'account' })
const writtenOn = date({ ...N, label: { id: 'Dicatat pada', en: 'Recorded on' } })

/** One pillar of social welfare at a place: a person or a body of people. PSM themselves are members, never typed here again. */
export const Pillar = record({
  name: 'pillar',
  label: { id: 'Pilar sosial', en: 'Social pillar' },
  columns: {
    // A word of the vocabulary, not a fixed list: further kinds are added by whoever answers for the regency.
    kind: text({ ...N, label: { id: 'Jenis pilar', en: 'Kind of pillar' }, required: true, min: 2, max: 40 }),
    name: text({ ...N, label: { id: 'Nama orang atau lembaga', en: 'Name of the person or body' }, required: true, min: 2, max: 120 }),
    leader: text({ ...N, label: { id: 'Ketua atau penanggung jawab', en: 'Leader' }, max: 120 }),
    contact: text({ ...N, label: { id: 'Kontak', en: 'Contact' }, max: 120 }),
    contactAgreed: bool({ ...N, label: { id: 'Yang bersangkutan setuju kontaknya dicatat', en: 'They agreed to have it recorded' } }),
    membersCount: integer({ ...N, label: { id: 'Jumlah anggota', en: 'Members' }, min: 0, max: 100_000 }),
    legalStatus: choice({ ...N, label: { id: 'Status hukum', en: 'Legal status' }, options: legalStatuses }),
    legalNo: text({ ...N, label: { id: 'Nomor SK atau izin', en: 'Decree or permit number' }, max: 80 }),
    legalUntil: date({ ...N, label: { id: 'Berlaku sampai', en: 'Valid until' } }),
    since: date({ ...N, label: { id: 'Bertugas atau berdiri sejak', en: 'Since' } }),
    note: longText({ ...N, label: { id: 'Kegiatan utama', en: 'Main work' }, max: 500 }),
    state: choice({ ...N, label: { id: 'Keadaan', en: 'State' }, options: pillarStates }),
    endedOn: date({ ...N, label: { id: 'Berakhir pada', en: 'Ended on' } }),
    endReason: longText({ ...N, label: { id: 'Alasan berakhir', en: 'Why it ended' }, max: 500 }),
    writtenBy, writtenOn,
  },
  indexes: ['kind', 'state'],
  search: ['name', 'leader'],
  retention: { id: 'Selama bertugas dan 5 tahun sesudahnya', en: 'While it serves and 5 years after' },
})

/** A further kind of pillar in a territory: the vocabulary grows by editions, a kind that ended keeps what was written under it. */
export const PillarKind = record({
  name: 'pillarKind',
  label: { id: 'Jenis pilar', en: 'Kind of pillar' },
  columns: {
    code: text({ ...P, label: { id: 'Kode', en: 'Code' }, required: true, min: 2, max: 40 }),
    labelId: text({ ...P, label: { id: 'Nama (Indonesia)', en: 'Name (Indonesian)' }, required: true, min: 3, max: 80 }),
    labelEn: text({ ...P, label: { id: 'Nama (Inggris)', en: 'Name (English)' }, max: 80 }),
    subject: choice({ ...P, strict: true, label: { id: 'Orang atau lembaga', en: 'Person or body' }, options: [{ code: 'orang', label: { id: 'Orang', en: 'Person' } }, { code: 'lembaga', label: { id: 'Lembaga atau kelompok', en: 'Body or group' } }], required: true }),
    basis: text({ ...P, label: { id: 'Dasar aturan', en: 'Legal basis' }, max: 160 }),
    validFrom: date({ ...P, label: { id: 'Dipakai mulai', en: 'Used from' } }),
    validUntil: date({ ...P, label: { id: 'Dipakai sampai', en: 'Used until' } }),
    writtenBy,
  },
  indexes: ['code'],
  retention: { id: 'Selama dipakai dan selama ada pilar yang memakainya', en: 'As long as it or a pillar under it is kept' },
})

/** Somebody at the Puskesos without a post of the house, by decree. */
export const staffSchema = z.array(z.object({
  name: z.string().trim().min(2).max(120), duty: z.string().regex(/^[a-z_]{2,20}$/), skNo: z.string().trim().max(80).nullish(), skUntil: z.iso.date().nullish(),
})).max(30)
export type Staff = z.infer<typeof staffSchema>[number]

/** The village's Puskesos: one row a village; no row = nobody has said yet whether there is one. */
export const Puskesos = record({
  name: 'puskesos',
  label: { id: 'Puskesos', en: 'Village welfare desk (Puskesos)' },
  columns: {
    state: choice({ ...N, strict: true, label: { id: 'Sudah ada Puskesos?', en: 'Is there a Puskesos?' }, options: puskesosStates, required: true }),
    name: text({ ...N, label: { id: 'Nama Puskesos', en: 'Name' }, max: 120 }),
    skNo: text({ ...N, label: { id: 'Nomor SK', en: 'Decree number' }, max: 80 }),
    skDate: date({ ...N, label: { id: 'Tanggal SK', en: 'Decree date' } }),
    skIssuer: text({ ...N, label: { id: 'SK diterbitkan oleh', en: 'Decree issued by' }, max: 120 }),
    skUntil: date({ ...N, label: { id: 'SK berlaku sampai', en: 'Decree valid until' } }),
    address: text({ ...N, label: { id: 'Alamat', en: 'Address' }, max: 200 }),
    hours: text({ ...N, label: { id: 'Jam layanan', en: 'Opening hours' }, max: 120 }),
    contact: text({ ...N, label: { id: 'Telepon atau WhatsApp layanan', en: 'Service phone' }, max: 60 }),
    equipment: multi({ ...N, label: { id: 'Perlengkapan yang ada', en: 'Equipment at hand' }, options: equipment }),
    staff: json({ ...N, label: { id: 'Petugas lain dengan SK', en: 'Further staff by decree' }, schema: staffSchema }),
    openedOn: date({ ...N, label: { id: 'Melayani sejak', en: 'Serving since' } }),
    writtenBy, writtenOn,
  },
  indexes: ['state'],
  retention: { id: 'Selama melayani dan 5 tahun sesudahnya', en: 'While it serves and 5 years after' },
})

/** A number known of a place, with its source and year. What is not known has no row: it is never zero. */
export const PlaceFact = record({
  name: 'placeFact',
  label: { id: 'Data wilayah', en: 'Fact of a place' },
  columns: {
    kind: choice({ ...P, label: { id: 'Jenis data', en: 'Kind' }, options: [{ code: 'penduduk', label: { id: 'Jumlah penduduk', en: 'Population' } }], required: true }),
    value: integer({ ...P, label: { id: 'Jumlah', en: 'Number' }, min: 0, required: true }),
    year: integer({ ...P, label: { id: 'Tahun data', en: 'Year of the data' }, min: 1990, max: 2200, required: true }),
    source: text({ ...P, label: { id: 'Sumber', en: 'Source' }, min: 2, max: 120, required: true }),
    writtenBy, writtenOn,
  },
  indexes: ['kind'],
  retention: { id: 'Sampai diganti data yang lebih baru', en: 'Until newer data replaces it' },
})

export const pillarRecords = [Pillar, PillarKind, Puskesos, PlaceFact] as const
