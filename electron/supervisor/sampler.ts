/** The supervisor's side of the sampler: tells it what to watch, asks it, and starts it again if it dies. */
import { fork } from 'node:child_process'
import type { Looked } from '../../shared/contract/actor.ts'
import type { TraceEvent } from '../../shared/trace/events.ts'
import type { ActorId } from '../../shared/trace/ids.ts'
import {
  fromSamplerSchema,
  type Answer,
  type FromSampler,
  type Question,
  type ToSampler,
} from '../sampler/contract/messages.ts'
import type { RunSampler, WatchedRun } from './options.ts'
import { writeOwner } from './sweep.ts'

/** The process of a sampler; a fork, or in the desktop an Electron utility process. */
export interface SamplerProcess {
  readonly pid: number | undefined
  /** Never throws; what can't be delivered is asked again of the next sampler. */
  post(message: ToSampler): void
  onMessage(listener: (message: unknown) => void): void
  onExit(listener: () => void): void
  /** Lets go of it: it removes what it watches, and ends. */
  release(): void
  kill(): void
}

export interface SamplerOptions {
  /** The bundle sampler.cjs. */
  readonly module: string
  readonly start?: (module: string) => SamplerProcess
}

/** Starts a sampler; its process is a second or less from being ready, and what it is told meanwhile is kept. */
export function startSampler(options: SamplerOptions): Promise<Sampler> {
  return Promise.resolve(new Sampler(options))
}

export class Sampler implements RunSampler {
  readonly #start: () => SamplerProcess
  readonly #runs = new Map<string, { run: WatchedRun; processes: Map<ActorId, Watching> }>()
  readonly #pending = new Map<number, Pending>()
  #process: SamplerProcess | undefined
  #questions = 0
  /** When it was started, of late. */
  #starts: number[] = []
  #closed = false

  constructor({ module, start = forkSampler }: SamplerOptions) {
    this.#start = () => start(module)
    this.#launch()
  }

  /** Of the sampler's process; undefined while there is none. */
  get pid(): number | undefined {
    return this.#process?.pid
  }

  /** From now on nothing of the run outlives us: what is told stays readable in the pipe, even if we die now. */
  watch(run: WatchedRun): Promise<void> {
    return attempt(() => {
      this.#mustRun()
      this.#runs.set(run.run, { run, processes: new Map() })
      this.#tell(watchMessage(run))
      writeOwner(run.folder, { segment: run.segment, group: run.group })
    })
  }

  process(run: string, actor: ActorId, pid: number, alone: boolean): void {
    const watched = this.#runs.get(run)
    if (!watched) return
    watched.processes.set(actor, { pid, alone })
    this.#tell({ type: 'process', run, actor, pid, alone })
    // Who is not in the run's group is found again by its pid alone.
    const { folder, segment, group } = watched.run
    if (group !== undefined) return
    try {
      writeOwner(folder, { segment, pids: [...watched.processes.values()].map(({ pid }) => pid) })
    } catch {
      // The folder is being removed: the run is over.
    }
  }

  /** What lies in memory between processes now; undefined if the sampler can't say. */
  async look(run: string): Promise<Looked | undefined> {
    try {
      const answer = await this.#ask({ type: 'look', run })
      return answer.type === 'looked' ? answer : undefined
    } catch {
      return undefined
    }
  }

  async finalSamples(run: string): Promise<TraceEvent[]> {
    const answer = await this.#ask({ type: 'samples', run })
    return answer.type === 'sampled' ? answer.samples.map((sample) => ({ type: 'sample', ...sample })) : []
  }

  /** Unlinks the run's memory and removes its folder. */
  async end(run: string): Promise<void> {
    await this.#ask({ type: 'end', run })
    this.#runs.delete(run)
  }

  /** Removes memory that nobody watches: what an earlier session has left. */
  async unlink(segment: string): Promise<void> {
    await this.#ask({ type: 'unlink', segment })
  }

  /** Lets go of the sampler and waits for its end. Runs that are still watched are killed and removed. */
  async close(): Promise<void> {
    const sampler = this.#process
    this.closeNow()
    if (!sampler) return
    const timer = setTimeout(() => sampler.kill(), CLOSE_MS)
    await new Promise<void>((resolve) => sampler.onExit(resolve))
    clearTimeout(timer)
  }

