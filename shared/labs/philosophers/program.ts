// Philosophers at a round table, a fork between each two of them; to eat, one needs the fork on either side.
import { parameter, print } from 'lab'
import { Barrier, Lock, Semaphore, SharedArray, Thread } from 'lab/threading'
import { sleep } from 'lab/time'

const philosophers = parameter('philosophers', 5)
const meals = parameter('meals', 2)
const pause = parameter('pause', 1) // between the first fork and the second
const strategy = parameter('strategy', 'naive')

export const forks = Array.from({ length: philosophers }, (_, i) => new Lock({ name: `fork${i + 1}` }))
export const waiter = new Semaphore(philosophers - 1) // the waiter never lets all of them reach for a fork at once
export const seated = new Barrier(philosophers) // they begin together
export const eaten = new SharedArray(philosophers)

export function dine(name: string, seat: number) {
  const left = seat
  const right = (seat + 1) % philosophers
  // ordered: everybody takes the fork with the lower number first; that changes only what the last one does
  const [first, second] = strategy === 'ordered' && left > right ? [right, left] : [left, right]
  seated.wait()
  for (let meal = 1; meal <= meals; meal++) {
    if (strategy === 'waiter') waiter.acquire()
    forks[first]!.acquire()
    print(`${name} has fork ${first + 1}.`)
    sleep(pause)
    forks[second]!.acquire()
    print(`${name} has fork ${second + 1} too, and eats.`)
    eaten.set(seat, meal)
    forks[second]!.release()
    forks[first]!.release()
    if (strategy === 'waiter') waiter.release()
  }
  print(`${name} is full.`)
}

export const threads = Array.from({ length: philosophers }, (_, i) => {
  const name = `p${i + 1}`
  return new Thread({ target: dine, args: [name, i], name })
})

export function main() {
  for (const t of threads) t.start()
  for (const t of threads) t.join()
  print('The table is cleared.')
}
