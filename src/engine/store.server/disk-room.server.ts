// How much room the disk has left, asked at most once a second: a full disk would hang the embedded engine.
import { statfs } from 'node:fs/promises'

export type FreeBytesOf = (folder: string) => Promise<number>

const askEveryMs = 1000

export class DiskRoom {
  readonly #folder: string | null
  readonly #minFreeBytes: number
  readonly #freeBytesOf: FreeBytesOf
  #askedAt = Number.NEGATIVE_INFINITY
  freeBytes: number | null = null

  constructor(folder: string | null, minFreeBytes: number, freeBytesOf: FreeBytesOf = freeBytesNow) {
    this.#folder = folder
    this.#minFreeBytes = minFreeBytes
    this.#freeBytesOf = freeBytesOf
  }

  get short(): boolean {
    return this.freeBytes !== null && this.freeBytes < this.#minFreeBytes
  }

  /** Half of what is kept free is gone as well: now nothing is written any more. */
  get full(): boolean {
    return this.freeBytes !== null && this.freeBytes < this.#minFreeBytes / 2
  }

  async look(): Promise<void> {
    if (this.#folder === null || performance.now() - this.#askedAt < askEveryMs) return
    this.#askedAt = performance.now()
    this.freeBytes = await this.#freeBytesOf(this.#folder)
  }

  /** Looks without being waited for; if it cannot, the next transaction that looks will say so. */
  lookAside(): void {
    if (performance.now() - this.#askedAt >= askEveryMs) this.look().catch(() => undefined)
  }

  get sentence(): string {
    const free = Math.round((this.freeBytes ?? 0) / 1e6)
    const least = Math.round(this.#minFreeBytes / 1e6)
    return (
      `Ruang disk hampir habis (${free} MB tersisa, paling sedikit ${least} MB). Data lama tetap dapat dibaca; ` +
      `yang baru belum dapat disimpan. (The disk is nearly full.)`
    )
  }
}

async function freeBytesNow(folder: string): Promise<number> {
  const disk = await statfs(folder)
  return disk.bavail * disk.bsize
}
