import { describe, expect, test } from 'vitest'
import { BETWEEN, programs } from '../programs.ts'

const run = programs()

describe.each(BETWEEN)('A number between $between', ({ module, Actor, Number, number }) => {
  test('is one number for all; updates that overlap get lost, and the lab counts them', async () => {
    const { lines, report } = await run(`
      import { print } from 'lab'
      import { Barrier, ${Actor}, ${number} } from '${module}'
      export const m = ${Number}
      export const both = new Barrier(2)
      export function work() {
        for (let round = 0; round < 5; round++) {
          both.wait()
          const seen = m.value
          both.wait() // now both have read the same
          m.value = seen + 1
        }
      }
      export function main() {
        const all = [1, 2].map(() => new ${Actor}({ target: work }))
        for (const one of all) one.start()
        for (const one of all) one.join()
        print(m.value)
      }`)
    expect(lines).toEqual(['5'])
    expect(report.values).toMatchObject({ m: 5 })
    expect(report.verdicts).toMatchObject([{ kind: 'lost-updates', resources: ['m'], lost: 5 }])
  })
})

test('infinity and what is no number can be written, read and counted', async () => {
  const { lines, report } = await run(`
    import { print } from 'lab'
    import { Value } from 'lab/multiprocessing'
    export const v = new Value('d', 0)
    export function main() {
      v.value = v.value + Infinity
      v.value = v.value - Infinity
      print(v.value)
    }`)
  expect(lines).toEqual(['NaN'])
  expect(report.verdicts).toEqual([])
})

test('typecodes have their range, and a value made without a lock has none', async () => {
  const { lines } = await run(`
    import { print } from 'lab'
    import { Array, Value } from 'lab/multiprocessing'
    export function main() {
      print(new Value('b', 200).value, new Value('B', -1).value, new Value('h', 40000).value, new Value('f', 0.1).value === 0.1)
      print(new Value('L', -1).value === 2 ** 64, new Value('q', 2 ** 63).value === -(2 ** 63), new Value('l', -7).value, new Value('Q', 7).value)
      print(new Value('d', 0.1).value, new Value('I', 2 ** 32 + 5).value)
      try { new Value('i', 0, { lock: false, name: 'bare' }).getLock() } catch (error) { print((error as Error).message) }
      const n = new Value('i', 4)
      n.value /= 2
      for (const work of [() => { n.value /= 4 }, () => { n.value = NaN }, () => void new Value('b', 0.5).value, () => void new Array('L', [1.5]).get(0)])
        try { work() } catch (error) { print((error as Error).name, n.value) }
      try { new Value('x' as 'i') } catch (error) { print((error as Error).name) }
    }`)
  expect(lines).toEqual([
    '-56 255 -25536 false',
    'true true -7 7',
    '0.1 5',
    'bare was made with `lock: false` and has no lock of its own',
    ...['TypeError 2', 'TypeError 2', 'TypeError 2', 'TypeError 2'],
    'ValueError',
  ])
})

test.each(BETWEEN)(
  'what is no number of JSON is shown as Python prints it, between $between',
  async ({ between, module }) => {
    const { report } = await run(`
    import { ${between === 'threads' ? 'SharedVariable, SharedArray as Numbers' : 'Value, Array as Numbers'} } from '${module}'
    export const x = new ${between === 'threads' ? 'SharedVariable(NaN)' : "Value('d', NaN)"}
    export const xs = new Numbers(${between === 'threads' ? '' : "'d', "}[1, Infinity])
    export function main() { x.value = -Infinity; xs.set(0, NaN) }`)
    const shown = (name: string) => report.resources.find((resource) => resource.name === name)?.value
    expect([shown('x'), shown('xs')]).toEqual(['-inf', '[nan, inf]'])
  },
)
