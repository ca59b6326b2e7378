// Two locks in opposite order again, but the second is only tried: whoever cannot have both gives back what it has.
import { parameter, print } from 'lab'
import { uniform } from 'lab/random'
import { Lock, SharedArray, Thread } from 'lab/threading'
import { sleep } from 'lab/time'

const jobs = parameter('jobs', 3)
const pause = parameter('pause', 0.2) // between the two locks
const backOff = parameter('backOff', 0.5) // at most so long before the next attempt

export const lock1 = new Lock()
export const lock2 = new Lock()
const locks = [lock1, lock2]
export const attempts = new SharedArray(2) // one slot for each thread, so they need no lock
export const done = new SharedArray(2)

export function work(name: string, me: number) {
  const first = locks[me]!
  const second = locks[1 - me]!
  while (done.get(me) < jobs) {
    first.acquire()
    attempts.set(me, attempts.get(me) + 1)
    sleep(pause)
    if (second.acquire(false)) {
      done.set(me, done.get(me) + 1)
      print(`${name} has both locks: job ${done.get(me)} is done.`)
      second.release()
      first.release()
    } else {
      first.release() // hold nothing while waiting
      print(`${name} steps back.`)
      sleep(uniform(0, backOff)) // not as long as the other
    }
  }
}

export const t1 = new Thread({ target: work, args: ['t1', 0], name: 't1' })
export const t2 = new Thread({ target: work, args: ['t2', 1], name: 't2' })

export function main() {
  t1.start()
  t2.start()
  t1.join()
  t2.join()
  print(`Jobs ${done.get(0)} and ${done.get(1)}, attempts ${attempts.get(0)} and ${attempts.get(1)}.`)
}
