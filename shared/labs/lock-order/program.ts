// The same two locks and the same two threads as in `deadlock`, but everybody takes the locks in one agreed order.
import { parameter, print } from 'lab'
import { Lock, Thread } from 'lab/threading'
import { sleep } from 'lab/time'

const ordered = parameter('ordered', true)
const pause = parameter('pause', 1)

export const lock1 = new Lock()
export const lock2 = new Lock()
const locks = [lock1, lock2]

/** Needs two locks, named in whatever order suits the caller. */
function withBoth(name: string, wanted: [number, number]) {
  const [first, second] = ordered ? [Math.min(...wanted), Math.max(...wanted)] : wanted // the whole fix
  locks[first]!.acquire()
  print(`${name} got lock ${first + 1}.`)
  sleep(pause)
  locks[second]!.acquire()
  print(`${name} got lock ${second + 1}.`)
  locks[second]!.release()
  locks[first]!.release()
}

export function work1() {
  withBoth('Thread 1', [0, 1])
}

export function work2() {
  withBoth('Thread 2', [1, 0])
}

export const t1 = new Thread({ target: work1, name: 't1' })
export const t2 = new Thread({ target: work2, name: 't2' })

export function main() {
  t1.start()
  t2.start()
  t1.join()
  t2.join()
  print('Both are done.')
}
