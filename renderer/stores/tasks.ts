/** Which tasks of a lab the student has ticked off: remembered by the app beside the expectations seen, as `task:2`. */
import { defineStore } from 'pinia'
import { useAppStore } from './app.ts'

const PREFIX = 'task:'

export const useTasksStore = defineStore('tasks', () => {
  const app = useAppStore()

  function isDone(lab: string, task: number): boolean {
    return app.settings.progress[lab]?.seen.includes(`${PREFIX}${task}`) ?? false
  }

  /** How many of them are done. */
  function done(lab: string): number {
    return app.settings.progress[lab]?.seen.filter((id) => id.startsWith(PREFIX)).length ?? 0
  }

  async function toggle(lab: string, task: number): Promise<void> {
    const id = [`${PREFIX}${task}`]
    await app.change({ progress: { [lab]: isDone(lab, task) ? { unseen: id } : { seen: id } } })
  }

  return { isDone, done, toggle }
})
