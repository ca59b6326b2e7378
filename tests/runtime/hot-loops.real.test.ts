import { expect, test } from 'vitest'
import { programs } from './programs.ts'

const run = programs()

const HEAD = `
  import { print } from 'lab'
  import { Lock } from 'lab/threading'
  import { sleep } from 'lab/time'
  export const lock = new Lock()
  const use = (times: number) => { for (let i = 0; i < times; i++) { lock.acquire(); lock.release() } }
`

test('what a program does between pauses is written, operation by operation', async () => {
  const { events } = await run(`${HEAD}
    export function main() {
      for (let round = 0; round < 5; round++) { use(20); sleep(0.1) }
    }`)
  expect(events.filter(({ type }) => type === 'acquired')).toHaveLength(100)
})

test('a hot loop writes few events, also when it pauses now and then, and all are counted', async () => {
  const { events, report } = await run(`${HEAD}
    export function main() {
      for (let round = 0; round < 5; round++) { use(5000); sleep(0.1) }
    }`)
  const written = events.filter(({ type }) => type === 'acquired').length
  // The first 64 events, half of them acquires; after that 4 for each pause.
  expect(written).toBeGreaterThanOrEqual(32)
  expect(written).toBeLessThanOrEqual(32 + 5 * 2)
  expect(report.resources.find(({ name }) => name === 'lock')?.acquisitions).toBe(25_000)
})
