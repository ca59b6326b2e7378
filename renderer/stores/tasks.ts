/** Which tasks of a lab the student has ticked off, kept by the browser for this window. */
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { z } from 'zod'

const KEY = 'concurrency-lab.tasks'
const ticksSchema = z.record(z.string(), z.array(z.number().int().min(0)))
type Ticks = z.output<typeof ticksSchema>

export const useTasksStore = defineStore('tasks', () => {
  const ticks = shallowRef<Ticks>(remembered())

  function done(lab: string): readonly number[] {
    return ticks.value[lab] ?? []
  }

  function toggle(lab: string, task: number): void {
    const before = done(lab)
    const after = before.includes(task) ? before.filter((one) => one !== task) : [...before, task]
    ticks.value = { ...ticks.value, [lab]: after }
    remember(ticks.value)
  }

  return { done, toggle }
})

/** What is not ours, or was edited, counts as nothing. */
function remembered(): Ticks {
  try {
    return ticksSchema.catch({}).parse(JSON.parse(localStorage.getItem(KEY) ?? '{}'))
  } catch {
    return {}
  }
}

/** Without storage the ticks last as long as the window. */
function remember(ticks: Ticks): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(ticks))
  } catch {
    // Storage is full or forbidden.
  }
}
