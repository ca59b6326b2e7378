/** Child processes: Node (or Electron as Node) with our bundle, leading a process group of its own. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable, Writable } from 'node:stream'
import { BOOT_FD, EVENTS_FD } from '../../../shared/contract/descriptors.ts'
import { StartError, messageOf } from '../sentences.ts'
import { environment } from '../start/environment.ts'
import type { ActorProcess, Backend, ExitFacts } from './backend.ts'
import { unbuffered } from './unbuffered.ts'

/**
 * One thread beside each of an actor's own for compiling and collecting, instead of four: the processes of a run start
 * at once and share few processors, and theirs would take them from the program.
 */
const POOL_SIZE = '--v8-pool-size=1'

export function childBackend(execPath: string = process.execPath): Backend {
  return {
    kind: 'child',
    async spawn({ module, flags, boot, command }): Promise<ActorProcess> {
      const child = unbuffered(() =>
        spawn(command?.file ?? execPath, command?.args ?? [POOL_SIZE, ...flags, module], {
          detached: process.platform !== 'win32',
          stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'pipe'],
          windowsHide: true,
          env: { ...environment(), ...command?.env },
        }),
      )
      const exited = new Promise<ExitFacts>((resolve) => {
        child.once('exit', (code, signal) =>
          resolve({ code: code ?? undefined, signal: signal ?? undefined }),
        )
      })
      try {
        await once(child, 'spawn')
      } catch (cause) {
        for (const stream of child.stdio) stream?.destroy()
        throw new StartError('no-process', messageOf(cause), { cause })
      }
      // Errors after the start (a signal that could not be sent) are told by `kill` itself.
      child.on('error', () => undefined)
      const commands = child.stdio[BOOT_FD] as Writable
      // The process may end before it has read everything: that is told by its exit.
      commands.on('error', () => undefined)
      commands.write(JSON.stringify(boot) + '\n')
      return {
        pid: child.pid as number,
        grouped: process.platform !== 'win32',
        events: child.stdio[EVENTS_FD] as Readable,
        printed: [child.stdout, child.stderr].map((readable) => ({
          readable: readable as Readable,
          stream: 'stderr' as const,
        })),
        commands,
        exited,
        kill: (signal) => child.kill(signal),
      }
    },
  }
}
