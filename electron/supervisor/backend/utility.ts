/**
 * Electron's utility processes. `fork` is `utilityProcess.fork`, handed in by the desktop shell, the only one that has
 * it. A utility process has no descriptors beyond 0 to 2, so it finds its boot line in a file that it removes after
 * reading, and writes its events to standard output.
 */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { noticeSentence, StartError } from '../sentences.ts'
import { environment } from '../start/environment.ts'
import type { ActorProcess, Backend, ExitFacts } from './backend.ts'

/** What is used of Electron's `UtilityProcess`. */
export interface UtilityProcess {
  readonly pid: number | undefined
  readonly stdout: Readable | null
  readonly stderr: Readable | null
  kill(): boolean
  once(event: 'spawn', listener: () => void): unknown
  once(event: 'exit', listener: (code: number) => void): unknown
}
export type UtilityFork = (
  module: string,
  args: string[],
  options: {
    env: Record<string, string>
    execArgv: string[]
    stdio: ('ignore' | 'pipe')[]
    serviceName: string
  },
) => UtilityProcess

/** The argument that says where the boot line lies. */
export const BOOT_FILE_FLAG = '--lab-boot='

/** Without `fork` (any shell but the desktop) each request is refused: never a silent substitute. */
export function utilityBackend(fork: UtilityFork | undefined): Backend {
  return {
    kind: 'utility',
    async spawn({ module, flags, boot }): Promise<ActorProcess> {
      if (!fork) throw new StartError(noticeSentence['no-utility'](), undefined)
      const bootFile = join(boot.folder, `boot-${boot.actor.id}.json`)
      await writeFile(bootFile, JSON.stringify(boot) + '\n', { mode: 0o600 })
      const utility = fork(module, [`${BOOT_FILE_FLAG}${bootFile}`], {
        env: environment(process.env, false),
        execArgv: [...flags],
        stdio: ['ignore', 'pipe', 'pipe'],
        serviceName: `Concurrency Lab: ${boot.actor.name}`,
      })
      return started(utility)
    },
  }
}

async function started(utility: UtilityProcess): Promise<ActorProcess> {
  let alive = true
  let asked: NodeJS.Signals | undefined
  const exited = new Promise<ExitFacts>((resolve) => {
    utility.once('exit', (code) => {
      alive = false
      // After a signal the code that comes is 0 (POSIX), so what was sent is what ended it.
      resolve(asked ? { code: undefined, signal: asked } : { code, signal: undefined })
    })
  })
  const pid = await Promise.race([
    new Promise<number | undefined>((resolve) => utility.once('spawn', () => resolve(utility.pid))),
    exited.then(() => undefined),
  ])
  const { stdout, stderr } = utility
  if (pid === undefined || !stdout || !stderr)
    throw new StartError('the utility process ended before it had begun', undefined)
  return {
    pid,
    grouped: false,
    events: stdout,
    printed: [stderr],
    commands: undefined,
    exited,
    kill(signal) {
      if (!alive) return false
      asked ??= signal
      if (signal === 'SIGTERM') return utility.kill()
      process.kill(pid, signal)
      return true
    },
  }
}
