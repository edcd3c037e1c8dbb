// What sign-in and authority need: people with an account, their appointments, the agencies they sit in, and teams.
import { choice, date, instant, longText, multi, phone, ref, text } from '../../engine/field.ts'
import { record } from '../../engine/record.ts'

const N = { class: 'N' as const }

/** A person who may sign in. `place` is where they were first appointed. */
export const Account = record({
  name: 'account',
  label: { id: 'Akun', en: 'Account' },
  columns: {
    name: text({ ...N, label: { id: 'Nama', en: 'Name' }, required: true, min: 2, max: 120 }),
    lang: choice({ ...N, label: { id: 'Bahasa', en: 'Language' }, options: [{ code: 'id', label: { id: 'Indonesia', en: 'Indonesian' } }, { code: 'en', label: { id: 'Inggris', en: 'English' } }] }),
    workPhone: phone({ ...N, label: { id: 'Telepon tugas', en: 'Work phone' } }),
    state: choice({ ...N, label: { id: 'Keadaan', en: 'State' }, options: [{ code: 'aktif', label: { id: 'Aktif', en: 'Active' } }, { code: 'ditutup', label: { id: 'Ditutup', en: 'Closed' } }] }),
  },
  indexes: ['state'],
  search: ['name'],
  retention: { id: 'Selama menjabat dan 10 tahun sesudahnya (jejak audit)', en: 'While in office and 10 years after (audit trail)' },
})

/** Role + place + period, by decree (SK). The row's `place` is the territory. */
export const Appointment = record({
  name: 'appointment',
  label: { id: 'Penugasan', en: 'Appointment' },
  columns: {
    personId: ref({ ...N, label: { id: 'Orang', en: 'Person' }, record: 'account', required: true }),
    role: text({ ...N, label: { id: 'Jabatan', en: 'Role' }, required: true, max: 40 }),
    from: date({ ...N, label: { id: 'Mulai', en: 'From' }, required: true }),
    until: date({ ...N, label: { id: 'Sampai', en: 'Until' } }),
    unit: ref({ ...N, label: { id: 'Instansi', en: 'Agency' }, record: 'agency' }),
    sk: text({ ...N, label: { id: 'Nomor SK', en: 'Decree number' }, max: 80 }),
    skDate: date({ ...N, label: { id: 'Tanggal SK', en: 'Decree date' } }),
    endReason: longText({ ...N, label: { id: 'Alasan berakhir', en: 'Reason for ending' } }),
  },
  indexes: ['personId', 'role', 'unit'],
  retention: { id: '10 tahun setelah berakhir', en: '10 years after it ends' },
})

/** Who can receive a referral: an OPD, a welfare institution (LKS), a pillar, a hospital, or somebody outside. */
export const Agency = record({
  name: 'agency',
  label: { id: 'Instansi', en: 'Agency' },
  columns: {
    name: text({ ...N, label: { id: 'Nama', en: 'Name' }, required: true, max: 120 }),
    kind: choice({
      ...N, label: { id: 'Jenis', en: 'Kind' },
      options: [
        { code: 'opd', label: { id: 'OPD', en: 'Local agency' } },
        { code: 'lks', label: { id: 'LKS', en: 'Welfare institution' } },
        { code: 'pilar', label: { id: 'Pilar sosial', en: 'Social pillar' } },
        { code: 'rs', label: { id: 'Rumah sakit', en: 'Hospital' } },
        { code: 'eksternal', label: { id: 'Pihak luar', en: 'External' } },
      ],
    }),
    sectors: multi({ ...N, label: { id: 'Bidang tugas', en: 'Mandate' }, options: [] }),
    contact: text({ ...N, label: { id: 'Kontak', en: 'Contact' }, max: 200 }),
    state: text({ ...N, label: { id: 'Keadaan', en: 'State' }, max: 20 }),
  },
  indexes: ['kind'],
  search: ['name'],
  retention: { id: 'Selama beroperasi', en: 'While it operates' },
})

/** A seat in a team: an X case's team, or a restricted lane by name. Lives in the team's own space. */
export const TeamMember = record({
  name: 'teamMember',
  label: { id: 'Anggota tim', en: 'Team member' },
  columns: {
    teamId: text({ ...N, label: { id: 'Tim', en: 'Team' }, required: true, max: 80 }),
    personId: ref({ ...N, label: { id: 'Orang', en: 'Person' }, record: 'account', required: true }),
    until: instant({ ...N, label: { id: 'Sampai', en: 'Until' } }),
    reason: longText({ ...N, label: { id: 'Alasan', en: 'Reason' } }),
    grantedBy: ref({ ...N, label: { id: 'Diberi oleh', en: 'Granted by' }, record: 'account' }),
    role: text({ ...N, label: { id: 'Peran dalam tim', en: 'Role in the team' }, max: 40 }),
  },
  indexes: ['teamId', 'personId'],
  retention: { id: 'Selama kasusnya disimpan', en: 'As long as the case is kept' },
})

