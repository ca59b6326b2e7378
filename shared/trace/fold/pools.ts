/** Tasks of pools: who works on which, and which are done. */
import type { EventOf } from '../events.ts'
import type { ResourceId } from '../ids.ts'
import type { RunState } from '../state.ts'
import { actorOf } from './actors.ts'
import { appended } from './log.ts'
import type { TaskState } from './records.ts'
import { resourceOf } from './resources.ts'

export function onTaskBegin(state: RunState, event: EventOf<'task-begin'>): void {
  resourceOf(state, event.pool, 'pool')
  const { pool, task, name, actor, t } = event
  const begun: TaskState = { pool, task, name, actor, begun: t, ended: undefined, ok: undefined }
  state.running.set(taskKey(pool, task), begun)
  const worker = actorOf(state, actor)
  state.actors.set(actor, { ...worker, pooled: true, task: worker.state === 'exited' ? undefined : begun })
}

export function onTaskEnd(state: RunState, event: EventOf<'task-end'>): void {
  const { pool, task, actor, t, ok } = event
  const key = taskKey(pool, task)
  const begun = state.running.get(key) ?? { pool, task, name: `task ${task}`, actor, begun: t }
  state.running.delete(key)
  state.tasks = appended(state.tasks, { ...begun, ended: t, ok })
  const worker = actorOf(state, actor)
  if (worker.task?.task === task && worker.task.pool === pool)
    state.actors.set(actor, { ...worker, task: undefined })
}

/** The key of a task in `RunState.running`. */
export function taskKey(pool: ResourceId, task: number): string {
  return `${task} ${pool}`
}
