/** Where the actors of a run stand in the program on the screen, line by line. */
import type { EventOf, TraceEvent, Verdict } from '../../shared/trace/events.ts'
import type { ActorId, Micros } from '../../shared/trace/ids.ts'
import { itemsOf, type RunState } from '../../shared/trace/state.ts'
import { isForEver } from '../../shared/trace/verdict.ts'
import type { Mark } from '../parts/mark.ts'
import type { Frame } from '../stores/run.ts'
import { processRow, waitRow, type WaitRow } from './processes.ts'

export interface LineActor {
  readonly id: ActorId
  readonly name: string
  readonly mark: Mark
  /** What it waits for; of one that was ended in a wait for ever, what that was. */
  readonly waits: WaitRow | undefined
  /** It is part of a verdict that names this line. */
  readonly stuck: boolean
}

export interface ProgramLine {
  readonly line: number
  readonly actors: readonly LineActor[]
  /** A verdict that names this line still holds. */
  readonly verdict: boolean
}

/** What is on the screen, as a run may be of it. */
export interface ShownProgram {
  /** The lab's id, or the name of one's own program or file. */
  readonly name: string
  readonly language: 'typescript' | 'python'
}

type Frozen = Pick<Frame, 'state' | 'now' | 'count'> & {
  readonly history: { readonly events: readonly TraceEvent[] }
}

/** How many events are looked through for the place where a running actor was last seen. */
const FAR = 5000

/** The lines of the program where actors wait, sleep or were last seen, top to bottom; none if the run is of another program. */
export function programLines(frame: Frozen, shown: ShownProgram): ProgramLine[] {
  const { state, now } = frame
  if (!isRunOf(state.run, shown)) return []
  const lines = new Map<number, LineActor[]>()
  const put = (line: number | undefined, actor: LineActor) => {
    if (line !== undefined) lines.set(line, [...(lines.get(line) ?? []), actor])
  }
  const stuck = stuckWaits(state, now)
  const seen = lastSeen(frame, shown)
  for (const id of state.actors.keys()) {
    const row = processRow(state, id, now)
    if (!row || row.mark === 'created') continue
    const { mark, waits, alive } = row
    const last = stuck.get(id)
    const at = alive ? (waits ? lineIn(shown, waits) : seen.get(id)) : last && lineIn(shown, last)
    put(at, { id, name: row.actor.name, mark, waits: alive ? waits : last, stuck: last !== undefined })
  }
  return [...lines]
    .map(([line, actors]) => ({ line, actors, verdict: actors.some((actor) => actor.stuck) }))
    .sort((a, b) => a.line - b.line)
}

/** Whether a run, as its first event tells it, is one of this program. */
export function isRunOf(run: EventOf<'run'> | undefined, { name, language }: ShownProgram): boolean {
  return run !== undefined && run.program.language === language && stem(run.program.name) === stem(name)
}

/** By actor: its wait that a verdict names, for ever or until a timeout that has not come. */
function stuckWaits(state: RunState, now: Micros): Map<ActorId, WaitRow> {
  const waits = new Map<ActorId, WaitRow>()
  for (const verdict of itemsOf(state.verdicts))
    for (const wait of verdict.waits)
      if (stillHolds(state, verdict, wait))
        waits.set(wait.actor, waitRow(state, wait, state.actors.get(wait.actor)?.ended ?? now))
  return waits
}

/** An actor that was ended in such a wait stays where it was; one that waits on waits the same wait. */
function stillHolds(state: RunState, verdict: Verdict, { actor, seq }: Verdict['waits'][number]): boolean {
  const now = state.actors.get(actor)
  return now?.state === 'exited' ? isForEver(verdict) : now?.wait?.seq === seq
}

/** By running actor: the line of the last thing it was seen to do. */
function lastSeen({ state, history, count }: Frozen, shown: ShownProgram): Map<ActorId, number> {
  const wanted = new Set(
    [...state.actors.values()].filter((actor) => actor.state === 'running').map(({ id }) => id),
  )
  const places = new Map<ActorId, number>()
  for (let at = count - 1; at >= Math.max(0, count - FAR) && wanted.size > 0; at--) {
    const event = history.events[at]
    const doer = event && doerOf(event)
    if (!doer || !wanted.has(doer.actor)) continue
    const line = lineIn(shown, doer.source)
    if (line !== undefined) places.set(doer.actor, line)
    wanted.delete(doer.actor)
  }
  return places
}

/** Who was where when this happened, if the event says so. */
function doerOf(event: TraceEvent): { actor: ActorId; source: { file: string; line: number } } | undefined {
  switch (event.type) {
    case 'actor-created':
      return event.source && event.parent !== undefined
        ? { actor: event.parent, source: event.source }
        : undefined
    case 'wait-begin':
    case 'acquired':
    case 'put':
    case 'got':
      return event.source && { actor: event.actor, source: event.source }
    default:
      return undefined
  }
}

/** Whether a file, as a trace or a problem names it, is the program's own text and not one beside it. */
export function isFileOf(file: string | undefined, { name }: ShownProgram): boolean {
  return file !== undefined && stem(file) === stem(name)
}

function lineIn(shown: ShownProgram, { file, line }: Place): number | undefined {
  return isFileOf(file, shown) ? line : undefined
}

interface Place {
  readonly file?: string | undefined
  readonly line?: number | undefined
}

/** A program's file is called as the program is, with or without its ending. */
function stem(name: string): string {
  return name.replace(/\.(?:[cm]?[jt]s|py)$/, '')
}