/** A one-time code with which a device is handed to a person. Only the code's SHA-256 travels. */
export const DeviceCode = record({
  name: 'deviceCode',
  label: { id: 'Kode perangkat', en: 'Device code' },
  columns: {
    personId: ref({ ...N, label: { id: 'Untuk', en: 'For' }, record: 'account', required: true }),
    codeHash: text({ ...N, label: { id: 'Sidik kode', en: 'Code hash' }, required: true, max: 64 }),
    expiresAt: instant({ ...N, label: { id: 'Berlaku sampai', en: 'Valid until' }, required: true }),
    usedAt: instant({ ...N, label: { id: 'Dipakai pada', en: 'Used at' } }),
    madeBy: ref({ ...N, label: { id: 'Dibuat oleh', en: 'Made by' }, record: 'account' }),
  },
  indexes: ['personId', 'codeHash'],
  retention: { id: '1 tahun', en: '1 year' },
})

/** A device that may not come in any more: lost, given away, or its person left. */
export const DeviceRevocation = record({
  name: 'deviceRevocation',
  label: { id: 'Pencabutan perangkat', en: 'Device revocation' },
  columns: {
    deviceId: ref({ ...N, label: { id: 'Perangkat', en: 'Device' }, record: 'device', required: true }),
    personId: ref({ ...N, label: { id: 'Milik', en: 'Of' }, record: 'account', required: true }),
    reason: longText({ ...N, label: { id: 'Alasan', en: 'Reason' }, required: true, min: 5 }),
    revokedBy: ref({ ...N, label: { id: 'Dicabut oleh', en: 'Revoked by' }, record: 'account' }),
    kind: choice({
      ...N, strict: true, label: { id: 'Sebab', en: 'Cause' },
      options: [{ code: 'lost', label: { id: 'Hilang atau dicuri', en: 'Lost or stolen' } }, { code: 'ended', label: { id: 'Tugas berakhir atau ganti perangkat', en: 'Post ended or device replaced' } }],
    }),
    lostAt: instant({ ...N, label: { id: 'Hilang sejak', en: 'Lost since' } }),
  },
  indexes: ['deviceId', 'personId'],
  retention: { id: '10 tahun (jejak audit)', en: '10 years (audit trail)' },
})

/** A breach of personal data by a lost device: those concerned and the authority are told within three times 24 hours. What it held is told by a door, to few. */
export const Breach = record({
  name: 'breach',
  label: { id: 'Kegagalan pelindungan data', en: 'Data breach' },
  columns: {
    deviceId: ref({ ...N, label: { id: 'Perangkat', en: 'Device' }, record: 'device', required: true }),
    personId: ref({ ...N, label: { id: 'Dipegang oleh', en: 'Held by' }, record: 'account', required: true }),
    lostAt: instant({ ...N, label: { id: 'Hilang sejak', en: 'Lost since' } }),
    reportedAt: instant({ ...N, label: { id: 'Dilaporkan pada', en: 'Reported at' }, required: true }),
    reportedBy: ref({ ...N, label: { id: 'Dilaporkan oleh', en: 'Reported by' }, record: 'account' }),
    how: longText({ ...N, label: { id: 'Bagaimana terjadi', en: 'How it happened' }, required: true, min: 5 }),
    dueAt: instant({ ...N, label: { id: 'Batas pemberitahuan', en: 'To be told by' }, required: true }),
    state: choice({
      ...N, label: { id: 'Keadaan', en: 'State' }, required: true,
      options: [
        { code: 'terbuka', label: { id: 'Menunggu pemberitahuan', en: 'Waiting to be told' } },
        { code: 'lewat', label: { id: 'Lewat batas', en: 'Overdue' } },
        { code: 'diberitahukan', label: { id: 'Sudah diberitahukan', en: 'Told' } },
      ],
    }),
    toldAt: instant({ ...N, label: { id: 'Diberitahukan pada', en: 'Told at' } }),
    toldBy: ref({ ...N, label: { id: 'Diberitahukan oleh', en: 'Told by' }, record: 'account' }),
    toldHow: longText({ ...N, label: { id: 'Kepada siapa dan bagaimana', en: 'To whom and how' } }),
  },
  indexes: ['deviceId', 'state'],
  retention: { id: '10 tahun (jejak audit)', en: '10 years (audit trail)' },
})
