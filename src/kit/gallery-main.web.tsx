// Opens the gallery in a browser of its own, in development only: nothing of the app imports it.
import { createRoot } from 'react-dom/client'
import { Gallery } from './gallery.web.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('gallery.html has no #root')
createRoot(root).render(<Gallery />)
