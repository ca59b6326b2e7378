/** What an actor waits for, in the program's own words: "join t1", "put q", "acquire lock1". */
import type { Wait } from '../../shared/trace/events.ts'
import { MAIN_ACTOR, type ActorId } from '../../shared/trace/ids.ts'
import type { RunState } from '../../shared/trace/state.ts'
import type { Sentences } from './sentences.ts'

export function waitWords(wait: Wait, state: RunState): string {
  const op = wait.op === 'queue-join' ? 'join' : wait.op
  const of =
    wait.target !== undefined
      ? nameOf(wait.target, state)
      : wait.resource && state.resources.get(wait.resource)?.name
  return of ? `${op} ${of}` : op
}

/** What the run's main process is blocked in; undefined while it computes or waits for the next command. */
export function mainWaits(state: RunState): string | undefined {
  const wait = state.actors.get(MAIN_ACTOR)?.wait
  return wait === undefined || wait.op === 'input' ? undefined : waitWords(wait, state)
}

/** The wait-for graph as sentences, one for each actor that waits for something. */
export function waitForText(state: RunState, { shell }: Sentences): string {
  const lines: string[] = []
  for (const { name, wait } of state.actors.values()) {
    if (wait === undefined || wait.op === 'input' || wait.op === 'sleep') continue
    const holders = wait.resource === undefined ? [] : (state.resources.get(wait.resource)?.holders ?? [])
    let what = waitWords(wait, state)
    if (holders.length > 0) what = shell.heldBy(what, holders.map((id) => nameOf(id, state)).join(', '))
    if (wait.deadline !== undefined) what = shell.until(what, (wait.deadline / 1e6).toFixed(1))
    lines.push(shell.waitsFor(name, what))
  }
  return lines.length > 0 ? lines.join('\n') : shell.nobodyWaits
}

/** All actors and their states, as a table. */
export function actorsText(state: RunState, { shell }: Sentences): string {
  const { ps } = shell
  const rows = [[ps.name, ps.kind, ps.pid, ps.parent, ps.thread, ps.state, ps.waits]]
  for (const actor of state.actors.values()) {
    const code = actor.exit?.code ?? actor.exit?.signal
    rows.push([
      actor.name,
      actor.kind,
      String(actor.pid ?? '-'),
      String(actor.ppid ?? '-'),
      String(actor.tid ?? '-'),
      code === undefined ? actor.state : `${actor.state} ${code}`,
      actor.wait && actor.wait.op !== 'input' ? waitWords(actor.wait, state) : '',
    ])
  }
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function nameOf(id: ActorId, state: RunState): string {
  return state.actors.get(id)?.name ?? id
}
