/** How evenly a page draws. */
import type { LabPage } from './lab-page.ts'

export interface Frames {
  /** Between two animation frames, milliseconds. */
  readonly intervals: readonly number[]
  readonly longTasks: readonly number[]
}

/** Of the next seconds, whatever the page does in them. */
export async function frames({ page }: LabPage, seconds: number): Promise<Frames> {
  return page.evaluate(async (milliseconds) => {
    const longTasks: number[] = []
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longTasks.push(duration)
    })
    observer.observe({ type: 'longtask' })
    const intervals: number[] = []
    const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
    let last = await frame()
    for (const end = last + milliseconds; last < end;) {
      const now = await frame()
      intervals.push(now - last)
      last = now
    }
    // Entries are told in a task of their own.
    await new Promise((resolve) => setTimeout(resolve, 100))
    observer.disconnect()
    return { intervals, longTasks }
  }, seconds * 1000)
}
