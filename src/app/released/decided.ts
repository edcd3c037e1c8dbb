// Where a later release answers an old phone otherwise than its own time did, on purpose: each with the reason.

/** A rule that changed: what an act of these releases was told then, and is told now. */
export interface Decided {
  /** Last release it concerns. */
  upTo: string
  why: string
  act?: string
  /** The outcome or the code of the refusal then, and now. */
  was?: string
  now?: string
  /** A sentence of `broken` that was weighed and accepted. */
  says?: string
}

export const decided: readonly Decided[] = [
  {
    upTo: '0.1.0', act: 'organization.endAppointment', was: 'accepted', now: 'SUDAH_BERAKHIR',
    why: 'An appointment that was ended with a reason is not ended once more: the second reason would overwrite the first one unseen.',
  },
]
