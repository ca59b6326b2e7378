import { describe, expect, test } from 'vitest'
import { BETWEEN, programs } from '../programs.ts'

const run = programs()

describe.each(BETWEEN)('An event between $between', ({ module, Actor }) => {
  test('wakes everybody who waits, and nobody waits for one that is set', async () => {
    const { lines } = await run(`
      import { print } from 'lab'
      import { Event, Semaphore, ${Actor} } from '${module}'
      export const go = new Event()
      export const there = new Semaphore(0)
      export const woken = new Semaphore(0)
      export function wait() { there.release(); if (go.wait(20)) woken.release() }
      export function main() {
        const all = [1, 2, 3].map(() => new ${Actor}({ target: wait }))
        for (const one of all) one.start()
        for (const _ of all) there.acquire()
        print(go.isSet(), woken.acquire(false))
        go.set()
        for (const one of all) one.join()
        print(go.isSet(), go.wait(), all.map(() => woken.acquire(false)))
        go.clear()
        print(go.isSet(), go.wait(0.05))
      }`)
    expect(lines).toEqual(['false false', 'true true [ true, true, true ]', 'false false'])
  })

  test('that nobody can set any more is told as such', async () => {
    const { report } = await run(`
      import { Event } from '${module}'
      export const never = new Event()
      export function main() { never.wait() }`)
    expect(report.outcome).toBe('deadlock')
    expect(report.verdicts[0]).toMatchObject({ kind: 'stuck', resources: ['never'] })
  })
})
