/**
 * Utility processes of runs, which the engine asks for and only the main process can start. What they write is passed on
 * to the engine's sockets as it comes: the main process neither reads nor keeps it, and a slow reader slows the writer.
 */
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import type { Readable } from 'node:stream'
import { utilityProcess, type UtilityProcess } from 'electron'
import { keepListening } from '../../supervisor/backend/keep-listening.ts'
import type { ForkRequest } from '../contract/tables.ts'

export interface Forks {
  /** The process's pid. @throws if it ended before it had begun, or is not the actor bundle. */
  fork(request: ForkRequest): Promise<number>
  /** The engine is gone: none of its processes may live. */
  close(): void
}

/** `actor`: the only module that is started. */
export function answerForks(actor: string, ended: (utility: { id: number; code: number }) => void): Forks {
  const alive = new Set<UtilityProcess>()
  return {
    async fork({ id, module, args, env, execArgv, serviceName, stdout, stderr }) {
      if (module !== actor) throw new Error(`only ${actor} is started as a utility process, not ${module}`)
      const sockets = await Promise.all([stdout, stderr].map(connected))
      const utility = utilityProcess.fork(module, args, {
        env,
        execArgv,
        serviceName,
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      alive.add(utility)
      const streams = [utility.stdout, utility.stderr] as (Readable | null)[]
      streams.forEach((stream, i) => stream?.pipe(sockets[i]!))
      const pid = await new Promise<number | undefined>((resolve) => {
        utility.once('spawn', () => resolve(utility.pid))
        utility.once('exit', (code) => {
          for (const stream of streams) if (stream) keepListening(stream)
          alive.delete(utility)
          resolve(undefined)
          ended({ id, code })
        })
      })
      if (pid === undefined) throw new Error('the utility process ended before it had begun')
      return pid
    },
    close() {
      for (const utility of alive) utility.kill()
    },
  }
}

/** Before there is a process, so that nothing it writes can come too early. */
async function connected(path: string): Promise<Socket> {
  const socket = connect(path)
  await once(socket, 'connect')
  // The engine reads no more: the run is over.
  socket.on('error', () => socket.destroy())
  return socket
}
