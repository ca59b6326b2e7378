import { resolve } from 'node:path'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'
import { LAB_ALIAS } from './build/bundles.mjs'

/**
 * Where a test belongs: the folders below start real processes and run one file at a time, so that two cores are not
 * oversubscribed; so does any file named *.real.test.ts. Everything else is `unit`.
 */
const REAL = [
  'tests/{runtime,supervisor,session,sampler,terminal,engine,soak}/**/*.test.ts',
  'tests/**/*.real.test.ts',
]

export default defineConfig({
  plugins: [vue()],
  resolve: {
    alias: [
      ...LAB_ALIAS,
      // The package would fetch Electron's binary as soon as it is imported.
      {
        find: /^electron$/,
        replacement: resolve(import.meta.dirname, 'tests/desktop/stand-in/electron.ts'),
      },
    ],
  },
  test: {
    teardownTimeout: 20_000,
    setupFiles: ['./build/vitest-setup.ts'],
    // A fake that is not used up, a promise nobody awaited, a warning: all of them fail the run.
    dangerouslyIgnoreUnhandledErrors: false,
    restoreMocks: true,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: REAL,
          maxWorkers: 2,
          testTimeout: 20_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'engine',
          include: REAL,
          globalSetup: ['./build/vitest-build.ts'],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
