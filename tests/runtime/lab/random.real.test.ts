import { expect, test } from 'vitest'
import { programs } from '../programs.ts'

const run = programs()

test('randint has both ends, uniform stays between its own, choice and shuffle keep the items', async () => {
  const { lines } = await run(`
    import { print } from 'lab'
    import { choice, randint, random, shuffle, uniform } from 'lab/random'
    const many = <T>(draw: () => T) => Array.from({ length: 2000 }, draw)
    export function main() {
      print([...new Set(many(() => randint(-1, 3)))].sort((a, b) => a - b))
      print(many(random).every((x) => x >= 0 && x < 1), many(() => uniform(2, 3)).every((x) => x >= 2 && x <= 3))
      print(Math.abs(many(random).reduce((a, b) => a + b) / 2000 - 0.5) < 0.05)
      print([...new Set(many(() => choice(['a', 'b', 'c'])))].sort())
      try { choice([]) } catch (error) { print((error as Error).name) }
      const list = Array.from({ length: 50 }, (_, i) => i)
      const shuffled = [...list]
      shuffle(shuffled)
      print(shuffled.join() !== list.join(), shuffled.sort((a, b) => a - b).join() === list.join())
    }`)
  expect(lines).toEqual([
    '[ -1, 0, 1, 2, 3 ]',
    'true true',
    'true',
    "[ 'a', 'b', 'c' ]",
    'RangeError',
    'true true',
  ])
})

test('the same seed gives the same sequence again; actors have sequences of their own', async () => {
  const { lines } = await run(`
    import { print } from 'lab'
    import { Queue } from 'lab/multiprocessing'
    import { Thread } from 'lab/threading'
    import { randint, seed } from 'lab/random'
    export const answers = new Queue<string>()
    const draw = () => Array.from({ length: 10 }, () => randint(1, 1000)).join()
    export function tell() { answers.put(draw()) }
    export function main() {
      const mine = draw()
      const t = new Thread({ target: tell })
      t.start()
      t.join()
      print(mine !== answers.get())
      seed(3)
      const three = draw()
      seed(4)
      const four = draw()
      seed(3)
      print(draw() === three, three !== four)
    }`)
  expect(lines).toEqual(['true', 'true true'])
})
