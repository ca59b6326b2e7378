/** The engine process: a utility process of the desktop app that holds the session, its windows and all runs. */
import { openHost } from '../../host/host.ts'
import { serveEngine } from './serve-engine.ts'

const PARENT_MS = 500

serveEngine(process.parentPort, async (options) => {
  const host = await openHost({ ...options, shell: 'desktop' })
  // Ended without having been asked to stop first: every process of every run goes at once.
  process.on('exit', () => host.closeNow())
  return host
})

// Chromium ends a utility process whose main process is gone; should it not, nothing of ours may stay.
const parent = process.ppid
setInterval(() => {
  if (process.ppid !== parent) process.exit(1)
}, PARENT_MS).unref()

// Electron only warns of these in a utility process. What is broken then is not known: a fresh engine is better.
process.on('unhandledRejection', (reason) => {
  console.error(reason)
  process.exit(1)
})
