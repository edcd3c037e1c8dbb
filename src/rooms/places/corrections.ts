// Where the region table of idn-area-data 4.0.1 is put right before it is loaded. Each group carries its source.
// The package transcribes Kepmendagri 300.2.2-2138 Tahun 2025; its numbers (38 provinces, 514 kab/kota, 7,285 kecamatan,
// 83,762 desa/kelurahan) already agree with the decree, so no code is added, dropped or moved here.

export interface NameCorrection {
  code: string
  from: string
  to: string
  why: 'quote' | 'apostrophe' | 'footnote' | 'capital'
}

/**
 * `quote`: the transcription wrote `"` where the decree prints an apostrophe (the glottal stop of Madurese, Timorese and
 * Kaili names); 15 villages and, by the same mistake, one kecamatan. Seen in the package's own CSV files.
 * `apostrophe`: three names carry the typographic `’` where the 420 others carry `'`.
 * `footnote`: an asterisk of the decree's footnotes that is no part of the name.
 * `capital`: names of their region written without, or with stray, capitals.
 */
export const nameCorrections: readonly NameCorrection[] = [
  { code: '35.13.15.2017', from: 'Soka"an', to: "Soka'an", why: 'quote' },
  { code: '35.18.17.2007', from: 'Ja"an', to: "Ja'an", why: 'quote' },
  { code: '35.25.01.2018', from: 'Ima"an', to: "Ima'an", why: 'quote' },
  { code: '35.27.04.2003', from: 'Tamba"an', to: "Tamba'an", why: 'quote' },
  { code: '35.27.04.2013', from: 'Pamola"an', to: "Pamola'an", why: 'quote' },
  { code: '35.27.04.2014', from: 'Plampa"an', to: "Plampa'an", why: 'quote' },
  { code: '35.27.09.2020', from: 'Tapa"an', to: "Tapa'an", why: 'quote' },
  { code: '35.29.18.2015', from: 'Banra"as', to: "Banra'as", why: 'quote' },
  { code: '35.29.22', from: 'Ra"as', to: "Ra'as", why: 'quote' },
  { code: '53.02.08.2002', from: 'Nunle"u', to: "Nunle'u", why: 'quote' },
  { code: '53.02.08.2005', from: 'Kuale"u', to: "Kuale'u", why: 'quote' },
  { code: '53.05.02.2023', from: 'Ala"ang', to: "Ala'ang", why: 'quote' },
  { code: '53.14.07.2004', from: 'Bo"a', to: "Bo'a", why: 'quote' },
  { code: '63.09.03.2008', from: 'Pulau Ku"u', to: "Pulau Ku'u", why: 'quote' },
  { code: '72.06.07.2004', from: 'Padala"a', to: "Padala'a", why: 'quote' },
  { code: '94.04.10.2004', from: 'T"Singa', to: "T'Singa", why: 'quote' },
  { code: '53.07.01.2021', from: 'Regapu’u', to: "Regapu'u", why: 'apostrophe' },
  { code: '53.07.08.2019', from: 'Udek Du’en', to: "Udek Du'en", why: 'apostrophe' },
  { code: '53.07.17.2010', from: 'Bu Nuapu’u', to: "Bu Nuapu'u", why: 'apostrophe' },
  { code: '91.20.07.2005', from: 'Teuw*', to: 'Teuw', why: 'footnote' },
  { code: '11.17.07', from: 'Timang gajah', to: 'Timang Gajah', why: 'capital' },
  { code: '53.02.10', from: "KI'E", to: "Ki'e", why: 'capital' },
  { code: '53.02.20', from: 'Kot olin', to: 'Kot Olin', why: 'capital' },
  { code: '53.10.17', from: 'Cibal barat', to: 'Cibal Barat', why: 'capital' },
  { code: '33.07.07.2016', from: 'lamuk', to: 'Lamuk', why: 'capital' },
  { code: '33.07.11.2002', from: 'candirejo', to: 'Candirejo', why: 'capital' },
  { code: '33.07.11.2015', from: 'wonokromo', to: 'Wonokromo', why: 'capital' },
  { code: '33.16.13.2008', from: 'plosorejo', to: 'Plosorejo', why: 'capital' },
  { code: '74.12.01.2014', from: 'langkowala', to: 'Langkowala', why: 'capital' },
  { code: '94.05.01.2007', from: 'kibogolome', to: 'Kibogolome', why: 'capital' },
]

/**
 * Kepmendagri 300.2.2-2430 Tahun 2025 (23 June 2025): four islands belong to Kabupaten Aceh Singkil (11.10), not to
 * Tapanuli Tengah (12.01). They are uninhabited and carry no village, so only the number of islands changes.
 * The keys are the island codes the package still lists under 12.01.
 */
export const movedIslands: readonly { code: string; name: string; to: string }[] = [
  { code: '12.01.40013', name: 'Pulau Lipan', to: '11.10' },
  { code: '12.01.40015', name: 'Pulau Mangkir Gadang', to: '11.10' },
  { code: '12.01.40016', name: 'Pulau Mangkir Ketek', to: '11.10' },
  { code: '12.01.40019', name: 'Pulau Panjang', to: '11.10' },
]

/** What must be there after loading, or the table is not the one the decree describes. */
export const decreedCounts = { province: 38, regency: 514, district: 7285, village: 83762 } as const

export const placeAttribution =
  'Data wilayah: idn-area-data 4.0.1, ODbL 1.0 (https://opendatacommons.org/licenses/odbl/1-0/), dengan perbaikan; ' +
  'dasar: Kepmendagri 300.2.2-2138 Tahun 2025 jo. 300.2.2-2430 Tahun 2025'
