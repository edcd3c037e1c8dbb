// What one membership adds: members in office, active ones, certified ones, active ones by year of birth, and who came and went.
import { counter, type Tally } from '../../engine/counter.ts'
import { activePsmStates, servingPsmStates } from './psm-flow.ts'
import { Psm } from './psm-records.ts'

const t = (id: string, en: string) => ({ id, en })

export const psmCounter = counter({
  name: 'psm',
  label: t('PSM', 'Community social workers'),
  record: Psm,
  keys: {
    serving: t('Ber-SK', 'Under decree'), active: t('Aktif', 'Active'), certified: t('Bersertifikat', 'Certified'),
    'active:birth': t('Aktif menurut tahun lahir', 'Active by year of birth'), joined: t('Masuk', 'Joined'), left: t('Keluar', 'Left'),
  },
  of: (row) => {
    const out: Tally[] = []
    const state = String(row.state ?? '')
    if (servingPsmStates.includes(state)) {
      out.push({ key: 'serving' })
      if (row.certified) out.push({ key: 'certified' })
    }
    if (activePsmStates.includes(state)) {
      out.push({ key: 'active' })
      if (row.birthYear) out.push({ key: 'active:birth', date: `${String(row.birthYear)}-01-01` })
    }
    if (row.skFrom) out.push({ key: 'joined', date: String(row.skFrom) })
    if (row.skFrom && row.endedOn) out.push({ key: 'left', date: String(row.endedOn) })
    return out
  },
})
