// One connection that listens for all channels, and comes back when it breaks.
import pg from 'pg'

const againAfterMs = 2000

export class PostgresListener {
  readonly #config: pg.PoolConfig
  readonly #listeners = new Map<string, Set<(payload: string) => void>>()
  #client: Promise<pg.Client> | null = null
  #closed = false
  #again: NodeJS.Timeout | undefined

  constructor(config: pg.PoolConfig) {
    this.#config = config
  }

  async listen(channel: string, heard: (payload: string) => void): Promise<() => Promise<void>> {
    if (!/^[a-z_][a-z0-9_]*$/.test(channel)) throw new Error(`«${channel}» cannot be the name of a channel.`)
    const all = this.#listeners.get(channel) ?? new Set()
    this.#listeners.set(channel, all.add(heard))
    this.#client ??= this.#connect()
    const client = await this.#client
    if (all.size === 1) await client.query(`listen "${channel}"`)
    return async () => {
      if (!all.delete(heard) || all.size > 0) return
      this.#listeners.delete(channel)
      await (await this.#client)?.query(`unlisten "${channel}"`)
    }
  }

  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#again)
    const client = await this.#client?.catch(() => null)
    await client?.end()
  }

  async #connect(): Promise<pg.Client> {
    const client = new pg.Client(this.#config)
    client.on('notification', ({ channel, payload }) => {
      for (const heard of this.#listeners.get(channel) ?? []) heard(payload ?? '')
    })
    client.on('error', () => undefined) // 'end' follows
    client.on('end', () => this.#comeBack())
    await client.connect()
    for (const channel of this.#listeners.keys()) await client.query(`listen "${channel}"`)
    return client
  }

  // Hearing is a hint (see Database.listen), so losing it for a moment is no error; feeds also look by themselves.
  #comeBack(): void {
    if (this.#closed) return
    this.#again = setTimeout(() => {
      const client = this.#connect()
      this.#client = client
      client.catch(() => this.#comeBack())
    }, againAfterMs)
    this.#again.unref()
  }
}
