// One thread of `threads.server.ts`: compares the stretch it was given and ends.
import { parentPort, workerData } from 'node:worker_threads'
import { compareShare } from './link.ts'
import type { ThreadShare } from './threads.server.ts'

const { people, pairs, from, to } = workerData as ThreadShare
const share = compareShare(people, pairs, from, to)
parentPort?.postMessage(share, [share.i.buffer as ArrayBuffer, share.j.buffer as ArrayBuffer, share.pattern.buffer as ArrayBuffer])
