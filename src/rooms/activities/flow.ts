// The way of a monthly report, as a table one can read aloud.
import { flow } from '../../engine/flow.ts'

const t = (id: string, en: string) => ({ id, en })

export const monthReportFlow = flow({
  name: 'monthReport',
  label: t('Laporan bulanan PSM', 'Monthly report'),
  states: {
    draf: { label: t('Draf', 'Draft'), tone: 'neutral' },
    terkirim: { label: t('Menunggu Lurah/Kades', 'Waiting for the village head'), tone: 'waiting' },
    diketahui_lurah: { label: t('Menunggu Ketua IPSM', 'Waiting for the chair of IPSM'), tone: 'waiting' },
    diketahui_ipsm: { label: t('Diketahui', 'Acknowledged'), tone: 'good', end: true },
    dikembalikan: { label: t('Dikembalikan', 'Returned'), tone: 'urgent' },
  },
  steps: [
    { act: 'activities.sendReport', label: t('Tanda tangani dan kirim', 'Sign and send'), from: ['draf', 'dikembalikan'], to: 'terkirim', by: ['psm'] },
    { act: 'activities.acknowledge', label: t('Mengetahui (Lurah/Kades)', 'Acknowledge (village head)'), from: ['terkirim'], to: 'diketahui_lurah', by: ['village_head'], fourEyes: true },
    { act: 'activities.acknowledgeIpsm', label: t('Mengetahui (Ketua IPSM)', 'Acknowledge (chair of IPSM)'), from: ['diketahui_lurah'], to: 'diketahui_ipsm', by: ['ipsm_board_local'], fourEyes: true },
    { act: 'activities.returnReport', label: t('Kembalikan', 'Return'), from: ['terkirim', 'diketahui_lurah'], to: 'dikembalikan', by: ['village_head', 'ipsm_board_local'], fourEyes: true },
    { act: 'activities.correctNumber', label: t('Catatan koreksi', 'Correction note'), from: ['terkirim', 'diketahui_lurah', 'diketahui_ipsm'], to: ['terkirim', 'diketahui_lurah', 'diketahui_ipsm'], by: ['psm'] },
  ],
})

export type MonthReportState = keyof typeof monthReportFlow.states
/** The month is told: its own entries are no longer changed in silence. */
export const toldStates: readonly string[] = ['terkirim', 'diketahui_lurah', 'diketahui_ipsm']
