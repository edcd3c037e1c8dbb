// The code under which anybody finds a paper: printed on it as a QR, and part of an address.

/** Short enough for a web address, long enough that nobody guesses one: the regency, and eighty bits of the hash. */
export const tokenOf = (place: string, hash: string): string => `${place.slice(0, 5).replace('.', '')}-${hash.slice(0, 20)}`
export const tokenShape = /^\d{4}-[0-9a-f]{20}$/
