// Builds the web client into dist/ and stamps it with the hash of what it was built from.
import { build } from 'vite'
import { clientHash, stampClient } from './client-stamp.mjs'
import { root } from './machine.mjs'

const hash = clientHash()
await build({ root, logLevel: process.argv.includes('--loud') ? 'info' : 'warn' })
stampClient(hash)
