/** The interpreters to choose from: those of the machine, and the one in the settings. */
import type { PythonFound } from '../../shared/contract/app/machine.ts'
import { ask, findPythons, isTooOld } from '../session/python/interpreters.ts'
import { PythonError } from '../session/python/python-error.ts'

export async function pythonsOf(chosen: string | undefined): Promise<PythonFound[]> {
  const [found, own] = await Promise.all([findPythons(), chosen === undefined ? undefined : ask(chosen)])
  const all = found.map((python) => ({ ...python, from: python.path === own?.path ? 'settings' : 'machine' }))
  if (own && !all.some(({ path }) => path === own.path)) all.unshift({ ...own, from: 'settings' })
  const listed: PythonFound[] = all.map(({ path, version, freeThreaded, from, ...rest }) => ({
    path,
    version,
    freeThreaded,
    from,
    ...(isTooOld({ ...rest, version }) && {
      unusable: new PythonError('too-old', `${version} (${path})`).text,
    }),
  }))
  if (chosen === undefined || own) return listed
  // What was chosen and does not start is shown with the reason, so that it can be chosen away.
  const unusable = new PythonError('no-interpreter', chosen).text
  return [{ path: chosen, version: '', freeThreaded: false, from: 'settings', unusable }, ...listed]
}