  /** As `close`, without waiting. */
  closeNow(): void {
    if (this.#closed) return
    this.#closed = true
    this.#process?.release()
    this.#reject('The sampler was closed before it answered.')
  }

  #launch(): void {
    const sampler = this.#start()
    this.#process = sampler
    this.#starts = [...this.#starts.slice(-MOST_STARTS + 1), performance.now()]
    sampler.onMessage((raw) => this.#take(raw))
    sampler.onExit(() => {
      if (this.#process !== sampler) return
      this.#process = undefined
      if (!this.#closed) this.#again()
    })
  }

  /** It has died: another is told everything that this one knew, and asked what it still owes. */
  #again(): void {
    const [first = 0] = this.#starts
    if (this.#starts.length >= MOST_STARTS && performance.now() - first < STARTS_MS) {
      return this.#reject(brokenSentence)
    }
    this.#launch()
    for (const { run, processes } of this.#runs.values()) {
      this.#tell(watchMessage(run))
      for (const [actor, known] of processes) this.#tell({ type: 'process', run: run.run, actor, ...known })
    }
    for (const { message } of this.#pending.values()) this.#tell(message)
  }

  #tell(message: ToSampler): void {
    this.#process?.post(message)
  }

  #ask(question: Question): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#mustRun()
      const id = ++this.#questions
      const message: ToSampler = { ...question, id }
      this.#pending.set(id, { message, resolve, reject })
      this.#tell(message)
    })
  }

  #mustRun(): void {
    if (!this.#process || this.#closed) throw new Error(this.#closed ? closedSentence : brokenSentence)
  }

  #take(raw: unknown): void {
    const parsed = fromSamplerSchema.safeParse(raw)
    if (!parsed.success) return this.#misunderstood(raw)
    const message = parsed.data
    switch (message.type) {
      case 'changed':
        for (const sample of message.samples)
          this.#runs.get(message.run)?.run.sample({ type: 'sample', ...sample })
        return
      case 'gone':
        // Not asked about again of a sampler that is started later.
        if (this.#runs.get(message.run)?.processes.delete(message.actor)) {
          this.#runs.get(message.run)?.run.gone(message.actor)
        }
        return
      case 'done':
      case 'failed':
      case 'looked':
      case 'sampled':
        return this.#answered(message)
    }
  }

  #answered(answer: Extract<FromSampler, { id: number }>): void {
    const pending = this.#pending.get(answer.id)
    this.#pending.delete(answer.id)
    if (answer.type === 'failed') pending?.reject(new Error(answer.message))
    else pending?.resolve(answer)
  }

  /** An answer that is none of the contract's still ends its question. */
  #misunderstood(raw: unknown): void {
    const id = typeof raw === 'object' && raw !== null && 'id' in raw ? raw.id : undefined
    if (typeof id === 'number') this.#answered({ type: 'failed', id, message: nonsenseSentence })
  }

  #reject(sentence: string): void {
    const pending = [...this.#pending.values()]
    this.#pending.clear()
    for (const { reject } of pending) reject(new Error(sentence))
  }
}

interface Watching {
  readonly pid: number
  readonly alone: boolean
}

interface Pending {
  readonly message: ToSampler
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: Error) => void
}

function watchMessage({ run, folder, segment, origin, group }: WatchedRun): ToSampler {
  return { type: 'watch', run, folder, segment, origin, ...(group !== undefined && { group }) }
}

/** What is thrown is a rejection. */
const attempt = (work: () => void) => new Promise<void>((resolve) => resolve(work()))

/** A session of its own, so that neither Ctrl-C nor the kill of our process group reaches it. */
function forkSampler(module: string): SamplerProcess {
  const child = fork(module, {
    serialization: 'advanced',
    execArgv: [],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    detached: process.platform !== 'win32',
  })
  // 'error' without a process is followed by no 'exit'.
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.on('error', () => child.pid === undefined && resolve())
  })
  return {
    pid: child.pid,
    post(message) {
      if (child.connected) child.send(message, () => undefined)
    },
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void ended.then(listener),
    release() {
      if (child.connected) child.disconnect()
    },
    kill: () => void child.kill('SIGKILL'),
  }
}

const closedSentence = 'The sampler was closed; nothing can be asked of it.'
const brokenSentence = `The sampler has died again and again; its memory can't be read. Run "lab doctor" to see what is wrong.`
const nonsenseSentence = 'The sampler answered with something that is not part of its contract.'

const CLOSE_MS = 3000
/** More starts than this within STARTS_MS, and it is given up. */
const MOST_STARTS = 5
const STARTS_MS = 10_000
