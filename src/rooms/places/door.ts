// The way into `places`: what later rooms and the app may use of it.
import type { RoomParts } from '../../engine/house.ts'

export { placeAttribution } from './corrections.ts'
export { type Locator, type Point, placeLocator, viewBox } from './locate.ts'
export type { AreaTopology, Box } from './outlines.ts'
export { type Place, type PlaceType, placeTypeOf, searchText } from './place.ts'
export { type PlaceCounts, type PlaceFound, type PlaceIndex, type PlaceQuery, placeIndex } from './place-index.ts'
export { type Tile, tileGrid } from './tile-grid.ts'
export { levelWords, placeContext, placeOption, placeTitle, typeWords } from './words/places.ts'

// Places are reference data: no records, acts or roles of their own.
export const places: RoomParts = { name: 'places' }
