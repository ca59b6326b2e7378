/** The desktop app in the real Electron, where its binary is: `npx playwright test -c tests/electron`. */
import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: '.',
  outputDir: '../../out/electron-tests',
  globalSetup: './build-desktop.ts',
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: process.env['CI'] !== undefined,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: [['list']],
})
