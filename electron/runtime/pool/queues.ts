/** The two queues behind a pool: jobs to the workers, answers back. On the screen both are the pool. */
import type { ResourceId } from '../../../shared/trace/ids.ts'
import { QueueBase } from '../sync/queue.ts'
import type { Answer, Job } from './messages.ts'

export interface PoolQueues {
  jobs: QueueBase<Job>
  answers: QueueBase<Answer>
}

/** @param pool the pool's resource id, which is also its key */
export function poolQueues(pool: ResourceId): PoolQueues {
  const actingFor = () => pool
  const queue = <T>(part: string, get: 'get' | 'result') =>
    new QueueBase<T>('process', 'queue', 0, 'fifo', {
      name: `${pool}.${part}`,
      key: `${pool}.${part}`,
      actingFor,
      ops: { put: 'put', get },
    })
  return { jobs: queue<Job>('jobs', 'get'), answers: queue<Answer>('answers', 'result') }
}
