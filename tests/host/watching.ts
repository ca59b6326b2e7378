/** The window's side of the contract, as far as a test needs it: what it was sent, in the order in which it came. */
import type { OpenTarget } from '../../shared/contract/app/machine.ts'
import type { AppSettings } from '../../shared/contract/app/settings.ts'
import type { EventBatch, Usage } from '../../shared/contract/app/runs.ts'
import type { Handlers, WindowCalls } from '../../shared/contract/app/table.ts'
import type { EventOf, EventType, TraceEvent } from '../../shared/trace/events.ts'

export class Watching {
  readonly batches: EventBatch[] = []
  readonly usages: Usage[] = []
  readonly settings: AppSettings[] = []
  readonly opened: OpenTarget[] = []
  readonly #deaf: boolean
  #wake: (() => void)[] = []

  constructor(deaf: boolean) {
    this.#deaf = deaf
  }

  /** Of one run, in order; throws if there is a gap or something comes twice. */
  events(run: string, from = 0): TraceEvent[] {
    const events: TraceEvent[] = []
    for (const batch of this.batches.filter((one) => one.run === run)) {
      if (batch.first !== from + events.length)
        throw new Error(`a batch begins at ${batch.first} instead of ${from + events.length}`)
      events.push(...batch.events)
    }
    return events
  }

  of<T extends EventType>(run: string, type: T): EventOf<T>[] {
    return this.events(run).filter((event): event is EventOf<T> => event.type === type)
  }

  output(run: string): string {
    return this.of(run, 'output')
      .map(({ text }) => text)
      .join('')
  }

  /** Settled when the last batch of the run has come. */
  async over(run: string): Promise<void> {
    while (!this.batches.some((batch) => batch.run === run && batch.last))
      await new Promise<void>((resolve) => this.#wake.push(resolve))
  }

  /** Settled when so many events of the run have come. */
  async count(run: string, count: number): Promise<void> {
    const seen = () =>
      this.batches.reduce((sum, batch) => sum + (batch.run === run ? batch.events.length : 0), 0)
    while (seen() < count) await new Promise<void>((resolve) => this.#wake.push(resolve))
  }

  handlers(): Handlers<WindowCalls> {
    return {
      takeEvents: (batch) => {
        this.batches.push(batch)
        for (const wake of this.#wake.splice(0)) wake()
        return this.#deaf ? new Promise<void>(() => undefined) : Promise.resolve()
      },
      takeSettings: (settings) => void this.settings.push(settings),
      takeUsage: (usage) => void this.usages.push(usage),
      open: (target) => void this.opened.push(target),
      runCommand: () => undefined,
    }
  }
}
