/** What a pool and its workers say to each other through the pool's two queues. */

/** null: this worker is to end. */
export type Job = null | {
  job: number
  /** Which piece of the job, 0 for a single call. */
  part: number
  /** The exported function, by name. */
  target: string
  /** call: `target(...args, kwargs?)`. map: `target(item)` for each. star: `target(...item)` for each. */
  how: 'call' | 'map' | 'star'
  args: unknown[]
  kwargs: Record<string, unknown>
}

export interface Answer {
  job: number
  part: number
  ok: boolean
  /** The result (map, star: a list of them), or the exception. */
  value: unknown
}

/** An exception on its way home. */
export interface Failure {
  name: string
  message: string
  stack: string
}

/** The job number in a task's event: parts of one job count as tasks of their own. */
export const taskNumber = (job: number, part: number) => job * 10_000 + part
