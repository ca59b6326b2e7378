/** Opens the session for the terminal. */
import type { Engine } from './engine.ts'
import type { Sentences } from './sentences.ts'
import { UsageError } from './usage-error.ts'

export function openEngine(_say: Sentences): Promise<Engine> {
  return Promise.reject(new UsageError('The engine is not there yet.'))
}
