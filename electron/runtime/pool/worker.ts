/** What a pool's worker process does: takes jobs until it is told to end. */
import type { ResourceId } from '../../../shared/trace/ids.ts'
import { functionNamed } from '../program/exports.ts'
import { callTarget } from '../start/task.ts'
import { emit, meter } from '../trace.ts'
import { failureOf } from './failure.ts'
import { Line } from './line.ts'
import { poolQueues } from './queues.ts'
import { taskNumber } from './messages.ts'
import type { Answer, Job } from './messages.ts'
import type { QueueBase } from '../sync/queue.ts'

/**
 * @param place of this worker among the `size` of the pool
 * @param maxTasks after so many jobs the worker ends and the pool starts another; 0: never
 */
export function poolWorker(
  pool: ResourceId,
  place: number,
  size: number,
  maxTasks: number,
  initializer: string,
  initargs: unknown[],
): void {
  const { jobs, answers } = poolQueues(pool)
  const line = new Line(pool, size)
  if (initializer !== '') callTarget(initializer, initargs, {})
  const stand = () => line.stand(place, () => jobs.get())
  // Where tasks lie ready and nobody stands in line, there is no turn to wait for.
  const next = () => {
    const ready = line.isEmpty() ? jobs.poll(0) : undefined
    return ready ? () => ready.item : stand()
  }
  let job = stand()()
  for (let left = maxTasks === 0 ? Infinity : maxTasks; job; left--) {
    const done = work(pool, job)
    if (left === 1) return answer(answers, done)
    // Before the answer is out: who has answered stands in line already, so that tasks that come one after another go
    // round all workers.
    const take = next()
    answer(answers, done)
    job = take()
  }
}

/** What can't cross is answered as in Python: by an exception that says so. */
function answer(answers: QueueBase<Answer>, done: Answer): void {
  try {
    answers.put(done)
  } catch (error) {
    const [job, part] = done
    answers.put([job, part, false, failureOf(error)])
  }
}

function work(pool: ResourceId, job: NonNullable<Job>): Answer {
  const [number, part, target] = job
  const task = taskNumber(number, part)
  const traced = meter.credit > 0
  if (traced) {
    meter.credit -= 2
    emit('task-begin', { pool, task, name: target.slice(target.lastIndexOf('#') + 1) })
  }
  let ok = true
  let value: unknown
  try {
    value = carryOut(job)
  } catch (error) {
    ok = false
    value = failureOf(error)
  }
  if (traced) emit('task-end', { pool, task, ok })
  return [number, part, ok, value]
}

function carryOut([, , target, how, args, kwargs]: NonNullable<Job>): unknown {
  if (how === 'call') return callTarget(target, args, kwargs ?? {})
  const fn = functionNamed(target)
  return args.map((item) => fn(...((how === 'star' ? (item as unknown[]) : [item]) as never[])))
}
