/** Electron's utilityProcess: actors are plain Node processes, the engine is a worker, because it is sent ports. */
import { EventEmitter } from 'node:events'
import { resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { ForkOptions } from 'electron'
import { StandInUtility } from './fork.ts'
import type { PortMain } from './ports.ts'

export class EngineWorker extends EventEmitter {
  pid: number | undefined
  readonly stdout = null
  readonly stderr = null
  readonly #worker: Worker
  #over = false

  constructor(module: string) {
    super()
    this.#worker = new Worker(resolve(import.meta.dirname, '../fixtures/engine-worker.cjs'), {
      workerData: module,
    })
    this.#worker.on('online', () => {
      this.pid = process.pid
      this.emit('spawn')
    })
    this.#worker.on('message', (message: unknown) => this.emit('message', message))
    this.#worker.on('error', (error) => console.error(error))
    this.#worker.on('exit', (code) => {
      this.pid = undefined
      this.#over = true
      this.emit('exit', code)
    })
  }

  postMessage(data: unknown, transfer: PortMain[] = []): void {
    // Electron 44.0 crashed here.
    if (this.#over) throw new Error('something was posted to a utility process that has ended')
    const ports = transfer.map(({ inner }) => inner)
    this.#worker.postMessage({ data, ports }, ports)
  }

  kill(): boolean {
    void this.#worker.terminate()
    return !this.#over
  }
}

/** What was started, for the test. */
export const forked: (EngineWorker | StandInUtility)[] = []

export function forkUtility(
  module: string,
  args: string[] = [],
  options: ForkOptions = {},
): EngineWorker | StandInUtility {
  const { env = {}, execArgv = [], stdio, serviceName = '' } = options
  const utility = Array.isArray(stdio)
    ? new StandInUtility(module, args, {
        env: env as Record<string, string>,
        execArgv,
        serviceName,
        stdio: stdio as 'pipe'[],
      })
    : new EngineWorker(module)
  forked.push(utility)
  return utility
}
