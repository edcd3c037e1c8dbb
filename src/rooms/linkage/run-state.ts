// How far the comparing of a regency is, as the house tells it and a screen shows it.

type RunStage = 'membaca' | 'membandingkan' | 'mengusulkan' | 'selesai' | 'diragukan' | 'gagal'

export interface RunState {
  regency: string
  kind: 'whole' | 'news'
  stage: RunStage
  done: number
  total: number
  startedAt: string
  endedAt: string | null
  compared: number
  proposed: number
  doubt: string | null
}
