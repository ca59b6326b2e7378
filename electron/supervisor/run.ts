/** A run: starts the main process, follows everything it does, and ends with nothing left behind. */
import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import type { Socket } from 'node:net'
import type { Boot, Greeting } from '../../shared/contract/actor.ts'
import type { Outcome, Verdict } from '../../shared/trace/events.ts'
import type { ActorId, Micros } from '../../shared/trace/ids.ts'
import { MAIN_ACTOR } from '../../shared/trace/ids.ts'
import type { RunState } from '../../shared/trace/state.ts'
import { isForEver, lostUpdateVerdicts } from '../../shared/trace/verdict.ts'
import { askSampler } from './ask-sampler.ts'
import type { ActorProcess } from './backend/backend.ts'
import { startPython } from './backend/python.ts'
import { Commands } from './commands.ts'
import { controlPath } from './control/path.ts'
import { ControlServer, LOOPBACK } from './control/server.ts'
import { Crew } from './crew.ts'
import { endRun, type Ended } from './end/ending.ts'
import { exitOf, type Exit } from './end/exit.ts'
import type { StopReason, TerminalSignal } from './end/stopping.ts'
import { endTracked } from './end/tracked.ts'
import type { Listener, Watching } from './events/live.ts'
import type { Engine, RunRequest, RunSampler, WatchedRun } from './options.ts'
import { Owner } from './owner.ts'
import { ControlError, messageOf, noticeSentence } from './sentences.ts'
import { mainBoot, openingEvents } from './start/opening.ts'

/** The facts of a run that is over. */
export interface RunEnd {
  readonly outcome: Outcome
  /** Why, if it did not simply finish. */
  readonly message: string | undefined
  /** Of the main process, as Python's exitcode. */
  readonly exitCode: number | undefined
  readonly signal: string | undefined
  readonly seconds: number
  /** From the start to the end of the main process alone. */
  readonly mainSeconds: number
  readonly trace: string
  readonly traceBytes: number
}

/**
 * Starts a run. Whoever watches from the first event on subscribes in the same turn in which this resolves.
 * @throws StartError if there is no process; nothing is left behind then.
 */
export async function startRun(engine: Engine, request: RunRequest): Promise<Run> {
  const owner = new Owner(`run ${request.run}`)
  try {
    const run = new Run(engine, request, owner)
    await run.start()
    return run
  } catch (cause) {
    owner.dispose()
    await rm(request.folder, { recursive: true, force: true })
    throw cause
  }
}

export class Run {
  readonly id: string
  /** Settled when nothing of the run is left. */
  readonly ended: Promise<RunEnd>
  readonly #engine: Engine
  readonly #request: RunRequest
  readonly #owner: Owner
  readonly #crew: Crew
  /** What a process of the run says to be let in. */
  readonly #token = randomBytes(24).toString('base64url')
  #main: ActorProcess | undefined
  #mainStarted = 0
  #mainEnded = 0
  #deadlocked = false
  #over = false
  #settle: (end: RunEnd) => void = () => undefined

  constructor(engine: Engine, request: RunRequest, owner: Owner) {
    this.id = request.run
    this.#engine = engine
    this.#request = request
    this.#owner = owner
    this.ended = new Promise((resolve) => (this.#settle = resolve))
    this.#crew = new Crew(engine, request, this.#token, owner, {
      stop: (reason) => this.#stop(reason),
      found: (verdicts) => this.#found(verdicts),
    })
  }

  /** The state after everything that has been read so far. */
  get state(): RunState {
    return this.#crew.state.state
  }

  /** The present on the run's clock. */
  get now(): Micros {
    return this.#crew.clock.now()
  }

  /** The file that the trace is written to. */
  get trace(): string {
    return this.#crew.record.path
  }

  /** Settled or not, from here on no process of the run lives. */
  get over(): boolean {
    return this.#over
  }

