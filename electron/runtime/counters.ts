/** What this actor did to each resource, counted here and written to the trace from time to time. */
import type { ResourceId } from '../../shared/trace/ids.ts'
import { emit } from './trace.ts'

/** One resource's counts of this actor since they were last written. */
export class Counters {
  acquisitions = 0
  contended = 0
  waited = 0
  reads = 0
  writes = 0
  /** Sum of (written - read just before): what this actor's writes should have added up to. */
  delta = 0
  blind = false

  constructor(private readonly resource: () => ResourceId) {
    all.push(this)
  }

  flush(): void {
    if (this.acquisitions + this.contended + this.reads + this.writes === 0) return
    // No number of JSON stands for infinity: what the writes added up to is then unknown.
    const known = Number.isFinite(this.delta)
    emit('counters', {
      resource: this.resource(),
      acquisitions: this.acquisitions,
      contended: this.contended,
      waited: this.waited,
      reads: this.reads,
      writes: this.writes,
      delta: known ? this.delta : 0,
      ...((this.blind || !known) && { blind: true }),
    })
    this.acquisitions = this.contended = this.waited = this.reads = this.writes = this.delta = 0
  }
}

const all: Counters[] = []

export function flushCounters(): void {
  for (const counters of all) counters.flush()
}

/** All that this actor did to any resource, as far as it has not been flushed. */
export function operationsDone(): number {
  let sum = 0
  for (const { acquisitions, reads, writes } of all) sum += acquisitions + reads + writes
  return sum
}
