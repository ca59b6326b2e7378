/**
 * Electron's `utilityProcess.fork` as its source has it (lib/browser/api/utility-process.ts), over a plain Node process:
 * a pid only between `spawn` and `exit`, streams whose listeners are taken off after `exit`, no descriptors beyond 2,
 * and one number for exit codes and signals alike.
 */
import { spawn } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { constants } from 'node:os'
import { PassThrough } from 'node:stream'
import type { UtilityFork } from '../../../electron/supervisor/backend/utility.ts'

export class StandInUtility extends EventEmitter {
  stdout: PassThrough | null = new PassThrough()
  stderr: PassThrough | null = new PassThrough()
  pid: number | undefined
  readonly #kill: () => boolean
  #killed = false

  constructor(module: string, args: string[], { env, execArgv, stdio }: Parameters<UtilityFork>[2]) {
    super()
    const child = spawn(process.execPath, [...execArgv, module, ...args], { env, stdio })
    child.once('spawn', () => {
      this.pid = child.pid
      // A pipe may be joined only now: before, there is no process.
      if (this.stdout) child.stdout?.pipe(this.stdout)
      if (this.stderr) child.stderr?.pipe(this.stderr)
      this.emit('spawn')
    })
    child.once('exit', (code, signal) => {
      this.pid = undefined
      this.emit('exit', this.#killed ? 0 : signal ? constants.signals[signal] : code)
      this.stdout?.removeAllListeners()
      this.stderr?.removeAllListeners()
      this.stdout = this.stderr = null
    })
    this.#kill = () => child.kill('SIGTERM')
  }

  /** SIGTERM; the code that then comes is 0. */
  kill(): boolean {
    this.#killed = true
    return this.#kill()
  }
}

export const standInFork: UtilityFork = (module, args, options) => new StandInUtility(module, args, options)
