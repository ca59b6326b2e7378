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
