/** The whole app in a real browser: the browser shell is started with a state folder of its own, nothing is faked. */
import { existsSync } from 'node:fs'
import { defineConfig } from '@playwright/test'

/** Where distributions put it; elsewhere Playwright's own is used. */
const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const executablePath = process.env['LAB_CHROMIUM'] ?? SYSTEM.find((path) => existsSync(path))

export default defineConfig({
  testDir: 'tests/browser',
  outputDir: 'out/browser-tests',
  globalSetup: './tests/browser/build-shell.ts',
  // Real runs on a few cores: one test at a time.
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: process.env['CI'] !== undefined,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    viewport: { width: 1280, height: 800 },
    locale: 'en-US',
    colorScheme: 'light',
    launchOptions: { ...(executablePath !== undefined && { executablePath }) },
    screenshot: 'only-on-failure',
  },
})
