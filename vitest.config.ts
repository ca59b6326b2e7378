import { resolve } from 'node:path'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'
import { LAB_ALIAS } from './build/bundles.mjs'

/**
 * Where a test belongs. `engine`: what the engine does, run on Node 24 as well. `whole`: what starts real processes
 * around it (shells, Python, packaging, benchmarks), any other file named *.real.test.ts. Both run one file at a time, so
 * that two cores are not oversubscribed. Everything else is `unit`.
 */
const ENGINE = [
  'tests/{runtime,supervisor,session,sampler,terminal,soak}/**/*.test.ts',
  'tests/memory/**/*.real.test.ts',
  'tests/labs/run.real.test.ts',
]
const REAL = 'tests/**/*.real.test.ts'

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
          exclude: [...ENGINE, REAL],
          maxWorkers: 2,
          testTimeout: 20_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'engine',
          include: ENGINE,
          globalSetup: ['./build/vitest-build.ts'],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'whole',
          include: [REAL],
          exclude: ENGINE,
          globalSetup: ['./build/vitest-build.ts'],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
