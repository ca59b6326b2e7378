/** The renderer, for both shells: one bundle in out/renderer. */
import { resolve } from 'node:path'
import vue from '@vitejs/plugin-vue'
import { defineConfig, type Plugin } from 'vite'
import { writeDeclarations } from './build/declarations.mjs'

/** The editor bundles the library's declarations, which are generated. */
const declarations: Plugin = { name: 'lab-declarations', buildStart: writeDeclarations }

export default defineConfig({
  root: resolve(import.meta.dirname, 'renderer'),
  base: './',
  plugins: [vue(), declarations],
  worker: { format: 'es' },
  build: {
    target: 'chrome120',
    outDir: resolve(import.meta.dirname, 'out/renderer'),
    emptyOutDir: true,
    chunkSizeWarningLimit: 10_000,
  },
})
