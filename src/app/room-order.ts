// The rooms in their order. The order is law: a room sees only the doors of rooms named before it.
export const roomOrder = [
  'places',
  'organization',
  'registry',
  'lists',
  'linkage',
  'reports',
  'verification',
  'programs',
  'cases',
  'activities',
  'monitoring',
] as const

export type RoomName = (typeof roomOrder)[number]
