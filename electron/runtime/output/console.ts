/** `console` in a program: JavaScript's own would hand its text to an event loop that may be blocked. */
import { formatWithOptions } from 'node:util'
import { emitOutput } from '../trace.ts'

export function replaceConsole(): void {
  const to =
    (stream: 'stdout' | 'stderr') =>
    (...values: unknown[]) =>
      emitOutput(stream, formatWithOptions({}, ...values) + '\n')
  const out = to('stdout')
  const err = to('stderr')
  Object.assign(console, {
    log: out,
    info: out,
    debug: out,
    dir: out,
    table: out,
    warn: err,
    error: err,
    trace: err,
  })
}
