/** One window: its connection, and what it watches. Whatever it does, or stops doing, concerns it alone. */
import { connect, type Channel, type Connection } from '../../shared/contract/app/connect.ts'
import type { Problem } from '../../shared/contract/app/problem.ts'
import type { Usage } from '../../shared/contract/app/runs.ts'
import {
  appCalls,
  windowCalls,
  type AppCalls,
  type Functions,
  type Handlers,
  type WindowCalls,
} from '../../shared/contract/app/table.ts'
import { feed } from './live/feed.ts'
import type { Runs, StartedRun } from './live/runs.ts'
import type { Log } from './log.ts'
import { toProblem } from './problems.ts'

const GONE: Problem = {
  code: 'gone',
  text: { en: 'The window has been closed.', zh: '窗口已关闭。' },
}

/** What a window itself does with `watchRun` and `unwatchRun`; everything else is the same for all windows. */
export type CommonHandlers = Omit<Handlers<AppCalls>, 'watchRun' | 'unwatchRun'>

export class Window {
  readonly #connection: Connection<WindowCalls>
  readonly #runs: Runs
  readonly #log: Log
  /** What ends the feed of each run it watches. */
  readonly #feeds = new Map<string, AbortController>()
  #measuring = false

  constructor(channel: Channel, { handlers, runs, log }: { handlers: CommonHandlers; runs: Runs; log: Log }) {
    this.#runs = runs
    this.#log = log
    this.#connection = connect(
      channel,
      appCalls,
      {
        ...handlers,
        watchRun: ({ run, from }) => this.#watch(runs.get(run), from),
        unwatchRun: ({ run }) => this.#feeds.get(run)?.abort(),
      },
      windowCalls,
      { problemOf: (thrown) => this.#problemOf(thrown) },
    )
  }

  get remote(): Functions<WindowCalls> {
    return this.#connection.remote
  }

  watches(run: string): boolean {
    return this.#feeds.has(run)
  }

  /** One at a time: a window that does not answer is not told again. */
  takeUsage(usage: Usage): void {
    if (this.#measuring || !this.watches(usage.run)) return
    this.#measuring = true
    void this.remote
      .takeUsage(usage)
      .catch(() => undefined)
      .then(() => (this.#measuring = false))
  }

  /** It is gone. */
  close(): void {
    for (const feeding of this.#feeds.values()) feeding.abort()
    this.#connection.close(GONE)
  }

  /** From another number than before: the feed begins anew there. */
  #watch(started: StartedRun, from: number): void {
    const { run, log } = started
    this.#feeds.get(run.id)?.abort()
    const feeding = new AbortController()
    this.#feeds.set(run.id, feeding)
    this.#runs.watching(started, 1)
    void feed(
      { run: run.id, log, from, now: () => run.now },
      (batch) => this.remote.takeEvents(batch),
      feeding.signal,
    )
      .catch((cause: unknown) => {
        // A window that is gone, or a page that could not take a batch: it may ask again.
        if (!feeding.signal.aborted)
          this.#log.warn({ err: cause, run: run.id }, 'a window took no more events')
      })
      .then(() => {
        if (this.#feeds.get(run.id) === feeding) this.#feeds.delete(run.id)
        this.#runs.watching(started, -1)
      })
  }

  #problemOf(thrown: unknown): Problem {
    const problem = toProblem(thrown)
    if (problem.code === 'internal') this.#log.error({ err: thrown }, 'a call failed')
    return problem
  }
}
