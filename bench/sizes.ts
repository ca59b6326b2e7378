/** How much of everything is measured. */
export interface Sizes {
  readonly name: 'full' | 'quick' | 'tiny'
  /** Alternating repeats (ours, theirs, ours, theirs …). */
  readonly repeats: number
  /** Additions of each thread, of each process. */
  readonly lockThreads: number
  readonly lockProcesses: number
  /** Messages through a queue between processes, between threads. */
  readonly processMessages: number
  readonly threadMessages: number
  /** Tasks of a pool: handed in at once, one after another. */
  readonly asyncTasks: number
  readonly applyTasks: number
  /** Processes started one after another in one run. */
  readonly starts: number
  /** Processes started together. */
  readonly crowds: readonly number[]
  readonly deadlocks: number
  /** Acquires of a lock in Python; steps of a round of computing, its alternations; every how many of the corpus runs. */
  readonly pythonLocks: number
  readonly pythonRounds: number
  readonly pythonComputes: number
  readonly corpusStep: number
  /** Rounds of hard contention, all scenes together; and how many of them one run has. */
  readonly rounds: number
  readonly roundsOfARun: number
  /** Of the app: cold and warm starts; seconds of frames, with threads in each of three processes; lines timed. */
  readonly appStarts: number
  readonly frameSeconds: number
  readonly frameThreads: number
  readonly delays: number
  /** Events of the trace that is opened, and how often it is moved to another instant. */
  readonly traceEvents: number
  readonly seeks: number
}

/** What the project's bars speak of. */
export const FULL: Sizes = {
  name: 'full',
  repeats: 7,
  lockThreads: 1_000_000,
  lockProcesses: 100_000,
  processMessages: 100_000,
  threadMessages: 200_000,
  asyncTasks: 10_000,
  applyTasks: 2_000,
  starts: 5,
  crowds: [1, 8, 32, 128],
  deadlocks: 1_000,
  pythonLocks: 20_000,
  pythonRounds: 150_000,
  pythonComputes: 40,
  corpusStep: 1,
  rounds: 10_000,
  roundsOfARun: 50,
  appStarts: 5,
  frameSeconds: 10,
  frameThreads: 20,
  delays: 300,
  traceEvents: 1_000_000,
  seeks: 100,
}

/** A few minutes less: fewer repeats, deadlocks and rounds, but work of the same size. */
export const QUICK: Sizes = {
  ...FULL,
  name: 'quick',
  repeats: 3,
  crowds: [1, 8, 32],
  deadlocks: 100,
  pythonComputes: 15,
  corpusStep: 5,
  rounds: 950,
  appStarts: 2,
  delays: 100,
  seeks: 40,
}

/** Says nothing about speed: only that everything runs. */
export const TINY: Sizes = {
  name: 'tiny',
  repeats: 1,
  lockThreads: 1_000,
  lockProcesses: 1_000,
  processMessages: 1_000,
  threadMessages: 1_000,
  asyncTasks: 50,
  applyTasks: 10,
  starts: 1,
  crowds: [1, 2],
  deadlocks: 4,
  pythonLocks: 1_000,
  pythonRounds: 10_000,
  pythonComputes: 1,
  corpusStep: 60,
  rounds: 19,
  roundsOfARun: 1,
  appStarts: 1,
  frameSeconds: 1,
  frameThreads: 1,
  delays: 10,
  traceEvents: 5_000,
  seeks: 4,
}
