import { expect, test } from 'vitest'
import { programs } from '../programs.ts'

const run = programs()

const TELL = `
  import { print } from 'lab'
  import { Process, Queue } from 'lab/multiprocessing'
  import { Thread } from 'lab/threading'
  import { monotonic, sleep, time } from 'lab/time'
  export const answers = new Queue<number[]>()
  export function tell() { answers.put([Date.now() / 1000, time(), monotonic()]) }
`

test('time() is the wall clock, in every process and thread, however late it began', async () => {
  const { lines } = await run(`${TELL}
    export function main() {
      sleep(1)
      tell()
      for (const late of [new Process({ target: tell }), new Thread({ target: tell })]) { late.start(); late.join() }
      for (let i = 0; i < 3; i++) {
        const [wall, ours] = answers.get() as [number, number, number]
        print(Math.abs(wall - ours) < 0.5)
      }
    }`)
  expect(lines).toEqual(['true', 'true', 'true'])
})

test('the clocks tick as fast as the run, and all actors count from one moment', async () => {
  const { lines } = await run(
    `${TELL}
    export function main() {
      const begin = time()
      sleep(10)
      print(time() - begin >= 10)
      const origin = time() - monotonic()
      const p = new Process({ target: tell })
      p.start()
      p.join()
      const [, hers, monotone] = answers.get() as [number, number, number]
      print(monotone <= monotonic(), Math.abs(hers - monotone - origin) < 0.5)
    }`,
    { speed: 10 },
  )
  expect(lines).toEqual(['true', 'true true'])
})
