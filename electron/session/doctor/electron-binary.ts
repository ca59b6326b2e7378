/**
 * Electron's program, if it is on this machine. Only looked for: `require('electron')` would download it.
 */
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

export interface ElectronBinary {
  readonly path: string
  readonly version: string
}

export function findElectron(
  env: NodeJS.ProcessEnv = process.env,
  running: Readonly<Record<string, string | undefined>> = process.versions,
): ElectronBinary | undefined {
  // An installed app is its own Electron, and there is no other.
  const { electron } = running
  if (electron !== undefined) return { path: process.execPath, version: electron }
  const chosen = env['ELECTRON_EXEC_PATH']
  if (chosen) return existsSync(chosen) ? { path: chosen, version: '' } : undefined
  try {
    const manifest = createRequire(import.meta.url).resolve('electron/package.json')
    const folder = dirname(manifest)
    const path = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8').trim())
    const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }
    return existsSync(path) ? { path, version } : undefined
  } catch {
    return undefined
  }
}
