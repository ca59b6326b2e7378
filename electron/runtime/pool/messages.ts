/** What a pool and its workers say to each other through the pool's two queues. */

/** A task as it crosses: a list, since an object's keys would cross with each one. null: this worker is to end. */
export type Job =
  | null
  | readonly [
      job: number,
      /** Which piece of the job, 0 for a single call. */
      part: number,
      /** The exported function, by name. */
      target: string,
      how: How,
      args: unknown[],
      /** null: none. */
      kwargs: Record<string, unknown> | null,
    ]

/** call: `target(...args, kwargs?)`. map: `target(item)` for each. star: `target(...item)` for each. */
export type How = 'call' | 'map' | 'star'

/** `value` is the result (map, star: a list of them), or the exception. */
export type Answer = readonly [job: number, part: number, ok: boolean, value: unknown]

/** The job number in a task's event: parts of one job count as tasks of their own. */
export const taskNumber = (job: number, part: number) => job * 10_000 + part
