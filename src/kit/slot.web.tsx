// A place on a screen where later rooms add something of their own; drawn when it has arrived, silent when there is nothing.
import { type ComponentType, Suspense, useMemo } from 'react'
import { arriving } from './arrives.web.tsx'
import { Loading } from './states.web.tsx'
import { useWork } from './work.web.tsx'

const drawn = new Map<unknown, ComponentType<never>>()

export function Slot<P extends object>({ name, props }: { name: string; props: P }) {
  const work = useWork()
  const parts = useMemo(
    () =>
      work.slot<P>(name).map(({ room, load }) => {
        let part = drawn.get(load) as ComponentType<P> | undefined
        if (!part) {
          part = arriving(load as () => Promise<{ default: ComponentType<P> }>, 'part')
          drawn.set(load, part as ComponentType<never>)
        }
        return { room, part }
      }),
    [work, name],
  )
  return parts.map(({ room, part: Part }) => (
    <Suspense key={room} fallback={<Loading rows={1} />}>
      <Part {...props} />
    </Suspense>
  ))
}
