// A new signing key for this server: `node src/app/rotate-key.server.ts`, while the server is stopped. Reads GUYUB_DATA like the server does.
import { readConfig } from './config.server.ts'
import { rotateKeys } from './keys.server.ts'

const made = rotateKeys(readConfig([]).dataFolder, new Date())
process.stdout.write(`Kunci bukti terima yang baru: ${made.id} (sejak ${made.since}). Kunci lama tetap diumumkan. Nyalakan server kembali.\n`)
