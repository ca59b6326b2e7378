// The twin of lock_threads.py.
import { measured, parameter } from 'lab'
import { Barrier, Lock, SharedVariable, Thread } from 'lab/threading'
import { perfCounter } from 'lab/time'

const count = parameter('count', 1_000_000)

export const m = new SharedVariable(0)
export const lock = new Lock()
export const start = new Barrier(2)

export function work(index: number) {
  start.wait()
  const began = perfCounter()
  for (let n = 0; n < count; n++) {
    lock.acquire()
    m.value += 1
    lock.release()
  }
  const ended = perfCounter()
  measured('bench', `began ${index}`, began, 's')
  measured('bench', `ended ${index}`, ended, 's')
}

export const t1 = new Thread({ target: work, args: [0], name: 't1' })
export const t2 = new Thread({ target: work, args: [1], name: 't2' })

export function main() {
  t1.start()
  t2.start()
  t1.join()
  t2.join()
  measured('bench', 'm', m.value, '')
}
