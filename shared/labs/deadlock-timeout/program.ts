// The program of `deadlock`, but nobody waits for the second lock without end.
import { parameter, print } from 'lab'
import { Lock, Thread } from 'lab/threading'
import { sleep } from 'lab/time'

const pause = parameter('sleep', 1)
const timeout1 = parameter('timeout1', 2)
const timeout2 = parameter('timeout2', 4)

export const lock1 = new Lock()
export const lock2 = new Lock()

export function work1() {
  for (;;) {
    lock1.acquire()
    print('Thread 1 got lock 1.')
    sleep(pause)
    if (lock2.acquire({ timeout: timeout1 })) break
    lock1.release() // back off: without lock 1 there is no cycle
    print('Thread 1 gave up and put lock 1 back.')
    sleep(pause)
  }
  print('Thread 1 got lock 2.')
  lock2.release()
  lock1.release()
}

export function work2() {
  for (;;) {
    lock2.acquire()
    print('Thread 2 got lock 2.')
    sleep(pause)
    if (lock1.acquire({ timeout: timeout2 })) break
    lock2.release()
    print('Thread 2 gave up and put lock 2 back.')
    sleep(pause)
  }
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
