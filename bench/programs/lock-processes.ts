// The twin of lock_processes.py.
import { measured, parameter } from 'lab'
import { Barrier, Lock, Process, Value } from 'lab/multiprocessing'
import { perfCounter } from 'lab/time'

const count = parameter('count', 100_000)
const variant = parameter('variant', 'plain')

export const m = new Value('i', 0, { lock: variant !== 'raw' })
export const separate = new Lock()
export const start = new Barrier(2)

export function work(index: number) {
  const lock = variant === 'own' ? m.getLock() : separate
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

export const p1 = new Process({ target: work, args: [0], name: 'p1' })
export const p2 = new Process({ target: work, args: [1], name: 'p2' })

export function main() {
  p1.start()
  p2.start()
  p1.join()
  p2.join()
  measured('bench', 'm', m.value, '')
}
