/** One run that is watched: its memory, its processes, and how all of it is removed. */
import { rmSync } from 'node:fs'
import type { ActorId } from '../../shared/trace/ids.ts'
import { micros, resourceId } from '../../shared/trace/ids.ts'
import { unlinkSegments } from '../runtime/memory/native/index.ts'
import {
  exists,
  identify,
  killNow,
  lives,
  membersOf,
  readStat,
  type ProcessIdentity,
} from './contract/identity.ts'
import type { Sample, ToSampler } from './contract/messages.ts'
import { removeTracked } from './contract/tracked.ts'
import { Reading } from './reading.ts'

type Watch = Extract<ToSampler, { type: 'watch' }>

export class Watched {
  readonly run: string
  readonly reading: Reading
  readonly #watch: Watch
  readonly #origin: bigint
  readonly #processes = new Map<ActorId, Member>()
  /** What was told last of each resource, as text. */
  readonly #told = new Map<string, string>()
  /** Where the next closer look at the processes begins. */
  #turn = 0

  constructor(watch: Watch) {
    this.run = watch.run
    this.#watch = watch
    this.#origin = BigInt(watch.origin)
    this.reading = new Reading(watch.segment)
  }

  /** From now on the actor's process is looked after; one that is gone already is found at the next look. */
  add(actor: ActorId, pid: number, alone: boolean): void {
    this.#processes.set(actor, { ...identify(pid), alone })
  }

  /** Actors whose process has ended since the last look. */
  gone(): ActorId[] {
    const all = [...this.#processes]
    const closely = new Set(
      Array.from({ length: Math.min(CLOSELY, all.length) }, (_, i) => (this.#turn + i) % all.length),
    )
    this.#turn = all.length === 0 ? 0 : (this.#turn + CLOSELY) % all.length
    const ended = all.filter(([, known], i) => !exists(known.pid) || (closely.has(i) && !this.#isOurs(known)))
    for (const [actor] of ended) this.#processes.delete(actor)
    return ended.map(([actor]) => actor)
  }

  /** Everything that has a value. */
  samples(): Sample[] {
    return this.#timed([...this.reading.samples()])
  }

  /** What differs from what was told before. */
  changed(): Sample[] {
    const news = [...this.reading.samples()].filter(([resource, value]) => {
      const text = String(value)
      if (this.#told.get(resource) === text) return false
      this.#told.set(resource, text)
      return true
    })
    return this.#timed(news)
  }

  /** SIGKILL to all that belongs to the run; true while somebody of it may live. */
  kill(): boolean {
    const { group } = this.#watch
    const some = group !== undefined && killGroup(group)
    const others = [...this.#processes.values()].filter((known) => this.#isOurs(known))
    for (const { pid } of others) killNow(pid)
    return some || others.length > 0
  }

  /** Unlinks the memory and removes the folder. */
  remove(): void {
    this.reading.close()
    try {
      unlinkSegments(this.#watch.segment)
    } finally {
      removeTracked(this.#watch.folder)
      rmSync(this.#watch.folder, { recursive: true, force: true, maxRetries: 3 })
    }
  }

  /** The process that was meant, and not another with its pid. Who is told us late is known by the run's group. */
  #isOurs(known: Member): boolean {
    if (!lives(known)) return false
    const { group } = this.#watch
    return (
      known.alone ||
      group === undefined ||
      process.platform !== 'linux' ||
      readStat(known.pid)?.group === group
    )
  }

  #timed(values: [string, Sample['value']][]): Sample[] {
    if (values.length === 0) return []
    const now = process.hrtime.bigint() - this.#origin
    const t = micros(Math.max(0, Number(now / 1000n)))
    return values.map(([resource, value]) => ({ t, resource: resourceId(resource), value }))
  }
}

interface Member extends ProcessIdentity {
  /** Not in the run's group; it is told us while it certainly lives. */
  readonly alone: boolean
}

/** SIGKILL to the group; true while somebody of it may live. Zombies that nobody reaps take signals for ever. */
function killGroup(group: number): boolean {
  return killNow(-group) && (process.platform !== 'linux' || membersOf(group).length > 0)
}

/** How many processes are looked at closely in one turn (15 µs each): zombies, and pids that mean somebody else now. */
const CLOSELY = 16
