/** What one snapshot gives reason to suspect. */
import type { Wait } from '../events.ts'
import type { ActorId, Micros, ResourceId } from '../ids.ts'
import { compareActors } from '../order.ts'
import { wakersFor, type Model } from './model.ts'

export type CandidateWait = Wait & {
  readonly actor: ActorId
  /** Who holds what it waits for, or whose end it awaits. */
  readonly holder?: ActorId | undefined
}

export interface Candidate {
  /** The same for the same thing seen again, so that it is reported once. */
  readonly key: string
  readonly kind: 'deadlock' | 'orphan' | 'stuck'
  /** Those to name, in cycle order where it is a cycle. */
  readonly actors: readonly ActorId[]
  readonly resources: readonly ResourceId[]
  readonly waits: readonly CandidateWait[]
  /** A timeout will break it then, and this actor gets it. */
  readonly breaks: { readonly t: Micros; readonly actor: ActorId } | undefined
  /** When it closed: the last of its waits began, or the last who could have helped was gone. */
  readonly closed: Micros
  /**
   * It rests on a wait that somebody else may have ended a moment ago without its actor having run since (a queue, an
   * event, …; who lets go of a lock is no longer its holder). Then the second look must come WAKING_MS after the
   * first, and these waits must all have been tried again in between.
   */
  readonly slow: boolean
  /** How often each of those waits had been tried, by actor; without those where that can't be said. */
  readonly tries: ReadonlyMap<ActorId, number>
  /** Everything it rests on, as text, sorted: must be the same in a second snapshot. */
  readonly evidence: readonly string[]
}

/** Longer than an actor that has been woken takes to run on a busy machine, milliseconds. */
export const WAKING_MS = 60

interface Parts {
  readonly kind: Candidate['kind']
  readonly key: string
  readonly actors: readonly ActorId[]
  readonly breaks?: Candidate['breaks']
  /** Something else that had to happen for it to close. */
  readonly after?: readonly (Micros | undefined)[]
}

/** Makes a candidate of actors whose waits are in the model. */
export function candidate(model: Model, parts: Parts): Candidate {
  const { kind, key, actors, breaks } = parts
  const waits = actors.flatMap((id) => candidateWait(model, id) ?? [])
  const resources = [...new Set(waits.flatMap((wait) => wait.resource ?? []))]
  const restsOn = [...closureOf(model, actors)].sort(compareActors)
  const times = [...(parts.after ?? []), ...restsOn.map((id) => model.waits.get(id)?.wait.since)]
  const closed = times.reduce<Micros>(
    (latest, t) => (t !== undefined && t > latest ? t : latest),
    0 as Micros,
  )
  return {
    key,
    kind,
    actors,
    resources,
    waits,
    breaks,
    closed,
    slow: restsOn.some((id) => isSlow(model, id)),
    tries: new Map(restsOn.filter((id) => isSlow(model, id)).flatMap((id) => triesOf(model, id))),
    evidence: restsOn.map((id) => evidenceOf(model, id)),
  }
}

/** `0.1#7` for each actor: this actor in its seventh wait. */
export function waitKeys(model: Model, actors: Iterable<ActorId>): string {
  return [...actors]
    .sort(compareActors)
    .map((id) => `${id}#${model.waits.get(id)?.wait.seq ?? ''}`)
    .join(' ')
}

function candidateWait(model: Model, id: ActorId): CandidateWait | undefined {
  const waiting = model.waits.get(id)
  if (waiting === undefined) return undefined
  const { wakers } = waiting
  const { tries: _tries, ...wait } = waiting.wait
  if (wakers.type === 'these') return { ...wait, holder: wakers.live[0] ?? wakers.dead[0] }
  return wakers.type === 'reach' && wakers.ownLock ? { ...wait, holder: id } : { ...wait }
}

function isSlow(model: Model, id: ActorId): boolean {
  return model.waits.get(id)?.wakers.type === 'reach'
}

function triesOf(model: Model, id: ActorId): [ActorId, number][] {
  const tries = model.waits.get(id)?.wait.tries
  return tries === undefined ? [] : [[id, tries]]
}

/** The actors and everybody who could end their waits, who could end those, and so on. */
function closureOf(model: Model, actors: readonly ActorId[]): Set<ActorId> {
  const closure = new Set(actors)
  const expanded = new Set<ActorId | undefined>()
  for (const id of closure) {
    const wakers = model.waits.get(id)?.wakers
    if (wakers?.type === 'reach') {
      if (expanded.has(wakers.process)) continue
      expanded.add(wakers.process)
    }
    for (const waker of wakersFor(model, id)) closure.add(waker)
  }
  return closure
}

function evidenceOf(model: Model, id: ActorId): string {
  const waiting = model.waits.get(id)
  if (waiting === undefined) return `${id} runs`
  const { wait } = waiting
  const holders = (wait.resource && model.resources.get(wait.resource)?.holders) ?? []
  return [
    `${id}#${wait.seq}`,
    wait.op,
    wait.resource ?? wait.target ?? '',
    ...[...holders].sort(compareActors),
  ].join(' ')
}
