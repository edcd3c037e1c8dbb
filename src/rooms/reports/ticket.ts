// The citizen's code: minted on their own device, unguessable, easy to read aloud. The server keeps only hashes of it.
// 65 random bits as 13 Crockford symbols, and a fourteenth that catches a slip of the pen: `GY-XXXX-XXXX-XXXX-XX`.

const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const length = 14

/** A new code. `random` (9 bytes) may be given in tests. */
export function mintTicket(random: Uint8Array = crypto.getRandomValues(new Uint8Array(9))): string {
  let bits = 0n
  for (const b of random.subarray(0, 9)) bits = (bits << 8n) | BigInt(b)
  let body = ''
  for (let i = 0; i < length - 1; i++) {
    body += symbols[Number(bits & 31n)]
    bits >>= 5n
  }
  return written(body + checkOf(body))
}

/** What a person typed (small letters, blanks, O for 0, I or L for 1, with or without GY), as the code is written; null when it cannot be one. */
export function readTicket(typed: string): string | null {
  let text = typed.toUpperCase().replace(/[^0-9A-Z]/g, '')
  if (text.length === length + 2 && text.startsWith('GY')) text = text.slice(2)
  text = text.replaceAll('O', '0').replace(/[IL]/g, '1')
  if (text.length !== length || [...text].some((s) => !symbols.includes(s))) return null
  return checkOf(text.slice(0, -1)) === text.at(-1) ? written(text) : null
}

/** SHA-256 (hex) of a code: all that ever leaves the device. */
export const ticketHash = (code: string): Promise<string> => sha256(`guyub-ticket:${code}`)

/** SHA-256 (hex) of code and last four digits together: the code, which nobody else has, is its salt. */
export const phone4Hash = (code: string, last4: string): Promise<string> => sha256(`guyub-phone4:${code}:${last4}`)

export const lastFour = (phone: string): string => phone.replace(/\D/g, '').slice(-4)

// Odd weights are invertible modulo 32, so every single wrong symbol is caught.
function checkOf(body: string): string {
  let sum = 0
  for (let i = 0; i < body.length; i++) sum += symbols.indexOf(body[i] as string) * (2 * i + 1)
  return symbols[sum % 32] as string
}

const written = (body: string): string => `GY-${body.slice(0, 4)}-${body.slice(4, 8)}-${body.slice(8, 12)}-${body.slice(12)}`

async function sha256(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  return Array.from(digest, (b) => b.toString(16).padStart(2, '0')).join('')
}
