/**
 * In the engine process: `utilityProcess.fork` by way of the main process. The engine waits for each stream on a local
 * socket of its own, so that bytes and back-pressure pass through the main process without being looked at.
 */
import { EventEmitter, once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import type { Functions } from '../../../shared/contract/app/table.ts'
import type { UtilityFork, UtilityProcess } from '../../supervisor/backend/utility.ts'
import type { ForkRequest, MainCalls } from '../contract/tables.ts'

export interface RelayedForks {
  readonly fork: UtilityFork
  /** The main process has seen one end. */
  ended(utility: { id: number; code: number }): void
}

export function relayedForks(main: () => Pick<Functions<MainCalls>, 'fork'>): RelayedForks {
  const running = new Map<number, RelayedUtility>()
  let count = 0
  return {
    fork(module, args, { env, execArgv, serviceName }, folder) {
      const id = ++count
      const utility = new RelayedUtility()
      running.set(id, utility)
      void start(id, utility, { module, args, env, execArgv, serviceName }, folder)
      return utility
    },
    ended({ id, code }) {
      running.get(id)?.ended(code)
      running.delete(id)
    },
  }

  async function start(
    id: number,
    utility: RelayedUtility,
    what: Omit<ForkRequest, Reserved>,
    folder: string,
  ): Promise<void> {
    const doors: Door[] = []
    try {
      const stdout = await openDoor(utility.stdout, folder, `${id}o`)
      doors.push(stdout)
      const stderr = await openDoor(utility.stderr, folder, `${id}e`)
      doors.push(stderr)
      utility.spawned(await main().fork({ id, ...what, stdout: stdout.path, stderr: stderr.path }))
    } catch {
      running.delete(id)
      for (const { close } of doors) close()
      utility.ended(1)
    }
  }
}

type Reserved = 'id' | 'stdout' | 'stderr'

class RelayedUtility extends EventEmitter implements UtilityProcess {
  readonly stdout = new PassThrough()
  readonly stderr = new PassThrough()
  pid: number | undefined
  #over = false

  /** The end of a very short life may be told first: the two come over different ways. */
  spawned(pid: number): void {
    if (this.#over) return
    this.pid = pid
    this.emit('spawn')
  }

  ended(code: number): void {
    if (this.#over) return
    this.#over = true
    this.pid = undefined
    this.emit('exit', code)
  }
}

interface Door {
  readonly path: string
  close(): void
}

/** A local socket that takes one connection, whose bytes go into `stream`. */
async function openDoor(stream: PassThrough, folder: string, name: string): Promise<Door> {
  const pipe = `\\\\.\\pipe\\concurrency-lab-${process.pid}-${name}`
  const path = process.platform === 'win32' ? pipe : join(folder, `${name}.sock`)
  const server = createServer((socket: Socket) => {
    server.close()
    socket.on('error', () => stream.end())
    socket.pipe(stream)
  })
  await once(server.listen(path), 'listening')
  return { path, close: () => server.close() }
}
