// A cook puts plates on a counter, waiters take them away. Whoever finds the counter empty waits for news of it.
import { parameter, print } from 'lab'
import { Condition, SharedVariable, Thread } from 'lab/threading'
import { sleep } from 'lab/time'

const waiters = parameter('waiters', 2)
const portions = parameter('portions', 3) // plates that each waiter carries
const cooking = parameter('cooking', 1)
const check = parameter('check', 'while')

export const counter = new Condition()
export const plates = new SharedVariable(0)
export const lowest = new SharedVariable(0)

export function cook() {
  for (let n = 1; n <= waiters * portions; n++) {
    sleep(cooking)
    counter.acquire()
    plates.value += 1
    print(`The cook puts out plate ${n}: ${plates.value} on the counter.`)
    counter.notifyAll()
    counter.release()
  }
}

export function serve(name: string) {
  for (let n = 1; n <= portions; n++) {
    counter.acquire()
    if (check === 'while') {
      while (plates.value <= 0) counter.wait() // woken up: look again, somebody may have been quicker
    } else if (plates.value <= 0) {
      counter.wait() // woken up: believe it blindly
    }
    plates.value -= 1
    if (plates.value < lowest.value) lowest.value = plates.value
    print(`${name} takes a plate: ${plates.value} on the counter.`)
    counter.release()
  }
}

export const kitchen = new Thread({ target: cook, name: 'kitchen' })
export const threads = Array.from({ length: waiters }, (_, i) => {
  const name = `w${i + 1}`
  return new Thread({ target: serve, args: [name], name })
})

export function main() {
  for (const t of threads) t.start()
  kitchen.start()
  for (const t of threads) t.join()
  kitchen.join()
  print(`Plates left: ${plates.value}. The lowest count on the counter: ${lowest.value}.`)
}
