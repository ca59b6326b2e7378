/** Those who make a run work, and who tells whom what. The run itself starts them, drives them and ends. */
import type { Verdict } from '../../shared/trace/events.ts'
import type { ActorId } from '../../shared/trace/ids.ts'
import { MAIN_ACTOR } from '../../shared/trace/ids.ts'
import type { ActorProcess, PrintedStream } from './backend/backend.ts'
import { giveWay } from './backend/give-way.ts'
import { startClock, type Clock } from './clock.ts'
import { Commands } from './commands.ts'
import type { ControlServer } from './control/server.ts'
import { Detector } from './deadlock.ts'
import { Closing } from './end/closing.ts'
import type { Exit } from './end/exit.ts'
import { Orphans } from './end/orphans.ts'
import { Stopping, type StopReason } from './end/stopping.ts'
import { Strays } from './end/strays.ts'
import { Gate } from './events/gate.ts'
import { Intake } from './events/intake.ts'
import { Live } from './events/live.ts'
import { MeasuredLines } from './events/measured-lines.ts'
import { TraceRecord } from './events/record.ts'
import { RunTrace } from './events/trace.ts'
import { LimitKeeper } from './limits.ts'
import { LiveState } from './live-state.ts'
import { lookAround } from './look.ts'
import type { Engine, RunRequest } from './options.ts'
import type { Owner } from './owner.ts'
import { isProcess, Roster } from './roster.ts'
import { messageOf, noticeSentence } from './sentences.ts'
import { Utilities } from './utilities.ts'

/** What the run does when one of them says so. */
export interface CrewHooks {
  stop(reason: StopReason): void
  found(verdicts: readonly Verdict[]): void
}

export class Crew {
  readonly clock: Clock = startClock()
  readonly roster = new Roster()
  readonly state = new LiveState()
  readonly gate: Gate
  readonly record: TraceRecord
  readonly live: Live
  readonly trace: RunTrace
  readonly intake: Intake
  readonly limits: LimitKeeper
  readonly closing: Closing
  readonly orphans: Orphans
  readonly detector: Detector
  readonly utilities: Utilities
  readonly strays: Strays
  readonly stopping: Stopping
  readonly measures: MeasuredLines
  /** Here once the run has opened its door. */
  control: ControlServer | undefined
  commands = new Commands(undefined)
  /** What the main process wrote about its own end. */
  said: { cause?: Exit['cause']; message?: string } = {}

  constructor(
    private readonly engine: Engine,
    private readonly request: RunRequest,
    token: string,
    owner: Owner,
    private readonly hooks: CrewHooks,
  ) {
    const now = () => this.clock.now()
    const after = (ms: number, run: () => void) => owner.after(ms, run)
    this.gate = new Gate((open) => this.intake.turn(open))
    this.record = new TraceRecord(request.recordTo, this.gate, (cause) => this.#recordFailed(cause))
    this.live = new Live(this.gate, this.clock, request.liveLines, {
      after,
      trouble: (cause) => this.trace.notice('watcher-failed', messageOf(cause)),
    })
    this.trace = new RunTrace(this.clock, this.record, this.live)
    this.intake = new Intake({
      line: (text) => this.trace.take(text),
      tooLong: (bytes) => this.trace.bad('too-long', String(bytes)),
      brokenOff: (rest) => this.trace.bad('broken-off', rest.slice(0, 80)),
      printed: (text, stream) => this.#printed(text, stream),
      batch: () => this.#batch(),
    })
    this.limits = new LimitKeeper(request.limits, this.gate, {
      after,
      notice: (code, text) => this.trace.say('limit', code, text),
      stop: (code, text) => {
        this.trace.say('limit', code, text)
        this.hooks.stop({ kind: 'limit', text })
      },
    })
    this.closing = new Closing(this.roster, now, (event) => this.trace.write(event))
    this.orphans = new Orphans(this.roster, this.closing, {
      after,
      ask: (reaper, actor, pid) => this.control?.tell(reaper, { type: 'gone', actor, pid }),
    })
    this.utilities = new Utilities(engine.utility, {
      module: engine.module,
      flags: engine.flags,
      started: (actor, process) => {
        this.listen(process)
        engine.sampler?.process(request.run, actor, process.pid, true)
      },
      ended: (actor, { cause, code, signal }) =>
        this.closing.exited(actor, {
          cause,
          ...(code !== undefined && { code }),
          ...(signal && { signal }),
        }),
    })
    this.strays = new Strays(token, request.folder)
    this.stopping = new Stopping(owner, this.roster, this.utilities, this.strays)
    this.measures = new MeasuredLines(request.measures ?? [], (event) => this.trace.write(event))
    this.detector = new Detector({
      now,
      after,
      look: () => lookAround(this.state.state, this.control, () => engine.sampler?.look(request.run)),
      found: (verdicts) => this.hooks.found(verdicts),
      failed: (cause) => this.trace.bad('look-failed', messageOf(cause)),
    })
    this.#follow()
    owner.own('trace', () => {
      this.trace.close()
      this.record.abandon()
    })
  }

  /** Takes in what a process writes. */
  listen(process: ActorProcess): void {
    if (this.engine.givesWay) giveWay(process.pid)
    // Utility processes and Python's bring their events by streams of their own; child processes share the first one's.
    const alone = this.request.processes === 'child' && !this.request.python
    if (process.events) this.intake.events(process.events, alone)
    for (const { readable, stream } of process.printed) this.intake.printed(readable, stream)
  }

  #follow(): void {
    this.trace.filter((event) => {
      if (event.type !== 'actor-exited') return true
      if (event.actor !== MAIN_ACTOR) return !this.roster.get(event.actor)?.ended
      this.said = { cause: event.cause, ...(event.message !== undefined && { message: event.message }) }
      return false
    })
    this.trace.follow(
      (event) => this.state.apply(event),
      (event) => this.roster.apply(event),
      (event) => this.commands.apply(event),
      (event) => this.closing.apply(event),
      (event) => this.utilities.apply(event),
      (event) => this.detector.apply(event),
      (event) => this.measures.apply(event),
      (event) => {
        if (event.type === 'output') this.limits.printed(event.text)
        else if (event.type === 'actor-created')
          this.limits.population(this.roster.processes, this.roster.threads)
        else if (event.type === 'actor-started') this.#watchProcess(event.actor, event.pid)
      },
    )
  }

  #watchProcess(actor: ActorId, pid: number): void {
    const member = this.roster.get(actor)
    // A utility process was told of when it began: it can't be looked for in the run's group.
    if (!member || !isProcess(member) || member.kind === 'utility') return
    this.orphans.started(actor, pid)
    this.engine.sampler?.process(this.request.run, actor, pid, false)
  }

  /** There is no telling which process it was. */
  #printed(text: string, stream: PrintedStream): void {
    this.trace.write({ type: 'output', t: this.clock.now(), actor: MAIN_ACTOR, stream, text })
  }

  #batch(): void {
    this.trace.flush()
    this.limits.traced(this.record.bytes)
  }

  #recordFailed(cause: Error): void {
    this.trace.notice('record-failed', cause.message)
    this.hooks.stop({ kind: 'limit', text: noticeSentence['record-failed'](cause.message) })
  }
}
