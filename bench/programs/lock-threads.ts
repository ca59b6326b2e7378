// The twin of lock_threads.py.
import { measured, parameter } from 'lab'
import { Barrier, Lock, SharedVariable, Thread } from 'lab/threading'
import { perfCounter } from 'lab/time'

const count = parameter('count', 1_000_000)

export const m = new SharedVariable(0)
export const lock = new Lock()
export const start = new Barrier(2)

export function work(name: string) {
  start.wait()
  const began = perfCounter()
  for (let n = 0; n < count; n++) {
    lock.acquire()
    m.value += 1
    lock.release()
  }
  measured('bench', name, perfCounter() - began, 's')
}

export const t1 = new Thread({ target: work, args: ['t1'], name: 't1' })
export const t2 = new Thread({ target: work, args: ['t2'], name: 't2' })

export function main() {
  t1.start()
  t2.start()
  t1.join()
  t2.join()
  measured('bench', 'm', m.value, '')
}
