/** Each wait of a verdict as the facts that a sentence is made of. */
import type { ResourceKind, Source, Verdict, WaitOp } from '../events.ts'
import type { Names, ResourceFacts } from './names.ts'

/** What somebody waits for, as one tells it. */
export type Awaited =
  | 'lock'
  | 'semaphore'
  | 'put'
  | 'get'
  | 'queue-join'
  | 'event'
  | 'condition'
  | 'barrier'
  | 'join'
  | 'recv'
  | 'send'
  | 'result'
  | 'future'
  | 'work'
  | 'sleep'
  | 'input'

export interface WaitFacts {
  readonly actor: string
  readonly awaited: Awaited
  /** The resource's name; for a join, the name of the actor joined. */
  readonly thing: string
  readonly resource: ResourceFacts | undefined
  /** How many of the verdict's waits are for the same resource. */
  readonly together: number
  /** The line, and the file where the waits of one verdict lie in several. */
  readonly line: number | undefined
  readonly file: string | undefined
  readonly holder: string | undefined
  readonly holderIsItself: boolean
  /** How the holder died: the signal's name, or 'ended'. */
  readonly holderEnd: string | undefined
}

/** The facts of a verdict's waits, in its order. */
export function waitFactsOf(verdict: Pick<Verdict, 'waits'>, names: Names): WaitFacts[] {
  const files = new Set(verdict.waits.flatMap(({ source }) => source?.file ?? []))
  return verdict.waits.map((wait) => {
    const resource = wait.resource === undefined ? undefined : names.resource(wait.resource)
    const target = wait.target === undefined ? '' : names.actor(wait.target)
    return {
      actor: names.actor(wait.actor),
      awaited: awaitedBy(wait.op, resource?.kind),
      thing: resource?.name ?? target,
      resource,
      together: verdict.waits.filter((other) => other.resource === wait.resource).length,
      line: wait.source?.line,
      file: files.size > 1 ? baseName(wait.source) : undefined,
      holder: wait.holder === undefined ? undefined : names.actor(wait.holder),
      holderIsItself: wait.holder === wait.actor,
      holderEnd: wait.holder === undefined ? undefined : names.exit(wait.holder)?.signal,
    }
  })
}

/** What a wait of this sort is told as. */
export function awaitedBy(op: WaitOp, kind: ResourceKind | undefined): Awaited {
  switch (op) {
    case 'acquire':
      return kind === 'semaphore' || kind === 'bounded-semaphore' ? 'semaphore' : 'lock'
    case 'wait':
      return kind === 'barrier' || kind === 'condition' ? kind : 'event'
    case 'get':
      return kind === 'pool' ? 'work' : 'get'
    case 'result':
      return kind === undefined ? 'future' : 'result'
    case 'put':
    case 'queue-join':
    case 'join':
    case 'recv':
    case 'send':
    case 'sleep':
    case 'input':
      return op
    default:
      return op satisfies never
  }
}

function baseName(source: Source | undefined): string | undefined {
  return source?.file.split(/[/\\]/).at(-1)
}
