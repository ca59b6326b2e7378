/**
 * Driving a run by hand: the commands of the program wait in a queue and go to the main process one at a time; those
 * of the operating system, and looking, happen at once.
 */
import type { TraceEvent } from '../../shared/trace/events.ts'
import { MAIN_ACTOR, type ActorId } from '../../shared/trace/ids.ts'
import { isAlive, itemsOf, type RunState } from '../../shared/trace/state.ts'
import type { LabRun } from './engine.ts'
import { near } from './near.ts'
import { isStuck } from './stuck.ts'
import type { Sentences } from './sentences.ts'
import { actorsText, mainWaits, waitForText } from './wait-words.ts'

/** Carried out by the main process, as the program would. */
export const PROGRAM_COMMANDS = [
  ...['start', 'run', 'join', 'close', 'cancel', 'alive', 'exitcode', 'acquire', 'release', 'locked'],
  ...['put', 'get', 'task_done', 'size', 'empty', 'full', 'set', 'is_set', 'clear', 'wait', 'notify'],
  ...['notify_all', 'reset', 'abort', 'value', 'apply', 'apply_async', 'map'],
]
/** Done by the shell itself, at once. */
export const OUTSIDE_COMMANDS = ['terminate', 'kill', 'ps', 'wait-for', 'queue', 'help', 'quit']

export interface HandHooks {
  /** Something to read: a result, an answer, a mistake. */
  say(text: string): void
  /** What the prompt says may have changed. */
  changed(): void
  quit(): void
}

export class Hand {
  readonly #run: LabRun
  readonly #say: Sentences
  readonly #hooks: HandHooks
  readonly #queue: string[] = []
  /** Objects under the name they were started by, where the actor calls itself otherwise. */
  readonly #started = new Map<string, ActorId>()
  readonly #waiting: (() => void)[] = []
  /** The command that the main process is carrying out. */
  #current: string | undefined
  #over = false

  constructor(run: LabRun, say: Sentences, hooks: HandHooks) {
    this.#run = run
    this.#say = say
    this.#hooks = hooks
    void run.ended.then(() => this.end())
  }

  /** From here on nothing more is carried out, nor complained about: the run is being ended. */
  end(): void {
    this.#over = true
    this.#wake()
  }

  get over(): boolean {
    return this.#over
  }

  get queued(): number {
    return this.#queue.length
  }

  /** Follows the run; the state is already the one after these events. */
  take(events: readonly TraceEvent[]): void {
    for (const event of events) {
      if (event.type === 'actor-created' && event.parent === MAIN_ACTOR) this.#remember(event.actor)
      if ('actor' in event && event.actor === MAIN_ACTOR && /^(wait|command)/.test(event.type))
        this.#hooks.changed()
    }
    this.#wake()
  }

  /** One line as it was typed; a promise while it waits for a process that is only just starting. */
  line(text: string): Promise<void> | undefined {
    const words = text.trim().split(/\s+/)
    const word = words[0] ?? ''
    if (word === '' || word.startsWith('#')) return undefined
    if (word === 'terminate' || word === 'kill') return this.#signal(word, words[1])
    if (isOutside(word)) this.#outside(word)
    else if (PROGRAM_COMMANDS.includes(word)) this.#enqueue(text.trim())
    else {
      const known = [...PROGRAM_COMMANDS, ...OUTSIDE_COMMANDS]
      this.#hooks.say(this.#say.shell.unknown(word, near(word, known)[0]))
    }
    return undefined
  }

