// What draws papers (a large library, its letters) is kept when it was fetched once, by those who hold meetings; other phones never load it.
/// <reference lib="webworker" />

const drawer = 'guyub-papers'
const shape = /^\/assets\/(paper-thread|Roboto-(?:Regular|Medium))[^/]*$/

export const isPress = (path: string): boolean => shape.test(path)

/** From the drawer, else from the server and into the drawer; an earlier release's file of the same name leaves it. */
export async function pressFile(request: Request): Promise<Response> {
  const kept = await caches.open(drawer)
  const here = await kept.match(request.url)
  if (here) return here
  const answer = await fetch(request)
  if (!answer.ok) return answer
  const kind = shape.exec(new URL(request.url).pathname)?.[1]
  for (const old of await kept.keys()) if (shape.exec(new URL(old.url).pathname)?.[1] === kind) await kept.delete(old)
  await kept.put(request.url, answer.clone())
  return answer
}
