/** Which Python runs a program: the one that was chosen, a virtual environment beside it, the shell's, or any that fits. */
import { existsSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { ask, findPythons, isTooOld, type Python } from './interpreters.ts'
import { PythonError } from './python-error.ts'

/**
 * @param chosen a path from the settings or the command line; then nothing else is tried
 * @param folder where the program lies
 * @throws PythonError if there is none, or only one that is too old
 */
export async function choosePython(
  chosen: string | undefined,
  folder: string | undefined,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Python> {
  if (chosen !== undefined) {
    const python = await ask(chosen)
    if (!python) throw new PythonError('no-interpreter', chosen)
    return fitting(python)
  }
  const tried: Python[] = []
  for (const path of [...besides(folder, env), ...onPath(env)]) {
    const python = await ask(path)
    if (python && !isTooOld(python)) return python
    if (python) tried.push(python)
  }
  const found = await findPythons(env)
  const newest = found.filter((python) => !isTooOld(python)).toSorted(newestFirst)[0]
  if (newest) return newest
  const old = tried[0] ?? found[0]
  throw old ? tooOld(old) : new PythonError('no-python')
}

function fitting(python: Python): Python {
  if (isTooOld(python)) throw tooOld(python)
  return python
}

const tooOld = ({ version, path }: Python) => new PythonError('too-old', `${version} (${path})`)

/** Of a virtual environment that is active, or lies beside the program or one folder up. */
function besides(folder: string | undefined, env: NodeJS.ProcessEnv): string[] {
  const places = folder === undefined ? [] : [folder, dirname(folder)]
  const environments = places.flatMap((place) => ['.venv', 'venv', 'env'].map((name) => join(place, name)))
  return [env['VIRTUAL_ENV'], ...environments]
    .filter((path) => path !== undefined)
    .filter((path) => existsSync(join(path, 'pyvenv.cfg')))
    .map((path) =>
      process.platform === 'win32' ? join(path, 'Scripts', 'python.exe') : join(path, 'bin', 'python'),
    )
    .filter((path) => existsSync(path))
}

/** As a shell would find it; pyenv's shims too, since they know which version is meant here. */
function onPath(env: NodeJS.ProcessEnv): string[] {
  const names = process.platform === 'win32' ? ['python.exe', 'python3.exe'] : ['python3', 'python']
  const folders = (env['PATH'] ?? '')
    .split(delimiter)
    .filter((path) => path !== '' && !/WindowsApps/i.test(path))
  return names.flatMap((name) =>
    folders
      .map((path) => join(path, name))
      .filter((path) => existsSync(path))
      .slice(0, 1),
  )
}

function newestFirst(a: Python, b: Python): number {
  return b.version.localeCompare(a.version, 'en', { numeric: true })
}
