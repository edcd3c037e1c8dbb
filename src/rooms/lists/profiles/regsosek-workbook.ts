// The DTKS/Regsosek 2022-K workbook: five sheets joined by the family card number. Headers are the numbers of the questionnaire, under merged titles.
import type { Profile, ProfileColumn } from '../profile.ts'

const kk: ProfileColumn = { field: 'no_kk', names: ['no kartu keluarga', 'nomor kartu keluarga', 'no kk'] }
const answers = (...codes: readonly string[]): ProfileColumn[] => codes.map((code) => ({ field: 'jawaban', question: code, names: [code, `${code.slice(0, 3)} ${code.slice(3)}`.trim()] }))
const unused = (...headers: readonly string[]): ProfileColumn[] => headers.map((h) => ({ field: 'lewati', question: h, names: [h] }))

const programmes = ['501a', '501b', '501c', '501d', '501e', '501f', '501g']
const letters = (from: string, to: string): string[] => Array.from({ length: to.charCodeAt(0) - from.charCodeAt(0) + 1 }, (_, i) => String.fromCharCode(from.charCodeAt(0) + i))

export const regsosekWorkbook: Profile = {
  id: 'regsosek22k',
  label: { id: 'DTKS/Regsosek 2022-K (buku kerja)', en: 'DTKS/Regsosek 2022-K (workbook)' },
  source: { id: 'Buku kerja impor DTKS Regsosek 2022-K', en: 'The DTKS Regsosek 2022-K workbook' },
  vocab: 'regsosek22k',
  sheets: [
    {
      rows: 'keluarga',
      titles: ['1.keterangan tempat', 'keterangan tempat'],
      needs: ['no_kk'],
      columns: [
        kk,
        { field: 'dusun', names: ['nama sls/non sls', 'nama sls'] },
        { field: 'jawaban', question: '115', names: ['kode kartu kerluarga', 'kode kartu keluarga', '115'] },
        { field: 'keterangan', names: ['catatan'] },
        ...unused('no urut bangunan tempat tinggal', 'no urut keluarga', 'kode sls/ non sls', 'kode sub sls', 'status keluarga', 'id landmark wilkerstat'),
      ],
    },
    {
      rows: 'keluarga',
      titles: ['2.keterangan petugas', 'keterangan petugas'],
      needs: ['no_kk'],
      columns: [
        kk,
        { field: 'telepon', names: ['no hp responden'] },
        { field: 'keterangan', names: ['catatan'] },
        // Who counted, when, and with what result belongs to that visit, which was not ours.
        ...unused('tanggal pendataan', 'nama ppl', 'kode ppl', 'tanggal pemeriksaan', 'nama pml', 'kode pml', 'nama responden', 'hasil pendataan keluarga'),
      ],
    },
    {
      rows: 'keluarga',
      titles: ['3.keterangan perumahan', 'keterangan perumahan'],
      needs: ['no_kk', 'jawaban'],
      columns: [kk, ...answers('301a', '301b', '302', '303', '304', '305', '306a', '306b', '307a', '307b1', '307b2', '307b3', '308', '309a', '309b', '310')],
    },
    {
      rows: 'anggota',
      titles: ['4.ket sos-ek anggota', 'ket sosek anggota', 'keterangan sosial ekonomi anggota'],
      needs: ['no_kk', 'nama'],
      columns: [
        kk,
        { field: 'nama', names: ['402 nama', '402'] },
        { field: 'nik', names: ['403 nik', '403'] },
        { field: 'keberadaan', names: ['404'] },
        { field: 'jk', names: ['405'] },
        { field: 'tgl_lahir', names: ['406'] },
        { field: 'status_kawin', names: ['408'] },
        { field: 'hubungan', names: ['409'] },
        ...answers('410', '411', '412', '413', '415', '416a', '417', '418', '428a', '428b', '428c', '428d', '428e', '428f', '428g', '428h', '428i', '428j', '429', '430', '431a'),
        ...unused('401', '407', '414', '416b', '417 tulis', '419', '420a', '420b', '421', '421 tulis', '422', '423', '424', '425', '426', '427', '431b', '431c', '431d', '431e', '431f'),
      ],
    },
    {
      rows: 'keluarga',
      titles: ['5.keikutsertaan program dll', 'keikutsertaan program'],
      needs: ['no_kk', 'jawaban'],
      columns: [
        kk,
        ...answers(...programmes, ...letters('a', 'n').map((l) => `502${l}`), '503a', '503b', ...letters('a', 'e').map((l) => `504${l}`), '505', '506'),
        ...unused(...programmes.flatMap((p) => [`${p} bulan`, `${p} tahun`])),
      ],
    },
  ],
}