  /** Settled when the main process runs. */
  async ready(): Promise<void> {
    while (!this.#over && this.#run.state.actors.get(MAIN_ACTOR)?.started === undefined) await this.#next()
  }

  /** Settled when everything given so far is done, or never can be: the main process is stuck for good, or gone. */
  async done(): Promise<void> {
    while (
      !this.#over &&
      (this.#current !== undefined || this.#queue.length > 0) &&
      !isStuck(MAIN_ACTOR, this.#run.state)
    ) {
      await this.#next()
    }
  }

  /** Settled when the main process is idle or blocked in a wait: the moment to act from outside. */
  async settled(): Promise<void> {
    while (!this.#over && this.#current !== undefined && mainWaits(this.#run.state) === undefined)
      await this.#next()
  }

  prompt(): string {
    const { shell } = this.#say
    if (this.#current === undefined) return shell.prompt
    const waits = mainWaits(this.#run.state)
    return waits === undefined ? shell.busy(this.#current) : shell.waits(waits)
  }

  #enqueue(text: string): void {
    if (this.#over) return this.#hooks.say(this.#say.shell.over)
    this.#queue.push(text)
    if (this.#current === undefined) void this.#work()
    else this.#hooks.say(this.#say.shell.queued(text, this.#queue.length))
  }

  async #work(): Promise<void> {
    const { shell } = this.#say
    for (;;) {
      const text = this.#over ? undefined : this.#queue.shift()
      this.#current = text
      this.#hooks.changed()
      if (text === undefined) break
      try {
        const result = await this.#run.command(text)
        this.#hooks.say(shell.done(text, result ?? ''))
      } catch (error) {
        if (!this.#over)
          this.#hooks.say(shell.failed(text, error instanceof Error ? error.message : String(error)))
      }
    }
    this.#wake()
  }

  #outside(word: string): void {
    const { shell } = this.#say
    const { state } = this.#run
    switch (word) {
      case 'ps':
        return this.#hooks.say(actorsText(state, this.#say))
      case 'wait-for':
        return this.#hooks.say(waitForText(state, this.#say))
      case 'queue':
        return this.#hooks.say(
          [this.#current, ...this.#queue].filter((text) => text !== undefined).join('\n') || shell.idle,
        )
      case 'help':
        return this.#hooks.say(shell.help)
      case 'quit':
        return this.#hooks.quit()
    }
  }

  async #signal(word: 'terminate' | 'kill', name: string | undefined): Promise<void> {
    const { shell } = this.#say
    if (name === undefined) return this.#hooks.say(shell.whom(word))
    const actor = this.#find(name)
    // A pool is no actor: its end is something that the program does.
    if (actor === undefined && this.#isPool(name)) return this.#enqueue(`${word} ${name}`)
    if (actor === undefined) {
      const alive = [...this.#run.state.actors.values()].filter(({ id }) => isAlive(this.#run.state, id))
      return this.#hooks.say(
        shell.noActor(
          name,
          alive.map((one) => one.name),
        ),
      )
    }
    let late = false
    const timer = setTimeout(() => {
      late = true
      this.#wake()
    }, STARTING_MS)
    while (!this.#over && !late && isStarting(this.#run.state, actor)) await this.#next()
    clearTimeout(timer)
    try {
      this.#run[word](actor)
      this.#hooks.say(shell.signalled(word === 'kill' ? 'SIGKILL' : 'SIGTERM', name))
    } catch (error) {
      this.#hooks.say(shell.failed(`${word} ${name}`, error instanceof Error ? error.message : String(error)))
    }
  }

  /** By name (the newest one alive first), by the object it was started from, by id, or by pid. */
  #find(name: string): ActorId | undefined {
    const { state } = this.#run
    const actors = [...state.actors.values()].reverse()
    const called = actors.filter((actor) => actor.name === name)
    const found = called.find(({ id }) => isAlive(state, id)) ?? called[0]
    if (found) return found.id
    return (
      this.#started.get(name) ?? actors.find((actor) => actor.id === name || String(actor.pid) === name)?.id
    )
  }

  #isPool(name: string): boolean {
    return itemsOf(this.#run.state.declared).some((one) => one.name === name && one.kind === 'pool')
  }

  #remember(actor: ActorId): void {
    const name = this.#current === undefined ? undefined : /^start\s+(\S+)/.exec(this.#current)?.[1]
    if (name !== undefined) this.#started.set(name, actor)
  }

  #next(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve))
  }

  #wake(): void {
    for (const resolve of this.#waiting.splice(0)) resolve()
  }
}

export function isOutside(word: string): boolean {
  return OUTSIDE_COMMANDS.includes(word)
}

/** How long a process that has been asked for is waited for before it is said to have no process yet. */
const STARTING_MS = 5000

function isStarting(state: RunState, actor: ActorId): boolean {
  const { kind, started, ended } = state.actors.get(actor) ?? {}
  return kind !== 'thread' && kind !== 'task' && started === undefined && ended === undefined
}
