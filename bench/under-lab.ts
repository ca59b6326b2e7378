/** Python programs under the lab and under plain Python, for what our instrumentation costs them. */
import { spawn } from 'node:child_process'
import { dirname } from 'node:path'
import type { Session } from '../electron/session/session.ts'
import { findPythons, isTooOld, type Python } from '../electron/session/python/interpreters.ts'
import { itemsOf } from '../shared/trace/state.ts'
import { Reading } from './reading.ts'

export interface PythonRun {
  /** From the start to the end of the program's main process. */
  readonly seconds: number
  /** Lines of a label and a number that it printed. */
  readonly reading: Reading
}

/** A program for a Python, with its arguments. */
export interface PythonCase {
  readonly interpreter: string
  readonly path: string
  readonly args?: readonly (string | number)[]
}

export type RunPython = (one: PythonCase) => Promise<PythonRun>

/** CPython as `lab run` would find it, one of each minor version. */
export async function pythonsHere(): Promise<Python[]> {
  const fit = (await findPythons()).filter(
    (python) => python.implementation === 'CPython' && !isTooOld(python),
  )
  const byMinor = new Map(fit.map((python) => [python.version.split('.').slice(0, 2).join('.'), python]))
  return [...byMinor.values()].sort((a, b) => a.version.localeCompare(b.version, 'en', { numeric: true }))
}

export function underLab(session: Session): RunPython {
  return async ({ interpreter, path, args = [] }) => {
    const run = await session.run(await session.open({ kind: 'file', path }), {
      record: 'discard',
      onDeadlock: 'keep-going',
      python: { interpreter, args: args.map(String), input: 'none' },
    })
    const { mainSeconds } = await run.ended
    const text = itemsOf(run.state.output).map((output) => (output.stream === 'stdout' ? output.text : ''))
    return { seconds: mainSeconds, reading: readingOf(path, text.join('')) }
  }
}

export const plainly: RunPython = async ({ interpreter, path, args = [] }) => {
  const began = performance.now()
  const child = spawn(interpreter, [path, ...args.map(String)], {
    cwd: dirname(path),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  child.stdout.on('data', (chunk: Buffer) => (text += String(chunk)))
  child.stderr.resume()
  const seconds = await new Promise<number>((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', () => resolve((performance.now() - began) / 1000))
  })
  return { seconds, reading: readingOf(path, text) }
}

function readingOf(path: string, text: string): Reading {
  const numbers = [...text.matchAll(/^(.*) (\S+)$/gm)].map(
    ([, label, value]) => [label!, Number(value)] as const,
  )
  return new Reading(path, numbers)
}
