// COPY … FROM STDIN over a `pg` connection: the server asks for data, we send chunks until there are none.
import type { Connection, Submittable } from 'pg'

interface CopyConnection extends Connection {
  sendCopyFromChunk(chunk: Uint8Array): void
  endCopyFrom(): void
  sendCopyFail(reason: string): void
}

export class CopyIn implements Submittable {
  readonly #text: string
  readonly #chunks: Iterator<Uint8Array>
  readonly copied: Promise<number>
  #resolve: (rows: number) => void = () => undefined
  #reject: (error: unknown) => void = () => undefined
  #rows = 0
  #error: unknown = null

  constructor(text: string, chunks: Iterator<Uint8Array>) {
    this.#text = text
    this.#chunks = chunks
    this.copied = new Promise((resolve, reject) => {
      this.#resolve = resolve
      this.#reject = reject
    })
  }

  submit(connection: Connection): void {
    connection.query(this.#text)
  }

  handleCopyInResponse(connection: CopyConnection): void {
    const next = () => {
      try {
        for (let { done, value } = this.#chunks.next(); ; { done, value } = this.#chunks.next()) {
          if (done || this.#error) {
            connection.endCopyFrom()
            return
          }
          connection.sendCopyFromChunk(value)
          if (connection.stream.writableNeedDrain) {
            connection.stream.once('drain', next)
            return
          }
        }
      } catch (error) {
        // The rows themselves could not be made: tell the server to forget the copy, and the caller why.
        this.#error = error
        connection.sendCopyFail('the rows could not be read')
      }
    }
    next()
  }

  handleCommandComplete(message: { text: string }): void {
    this.#rows = Number(message.text.split(' ').at(-1))
  }

  handleError(error: Error): void {
    this.#error ??= error
    this.#reject(this.#error)
  }

  handleReadyForQuery(): void {
    if (this.#error) this.#reject(this.#error)
    else this.#resolve(this.#rows)
  }
}
