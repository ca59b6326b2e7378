import { describe, expect, test } from 'vitest'
import { BETWEEN, programs } from '../programs.ts'

const run = programs()

describe('Coroutines that nobody is left to wake', () => {
  const tasks = `
    const go = new Event(), a = new Lock(), b = new Lock()
    async function both(first: Lock, second: Lock) {
      await first.acquire()
      await sleep(0.05)
      await second.acquire()
    }`

  test('are named, each with the line that it awaits on; nobody who merely waits for them is', async () => {
    const { report } = await run(`
      import { createTask, Event, gather, Lock, sleep } from 'lab/asyncio'
      ${tasks}
      export async function main() {
        const brief = createTask(() => sleep(0.2))
        await gather(brief, createTask(() => both(a, b)), createTask(() => both(b, a)), createTask(async () => {
          await go.wait()
        }))
      }`)
    expect(report.outcome).toBe('deadlock')
    expect(report.verdicts).toMatchObject([{ kind: 'stuck', actors: ['Task-2', 'Task-3', 'Task-4'] }])
    expect(report.verdicts[0]?.lines.map(({ source }) => source?.line)).toEqual([8, 8, 13])
  })

  test.each(BETWEEN)('are found in $between that were started', async ({ module, Actor }) => {
    const { report } = await run(`
      import { createTask, Event, Lock, sleep } from 'lab/asyncio'
      import { ${Actor} } from '${module}'
      ${tasks}
      export async function work() {
        const brief = createTask(() => sleep(0.1))
        const stuck = createTask(async () => { await go.wait() })
        await brief
        await stuck
      }
      export const w = new ${Actor}({ target: work, name: 'w' })
      export function main() { w.start(); w.join() }`)
    expect(report.outcome).toBe('deadlock')
    expect(report.verdicts).toMatchObject([{ kind: 'stuck', actors: ['Task-2'] }])
  })

  test('have their say in both languages', async () => {
    const { report } = await run(`
      import { Event } from 'lab/asyncio'
      export async function main() { await new Event().wait() }`)
    const { en, zh } = report.verdicts[0]!.text
    expect(en).toContain('MainProcess awaits something that is still to come (line 3)')
    expect(zh).toContain('MainProcess 等待尚未到来的结果')
  })
})

test('A coroutine that awaits what the callback of a pool brings goes on with it', async () => {
  const { lines, report } = await run(`
    import { print } from 'lab'
    import { createTask, gather } from 'lab/asyncio'
    import { Pool } from 'lab/multiprocessing'
    import { sleep } from 'lab/time'
    export function work(n: number) { sleep(0.1 * n); return n }
    export async function main() {
      const pool = new Pool(2)
      const ask = (n: number) => new Promise<number>((done) => { pool.applyAsync(work, [n], { callback: done }) })
      print(await ask(2))
      print(...await gather(createTask(() => ask(3)), createTask(() => ask(4))))
      pool.close()
      pool.join()
    }`)
  expect(report.outcome).toBe('finished')
  expect(report.verdicts).toEqual([])
  expect(lines).toEqual(['2', '3 4'])
})

test('A coroutine that sleeps while others wait for it is no reason for a verdict', async () => {
  const { report } = await run(`
    import { createTask, Event, gather, sleep } from 'lab/asyncio'
    export async function main() {
      const go = new Event()
      const wait = async () => { await go.wait() }
      await gather(createTask(wait), createTask(wait), createTask(async () => { await sleep(0.7); go.set() }))
    }`)
  expect(report.outcome).toBe('finished')
  expect(report.verdicts).toEqual([])
})
