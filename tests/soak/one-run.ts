/** One run of the soak: a lab, perhaps disturbed by signals at random moments, and everything that is wrong about it. */
import { setTimeout as pause } from 'node:timers/promises'
import { lives } from '../../electron/sampler/contract/identity.ts'
import type { Session } from '../../electron/session/session.ts'
import type { Run } from '../../electron/supervisor/run.ts'
import { ControlError } from '../../electron/supervisor/sentences.ts'
import type { Lab } from '../../shared/labs/lab.ts'
import type { TraceEvent, Verdict } from '../../shared/trace/events.ts'
import { isAlive } from '../../shared/trace/state.ts'
import { isForEver } from '../../shared/trace/verdict.ts'

export type Disturbance = 'none' | 'terminate' | 'kill' | 'stop' | 'kill-all'

export interface Plan {
  readonly lab: Lab
  readonly speed: number
  readonly disturbance: Disturbance
  /** When it comes, and which of the processes alive then it hits: 0 to 1. */
  readonly after: number
  readonly victim: number
}

export interface Finding {
  /** The run's id. */
  readonly run: string
  readonly outcome: string
  readonly verdicts: number
  /** Sentences; none if all is well. */
  readonly wrong: readonly string[]
}

/** A run that takes longer has lost something. */
const LONGEST_SECONDS = 60
/** How long a verdict that somebody waits for ever is put to the proof. Milliseconds. */
const PROOF_MS = 300

export async function oneRun(session: Session, plan: Plan): Promise<Finding> {
  const program = await session.open({ kind: 'lab', lab: plan.lab })
  const run = await session.run(program, {
    speed: plan.speed,
    seconds: LONGEST_SECONDS,
    onDeadlock: 'keep-going',
    record: 'discard',
  })
  const events: TraceEvent[] = []
  let proving: Promise<unknown> | undefined
  run.onEvents((batch) => {
    events.push(...batch)
    // Nobody whom the verdict names may go on by himself afterwards: so it is given time to be refuted.
    if (batch.some((event) => event.type === 'verdict' && isForEver(event)))
      proving ??= pause(PROOF_MS).then(() => run.stop())
  })
  await Promise.race([disturb(run, plan), run.ended])
  const end = await run.ended
  await proving
  const verdicts = events.filter((event): event is Verdict => event.type === 'verdict')
  return {
    run: run.id,
    outcome: end.outcome,
    verdicts: verdicts.length,
    wrong: [
      ...refuted(events),
      ...unexpected(plan, end.outcome, verdicts),
      ...(await alive(events)),
      ...faults(events),
    ],
  }
}

async function disturb(run: Run, { disturbance, after, victim }: Plan): Promise<void> {
  if (disturbance === 'none') return
  await pause(after)
  if (disturbance === 'stop') return void run.stop()
  if (disturbance === 'kill-all') return run.killNow()
  const processes = [...run.state.actors.values()].filter(
    (actor) => actor.kind !== 'thread' && isAlive(run.state, actor.id),
  )
  const target = processes[Math.floor(victim * processes.length)]
  if (!target) return
  try {
    run[disturbance](target.id)
  } catch (refused) {
    // It ended between the look and the signal.
    if (!(refused instanceof ControlError)) throw refused
  }
}

/** Waits that a verdict called endless, and that ended well after all. */
function refuted(events: readonly TraceEvent[]): string[] {
  return events.flatMap((verdict, at) => {
    if (verdict.type !== 'verdict' || !isForEver(verdict)) return []
    return verdict.waits.flatMap(({ actor, seq, op }) => {
      const ended = events
        .slice(at)
        .some((e) => e.type === 'wait-end' && e.actor === actor && e.seq === seq && e.result === 'ok')
      return ended ? [`a ${verdict.kind} verdict named ${actor}'s ${op} as endless, and it ended`] : []
    })
  })
}

/** An undisturbed lab ends as it says; a verdict that somebody waits for ever belongs to those labs that deadlock. */
function unexpected({ lab, disturbance }: Plan, outcome: string, verdicts: readonly Verdict[]): string[] {
  const lasting = verdicts.filter(isForEver)
  if (disturbance !== 'none') return []
  if (lab.outcome !== 'deadlock' && lasting.length > 0) return [`${lab.id} was called a ${lasting[0]?.kind}`]
  const ended = lasting.length > 0 ? 'deadlock' : outcome
  return ended === lab.outcome || lab.outcome === 'deadlock' ? [] : [`${lab.id} ended as ${ended}`]
}

/** Processes of the run that live although it is over. One that has been killed may still be on its way out. */
async function alive(events: readonly TraceEvent[]): Promise<string[]> {
  const pids = new Map(events.flatMap((e) => (e.type === 'actor-started' ? [[e.pid, e.actor] as const] : [])))
  for (let tries = 0; tries < 40; tries++) {
    // One that waits to be reaped does not: an orphan is reaped by whatever is process 1 here, when it likes.
    for (const pid of pids.keys()) if (!lives({ pid })) pids.delete(pid)
    if (pids.size === 0) return []
    await pause(50)
  }
  return [...pids].map(([pid, actor]) => `process ${pid} of ${actor} lives although the run is over`)
}

/** What the lab itself did wrong, in its own words. */
function faults(events: readonly TraceEvent[]): string[] {
  return events.flatMap((event) => (event.type === 'notice' && event.voice === 'ours' ? [event.text] : []))
}
