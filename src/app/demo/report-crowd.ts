// The ordinary days behind the stories: three months of reports from all over the city, sorted, worked on and closed.
import type { Chance } from '../../engine/values/chance.ts'
import type { Cast } from './cast.ts'
import { city, villageCodes } from './places.ts'
import type { Script } from './script.ts'
import { tell } from './telling.ts'

const told: readonly (readonly [what: string, problem: string, sector: string])[] = [
  ['Lansia di gang kami belum pernah didata petugas, tinggal sendirian.', 'lansia', 'sosial_ekonomi'],
  ['KK tetangga rusak kena banjir, bingung mengurusnya.', 'administrasi', 'adminduk'],
  ['BPJS keluarga ini nonaktif padahal ada yang harus cuci darah.', 'administrasi', 'kesehatan'],
  ['Rumah petak bocor di semua kamar setiap hujan.', 'rumah', 'perumahan'],
  ['Air sumur berbau dan keruh, warga membeli air galon terus.', 'rumah', 'perumahan'],
  ['Namanya ada di daftar penerima tetapi beras tidak pernah sampai.', 'bantuan', 'pangan'],
  ['Ibu dengan bayi kembar tidak punya penghasilan sejak suaminya di-PHK.', 'kemiskinan', 'pangan'],
  ['Anak putus sekolah karena ijazah SD tertahan tunggakan.', 'kemiskinan', 'pendidikan'],
  ['Warga disabilitas butuh kruk baru, yang lama patah.', 'disabilitas', 'kesehatan'],
  ['Orang terlantar tidur di halte sejak beberapa hari.', 'keterlantaran', 'sosial_ekonomi'],
  ['Penerima bantuan di RT kami sudah mampu, tolong diperiksa lagi.', 'bantuan', 'pangan'],
  ['Listrik menyambung dari tetangga lewat kabel di atas jalan.', 'rumah', 'energi'],
  ['Keluarga pengamen kesulitan membuat akta lahir anaknya.', 'administrasi', 'adminduk'],
  ['Banjir semata kaki merusak kasur dan beras satu keluarga.', 'bencana_alam', 'pangan'],
]

export async function crowd(script: Script, cast: Cast, cityVillages: readonly string[], count: number, c: Chance): Promise<void> {
  const { time: t } = script
  const verifier = cast.one('dinsos_verifier', city)
  const agencies = ['dinkes', 'dukcapil', 'disnaker', 'perkim', 'tagana'] as const
  for (let n = 0; n < count; n++) {
    const place = c.pick(cityVillages)
    const staffed = villageCodes.includes(place)
    const start = c.int(4, 62)
    const w = (back: number, time: string): string => t.workday(Math.max(1, start - back), time)
    const [what, problem, sector] = c.pick(told)
    const minute = String(c.int(0, 59)).padStart(2, '0')
    const named = c.yes(0.6)
    const report = await tell(script, {
      place, what, problem, sector, at: w(0, `08:${minute}`), urgency: c.weighted([['biasa', 8], ['mendesak', 2]]), about: c.weighted([['tetangga', 6], ['diri', 3], ['orang_lain', 1]]),
      ...(named ? { reporter: { name: `Warga ${n + 100}`, phone: `08000000${5000 + n}` } } : {}),
    })
    const desk = staffed ? cast.one('puskesos_fo', place) : cast.one('dinsos_verifier', city, 2)
    if (c.yes(0.05)) {
      report.do(w(1, `09:${minute}`), desk, 'reject', { reason: 'Sudah ditangani lebih dulu oleh kelurahan sebelum laporan ini masuk.' })
      continue
    }
    report.verify(w(1, `09:${minute}`), desk)
    const psm = staffed ? cast.one('psm', place, c.int(1, 2)) : null
    const agency = c.pick(agencies)
    const worker = psm ?? cast.owner(agency)
    report.do(w(1, `11:${minute}`), verifier, 'assign', psm ? { assignedKind: 'psm', assignedTo: psm } : { assignedKind: 'unit', assignedUnit: cast.unit(agency) })
    if (start <= 3) continue
    report.do(w(2, `08:${minute}`), worker, 'accept')
    const days = c.int(4, 13)
    if (start - days < 2) continue
    report.do(w(days, `14:${minute}`), worker, 'settle', {
      outcome: c.weighted([['terpenuhi', 7], ['sebagian', 2], ['dijawab', 1], ['tidak_ditemukan', 1]]), outcomeNote: 'Sudah dikunjungi dan ditindaklanjuti di tempat.', evidence: `Catatan kegiatan ${n + 1}`, functions: [c.pick(['fasilitator', 'motivator', 'dinamisator'])], tasks: [c.pick(['T1', 'T3', 'T4'])],
    })
    if (named && c.yes(0.6)) report.reporter(w(days + 1, `19:${minute}`), 'confirm', { rating: c.weighted([[5, 5], [4, 4], [3, 2], [2, 1]]) })
  }
}
