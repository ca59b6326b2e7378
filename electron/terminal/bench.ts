/** `bench`: hands over to the project's benchmarks, which are a program of their own. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Context } from './context.ts'
import { UsageError } from './usage-error.ts'

/** Seen from out/engine, where this file is bundled to. */
const SCRIPT = resolve(import.meta.dirname, '..', '..', 'build', 'bench.mjs')

export function bench({ say }: Context, args: readonly string[]): Promise<number> {
  if (!existsSync(SCRIPT)) throw new UsageError(say.bench.missing)
  const child = spawn(process.execPath, [SCRIPT, ...args], { stdio: 'inherit' })
  // Ctrl-C reaches the benchmarks as well; this process waits for them to put things away.
  const wait = () => undefined
  process.on('SIGINT', wait)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code, signal) => {
      process.off('SIGINT', wait)
      resolve(code ?? (signal === 'SIGINT' ? 130 : 1))
    })
  })
}
