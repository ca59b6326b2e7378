/** Where the shells that are started from a clone keep things. */
import { homedir } from 'node:os'
import { join } from 'node:path'

/** Holds the bundles; this file is part of one of them. */
export const engineFolder = (): string => import.meta.dirname

/** What outlasts a run: traces that are kept, settings. `LAB_STATE_FOLDER` is taken instead. */
export function stateFolder(env: NodeJS.ProcessEnv = process.env): string {
  const chosen = env['LAB_STATE_FOLDER']
  if (chosen) return chosen
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
