// Actors that are never idle for long: rounds at a steady pace, whatever the machine, so that the events of all are known.
import { parameter } from 'lab'
import { Event, Process } from 'lab/multiprocessing'
import { Queue } from 'lab/queue'
import { Lock, Thread } from 'lab/threading'
import { perfCounter, sleep } from 'lab/time'

const processes = parameter('processes', 3)
const threads = parameter('threads', 20)
/** Of one thread in a second. Each writes six events: put, got, acquired, released, and that it slept. */
const rounds = parameter('rounds', 30)

export const leave = new Event()
export const lock = new Lock()
export const queue = new Queue<number>()

export function work() {
  let next = perfCounter()
  for (let n = 0; !leave.isSet(); n++) {
    queue.put(n)
    queue.get()
    lock.acquire()
    lock.release()
    // Behind its time after a long pause of the machine: not all of it is made up for.
    next = Math.max(next + 1 / rounds, perfCounter() - 0.5)
    sleep(Math.max(0.001, next - perfCounter()))
  }
}

export function crowd() {
  const mine = Array.from({ length: threads }, (_, n) => new Thread({ target: work, name: `worker${n}` }))
  for (const t of mine) t.start()
  for (const t of mine) t.join()
}

export function main() {
  const all = Array.from({ length: processes }, (_, n) => new Process({ target: crowd, name: `crowd${n}` }))
  for (const p of all) p.start()
  for (const p of all) p.join()
}
