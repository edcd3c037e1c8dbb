// Loads the demo once, into the folder that is named, for all journeys of a run to copy (`JOURNEY_DEMO`): loading takes most of a start.
import { startHouse } from './stage.ts'

const [folder] = process.argv.slice(2)
if (!folder) throw new Error('Name the folder to load the demo into.')
const house = await startHouse(folder, ['--demo'])
await house.stop()
