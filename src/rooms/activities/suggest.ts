// Which functions and tasks a sentence sounds like: a suggestion the person takes or leaves, never a verdict.
import { tagsOfKind } from './activity-kinds.ts'

/** Beginnings of words, and what they hint at. */
const functionWords: readonly (readonly [function_: string, stems: readonly string[]])[] = [
  ['inisiator', ['inisiat', 'prakarsa', 'memprakarsai', 'menggagas', 'gagasan', 'memulai', 'merintis', 'mengusulkan', 'usul', 'melaporkan', 'menemukan']],
  ['motivator', ['motivasi', 'memotivasi', 'menyemangati', 'semangat', 'mengajak', 'membujuk', 'meyakinkan', 'menasihati', 'konseling', 'menghibur', 'penyuluhan', 'menyuluh', 'sosialisasi', 'mensosialisasikan']],
  ['dinamisator', ['menggerakkan', 'gerakkan', 'dinamis', 'kerja bakti', 'gotong royong', 'mengerahkan', 'mengumpulkan warga', 'mengorganisir', 'mengoordinasi warga']],
  ['fasilitator', ['memfasilitasi', 'fasilitasi', 'mendampingi', 'pendampingan', 'mengantar', 'menghubungkan', 'menjembatani', 'merujuk', 'rujukan', 'mengurus', 'membantu', 'koordinasi', 'rapat', 'pertemuan']],
  ['administrator', ['mencatat', 'pencatatan', 'mendata', 'pendataan', 'data ', 'laporan tertulis', 'menyusun laporan', 'notulen', 'administrasi', 'mengarsip', 'formulir', 'verifikasi', 'validasi', 'verval']],
]

const taskWords: readonly (readonly [task: string, stems: readonly string[]])[] = [
  ['T1', ['inisiat', 'prakarsa', 'memulai', 'merintis', 'menemukan', 'melaporkan', 'menggagas']],
  ['T2', ['menggerakkan', 'kerja bakti', 'gotong royong', 'mengajak', 'mengerahkan', 'penyuluhan', 'menyuluh', 'sosialisasi', 'mengembangkan', 'mendorong', 'posyandu', 'arisan']],
  ['T3', ['mendampingi', 'pendampingan', 'mengantar', 'merawat', 'menjenguk', 'mengunjungi', 'kunjungan', 'konseling', 'rujuk']],
  ['T4', ['pkh', 'sembako', 'bpnt', 'bansos', 'blt', 'program', 'kpm', 'p2k2', 'penyaluran', 'puskesos']],
  ['T5', ['dtsen', 'dtks', 'siks', 'verval', 'verifikasi', 'validasi', 'sensus', 'regsosek', 'program nasional']],
  ['T6', ['koordinasi', 'rapat', 'dinas', 'kelurahan', 'balai desa', 'kecamatan', 'puskesmas', 'mitra', 'csr', 'karang taruna', 'tksk', 'musyawarah']],
]

const heard = (words: string, table: readonly (readonly [string, readonly string[]])[]): string[] => {
  const said = ` ${words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `
  return table.filter(([, stems]) => stems.some((s) => said.includes(` ${s}`))).map(([code]) => code)
}

/** Suggestion for a kind and its words: what the words say, else what the kind usually is. */
export function suggested(kind: string | null, words: string | null): { functions: string[]; tasks: string[] } {
  const usual = tagsOfKind[kind ?? ''] ?? { functions: [], tasks: [] }
  const functions = words ? heard(words, functionWords) : []
  const tasks = words ? heard(words, taskWords) : []
  return { functions: functions.length > 0 ? functions : [...usual.functions], tasks: tasks.length > 0 ? tasks : [...usual.tasks] }
}
