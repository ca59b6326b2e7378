/** The Chromium, Chrome or Edge of this machine, as a program that can be started. */
import { homedir } from 'node:os'
import { join } from 'node:path'
import { apps } from 'open'
import { isProgram, placesOf } from './on-path.ts'

/** undefined: none was found. `LAB_BROWSER` is taken before all others. */
export function findBrowser(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const chosen = env['LAB_BROWSER']
  return (chosen ? [chosen] : candidates(env)).find(isProgram)
}

function candidates(env: NodeJS.ProcessEnv): string[] {
  switch (process.platform) {
    case 'win32':
      return windows(env)
    case 'darwin':
      return mac()
    default:
      // `open` knows what they are called; where they are is asked of PATH, since the process itself is needed here.
      return placesOf([apps.chrome, apps.edge, 'microsoft-edge-stable'].flat(), env)
  }
}

function mac(): string[] {
  const names = ['Google Chrome', 'Microsoft Edge', 'Chromium']
  return ['/Applications', join(homedir(), 'Applications')].flatMap((folder) =>
    names.map((name) => join(folder, `${name}.app`, 'Contents', 'MacOS', name)),
  )
}

function windows(env: NodeJS.ProcessEnv): string[] {
  const places = [
    ['Google', 'Chrome', 'Application', 'chrome.exe'],
    ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
    ['Chromium', 'Application', 'chrome.exe'],
  ]
  const folders = [env['ProgramFiles'], env['ProgramFiles(x86)'], env['LOCALAPPDATA']]
  return places.flatMap((place) => folders.flatMap((folder) => (folder ? [join(folder, ...place)] : [])))
}
