import { expect, test } from 'vitest'
import { programs } from '../programs.ts'

const run = programs()

test('a timer calls its function once the time is over, unless it is cancelled before', async () => {
  const { lines } = await run(`
    import { print } from 'lab'
    import { SharedVariable, Timer } from 'lab/threading'
    import { perfCounter } from 'lab/time'
    export const rung = new SharedVariable(0)
    export function ring(n: number) { rung.value += n }
    export function main() {
      const began = perfCounter()
      const timer = new Timer(0.1, ring, [1])
      timer.start()
      timer.join()
      print(rung.value, perfCounter() - began >= 0.099)
      const cancelled = new Timer(30, ring, [1])
      cancelled.start()
      cancelled.cancel()
      cancelled.join()
      print(rung.value, perfCounter() - began < 25)
    }`)
  expect(lines).toEqual(['1 true', '1 true'])
})

test('timers made on one line, and those that a timer makes, are timers of their own', async () => {
  const { lines } = await run(`
    import { print } from 'lab'
    import { SharedVariable, Timer } from 'lab/threading'
    export const rung = new SharedVariable(0)
    export function ring(left: number) {
      rung.value += 1
      if (left === 0) return
      for (const timer of [new Timer(0.01, ring, [left - 1])]) { timer.start(); timer.join() }
    }
    export function main() {
      for (let i = 0; i < 2; i++) {
        const timer = new Timer(0.01, ring, [2])
        timer.start()
        timer.join()
        print(rung.value, timer.name)
      }
      const first = new Timer(30, ring, [0], {}, { name: 'timer' })
      const second = new Timer(0.01, ring, [0], {}, { name: 'timer' })
      first.start()
      first.cancel()
      first.join()
      second.start()
      second.join()
      print(rung.value)
    }`)
  expect(lines).toEqual(['3 timer', '6 timer', '7'])
})
