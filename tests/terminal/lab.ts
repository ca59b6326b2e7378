/** The built command as a real process. */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { join } from 'node:path'
import { OUT } from '../../build/bundles.mjs'

export interface Ended {
  readonly code: number | NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

export interface LabOptions {
  readonly input?: string
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
  /** What starts it, in place of us: a command that takes its command line as further arguments. */
  readonly under?: readonly string[]
}

const english = { ...process.env, LC_ALL: 'C.UTF-8', NO_COLOR: '1' }

/** Starts `lab …` and leaves it running. */
export function startLab(
  args: readonly string[],
  { env, cwd, under = [] }: LabOptions = {},
): ChildProcessWithoutNullStreams {
  const { FORCE_COLOR: _, ...clean } = { ...english, ...env } as Record<string, string>
  const [file = '', ...rest] = [...under, process.execPath, join(OUT, 'lab.mjs'), ...args]
  return spawn(file, rest, {
    env: env?.['FORCE_COLOR'] ? { ...clean, FORCE_COLOR: env['FORCE_COLOR'] } : clean,
    ...(cwd !== undefined && { cwd }),
  })
}

/** Runs `lab …` to its end. */
export function lab(args: readonly string[], options: LabOptions = {}): Promise<Ended> {
  const child = startLab(args, options)
  child.stdin.end(options.input ?? '')
  return endOf(child)
}

export function endOf(child: ChildProcessWithoutNullStreams): Promise<Ended> {
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => resolve({ code: code ?? signal, stdout, stderr }))
  })
}
