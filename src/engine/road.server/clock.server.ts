// When an act was made, by our clock: what the device says counts, less what its clock is off as it sends.

/** How far a device's clock may be off before its acts are dated by ours. */
const clockSlackMs = 120_000

/** When the act was made, by our clock where the device's is off; never later than now. */
export function corrected(madeAt: string, sentAt: string, now: Date): string {
  const off = now.getTime() - Date.parse(sentAt)
  const made = Date.parse(madeAt) + (Math.abs(off) > clockSlackMs ? off : 0)
  return new Date(Math.min(made, now.getTime())).toISOString()
}
