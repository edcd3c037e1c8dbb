import type { App, Doors } from './door.server.ts'
export function pictureDoors(_app: App, _doors: Doors): void {}
