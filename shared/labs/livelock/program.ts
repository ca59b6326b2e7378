// Try-lock with back-off, but both back off in step: always busy, always polite, never any further.
import { parameter, print } from 'lab'
import { random } from 'lab/random'
import { Barrier, Lock, SharedArray, Thread } from 'lab/threading'
import { sleep } from 'lab/time'

const rounds = parameter('rounds', 10) // without a bound this would go on for ever
const backOff = parameter('backOff', 'same')
const pause = parameter('pause', 0.2)

export const lock1 = new Lock()
export const lock2 = new Lock()
const locks = [lock1, lock2]
export const step = new Barrier(2) // equal back-off: both are ready again at the same moment, every time
export const attempts = new SharedArray(2)
export const progress = new SharedArray(2)

export function work(name: string, me: number) {
  const first = locks[me]!
  const second = locks[1 - me]!
  for (let round = 1; round <= rounds; round++) {
    // same: try again every time; random: toss a coin and sit this round out if it says so
    const goes = backOff === 'same' || random() < 0.5
    if (goes) {
      first.acquire()
      attempts.set(me, attempts.get(me) + 1)
    }
    step.wait() // whoever goes has its first lock now
    if (goes) {
      if (second.acquire(false)) {
        progress.set(me, progress.get(me) + 1)
        print(`${name} has both locks in round ${round}.`)
        second.release()
      } else {
        print(`${name}: after you!`)
      }
    }
    step.wait() // both have tried
    if (goes) first.release()
    sleep(pause)
    step.wait() // both are ready again
  }
}

export const t1 = new Thread({ target: work, args: ['t1', 0], name: 't1' })
export const t2 = new Thread({ target: work, args: ['t2', 1], name: 't2' })

export function main() {
  t1.start()
  t2.start()
  t1.join()
  t2.join()
  print(`Attempts: ${attempts.get(0) + attempts.get(1)}. Progress: ${progress.get(0) + progress.get(1)}.`)
}
