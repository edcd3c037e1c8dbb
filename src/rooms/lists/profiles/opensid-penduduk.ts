// The resident list a village exports from OpenSID: one line for each person, codes of its own, no village code (one file is one village).
import type { Profile, ProfileColumn } from '../profile.ts'

/** Known and not used: counted as recognised, and the person sees that nothing is taken of it. */
const unused = (...headers: readonly string[]): ProfileColumn[] => headers.map((h) => ({ field: 'lewati', question: h, names: [h] }))

/** kk_level of OpenSID → question 409: husband and wife are one there, parents and parents-in-law too. */
const relations = { '1': '1', '2': '2', '3': '2', '4': '3', '5': '4', '6': '5', '7': '6', '8': '6', '9': '8', '10': '7', '11': '8', suami: '2', istri: '2', orangtua: '6', mertua: '6', 'famili lain': '8', pembantu: '7' }
/** status_dasar → question 404. Not valid and lost are people nobody found; gone away is moved. */
const presence = { '1': '1', '2': '2', '3': '3', '4': '6', '6': '3', '9': '6', hidup: '1', mati: '2', pindah: '3', hilang: '6', pergi: '3', 'tidak valid': '6' }

export const opensidPenduduk: Profile = {
  id: 'opensid-penduduk',
  label: { id: 'OpenSID: data penduduk', en: 'OpenSID: residents' },
  source: { id: 'OpenSID desa (ekspor atau format impor penduduk)', en: 'The village’s OpenSID (export or import layout)' },
  vocab: 'regsosek22k',
  sheets: [
    {
      rows: 'anggota',
      needs: ['nama', 'nik', 'no_kk', 'hubungan'],
      columns: [
        { field: 'alamat', names: ['alamat'] },
        { field: 'dusun', names: ['dusun'] },
        { field: 'rw', names: ['rw'] },
        { field: 'rt', names: ['rt'] },
        { field: 'nama', names: ['nama'] },
        { field: 'no_kk', names: ['no_kk'] },
        { field: 'nik', names: ['nik'] },
        { field: 'jk', names: ['sex'], codes: { '1': 'L', '2': 'P', 'laki laki': 'L', perempuan: 'P' } },
        { field: 'tempat_lahir', names: ['tempatlahir'] },
        { field: 'tgl_lahir', names: ['tanggallahir'] },
        { field: 'status_kawin', names: ['status_kawin'], codes: { '1': '1', '2': '2', '3': '3', '4': '4' } },
        { field: 'hubungan', names: ['kk_level'], codes: relations },
        { field: 'nama_ayah', names: ['nama_ayah'] },
        { field: 'nama_ibu', names: ['nama_ibu'] },
        { field: 'keberadaan', names: ['status_dasar'], codes: presence },
        { field: 'jawaban', question: '410', names: ['hamil'], codes: { '1': '1', '2': '2' } },
        { field: 'lintang', names: ['lat'] },
        { field: 'bujur', names: ['lng'] },
        // Their lists are coarser or finer than ours in ways only a person can settle.
        ...unused(
          'agama_id', 'pendidikan_kk_id', 'pendidikan_sedang_id', 'pekerjaan_id', 'warganegara_id', 'ayah_nik', 'ibu_nik', 'golongan_darah_id', 'akta_lahir', 'dokumen_pasport',
          'tanggal_akhir_paspor', 'dokumen_kitas', 'akta_perkawinan', 'tanggalperkawinan', 'akta_perceraian', 'tanggalperceraian', 'cacat_id', 'cara_kb_id', 'ktp_el', 'status_rekam',
          'alamat_sekarang', 'suku', 'tag_id_card', 'id_asuransi', 'no_asuransi',
        ),
      ],
    },
  ],
}

/** Who receives one programme. Its household and supplement layouts carry numbers without names, so nobody can be registered from them. */
export const opensidBantuan: Profile = {
  id: 'opensid-bantuan',
  label: { id: 'OpenSID: peserta program bantuan', en: 'OpenSID: programme members' },
  source: { id: 'OpenSID desa (peserta program bantuan)', en: 'The village’s OpenSID (members of a programme)' },
  vocab: null,
  sheets: [
    {
      rows: 'anggota',
      needs: ['nama', 'nik'],
      columns: [
        ...unused('peserta', 'no peserta'),
        { field: 'nik', names: ['nik'] },
        { field: 'nama', names: ['nama'] },
        { field: 'tempat_lahir', names: ['tempat lahir'] },
        { field: 'tgl_lahir', names: ['tanggal lahir'] },
        { field: 'alamat', names: ['alamat'] },
      ],
    },
  ],
}
