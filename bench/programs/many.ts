// The twin of many.py.
import { measured, parameter } from 'lab'
import { Event, Process, Semaphore } from 'lab/multiprocessing'
import { perfCounter, sleep } from 'lab/time'

const count = parameter('count', 8)
const hold = parameter('hold', 0)

export const here = new Semaphore(0)
export const leave = new Event()

export function nothing() {}

export function stay() {
  here.release()
  leave.wait()
}

export function main() {
  const target = hold > 0 ? stay : nothing
  const processes = Array.from({ length: count }, () => new Process({ target }))
  const began = perfCounter()
  for (const p of processes) p.start()
  if (hold > 0) {
    for (let n = 0; n < count; n++) here.acquire()
    measured('bench', 'all here', count, '')
    sleep(hold) // whoever measures looks now
    leave.set()
  }
  for (const p of processes) p.join()
  measured('bench', 'seconds', perfCounter() - began, 's')
  measured('bench', 'failed', processes.filter((p) => p.exitCode !== 0).length, '')
}
