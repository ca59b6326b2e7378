/** CPython on this machine, and running the twins in it. */
import { spawn, spawnSync } from 'node:child_process'
import { createInterface } from 'node:readline'
import { join } from 'node:path'
import type { RunTwin } from './bench.ts'
import { Reading } from './reading.ts'

export interface Python {
  readonly path: string
  readonly version: string
}

const ASK =
  'import sys, platform; print(sys.executable); print(platform.python_implementation(), platform.python_version())'

/**
 * The interpreter itself behind `python3`: a shim in front of it (pyenv's takes 80 ms) would be measured as well.
 * @param wanted from the command line; then nothing else is tried
 */
export function findPython(wanted?: string): Python | undefined {
  for (const name of wanted === undefined ? ['python3', 'python'] : [wanted]) {
    const { status, stdout } = spawnSync(name, ['-c', ASK], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const [path, version] = status === 0 ? stdout.trim().split(/\r?\n/) : []
    if (path && version?.startsWith('CPython 3')) return { path, version }
  }
  return undefined
}

/** Twins print lines of a label and a number. */
export function twinRunner(python: Python, folder: string): RunTwin {
  return async (twin, args, onLine) => {
    const child = spawn(python.path, [join(folder, `${twin}.py`), ...args.map(String)], {
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    const errors: Buffer[] = []
    child.stderr.on('data', (chunk: Buffer) => errors.push(chunk))
    // It may be gone before an answer is written.
    child.stdin.on('error', () => undefined)
    const ended = new Promise<number | string>((resolve, reject) => {
      child.on('error', reject)
      child.on('close', (code, signal) => resolve(code ?? signal ?? 'no exit code'))
    })
    const numbers: [string, number][] = []
    for await (const line of createInterface({ input: child.stdout })) {
      const answer = await onLine?.(line)
      if (answer !== undefined) child.stdin.write(answer)
      const match = /^(.*) (\S+)$/.exec(line)
      if (match && Number.isFinite(Number(match[2]))) numbers.push([match[1]!, Number(match[2])])
    }
    const code = await ended
    if (code !== 0)
      throw new Error(`${twin}.py ended with ${code}: ${Buffer.concat(errors).toString().trim()}`)
    return new Reading(`${twin}.py`, numbers)
  }
}
