/** Questions to the sampler, which may have died or hang: then there is another answer, and it is said. */
import type { RunSampler } from './options.ts'
import type { Owner } from './owner.ts'
import { messageOf } from './sentences.ts'

const PATIENCE_MS = 2000

export async function askSampler<T>(
  sampler: RunSampler | undefined,
  owner: Owner,
  ask: (sampler: RunSampler) => Promise<T>,
  otherwise: T,
  failed: (detail: string) => void,
): Promise<T> {
  if (!sampler) return otherwise
  const late = Symbol('late')
  try {
    const answer = await Promise.race([ask(sampler), owner.sleep(PATIENCE_MS).then((): typeof late => late)])
    if (answer !== late) return answer
    failed(`no answer in ${PATIENCE_MS} ms`)
  } catch (cause) {
    failed(messageOf(cause))
  }
  return otherwise
}
