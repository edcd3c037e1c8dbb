// The vocabulary of the pillars: the twelve PSKS of Permensos 8/2012 and further ones the field counts beside them. A file of its own, so that only screens carry it.
import type { Text } from '../../engine/field.ts'
import { membersKind } from './pillar-words.ts'

export interface PillarWord {
  code: string
  label: Text
  subject: 'orang' | 'lembaga'
  /** What it is, in one line. */
  help: Text
  /** Printing of the vocabulary that brought it. */
  since: string
}

const w = (code: string, subject: PillarWord['subject'], id: string, en: string, helpId: string, helpEn: string, since = 'Permensos 8/2012'): PillarWord =>
  ({ code, subject, label: { id, en }, help: { id: helpId, en: helpEn }, since })

export const pskses: readonly PillarWord[] = [
  w('PSKS-01', 'orang', 'Pekerja Sosial Profesional', 'Certified social worker', 'Bersertifikat dan berpraktik pekerjaan sosial', 'Certified professional'),
  w('PSKS-02', 'orang', 'Pekerja Sosial Masyarakat (PSM)', 'Community social worker (PSM)', 'Warga yang sukarela mengabdi di bidang kesejahteraan sosial', 'Volunteer of the place'),
  w('PSKS-03', 'orang', 'Tagana', 'Disaster volunteer (Tagana)', 'Taruna Siaga Bencana', 'Disaster preparedness cadets'),
  w('PSKS-04', 'lembaga', 'Lembaga Kesejahteraan Sosial (LKS)', 'Welfare institution (LKS)', 'Organisasi sosial, berbadan hukum atau tidak', 'Social organisation, incorporated or not'),
  w('PSKS-05', 'lembaga', 'Karang Taruna', 'Youth organisation (Karang Taruna)', 'Wadah generasi muda desa atau kelurahan', 'Youth of the village'),
  w('PSKS-06', 'lembaga', 'LK3', 'Family counselling body (LK3)', 'Lembaga Konsultasi Kesejahteraan Keluarga', 'Counselling for families'),
  w('PSKS-07', 'orang', 'Keluarga Pioner', 'Pioneer family', 'Keluarga teladan yang mampu mengatasi masalahnya', 'A family others learn from'),
  w('PSKS-08', 'lembaga', 'WKSBM', 'Community welfare forum (WKSBM)', 'Wahana kesejahteraan sosial berbasis masyarakat', 'A network of local groups'),
  w('PSKS-09', 'orang', 'Wanita Pemimpin Kesejahteraan Sosial (WPKS)', 'Women welfare leader (WPKS)', 'Perempuan penggerak kesejahteraan sosial', 'A woman who leads welfare work'),
  w('PSKS-10', 'orang', 'Penyuluh Sosial', 'Social extension worker', 'Fungsional (ASN) atau penyuluh masyarakat', 'Civil servant or volunteer'),
  w('PSKS-11', 'orang', 'TKSK', 'Sub-district welfare officer (TKSK)', 'Tenaga Kesejahteraan Sosial Kecamatan', 'Assists welfare work in the kecamatan'),
  w('PSKS-12', 'lembaga', 'Dunia Usaha', 'Business', 'Badan usaha yang peduli dan bertanggung jawab sosial', 'A business that gives back'),
]

const other = 'Permensos 16/2017 dan praktik'
/** Pillars the field counts beside the twelve. */
export const furtherPillars: readonly PillarWord[] = [
  w('PENDAMPING-PKH', 'orang', 'Pendamping PKH', 'PKH companion', 'Mendampingi keluarga penerima PKH', 'Accompanies PKH families', other),
  w('PENDAMPING-REHSOS', 'orang', 'Pendamping Rehabilitasi Sosial', 'Rehabilitation companion', 'Mendampingi layanan rehabilitasi sosial', 'Accompanies rehabilitation', other),
  w('PELOPOR-PERDAMAIAN', 'orang', 'Pelopor Perdamaian', 'Peace pioneer', 'Tenaga Pelopor Perdamaian', 'Volunteer for peace', other),
  w('SAKTI-PEKSOS', 'orang', 'Sakti Peksos', 'Sakti Peksos', 'Satuan Bakti Pekerja Sosial', 'Contracted social worker', other),
]

export const pillarVocabulary: readonly PillarWord[] = [...pskses, ...furtherPillars]

export interface OwnKind {
  code?: string | null
  labelId?: string | null
  labelEn?: string | null
  subject?: string | null
  validUntil?: string | null
}

/** Everything somebody may choose on a day: the vocabulary without the members, and the territory's own kinds in force. */
export const kindsFor = (own: readonly OwnKind[], day: string): { code: string; label: Text; help?: Text }[] => [
  ...pillarVocabulary.filter((k) => k.code !== membersKind),
  ...own.filter((k) => k.code && (!k.validUntil || day <= k.validUntil)).map((k) => ({ code: k.code ?? '', label: { id: k.labelId ?? '', en: k.labelEn || (k.labelId ?? '') } })),
]

/** A kind's name; one nobody here knows shows as its code. */
export function kindLabel(code: string | null | undefined, own: readonly OwnKind[] = []): Text {
  const known = pillarVocabulary.find((k) => k.code === code)
  if (known) return known.label
  const added = own.find((k) => k.code === code)
  return added?.labelId ? { id: added.labelId, en: added.labelEn || added.labelId } : { id: code ?? '—', en: code ?? '—' }
}
