// Two pages: the signed-in app (index.html) and the citizen's report (lapor.html); both open without a signal.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'

const here = import.meta.dirname
const { version } = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8')) as { version: string }

/** Files of the citizens' pages, their later parts included: what their own small worker keeps. */
const publicFiles = new Set<string>(['lapor.html', 'icon.svg'])
const notePublicFiles: Plugin = {
  name: 'guyub-public-files',
  apply: 'build',
  generateBundle(_options, bundle) {
    const add = (name: string): void => {
      const chunk = bundle[name]
      if (publicFiles.has(name) || chunk?.type !== 'chunk') return
      publicFiles.add(name)
      const { importedCss, importedAssets } = (chunk as { viteMetadata?: { importedCss: Set<string>; importedAssets: Set<string> } }).viteMetadata ?? {}
      for (const file of [...(importedCss ?? []), ...(importedAssets ?? [])]) publicFiles.add(file)
      // Names of every act, for whoever checks a receipt: told where there is a signal, left out where there is none.
      const later = chunk.dynamicImports.filter((next) => !(bundle[next] as { facadeModuleId?: string | null } | undefined)?.facadeModuleId?.endsWith('src/app/rooms.ts'))
      for (const next of [...chunk.imports, ...later]) add(next)
    }
    for (const chunk of Object.values(bundle)) if (chunk.type === 'chunk' && chunk.facadeModuleId?.endsWith('lapor.html')) add(chunk.fileName)
    // One letter form serves every page; styles name it, chunks do not.
    for (const name of Object.keys(bundle)) if (name.endsWith('.woff2')) publicFiles.add(name)
  },
}

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
      injectManifest: { globPatterns: ['**/*.{js,css,html,svg,png,woff2}'], globIgnores: ['*worker.web.js', 'assets/paper-thread*'], maximumFileSizeToCacheInBytes: 3_000_000 },
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
    notePublicFiles,
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/app/public',
      filename: 'lapor-worker.web.ts',
      injectRegister: false,
      manifest: false,
      injectManifest: {
        globPatterns: ['**/*.{js,css,html,svg,woff2}'],
        manifestTransforms: [async entries => ({ manifest: entries.filter(entry => publicFiles.has(entry.url)), warnings: [] })],
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
