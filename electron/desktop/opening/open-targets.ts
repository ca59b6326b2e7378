/** What the app was asked to open: files named on a command line, or handed over by the system. */
import { extname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { OpenTarget } from '../../../shared/contract/app/machine.ts'

const TRACES = new Set(['.labtrace', '.ndjson'])
const PROGRAMS = new Set(['.ts', '.mts', '.js', '.mjs', '.py'])

/** How a lab is called; whether there is such a one, the window knows. */
const LAB = /^[a-z]+(-[a-z]+)*$/

/** Endings of what can be opened, without the dot, for a dialog. */
export const TRACE_ENDINGS = [...TRACES].map((ending) => ending.slice(1))
export const PROGRAM_ENDINGS = [...PROGRAMS].map((ending) => ending.slice(1))

/** `file`: a path, or a file: address, as Linux desktops hand files over. undefined: nothing of ours. */
export function openTargetOf(file: string, folder: string): OpenTarget | undefined {
  const path = pathOf(file)
  if (path === undefined) return undefined
  const ending = extname(path).toLowerCase()
  if (TRACES.has(ending)) return { kind: 'trace', path: resolve(folder, path) }
  if (PROGRAMS.has(ending)) return { kind: 'file', path: resolve(folder, path) }
  return undefined
}

/** Of a command line: the labs and files that follow the program (and, unpackaged, the app's folder), no switches. */
export function openTargetsOf(argv: readonly string[], folder: string, packaged: boolean): OpenTarget[] {
  return argv
    .slice(packaged ? 1 : 2)
    .filter((arg) => !arg.startsWith('-'))
    .flatMap((arg) => (LAB.test(arg) ? { kind: 'lab', lab: arg } : (openTargetOf(arg, folder) ?? [])))
}

/** undefined: an address of a file that is not on this machine. */
function pathOf(file: string): string | undefined {
  if (!/^file:/i.test(file)) return file
  try {
    return fileURLToPath(file)
  } catch {
    return undefined
  }
}
