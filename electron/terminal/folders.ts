/** Where the terminal keeps things. */
import { lstatSync, mkdirSync, mkdtempSync } from 'node:fs'
import { homedir, tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'

/** Holds the bundles; this file is part of one of them. */
export const engineFolder = (): string => import.meta.dirname

/**
 * What runs need while they last. The name is the same each time, so that the next start finds what a killed one left;
 * if somebody else has taken it, another one.
 */
export function runsFolder(): string {
  const { uid, username } = userInfo()
  const path = join(tmpdir(), `clab-${uid < 0 ? username.replace(/\W/g, '') : uid}`)
  try {
    mkdirSync(path, { mode: 0o700 })
    return path
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const stat = lstatSync(path)
  const ours = process.platform === 'win32' || (stat.uid === uid && (stat.mode & 0o077) === 0)
  return stat.isDirectory() && ours ? path : mkdtempSync(join(tmpdir(), 'clab-'))
}

/** What outlasts a run: traces that are kept. */
export function stateFolder(env: NodeJS.ProcessEnv = process.env): string {
  const home = homedir()
  switch (process.platform) {
    case 'win32':
      return join(env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'Concurrency Lab')
    case 'darwin':
      return join(home, 'Library', 'Application Support', 'Concurrency Lab')
    default:
      return join(env['XDG_STATE_HOME'] ?? join(home, '.local', 'state'), 'concurrency-lab')
  }
}
