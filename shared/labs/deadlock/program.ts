// Two threads take the same two locks in opposite order.
import { parameter, print } from 'lab'
import { Lock, Thread } from 'lab/threading'
import { sleep } from 'lab/time'

const pause = parameter('sleep', 1)

export const lock1 = new Lock()
export const lock2 = new Lock()

export function work1() {
  lock1.acquire()
  print('Thread 1 got lock 1.')
  sleep(pause) // time enough for thread 2 to take lock 2
  lock2.acquire()
  print('Thread 1 got lock 2.')
  lock2.release()
  lock1.release()
}

export function work2() {
  lock2.acquire()
  print('Thread 2 got lock 2.')
  sleep(pause) // time enough for thread 1 to take lock 1
  lock1.acquire()
  print('Thread 2 got lock 1.')
  lock1.release()
  lock2.release()
}

export const t1 = new Thread({ target: work1, name: 't1' })
export const t2 = new Thread({ target: work2, name: 't2' })

export function main() {
  t1.start()
  t2.start()
  t1.join()
  t2.join()
  print('Both threads are done.')
}
