/** A run: starts the main process, follows everything it does, and ends with nothing left behind. */
import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import type { Outcome, Verdict } from '../../shared/trace/events.ts'
import type { ActorId, Micros } from '../../shared/trace/ids.ts'
import { MAIN_ACTOR } from '../../shared/trace/ids.ts'
import type { RunState } from '../../shared/trace/state.ts'
import { isForEver, lostUpdateVerdicts } from '../../shared/trace/verdict.ts'
import type { Socket } from 'node:net'
import type { Boot, Greeting } from '../../shared/contract/actor.ts'
import type { ActorProcess, PrintedStream } from './backend/backend.ts'
import { startPython } from './backend/python.ts'
import { askSampler } from './ask-sampler.ts'
import { startClock, type Clock } from './clock.ts'
import { Commands } from './commands.ts'
import { controlPath } from './control/path.ts'
import { ControlServer, LOOPBACK } from './control/server.ts'
import { Detector } from './deadlock.ts'
import { Closing } from './end/closing.ts'
import { endRun, type Ended } from './end/ending.ts'
import { Stopping, type StopReason } from './end/stopping.ts'
import { exitOf, type Exit } from './end/exit.ts'
import { Orphans } from './end/orphans.ts'
import { killStrays, straysOf } from './end/strays.ts'
import { Gate } from './events/gate.ts'
import { Intake } from './events/intake.ts'
import { MeasuredLines } from './events/measured-lines.ts'
import { Live, type Listener, type Watching } from './events/live.ts'
import { TraceRecord } from './events/record.ts'
import { RunTrace } from './events/trace.ts'
import { LimitKeeper } from './limits.ts'
import { LiveState } from './live-state.ts'
import { lookAround } from './look.ts'
import type { Engine, RunRequest, RunSampler, WatchedRun } from './options.ts'
import { Owner } from './owner.ts'
import { isProcess, Roster } from './roster.ts'
import { ControlError, noticeSentence } from './sentences.ts'
import { mainBoot, openingEvents } from './start/opening.ts'
import { Utilities } from './utilities.ts'

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
  readonly #clock: Clock = startClock()
  /** What a process of the run says to be let in. */
  readonly #token = randomBytes(24).toString('base64url')
  readonly #roster = new Roster()
  readonly #state = new LiveState()
  readonly #gate: Gate
  readonly #record: TraceRecord
  readonly #live: Live
  readonly #trace: RunTrace
  readonly #intake: Intake
  readonly #limits: LimitKeeper
  readonly #closing: Closing
  readonly #orphans: Orphans
  readonly #detector: Detector
  readonly #utilities: Utilities
  readonly #stopping: Stopping
  readonly #measures: MeasuredLines
  #control: ControlServer | undefined
  #commands = new Commands(undefined)
  #main: ActorProcess | undefined
  #mainStarted = 0
  #mainEnded = 0
  #deadlocked = false
  /** What the main process wrote about its own end. */
  #said: { cause?: Exit['cause']; message?: string } = {}
  #over = false
  #settle: (end: RunEnd) => void = () => undefined

  constructor(engine: Engine, request: RunRequest, owner: Owner) {
    this.id = request.run
    this.#engine = engine
    this.#request = request
    this.#owner = owner
    this.ended = new Promise((resolve) => (this.#settle = resolve))
    const now = () => this.#clock.now()
    const after = (ms: number, run: () => void) => owner.after(ms, run)
    this.#gate = new Gate((open) => this.#intake.turn(open))
    this.#record = new TraceRecord(request.recordTo, this.#gate, (cause) => this.#recordFailed(cause))
    this.#live = new Live(this.#gate, this.#clock, request.liveLines, {
      after,
      trouble: (cause) => this.#trace.notice('watcher-failed', messageOf(cause)),
    })
    this.#trace = new RunTrace(this.#clock, this.#record, this.#live)
    this.#intake = new Intake({
      line: (text) => this.#trace.take(text),
      tooLong: (bytes) => this.#trace.bad('too-long', String(bytes)),
      brokenOff: (rest) => this.#trace.bad('broken-off', rest.slice(0, 80)),
      printed: (text, stream) => this.#printed(text, stream),
      batch: () => this.#batch(),
    })
    this.#limits = new LimitKeeper(request.limits, this.#gate, {
      after,
      notice: (code, text) => this.#trace.say('limit', code, text),
      stop: (code, text) => {
        this.#trace.say('limit', code, text)
        this.#stop({ kind: 'limit', text })
      },
    })
    this.#closing = new Closing(this.#roster, now, (event) => this.#trace.write(event))
    this.#orphans = new Orphans(this.#roster, this.#closing, after)
    this.#utilities = new Utilities(engine.utility, {
      module: engine.module,
      flags: engine.flags,
      started: (actor, process) => {
        this.#listen(process)
        engine.sampler?.process(this.id, actor, process.pid, true)
      },
      ended: (actor, { cause, code, signal }) =>
        this.#closing.exited(actor, {
          cause,
          ...(code !== undefined && { code }),
          ...(signal && { signal }),
        }),
    })
    this.#stopping = new Stopping(owner, this.#roster, this.#utilities)
    this.#measures = new MeasuredLines(request.measures ?? [], (event) => this.#trace.write(event))
    this.#detector = new Detector({
      now,
      after,
      look: () => lookAround(this.#state.state, this.#control, () => this.#engine.sampler?.look(this.id)),
      found: (verdicts) => this.#found(verdicts),
      failed: (cause) => this.#trace.bad('look-failed', messageOf(cause)),
    })
    this.#follow()
    owner.own('trace', () => {
      this.#trace.close()
      this.#record.abandon()
    })
  }

  /** The state after everything that has been read so far. */
  get state(): RunState {
    return this.#state.state
  }

  /** The present on the run's clock. */
  get now(): Micros {
    return this.#clock.now()
  }

  /** The file that the trace is written to. */
  get trace(): string {
    return this.#record.path
  }

  /** Settled or not, from here on no process of the run lives. */
  get over(): boolean {
    return this.#over
  }

  async start(): Promise<void> {
    const { folder, run, drive } = this.#request
    const byPort = this.#request.python !== undefined && process.platform === 'win32'
    const path = byPort ? LOOPBACK : controlPath(folder, run)
    await this.#record.opened()
    const token = this.#token
    this.#control = await ControlServer.listen(path, {
      token,
      wrongToken: () => this.#trace.notice('wrong-token'),
      badMessage: (detail) => this.#trace.notice('bad-message', detail),
      spawnUtility: (connection, request) => void this.#utilities.spawn(connection, request),
      events: (socket, greeting) => this.#joined(socket, greeting),
    })
    this.#owner.own('control server', () => this.#control?.close())
    for (const event of openingEvents(this.#request, this.#clock)) this.#trace.write(event)
    const boot = mainBoot(this.#request, this.#clock, this.#control.address, token)
    this.#mainStarted = this.#clock.now()
    const main = await this.#spawn(boot)
    this.#main = main
    this.#stopping.started(main)
    this.#owner.own('main process', () => void main.kill('SIGKILL'))
    this.#commands = new Commands(drive === 'hand' ? main.commands : undefined)
    const watched = this.#ask((sampler) => sampler.watch(this.#watched(main)), undefined)
    // At once: what nobody listens to when a child process ends is thrown away by Node.
    this.#listen(main)
    await watched
    this.#limits.start()
    const opened = this.#trace.open()
    void main.exited.then(() => (this.#mainEnded = this.#clock.now()))
    void Promise.all([main.exited, opened]).then(([facts]) => this.#end(exitOf(facts)))
  }

  /** A batch of events at a time, in order; a promise that is returned holds the run up until it settles. */
  onEvents(listener: Listener, watching?: Watching): () => void {
    return this.#live.subscribe(listener, watching)
  }

  /** By hand: does in the main process what `text` says; resolves when it is done, rejects if it failed. */
  command(text: string): Promise<string | undefined> {
    return this.#commands.send(text)
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

  /** Ctrl-C, as a terminal sends it: SIGINT to every process of the run. */
  interrupt(): void {
    if (!this.#over) this.#stopping.interrupt()
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
    if (!this.#over) this.#stopping.killNow()
  }

  #spawn(boot: Boot): Promise<ActorProcess> {
    const { module, flags, child } = this.#engine
    const { python, command } = this.#request
    return python
      ? startPython(python, boot)
      : child.spawn({ module, flags, boot, ...(command && { command }) })
  }

  /** A Python process tells its events; when it has ended its connection closes, and its parent can say how. */
  #joined(socket: Socket, { actor, pid }: Greeting): void {
    this.#intake.events(socket)
    socket.once('close', () => {
      const member = this.#roster.get(actor)
      if (!member || member.ended || actor === MAIN_ACTOR || member.pid !== pid) return
      const reaper = this.#roster.reaperOf(member)
      if (reaper) this.#control?.tell(reaper.id, { type: 'gone', actor, pid })
      this.#orphans.gone(actor)
    })
  }

  #watched(main: ActorProcess): WatchedRun {
    const { folder, segment } = this.#request
    return {
      run: this.id,
      folder,
      segment,
      origin: this.#clock.origin,
      group: main.grouped ? main.pid : undefined,
      sample: (event) => this.#trace.write(event),
      gone: (actor) => this.#orphans.gone(actor),
    }
  }

  #follow(): void {
    this.#trace.filter((event) => {
      if (event.type !== 'actor-exited') return true
      if (event.actor !== MAIN_ACTOR) return !this.#roster.get(event.actor)?.ended
      this.#said = { cause: event.cause, ...(event.message !== undefined && { message: event.message }) }
      return false
    })
    this.#trace.follow(
      (event) => this.#state.apply(event),
      (event) => this.#roster.apply(event),
      (event) => this.#commands.apply(event),
      (event) => this.#closing.apply(event),
      (event) => this.#utilities.apply(event),
      (event) => this.#detector.apply(event),
      (event) => this.#measures.apply(event),
      (event) => {
        if (event.type === 'output') this.#limits.printed(event.text)
        else if (event.type === 'actor-created')
          this.#limits.population(this.#roster.processes, this.#roster.threads)
        else if (event.type === 'actor-started') this.#watchProcess(event.actor, event.pid)
      },
    )
  }

  #watchProcess(actor: ActorId, pid: number): void {
    const member = this.#roster.get(actor)
    // A utility process was told of when it began: it can't be looked for in the run's group.
    if (member && isProcess(member) && member.kind !== 'utility')
      this.#engine.sampler?.process(this.id, actor, pid, false)
  }

  #listen(process: ActorProcess): void {
    if (process.events) this.#intake.events(process.events)
    for (const { readable, stream } of process.printed) this.#intake.printed(readable, stream)
  }

  /** There is no telling which process it was. */
  #printed(text: string, stream: PrintedStream): void {
    this.#trace.write({ type: 'output', t: this.#clock.now(), actor: MAIN_ACTOR, stream, text })
  }

  #batch(): void {
    this.#trace.flush()
    this.#limits.traced(this.#record.bytes)
  }

  #found(verdicts: readonly Verdict[]): void {
    for (const verdict of verdicts) this.#trace.write(verdict)
    if (!verdicts.some(isForEver)) return
    this.#deadlocked = true
    if (this.#request.onDeadlock === 'end') this.#stop({ kind: 'deadlock' })
  }

  #signal(actor: ActorId, signal: 'SIGTERM' | 'SIGKILL'): void {
    if (this.#over) throw new ControlError('run-over')
    this.#stopping.signal(actor, signal)
  }

  #stop(reason: StopReason): void {
    if (!this.#over && this.#stopping.stop(reason)) this.#detector.stop()
  }

  #recordFailed(cause: Error): void {
    this.#trace.notice('record-failed', cause.message)
    this.#stop({ kind: 'limit', text: noticeSentence['record-failed'](cause.message) })
  }

  async #end(exit: Exit): Promise<void> {
    const ended = await this.#write(exit).catch((cause: unknown): Ended => {
      this.#trace.notice('ending-failed', messageOf(cause))
      return { outcome: 'failed', text: noticeSentence['ending-failed'](messageOf(cause)) }
    })
    await this.#cleanUp(ended, exit)
  }

  /** The last lines of the trace. */
  #write(exit: Exit): Promise<Ended> {
    return endRun(
      {
        owner: this.#owner,
        roster: this.#roster,
        intake: this.#intake,
        trace: this.#trace,
        closing: this.#closing,
        utilities: this.#utilities,
        group: this.#stopping.group,
        strays: {
          alive: () => (this.#request.python ? straysOf(this.#token).length : 0),
          kill: () => this.#request.python && killStrays(this.#token),
        },
        now: () => this.#clock.now(),
        lastSamples: () => this.#ask((sampler) => sampler.finalSamples(this.id), []),
        lastVerdicts: () => lostUpdateVerdicts(this.state, this.#clock.now()),
        reason: () => this.#stopping.reason,
        deadlocked: () => this.#deadlocked,
        said: () => this.#said,
      },
      exit,
    )
  }

  async #cleanUp({ outcome, text }: Ended, exit: Exit): Promise<void> {
    this.#over = true
    this.#detector.stop()
    this.#live.close()
    await this.#record.close()
    this.#control?.close()
    await this.#ask((sampler) => sampler.end(this.id), undefined)
    await rm(this.#request.folder, { recursive: true, force: true }).catch(() => undefined)
    this.#owner.dispose()
    this.#settle({
      outcome,
      message: text?.en,
      exitCode: exit.code,
      signal: exit.signal,
      seconds: this.#clock.now() / 1e6,
      mainSeconds: (this.#mainEnded - this.#mainStarted) / 1e6,
      trace: this.#record.path,
      traceBytes: this.#record.bytes,
    })
  }

  #ask<T>(ask: (sampler: RunSampler) => Promise<T>, otherwise: T): Promise<T> {
    const failed = (detail: string) => this.#trace.notice('sampler-failed', detail)
    return askSampler(this.#engine.sampler, this.#owner, ask, otherwise, failed)
  }
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause)
}
