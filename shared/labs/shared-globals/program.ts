// Two threads count with one variable, and each sees what the other did.
import { parameter, print } from 'lab'
import { getpid } from 'lab/os'
import { currentThread, SharedVariable, Thread } from 'lab/threading'
import { sleep } from 'lab/time'

const rounds = parameter('rounds', 5)
const pause = parameter('sleep', 1)

export const m = new SharedVariable(0) // one variable, seen by every thread

function count(step: number) {
  for (let i = 0; i < rounds; i++) {
    m.value += step
    print(`${currentThread().name} adds ${step}: m = ${m.value}, pid ${getpid()}`)
    sleep(pause)
  }
}

export function work1() {
  count(1)
}

export function work2() {
  sleep(pause / 2) // half a beat later, so that the two take turns
  count(2)
}

export const t1 = new Thread({ target: work1, name: 't1' })
export const t2 = new Thread({ target: work2, name: 't2' })

export function main() {
  t1.start()
  t2.start()
  t1.join()
  t2.join()
  print(`main: m = ${m.value}, pid ${getpid()}`)
}
