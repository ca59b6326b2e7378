import { expect, test } from 'vitest'
import { programs } from './programs.ts'

const run = programs()

test('a number that is declared with `export let` is shown for each process by itself', async () => {
  const { report } = await run(`
    import { print } from 'lab'
    import { Process } from 'lab/multiprocessing'
    export let m = 1
    export const fixed = 2
    let hidden = 3
    export function work(step: number) { for (let i = 0; i < 3; i++) m += step; hidden += m }
    export function main() {
      const all = [10, 20].map((step) => new Process({ target: work, args: [step] }))
      for (const one of all) one.start()
      for (const one of all) one.join()
      print(m, fixed, hidden)
    }`)
  const shown = report.resources.map(({ id, name, kind, value }) => [id, name, kind, value]).sort()
  expect(shown).toEqual([
    ['0.1/m', 'm', 'value', 31],
    ['0.2/m', 'm', 'value', 61],
    ['0/m', 'm', 'value', 1],
  ])
  expect(report.verdicts).toEqual([])
})
