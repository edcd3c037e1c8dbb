// Two pages: the signed-in app (index.html) and the citizen's report (lapor.html); both open without a signal.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'

const here = import.meta.dirname
const { version } = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8')) as { version: string }

export default defineConfig({
  root: here,
  define: { 'import.meta.env.GUYUB_RELEASE': JSON.stringify(version) },
  plugins: [
    react(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/app',
      filename: 'worker.web.ts',
      registerType: 'prompt',
      injectRegister: false,
      injectManifest: { globPatterns: ['**/*.{js,css,html,svg,png,woff2}'], maximumFileSizeToCacheInBytes: 3_000_000 },
      manifest: {
        name: 'Guyub',
        short_name: 'Guyub',
        description: 'Dari ada yang perlu bantuan sampai bantuan tiba: kerja PSM, Puskesos dan Dinas Sosial, juga tanpa sinyal.',
        lang: 'id',
        start_url: '/',
        display: 'standalone',
        background_color: '#faf7f2',
        theme_color: '#0f4f4c',
        icons: [
          { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
          { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
        ],
      },
    }),
  ],
  server: { proxy: { '/api': `http://localhost:${process.env.PORT ?? 4600}` } },
  build: {
    target: ['es2022', 'chrome100', 'firefox105', 'safari16'],
    outDir: 'dist',
    emptyOutDir: true,
    manifest: true,
    chunkSizeWarningLimit: 900,
    rolldownOptions: { input: { index: join(here, 'index.html'), lapor: join(here, 'lapor.html') } },
  },
})
