// Sample words of a PSM's month, invented, for the demo and the tests.

/** A signature nobody owns. */
export const sampleStrokes: number[][] = [[120, 220, 180, 120, 240, 260, 300, 140, 380, 250, 470, 180, 560, 240]]

/** What volunteers write down themselves: kind, words, how many came, how long. */
export const sampleDays: readonly { kind: string; words: string; people?: number; minutes: number }[] = [
  { kind: 'kerja_bakti', words: 'menggerakkan warga kerja bakti, mencatat hasil', people: 24, minutes: 180 },
  { kind: 'penyuluhan', words: 'penyuluhan bahaya pinjaman daring di pengajian', people: 35, minutes: 90 },
  { kind: 'koordinasi', words: 'rapat koordinasi dengan kelurahan dan TKSK', people: 9, minutes: 120 },
  { kind: 'pertemuan', words: 'pertemuan PSM dengan Karang Taruna', people: 14, minutes: 100 },
  { kind: 'kunjungan', words: 'menjenguk lansia yang baru pulang dari rumah sakit', minutes: 45 },
  { kind: 'distribusi', words: 'membantu penyaluran beras di balai RW', people: 60, minutes: 150 },
]

export const sampleObstacles = 'Dua RW hanya bisa dicapai dengan perahu saat pasang; blangko KK habis sampai minggu ketiga.'
export const sampleProposals = 'Jadwal perekaman KTP keliling di RW 04, dan satu timbangan untuk posyandu lansia.'
