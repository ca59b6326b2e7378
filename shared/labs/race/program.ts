// Two threads add to one variable without a lock, and updates get lost.
import { measured, parameter, print } from 'lab'
import { Barrier, currentThread, SharedVariable, Thread } from 'lab/threading'
import { perfCounter } from 'lab/time'

const count = parameter('count', 1_000_000)

export const m = new SharedVariable(0)
export const together = new Barrier(2)

export function add() {
  together.wait() // begin at the same moment, or one could be done before the other is up
  const began = perfCounter()
  for (let i = 0; i < count; i++) {
    m.value += 1 // load, add, store: the other thread can step in between
  }
  const each = ((perfCounter() - began) / count) * 1e9
  print(`${currentThread().name}: ${each.toFixed(0)} ns for each addition`)
  measured('one addition', `${currentThread().name}, no lock`, each, 'ns')
}

export const t1 = new Thread({ target: add, name: 't1' })
export const t2 = new Thread({ target: add, name: 't2' })

export function main() {
  t1.start()
  t2.start()
  t1.join()
  t2.join()
  print(`m = ${m.value}, expected ${2 * count}, lost ${2 * count - m.value}`)
}
