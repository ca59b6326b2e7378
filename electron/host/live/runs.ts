/** The runs that were started here: under way, and for a while after their end, so that every window can see it. */
import type { startRunSchema } from '../../../shared/contract/app/runs.ts'
import type { RunInfo, RunTarget } from '../../../shared/contract/app/runs.ts'
import { labs } from '../../../shared/labs/index.ts'
import type { Lab } from '../../../shared/labs/lab.ts'
import type { z } from 'zod'
import { isPython, type Target } from '../../session/program.ts'
import type { PythonOptions } from '../../session/python/python-program.ts'
import type { RunOptions } from '../../session/run-options.ts'
import type { Session } from '../../session/session.ts'
import type { Run } from '../../supervisor/run.ts'
import { refusal } from '../problems.ts'
import { RunLog } from './run-log.ts'

/** Runs that are over and can still be watched to their end. */
const MOST_OVER = 20

export interface StartedRun {
  readonly run: Run
  readonly log: RunLog
  /** How many windows watch it. */
  watchers: number
  /** As it is now. */
  readonly info: RunInfo
}

export interface RunsOptions {
  /** The program's own path, if the user has chosen it. */
  readonly file: (path: string) => Promise<string>
  /** The interpreter that the user has chosen. */
  readonly python: () => string | undefined
  /** A run began or ended. */
  readonly changed: () => void
  /** A window begins to watch one. */
  readonly watched: () => void
}

export class Runs {
  readonly #session: Session
  readonly #options: RunsOptions
  /** In the order in which they were started. */
  readonly #runs = new Map<string, StartedRun>()

  constructor(session: Session, options: RunsOptions) {
    this.#session = session
    this.#options = options
  }

  get all(): readonly StartedRun[] {
    return [...this.#runs.values()]
  }

  /** Under way. */
  get live(): readonly StartedRun[] {
    return this.all.filter(({ log }) => !log.over)
  }

  /** @throws ProblemError for a run that was not started here, or long ago */
  get(id: string): StartedRun {
    const started = this.#runs.get(id)
    if (started) return started
    throw refusal({
      en: 'This run is not under way any more; open it from the list of runs.',
      zh: '此次运行已不在进行中，请从运行列表中打开它。',
    })
  }

  async start({ target, ...options }: z.output<typeof startRunSchema>): Promise<RunInfo> {
    const program = await this.#session.open(await this.#targetOf(target))
    const run = await this.#session.run(program, { ...given(options), python: this.#python(options) })
    const log = new RunLog(run.trace)
    const language = program.title.language
    const info: RunInfo = {
      run: run.id,
      name: program.title.name,
      ...(program.title.lab !== undefined && { lab: program.title.lab }),
      language,
      drive: options.drive,
      target,
      input: run.takesInput,
      over: false,
    }
    const started: StartedRun = {
      run,
      log,
      watchers: 0,
      get info() {
        return { ...info, over: log.over }
      },
    }
    // In the turn in which it was started, so that no event is missed.
    run.onEvents((batch) => log.add(batch), { everything: true })
    this.#runs.set(run.id, started)
    void run.ended.then(() => this.#ended(started))
    this.#options.changed()
    return started.info
  }

  /** Called when a window begins or ceases to watch. */
  watching(started: StartedRun, by: 1 | -1): void {
    started.watchers += by
    if (by > 0) this.#options.watched()
    this.#tidy(started)
  }

  #ended(started: StartedRun): void {
    started.log.finish()
    this.#tidy(started)
    const over = this.all.filter(({ log, watchers }) => log.over && watchers === 0)
    for (const { run } of over.slice(0, Math.max(0, over.length - MOST_OVER))) this.#runs.delete(run.id)
    void this.#session.history.prune()
    this.#options.changed()
  }

  /** What nobody watches is not kept in memory; a window that comes back reads the trace file. */
  #tidy({ log, watchers }: StartedRun): void {
    if (log.over && watchers === 0) log.free()
  }

  #python({ startMethod }: Asked): PythonOptions {
    return { interpreter: this.#options.python(), startMethod }
  }

  async #targetOf(target: RunTarget): Promise<Target> {
    switch (target.kind) {
      case 'lab':
        return { kind: 'lab', lab: labOf(target.lab), language: target.language }
      case 'file':
        return { kind: 'file', path: await this.#options.file(target.path) }
      case 'text': {
        const { name, text, language, lab } = target
        const ending = language === 'python' && !isPython(name) ? '.py' : ''
        return { kind: 'text', name: name + ending, text, ...(lab !== undefined && { lab: labOf(lab) }) }
      }
    }
  }
}

function labOf(id: string): Lab {
  const lab = labs.find((one) => one.id === id)
  if (lab) return lab
  throw refusal({ en: `There is no lab ${JSON.stringify(id)}.`, zh: `没有 ${JSON.stringify(id)} 这个实验。` })
}

type Asked = Omit<z.output<typeof startRunSchema>, 'target'>

/** Without the members that are undefined. */
function given(options: Asked): RunOptions {
  const { settings, speed, seconds, seed, processes, drive, onDeadlock } = options
  return {
    settings,
    processes,
    drive,
    onDeadlock,
    seconds,
    seed,
    record: 'history',
    ...(speed !== undefined && { speed }),
  }
}
