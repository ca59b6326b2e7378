/** The Python interpreters of this machine: on the path, pyenv's, and what Windows' launcher knows. */
import { execFile } from 'node:child_process'
import { existsSync, readdirSync, realpathSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const LIMIT_MS = 10_000
/** What our instrumentation needs. */
export const LEAST_PYTHON = '3.8'

export interface Python {
  readonly path: string
  /** As in "3.13.1". */
  readonly version: string
  readonly implementation: string
  /** Built so that the GIL can be off. */
  readonly freeThreaded: boolean
  /** Whether the GIL is on when it starts. */
  readonly gil: boolean
}

/** Older than what programs can be run with here, or another kind of Python than CPython. */
export function isTooOld({ version }: Pick<Python, 'version'>): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [leastMajor = 0, leastMinor = 0] = LEAST_PYTHON.split('.').map(Number)
  return major < leastMajor || (major === leastMajor && minor < leastMinor)
}

export async function findPythons(env: NodeJS.ProcessEnv = process.env): Promise<Python[]> {
  const asked = await Promise.all([...candidates(env), ...(await launcher())].map(ask))
  const found = new Map<string, Python>()
  // The same interpreter under several names counts once.
  for (const python of asked) if (python) found.set(real(python.path), found.get(real(python.path)) ?? python)
  return [...found.values()]
}

function candidates(env: NodeJS.ProcessEnv): string[] {
  const windows = process.platform === 'win32'
  const names = windows
    ? ['python.exe', 'python3.exe']
    : [
        'python3',
        'python',
        'python2',
        ...[8, 9, 10, 11, 12, 13, 14].map((minor) => `python3.${minor}`),
        ...[13, 14].map((minor) => `python3.${minor}t`),
      ]
  const onPath = (env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '' && !/[\\/]\.?pyenv[^\\/]*[\\/]shims[\\/]?$/.test(folder))
    // The stand-ins in WindowsApps open the store instead of running anything.
    .filter((folder) => !/WindowsApps/i.test(folder))
    .flatMap((folder) => names.map((name) => join(folder, name)))
  const root = env['PYENV_ROOT'] ?? join(homedir(), '.pyenv')
  const pyenv = list(join(root, 'versions')).map((version) =>
    join(root, 'versions', version, 'bin', 'python3'),
  )
  const paths = [...onPath, ...pyenv].filter((path) => existsSync(path))
  return [...new Set(paths.map((path) => realpathSync(path)))]
}

async function launcher(): Promise<string[]> {
  if (process.platform !== 'win32') return []
  try {
    const { stdout } = await run('py', ['-0p'], { timeout: LIMIT_MS, windowsHide: true })
    return [...stdout.matchAll(/([A-Z]:\\.*?python\S*\.exe)/gi)].map(([, path]) => path!)
  } catch {
    return []
  }
}

const QUESTION = `
import sys, platform, sysconfig
print("\\t".join([sys.executable, platform.python_version(), platform.python_implementation(),
  str(int(bool(sysconfig.get_config_var("Py_GIL_DISABLED")))), str(int(getattr(sys, "_is_gil_enabled", lambda: True)()))]))
`

/** What an interpreter says of itself; undefined if this is none, or it does not start. */
export async function ask(path: string): Promise<Python | undefined> {
  try {
    // Not -I, which Python 2 does not know.
    const { stdout } = await run(path, ['-E', '-s', '-c', QUESTION], { timeout: LIMIT_MS, windowsHide: true })
    const [executable, version, implementation, freeThreaded, gil] = stdout.trim().split('\t')
    if (!executable || !version || !implementation) return undefined
    return {
      path: executable,
      version,
      implementation,
      freeThreaded: freeThreaded === '1',
      gil: gil === '1',
    }
  } catch {
    return undefined
  }
}

function real(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
