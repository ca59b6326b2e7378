/** The app's own log, a file in the state folder: what went wrong on our side, for whoever has to find out why. */
import { mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import pino, { type Logger } from 'pino'

/** Past this the log of earlier starts is set aside, and the one before it forgotten. */
const LARGEST = 2 * 1024 * 1024

export type Log = Logger & { close(): void }

/** Written at once, so that the last line before a crash is there. Without a place to write to it is silent. */
export function openLog(stateFolder: string): Log {
  const path = join(stateFolder, 'app.log')
  try {
    mkdirSync(stateFolder, { recursive: true, mode: 0o700 })
    if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > LARGEST) renameSync(path, `${path}.old`)
    const file = pino.destination({ dest: path, sync: true, mode: 0o600 })
    // A full disk must not end the app.
    file.on('error', () => undefined)
    return Object.assign(pino({ base: { pid: process.pid } }, file), { close: () => file.destroy() })
  } catch {
    return Object.assign(pino({ enabled: false }), { close: () => undefined })
  }
}
