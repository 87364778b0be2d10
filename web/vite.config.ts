import react from '@vitejs/plugin-react'
import { join } from 'node:path'
import { defineConfig } from 'vite'

/** The console. `web/build.mjs` calls this; for work on pages, `npm run console` serves them with reloading over a running server. */
export default defineConfig({
  root: join(import.meta.dirname, 'console'),
  base: '/console/',
  plugins: [react()],
  resolve: { alias: { '@perennial/engine': join(import.meta.dirname, '..', 'engine', 'src') } },
  build: {
    outDir: join(import.meta.dirname, 'dist', 'console'),
    emptyOutDir: true,
    target: 'es2022',
    manifest: true,
    // The pages' parts are checked against budgets of their own, in scripts/bundles.mjs.
    chunkSizeWarningLimit: 2000,
  },
  server: { port: 5173, proxy: { '/v1': { target: process.env['PERENNIAL_URL'] ?? 'http://127.0.0.1:4000' } } },
})
