import { describe, expect, test } from 'vitest'
import { BETWEEN, programs } from '../programs.ts'

const run = programs()

test.each([
  ...BETWEEN.map((family) => ({
    ...family,
    made: family.between === 'threads' ? 'new SharedVariable(5)' : "new Value('i', 5)",
    list: family.between === 'threads' ? 'new SharedArray([7, 8, 9])' : "new Array('i', [7, 8, 9])",
    names: family.between === 'threads' ? 'SharedVariable, SharedArray' : 'Value, Array',
  })),
])(
  'a number and numbers that are passed as arguments begin as they were made, between $between',
  async ({ module, Actor, made, list, names }) => {
    const { lines, report } = await run(`
      import { print } from 'lab'
      import { ${Actor}, ${names} } from '${module}'
      export function work(n: { value: number }, xs: Iterable<number> & { set(i: number, value: number): void }) {
        print(n.value, ...xs)
        n.value += 1
        xs.set(-1, 90)
      }
      export function main() {
        const n = ${made}
        const xs = ${list}
        const one = new ${Actor}({ target: work, args: [n, xs] })
        one.start()
        one.join()
        print(n.value, ...xs)
      }`)
    expect(lines).toEqual(['5 7 8 9', '6 7 8 90'])
    expect(report.verdicts).toEqual([])
  },
)

describe.each(BETWEEN)('Passed as an argument between $between,', ({ module, Actor, Number, number }) => {
  test('a barrier keeps its action and its timeout, whoever comes last', async () => {
    const { lines, errors } = await run(`
      import { print } from 'lab'
      import { Barrier, ${Actor} } from '${module}'
      export function together() { print('together') }
      export function comeLast(meet: Barrier) {
        while (meet.nWaiting === 0);
        meet.wait()
      }
      export function waitForNobody(meet: Barrier) { meet.wait() }
      export function main() {
        const meet = new Barrier(2, { action: together })
        const last = new ${Actor}({ target: comeLast, args: [meet] })
        last.start()
        meet.wait()
        last.join()
        const short = new Barrier(2, { timeout: 0.05 })
        const alone = new ${Actor}({ target: waitForNobody, args: [short] })
        alone.start()
        alone.join()
        print(short.broken)
        try {
          new ${Actor}({ target: waitForNobody, args: [new Barrier(2, { action: () => undefined })] }).start()
        } catch (error) { print((error as Error).message.slice(0, 23)) }
        const lost = new ${Actor}({ target: waitForNobody, args: [new Barrier(2, { action: () => undefined, name: 'b' })] })
        lost.start()
        lost.join()
      }`)
    expect(lines).toEqual(['together', 'true', 'the action of barrier-1'])
    expect(errors).toContain('BrokenBarrierError')
    expect(errors).toContain('the program exports no "#action"')
  })

  test('a lock, a semaphore, an event and a condition are the very same ones', async () => {
    const { lines, report } = await run(`
      import { print } from 'lab'
      import { BoundedSemaphore, Condition, Event, Lock, RLock, Semaphore, ${Actor}, ${number} } from '${module}'
      export const turn = ${Number}
      export function work(lock: Lock, both: Semaphore, one: BoundedSemaphore, ready: Event, changed: Condition, mine: RLock) {
        print(lock.locked(), lock.acquire(false), both.acquire(false), both.acquire(false), one.acquire(false))
        changed.with(() => {
          print(mine.locked())
          ready.set()
          changed.waitFor(() => turn.value === 1)
        })
        lock.release()
      }
      export function main() {
        const lock = new Lock()
        const both = new Semaphore(2)
        const one = new BoundedSemaphore(1)
        const ready = new Event()
        const mine = new RLock()
        const changed = new Condition(mine)
        lock.acquire()
        both.acquire()
        one.acquire()
        const other = new ${Actor}({ target: work, args: [lock, both, one, ready, changed, mine] })
        other.start()
        ready.wait()
        changed.with(() => {
          turn.value = 1
          changed.notify()
        })
        other.join()
        print(lock.locked(), both.acquire(false), one.acquire(false))
      }`)
    expect(lines).toEqual(['true false true false false', 'true', 'false false false'])
    expect(report.verdicts).toEqual([])
  })
})
