/** The session: what every shell talks to. It opens programs, runs them, keeps their traces, and leaves nothing behind. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Backend } from '../supervisor/backend/backend.ts'
import { childBackend } from '../supervisor/backend/child.ts'
import { utilityBackend, type UtilityFork } from '../supervisor/backend/utility.ts'
import { StartError } from '../supervisor/sentences.ts'
import { startRun, type Run } from '../supervisor/run.ts'
import type { RunRequest, RunSampler } from '../supervisor/options.ts'
import { startSampler } from '../supervisor/sampler.ts'
import { sweep } from '../supervisor/sweep.ts'
import { PythonError } from './python/python-error.ts'
import { instrumentation } from './python/instrumentation.ts'
import { pythonProgram } from './python/python-program.ts'
import { openProgram, type Program, type Target } from './program.ts'
import { History } from './records/history.ts'
import {
  defaultRunsFolder,
  makeRunFolder,
  newRunId,
  removeIfEmpty,
  segmentOf,
  writeProgram,
} from './run-folder.ts'
import { checkOptions, type CheckedOptions, type RunOptions } from './run-options.ts'

export interface SessionOptions {
  /** Holds actor.cjs and sampler.cjs. */
  readonly engineFolder: string
  /** Traces of earlier runs. */
  readonly stateFolder: string
  /** Where runs keep what they need while they last: a short path, for this user alone. */
  readonly runsFolder?: string
  /** undefined: Node as it is, or Electron as Node. */
  readonly child?: Backend
  /** Electron's utilityProcess.fork, which only the desktop has. */
  readonly utilityFork?: UtilityFork
  /** For Node, before the bundle. */
  readonly flags?: readonly string[]
  /** There is a window that must answer whatever a program does. */
  readonly givesWay?: boolean
  /** undefined: a child process of ours; the desktop hands in one that is a utility process. */
  readonly startSampler?: () => Promise<SessionSampler>
  /** undefined: what a session that was killed has left in `runsFolder` is removed. */
  readonly sweep?: () => Promise<unknown>
}

export interface SessionSampler extends RunSampler {
  unlink(segment: string): Promise<void>
  close(): Promise<void>
  /** At once, without waiting. */
  closeNow(): void
}

/** Starts the sampler, sweeps what a session that was killed has left, and is ready for runs. */
export async function openSession(options: SessionOptions): Promise<Session> {
  const { engineFolder, stateFolder, runsFolder = defaultRunsFolder() } = options
  const { startSampler: start = () => startSampler({ module: join(engineFolder, 'sampler.cjs') }) } = options
  // A file that may not grow any further (ulimit -f) fails that write: it is not the end of this process (setrlimit(2)).
  if (process.listenerCount('SIGXFSZ') === 0) process.on('SIGXFSZ', () => undefined)
  const sampler = await start()
  try {
    await (options.sweep?.() ?? sweep(runsFolder, { unlink: (segment) => sampler.unlink(segment) }))
    const history = new History(stateFolder)
    await history.prune()
    return new Session({ ...options, runsFolder }, history, sampler)
  } catch (cause) {
    await sampler.close()
    throw cause
  }
}

export class Session {
  readonly history: History
  readonly #options: SessionOptions & { readonly runsFolder: string }
  readonly #sampler: SessionSampler
  readonly #child: Backend
  readonly #utility: Backend
  readonly #instrumentation: () => Promise<string>
  readonly #runs = new Set<Run>()
  /** Runs that are being started. */
  readonly #starting = new Set<Promise<unknown>>()
  #closed = false

  constructor(
    options: SessionOptions & { readonly runsFolder: string },
    history: History,
    sampler: SessionSampler,
  ) {
    this.#options = options
    this.history = history
    this.#sampler = sampler
    this.#child = options.child ?? childBackend()
    this.#utility = utilityBackend(options.utilityFork)
    this.#instrumentation = instrumentation(join(options.engineFolder, 'python'), options.stateFolder)
  }

  /** Runs that are not over. */
  get runs(): readonly Run[] {
    return [...this.#runs]
  }

  /** @throws ProgramError if it can't be read or can't be run as it is written */
  open(target: Target): Promise<Program> {
    return openProgram(target)
  }

  /**
   * Starts a run. Whoever watches from the first event on subscribes in the same turn in which this resolves.
   * @throws SettingError for a setting that can't be, StartError if there is no process
   */
  async run(program: Program, options: RunOptions = {}): Promise<Run> {
    const starting = this.#start(program, options)
    this.#starting.add(starting)
    try {
      return await starting
    } finally {
      this.#starting.delete(starting)
    }
  }

  /** Stops every run and waits until nothing of them is left. */
  async close(): Promise<void> {
    this.#closed = true
    await Promise.allSettled(this.#starting)
    await Promise.all(this.runs.map((run) => run.stop()))
    await this.#sampler.close()
    await removeIfEmpty(this.#options.runsFolder)
  }

  /** For a shell that is itself being ended: SIGKILL to every process, without waiting for anything. */
  closeNow(): void {
    this.#closed = true
    for (const run of this.#runs) run.killNow()
    this.#sampler.closeNow()
  }

  async #start(program: Program, options: RunOptions): Promise<Run> {
    const { record, python, ...checked } = checkOptions(program, options)
    if (this.#closed) throw new Error('The session is closed: no run can be started in it.')
    const { engineFolder, runsFolder, flags = [], givesWay = false, utilityFork } = this.#options
    // Never a silent substitute: what the student asked to see must be what runs.
    if (checked.processes === 'utility' && !utilityFork) throw new StartError('no-utility')
    if (checked.processes === 'utility' && program.code.language === 'python')
      throw new StartError('python-utility')
    const id = newRunId()
    const folder = await makeRunFolder(runsFolder, id)
    try {
      const code = await written(program, folder, { ...checked, python }, this.#instrumentation)
      const recordTo =
        record === 'history'
          ? await this.history.pathFor(id, program.title.name)
          : record === 'discard'
            ? join(folder, 'trace.ndjson')
            : record.to
      const run = await startRun(
        {
          module: join(engineFolder, 'actor.cjs'),
          flags,
          child: this.#child,
          utility: this.#utility,
          givesWay,
          sampler: this.#sampler,
        },
        {
          ...checked,
          run: id,
          folder,
          segment: segmentOf(id),
          title: program.title,
          ...code,
          recordTo,
        },
      )
      this.#runs.add(run)
      void run.ended.then(() => this.#runs.delete(run))
      if (this.#closed) void run.stop()
      return run
    } catch (cause) {
      await rm(folder, { recursive: true, force: true })
      throw cause
    }
  }
}

/** What the supervisor starts: the compiled files written down, or the Python that runs the program. */
async function written(
  { code }: Program,
  folder: string,
  options: Pick<CheckedOptions, 'parameters' | 'speed' | 'drive' | 'python'>,
  instrumentation: () => Promise<string>,
): Promise<Pick<RunRequest, 'program' | 'python' | 'measures'>> {
  if (code.language === 'typescript') {
    const { compiled } = code
    return { program: { entry: compiled.entry, files: await writeProgram(folder, compiled) } }
  }
  if (options.drive === 'hand') throw new PythonError('whole-only')
  const folders = { run: folder, instrumentation: await instrumentation() }
  const python = await pythonProgram(code.source, options.python, options, folders)
  return { program: { entry: python.argv[0] ?? '', files: '' }, python, measures: code.measures }
}
