/**
 * Electron's utility processes. `fork` starts one as `utilityProcess.fork` does; the desktop shell, the only one that
 * has it, hands it in. A utility process has no descriptors beyond 0 to 2, so it finds its boot line in a file that it
 * removes after reading, and writes its events to standard output.
 */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { BOOT_FILE_FLAG } from '../../../shared/contract/descriptors.ts'
import { StartError } from '../sentences.ts'
import { environment } from '../start/environment.ts'
import type { ActorProcess, Backend, ExitFacts } from './backend.ts'
import { keepListening } from './keep-listening.ts'

/** What is used of Electron's `UtilityProcess`; signals are sent by us, because `kill` makes a SIGTERM look like a return. */
export interface UtilityProcess {
  readonly pid: number | undefined
  readonly stdout: Readable | null
  readonly stderr: Readable | null
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
  /** Lasts as long as the run: what is needed on the way may lie there. */
  folder: string,
) => UtilityProcess

/** Without `fork` (any shell but the desktop) each request is refused: never a silent substitute. */
export function utilityBackend(fork: UtilityFork | undefined): Backend {
  return {
    kind: 'utility',
    async spawn({ module, flags, boot }): Promise<ActorProcess> {
      if (!fork) throw new StartError('no-utility')
      const bootFile = join(boot.folder, `boot-${boot.actor.id}.json`)
      await writeFile(bootFile, JSON.stringify(boot) + '\n', { mode: 0o600 })
      const options = {
        env: environment(process.env, false),
        execArgv: [...flags],
        stdio: ['ignore' as const, 'pipe' as const, 'pipe' as const],
        serviceName: `Concurrency Lab: ${boot.actor.name}`,
      }
      return started(fork(module, [`${BOOT_FILE_FLAG}${bootFile}`], options, boot.folder))
    },
  }
}

async function started(utility: UtilityProcess): Promise<ActorProcess> {
  let alive = true
  const exited = new Promise<ExitFacts>((resolve) => {
    utility.once('exit', (code) => {
      alive = false
      for (const stream of streams) keepListening(stream)
      // POSIX: the same number may be an exit code or a signal; see Utilities.
      resolve({ code, signal: undefined })
    })
  })
  const { stdout, stderr } = utility
  const streams = [stdout, stderr].filter((stream) => stream !== null)
  const pid = await Promise.race([
    new Promise<number | undefined>((resolve) => utility.once('spawn', () => resolve(utility.pid))),
    exited.then(() => undefined),
  ])
  if (pid === undefined || !stdout || !stderr) throw new StartError('utility-ended')
  return {
    pid,
    grouped: false,
    events: stdout,
    printed: [{ readable: stderr, stream: 'stderr' }],
    commands: undefined,
    exited,
    kill(signal) {
      if (!alive) return false
      try {
        return process.kill(pid, signal)
      } catch {
        // It has ended, and we have not been told yet.
        return false
      }
    },
  }
}
