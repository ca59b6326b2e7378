import { describe, expect, test } from 'vitest'
import { BETWEEN, programs } from '../programs.ts'

const run = programs()

describe.each(BETWEEN)('Numbers between $between', ({ between, module, Actor }) => {
  const Made = between === 'threads' ? 'SharedArray' : 'Array'
  const code = between === 'threads' ? '' : "'i', "

  test('are seen by all, each at its place', async () => {
    const { lines } = await run(`
      import { print } from 'lab'
      import { ${Made} as Numbers, ${Actor} } from '${module}'
      export const numbers = new Numbers(${code}[1, 2, 3, 4])
      export function double(i: number) { numbers.set(i, numbers.get(i) * 2) }
      export function main() {
        const all = [0, 1, 2, 3].map((i) => new ${Actor}({ target: double, args: [i] }))
        for (const one of all) one.start()
        for (const one of all) one.join()
        print([...numbers], numbers.length, numbers.get(-1))
        for (const index of [4, -5, 0.5])
          try { numbers.get(index) } catch (error) { print((error as Error).name) }
        print([...new Numbers(${code}3)])
      }`)
    expect(lines).toEqual(['[ 2, 4, 6, 8 ] 4 8', 'RangeError', 'RangeError', 'RangeError', '[ 0, 0, 0 ]'])
  })
})
