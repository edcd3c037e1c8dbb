// States of a list as tags, and the sentences several of its screens share.
import type { Text } from '../../../engine/field.ts'
import type { Tone } from '../../../kit/theme.web.ts'
import { listStates } from '../records.ts'
import type { ListState } from '../wire.ts'

const tones: { readonly [S in ListState]: Tone } = { menunggu_pemetaan: 'waiting', memeriksa: 'info', siap: 'waiting', berjalan: 'info', selesai: 'good', dihentikan: 'caution', gagal: 'bad' }

export const stateTag = (state: string): { label: Text; tone: Tone } => ({
  label: listStates.find((s) => s.code === state)?.label ?? { id: state, en: state },
  tone: tones[state as ListState] ?? 'neutral',
})

/** What happens to a file, said before it is given. */
export const promises: readonly Text[] = [
  { id: 'Berkas diperiksa dulu. Belum ada yang dicatat sampai Anda menekan “Masukkan”.', en: 'The file is checked first. Nothing is written until you press “Bring in”.' },
  { id: 'Data yang sudah ada tidak ditimpa. Perbedaannya dicatat untuk dilihat.', en: 'What is registered is not overwritten. Differences are noted to be looked at.' },
  { id: 'Baris yang belum dapat diterima kembali kepada Anda dengan sebabnya; baris lain tetap masuk.', en: 'Rows that cannot be taken come back with the reason; the others come in.' },
  { id: 'Berkas yang sama dua kali tetap satu daftar.', en: 'The same file twice is one list.' },
]
