/**
 * How a run ends, in order: the main process has ended; what it left behind gets a moment, then SIGKILL; everything
 * that was written is read; last values; the last line; and then nothing of the run is left.
 */
import { constants } from 'node:os'
import type { Text } from '../../../shared/labs/lab.ts'
import type { Outcome, TraceEvent } from '../../../shared/trace/events.ts'
import { MAIN_ACTOR, type Micros } from '../../../shared/trace/ids.ts'
import type { Intake } from '../events/intake.ts'
import type { RunTrace } from '../events/trace.ts'
import type { Owner } from '../owner.ts'
import type { Roster } from '../roster.ts'
import { endSentence } from '../sentences.ts'
import type { Utilities } from '../utilities.ts'
import type { Closing } from './closing.ts'
import type { Exit } from './exit.ts'
import { livingOf, signalGroup } from './group.ts'
import type { StopReason } from './stopping.ts'

/** How long processes may outlive the main process. */
const ORPHAN_MS = 2000
/** SIGKILL works within this, or something is wrong with the machine. */
const KILL_MS = 2000
const POLL_MS = 20

export interface EndingParts {
  readonly owner: Owner
  readonly roster: Roster
  readonly intake: Intake
  readonly trace: RunTrace
  readonly closing: Closing
  readonly utilities: Utilities
  /** 0 where there are no process groups. */
  readonly group: number
  /** Processes of the run outside its group. */
  readonly strays: { alive(): number; kill(): void }
  readonly now: () => Micros
  readonly lastSamples: () => Promise<TraceEvent[]>
  /** What can be said only when all is over. */
  readonly lastVerdicts: () => TraceEvent[]
  readonly reason: () => StopReason | undefined
  /** A verdict that no timeout will break was reached. */
  readonly deadlocked: () => boolean
  /** Why the main process says it ended; the operating system knows only the code. */
  readonly said: () => { cause?: Exit['cause']; message?: string }
}

export interface Ended {
  readonly outcome: Outcome
  /** Why, if it did not simply finish. */
  readonly text: Text | undefined
}

/** The main process has ended as `exit` says; writes everything up to and including `ended`. */
export async function endRun(parts: EndingParts, exit: Exit): Promise<Ended> {
  const { intake, trace, closing, group } = parts
  await intake.drain(20, 200)
  mainExited(parts, exit)
  if (someAlive(parts) && parts.reason() === undefined) await orphans(parts)
  const killed = await killRest(parts)
  await intake.drain(50, 2000)
  intake.close()
  closing.everyone(killed, constants.signals.SIGKILL)
  for (const event of await parts.lastSamples()) trace.write(event)
  for (const event of parts.lastVerdicts()) trace.write(event)
  const survivors = livingOf(group)
  if (survivors.length > 0) trace.notice('survivors', survivors.join(', '))
  trace.sumUp()
  const ended = outcomeOf(parts, exit)
  const { outcome, text } = ended
  trace.write({ type: 'ended', t: parts.now(), outcome, ...(text && { message: text.en, zh: text.zh }) })
  trace.flush()
  return ended
}

function mainExited({ closing, said }: EndingParts, exit: Exit): void {
  const { cause, message } = said()
  closing.exited(MAIN_ACTOR, {
    // A signal or crash is what the operating system saw; between return, exit and exception the program knows better.
    cause: exit.cause === 'exit' || exit.cause === 'returned' ? (cause ?? exit.cause) : exit.cause,
    ...(exit.code !== undefined && { code: exit.code }),
    ...(exit.signal !== undefined && { signal: exit.signal }),
    ...(message !== undefined && { message }),
  })
}

function someAlive({ group, utilities, strays }: EndingParts): boolean {
  return utilities.alive > 0 || livingOf(group).length > 0 || strays.alive() > 0
}

/** As in Python, what the main process leaves behind goes on; but not for ever. */
async function orphans(parts: EndingParts): Promise<void> {
  const until = performance.now() + ORPHAN_MS
  while (performance.now() < until) {
    await parts.owner.sleep(POLL_MS)
    if (!someAlive(parts) || parts.reason() !== undefined) return
  }
  const names = parts.roster.aliveProcesses().map((member) => member.name)
  parts.trace.notice('orphans', names.join(', '))
}

/** SIGKILL to whatever lives; true if there was something. */
async function killRest(parts: EndingParts): Promise<boolean> {
  const { group, utilities, owner, strays } = parts
  const any = someAlive(parts)
  if (!any) return parts.reason() !== undefined
  signalGroup(group, 'SIGKILL')
  strays.kill()
  utilities.signal('SIGKILL')
  const until = performance.now() + KILL_MS
  while ((livingOf(group).length > 0 || strays.alive() > 0) && performance.now() < until) {
    await owner.sleep(POLL_MS)
    signalGroup(group, 'SIGKILL')
    strays.kill()
  }
  await utilities.allEnded(KILL_MS)
  return true
}

function outcomeOf({ reason, deadlocked }: EndingParts, exit: Exit): Ended {
  const why = reason()
  if (deadlocked()) return { outcome: 'deadlock', text: endSentence.deadlock() }
  if (why?.kind === 'limit') return { outcome: 'stopped', text: why.text }
  if (why) return { outcome: 'stopped', text: endSentence.user() }
  if (exit.code === 0) return { outcome: 'finished', text: undefined }
  if (exit.signal === undefined) return { outcome: 'failed', text: endSentence.exit(exit.code ?? -1) }
  return { outcome: 'failed', text: endSentence[exit.cause === 'crash' ? 'crash' : 'signal'](exit.signal) }
}
