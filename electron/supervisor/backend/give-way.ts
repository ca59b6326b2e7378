import { writeFileSync } from 'node:fs'
import { setPriority } from 'node:os'

/**
 * A third of the usual share of a processor that is wanted by both (sched(7), "The nice value"). On Windows this is
 * still the normal priority: its scheduler favours the window in the foreground by itself.
 */
const NICE = 5

/**
 * Puts a process, and with it all that it starts from now on, behind others that want the processor: a window must
 * answer while a program computes on every core. On an idle machine a program is none the slower for it.
 */
export function giveWay(pid: number): void {
  attempt(() => setPriority(pid, NICE))
  // Where Linux weighs sessions instead of processes (sched(7), "The autogroup feature"): a run is a session of its own.
  if (process.platform === 'linux') attempt(() => writeFileSync(`/proc/${pid}/autogroup`, String(NICE)))
}

/** It has ended already, or somebody forbids it: it runs as it is. */
function attempt(act: () => void): void {
  try {
    act()
  } catch {
    return
  }
}
