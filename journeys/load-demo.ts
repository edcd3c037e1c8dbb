// Loads the demo once, into the folder that is named, for all journeys of a run to copy.
import { loadDemo } from './stage.ts'

const [folder] = process.argv.slice(2)
if (!folder) throw new Error('Name the folder to load the demo into.')
await loadDemo(folder)
