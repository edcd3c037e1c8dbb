// The signed-in app: who is here, unlock with the PIN, then the rooms' screens over this person's own device.
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.web.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('the page has no place for the app')
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
