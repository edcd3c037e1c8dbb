// The twelve PSKS: potentials and sources of social welfare (Permensos 8/2012).
import { choices } from './vocabulary.ts'

export const psks = choices(
  ['PSKS-01', 'Pekerja Sosial Profesional', 'Professional social worker'],
  ['PSKS-02', 'Pekerja Sosial Masyarakat (PSM)', 'Community social worker'],
  ['PSKS-03', 'Taruna Siaga Bencana (Tagana)', 'Disaster volunteer'],
  ['PSKS-04', 'Lembaga Kesejahteraan Sosial (LKS)', 'Welfare institution'],
  ['PSKS-05', 'Karang Taruna', 'Youth organisation'],
  ['PSKS-06', 'Lembaga Konsultasi Kesejahteraan Keluarga (LK3)', 'Family counselling body'],
  ['PSKS-07', 'Keluarga Pioner', 'Pioneer family'],
  ['PSKS-08', 'Wahana Kesejahteraan Sosial Berbasis Masyarakat (WKSBM)', 'Community-based welfare forum'],
  ['PSKS-09', 'Wanita Pemimpin Kesejahteraan Sosial (WPKS)', 'Women welfare leader'],
  ['PSKS-10', 'Penyuluh Sosial', 'Social extension worker'],
  ['PSKS-11', 'Tenaga Kesejahteraan Sosial Kecamatan (TKSK)', 'Sub-district welfare officer'],
  ['PSKS-12', 'Dunia Usaha', 'Business'],
)
