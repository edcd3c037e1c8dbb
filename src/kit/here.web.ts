// Where the phone is now, by its own satellite fix. Works without a signal.
import type { Gps } from '../engine/field.ts'

/** Rejects with the browser's reason: not allowed, no fix, or no patience left. */
export function findHere(patienceMs = 30_000): Promise<Gps> {
  return new Promise((done, fail) => {
    if (!('geolocation' in navigator)) return fail(new Error('no geolocation'))
    navigator.geolocation.getCurrentPosition(
      ({ coords }) =>
        done({
          lat: round(coords.latitude),
          lon: round(coords.longitude),
          accuracy: Math.round(coords.accuracy),
        }),
      fail,
      { enableHighAccuracy: true, timeout: patienceMs, maximumAge: 0 },
    )
  })
}

// Six decimals are 11 cm: more would only be noise.
const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6
