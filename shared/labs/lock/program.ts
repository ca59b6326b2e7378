// The program of `race`, with a lock around each addition.
import { measured, parameter, print } from 'lab'
import { Barrier, currentThread, Lock, SharedVariable, Thread } from 'lab/threading'
import { perfCounter } from 'lab/time'

const count = parameter('count', 1_000_000)

export const m = new SharedVariable(0)
export const lock = new Lock()
export const together = new Barrier(2)
export const spare = new SharedVariable(0) // only main uses it: the same loop where no lock is needed

export function add() {
  together.wait()
  const began = perfCounter()
  for (let i = 0; i < count; i++) {
    lock.acquire()
    m.value += 1 // the critical section: one thread at a time
    lock.release()
  }
  tell(`${currentThread().name}, lock`, perfCounter() - began)
}

export const t1 = new Thread({ target: add, name: 't1' })
export const t2 = new Thread({ target: add, name: 't2' })

export function main() {
  t1.start()
  t2.start()
  t1.join()
  t2.join()
  print(`m = ${m.value}, expected ${2 * count}, lost ${2 * count - m.value}`)

  const began = perfCounter()
  for (let i = 0; i < count; i++) spare.value += 1
  tell('main alone, no lock', perfCounter() - began)
}

function tell(who: string, seconds: number) {
  const each = (seconds / count) * 1e9
  print(`${who}: ${each.toFixed(0)} ns for each addition`)
  measured('one addition', who, each, 'ns')
}
