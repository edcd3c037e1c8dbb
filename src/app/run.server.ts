// The server as a process: the doors over an open house, its jobs, and a clean end.
import { buildServer } from './server.server.ts'
import type { Doors } from './doors/door.server.ts'
import { startJobs } from './open.server.ts'

/** Listens, and ends cleanly on Ctrl-C and SIGTERM: requests under way are answered first. Answers the port. */
export async function run(doors: Doors, pages: string | null): Promise<number> {
  const { config, road } = doors
  const app = await buildServer(doors, pages)
  const stopJobs = startJobs(doors)
  await app.listen({ port: config.port, host: config.host })

  let closing = false
  const close = (): void => {
    if (closing) return
    closing = true
    void (async () => {
      await app.close()
      await stopJobs()
      await road.db.close()
      process.exit(0)
    })().catch((error: unknown) => {
      road.report('closing', error)
      process.exit(1)
    })
  }
  process.on('SIGINT', close)
  process.on('SIGTERM', close)

  const address = app.server.address()
  return typeof address === 'object' && address ? address.port : config.port
}
