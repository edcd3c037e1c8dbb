// A number of a report as it stands: as it was sent, or as it was last corrected.
export const standing = (body: { numbers?: { [key: string]: number } | null; corrections?: readonly { key: string; to: number }[] | null }, key: string): number =>
  body.corrections?.findLast((c) => c.key === key)?.to ?? body.numbers?.[key] ?? 0
