/** A Python program as it is handed to the supervisor: its file, the interpreter that fits, and its surroundings. */
import { mkdir, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { PythonProgram } from '../../supervisor/backend/python.ts'
import type { ParameterValue } from '../../../shared/labs/lab.ts'
import { startMethodsOn, type StartMethod } from '../../../shared/contract/start-methods.ts'
import { choosePython } from './choose.ts'
import { PythonError } from './python-error.ts'

export type PythonSource =
  /** `word`: as it was typed on a command line, which is what the program finds in sys.argv[0]. */
  | { readonly path: string; readonly word?: string | undefined }
  /** A lab's program, or what stands in an editor. */
  | { readonly name: string; readonly text: string }

export interface PythonOptions {
  /** The interpreter; undefined: the one that fits best. */
  readonly interpreter?: string | undefined
  readonly args?: readonly string[]
  readonly startMethod?: StartMethod | undefined
  readonly output?: PythonProgram['output']
  readonly input?: PythonProgram['input']
}

interface PythonSettings {
  readonly parameters: Readonly<Record<string, ParameterValue>>
  readonly speed: number
}

/** @throws PythonError if there is no Python for it, or none that makes processes that way */
export async function pythonProgram(
  source: PythonSource,
  { interpreter, args = [], startMethod, output = 'trace', input = 'pipe' }: PythonOptions,
  settings: PythonSettings,
  folders: { run: string; instrumentation: string },
): Promise<PythonProgram> {
  if (startMethod !== undefined && !startMethodsOn(process.platform).includes(startMethod))
    throw new PythonError('start-method', startMethod)
  const python = await choosePython(interpreter, 'path' in source ? dirname(source.path) : undefined)
  const { script, root, cwd } = await placed(source, folders.run)
  return {
    interpreter: python.path,
    argv: [script, ...args],
    cwd,
    env: environmentOf(settings),
    root,
    folder: folders.instrumentation,
    startMethod,
    output,
    input,
  }
}

/**
 * A file is run where it lies, from the folder that its command was typed in; without one (in the app), from its own.
 * A text is written down first.
 */
async function placed(
  source: PythonSource,
  run: string,
): Promise<{ script: string; root: string; cwd: string }> {
  if ('path' in source) {
    const { path, word } = source
    const root = dirname(path)
    return word === undefined ? { script: path, root, cwd: root } : { script: word, root, cwd: process.cwd() }
  }
  const root = join(run, 'program')
  await mkdir(root, { recursive: true, mode: 0o700 })
  const script = join(root, basename(source.name))
  await writeFile(script, source.text, { mode: 0o600 })
  return { script, root, cwd: root }
}

/** A lab's program reads its parameters as `LAB_<name>`; a program that has none finds nothing of ours. */
function environmentOf({ parameters, speed }: PythonSettings): Record<string, string> {
  const each = Object.entries(parameters).map(([name, value]) => [`LAB_${name}`, String(value)] as const)
  return {
    ...Object.fromEntries(each),
    ...(each.length > 0 && { LAB_PARAMETERS: JSON.stringify(parameters) }),
    ...(speed !== 1 && { LAB_SPEED: String(speed) }),
  }
}