  async start(): Promise<void> {
    const { folder, run, drive } = this.#request
    const byPort = this.#request.python !== undefined && process.platform === 'win32'
    const path = byPort ? LOOPBACK : controlPath(folder, run)
    await this.#crew.record.opened()
    const token = this.#token
    this.#crew.control = await ControlServer.listen(path, {
      token,
      wrongToken: () => this.#crew.trace.notice('wrong-token'),
      badMessage: (detail) => this.#crew.trace.notice('bad-message', detail),
      spawnUtility: (connection, request) => void this.#crew.utilities.spawn(connection, request),
      events: (socket, greeting) => this.#joined(socket, greeting),
    })
    this.#owner.own('control server', () => this.#crew.control?.close())
    for (const event of openingEvents(this.#request, this.#crew.clock)) this.#crew.trace.write(event)
    const boot = mainBoot(this.#request, this.#crew.clock, this.#crew.control.address, token)
    this.#mainStarted = this.#crew.clock.now()
    const main = await this.#spawn(boot)
    this.#main = main
    this.#crew.stopping.started(main)
    this.#owner.own('main process', () => void main.kill('SIGKILL'))
    this.#crew.commands = new Commands(drive === 'hand' ? main.commands : undefined)
    const watched = this.#ask((sampler) => sampler.watch(this.#watched(main)), undefined)
    // At once: what nobody listens to when a child process ends is thrown away by Node.
    this.#crew.listen(main)
    await watched
    this.#crew.limits.start()
    const opened = this.#crew.trace.open()
    void main.exited.then(() => (this.#mainEnded = this.#crew.clock.now()))
    void Promise.all([main.exited, opened]).then(([facts]) => this.#end(exitOf(facts)))
  }

  /** A batch of events at a time, in order; a promise that is returned holds the run up until it settles. */
  onEvents(listener: Listener, watching?: Watching): () => void {
    return this.#crew.live.subscribe(listener, watching)
  }

  /** By hand: does in the main process what `text` says; resolves when it is done, rejects if it failed. */
  command(text: string): Promise<string | undefined> {
    return this.#crew.commands.send(text)
  }

  /** Something can be typed into the program's standard input. */
  get takesInput(): boolean {
    return this.#main?.input !== undefined
  }

  /** Types into the program's standard input; false if it takes none. */
  input(text: string): boolean {
    return this.#main?.input?.write(text) !== undefined
  }

  /** Nothing more will be typed. */
  endInput(): void {
    this.#main?.input?.end()
  }

  /** To every process of the run, as the terminal sends it to those that work in it. */
  fromTerminal(signal: TerminalSignal): void {
    if (!this.#over) this.#crew.stopping.fromTerminal(signal)
  }

  /** SIGTERM to the actor's process; throws a ControlError if that can't be. */
  terminate(actor: ActorId): void {
    this.#signal(actor, 'SIGTERM')
  }

  /** SIGKILL to the actor's process; throws a ControlError if that can't be. */
  kill(actor: ActorId): void {
    this.#signal(actor, 'SIGKILL')
  }

  /** Ends the run: SIGTERM, and SIGKILL half a second later to whoever is still there. */
  stop(): Promise<RunEnd> {
    this.#stop({ kind: 'user' })
    return this.ended
  }

  /** SIGKILL to everything, without waiting: for a shell that is itself being ended. */
  killNow(): void {
    if (!this.#over) this.#crew.stopping.killNow()
  }

  #spawn(boot: Boot): Promise<ActorProcess> {
    const { module, flags, child } = this.#engine
    const { python, command } = this.#request
    return python
      ? startPython(python, boot)
      : child.spawn({ module, flags, boot, ...(command && { command }) })
  }

  /** A Python process tells its events; when it has ended its connection closes. */
  #joined(socket: Socket, { actor, pid }: Greeting): void {
    this.#crew.intake.events(socket)
    socket.once('close', () => {
      const member = this.#crew.roster.get(actor)
      if (!member || member.ended || actor === MAIN_ACTOR || member.pid !== pid) return
      this.#crew.orphans.gone(actor)
    })
  }

  #watched(main: ActorProcess): WatchedRun {
    const { folder, segment } = this.#request
    return {
      run: this.id,
      folder,
      segment,
      origin: this.#crew.clock.origin,
      group: main.grouped ? main.pid : undefined,
      sample: (event) => this.#crew.trace.write(event),
      gone: (actor) => this.#crew.orphans.gone(actor),
    }
  }

  #found(verdicts: readonly Verdict[]): void {
    for (const verdict of verdicts) this.#crew.trace.write(verdict)
    if (!verdicts.some(isForEver)) return
    this.#deadlocked = true
    if (this.#request.onDeadlock === 'end') this.#stop({ kind: 'deadlock' })
  }

  #signal(actor: ActorId, signal: 'SIGTERM' | 'SIGKILL'): void {
    if (this.#over) throw new ControlError('run-over')
    this.#crew.stopping.signal(actor, signal)
  }

  #stop(reason: StopReason): void {
    if (!this.#over && this.#crew.stopping.stop(reason)) this.#crew.detector.stop()
  }

  async #end(exit: Exit): Promise<void> {
    const ended = await this.#write(exit).catch((cause: unknown): Ended => {
      this.#crew.trace.notice('ending-failed', messageOf(cause))
      return { outcome: 'failed', text: noticeSentence['ending-failed'](messageOf(cause)) }
    })
    await this.#cleanUp(ended, exit)
  }

  /** The last lines of the trace. */
  #write(exit: Exit): Promise<Ended> {
    return endRun(
      {
        owner: this.#owner,
        roster: this.#crew.roster,
        intake: this.#crew.intake,
        trace: this.#crew.trace,
        closing: this.#crew.closing,
        utilities: this.#crew.utilities,
        group: this.#crew.stopping.group,
        strays: {
          alive: () => (this.#request.python ? this.#crew.strays.living().length : 0),
          kill: () => this.#request.python && this.#crew.strays.kill(),
        },
        now: () => this.#crew.clock.now(),
        lastSamples: () => this.#ask((sampler) => sampler.finalSamples(this.id), []),
        lastVerdicts: () => lostUpdateVerdicts(this.state, this.#crew.clock.now()),
        reason: () => this.#crew.stopping.reason,
        deadlocked: () => this.#deadlocked,
        said: () => this.#crew.said,
      },
      exit,
    )
  }

  async #cleanUp({ outcome, text }: Ended, exit: Exit): Promise<void> {
    this.#over = true
    this.#crew.detector.stop()
    this.#crew.live.close()
    await this.#crew.record.close()
    this.#crew.control?.close()
    await endTracked(this.#request.folder, (ms) => this.#owner.sleep(ms))
    await this.#ask((sampler) => sampler.end(this.id), undefined)
    await rm(this.#request.folder, { recursive: true, force: true }).catch(() => undefined)
    this.#owner.dispose()
    this.#settle({
      outcome,
      message: text?.en,
      exitCode: exit.code,
      signal: exit.signal,
      seconds: this.#crew.clock.now() / 1e6,
      mainSeconds: (this.#mainEnded - this.#mainStarted) / 1e6,
      trace: this.#crew.record.path,
      traceBytes: this.#crew.record.bytes,
    })
  }

  #ask<T>(ask: (sampler: RunSampler) => Promise<T>, otherwise: T): Promise<T> {
    const failed = (detail: string) => this.#crew.trace.notice('sampler-failed', detail)
    return askSampler(this.#engine.sampler, this.#owner, ask, otherwise, failed)
  }
}
