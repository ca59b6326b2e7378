/** The part of Python's `sys` that ends a program. */
import { SystemExit } from '../errors.ts'

/**
 * Ends the process with this exit code (in a thread: the thread). A text is printed to standard error, and the code is 1.
 * Raises SystemExit, so `finally` blocks still run.
 */
export function exit(code: number | string | null = null): never {
  throw new SystemExit(code)
}
