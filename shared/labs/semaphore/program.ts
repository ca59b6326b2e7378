// A reading room with few places and many visitors: the semaphore lets in as many as there are places.
import { parameter, print } from 'lab'
import { Lock, Semaphore, SharedVariable, Thread } from 'lab/threading'
import { sleep } from 'lab/time'

const visitors = parameter('visitors', 6)
const places = parameter('places', 2)
const stay = parameter('stay', 1)

export const room = new Semaphore(places)
export const counting = new Lock() // a semaphore above 1 lets several in, so the two counters need a lock
export const inside = new SharedVariable(0)
export const most = new SharedVariable(0)

export function visit(name: string) {
  print(`${name} is at the door.`)
  room.acquire()

  counting.acquire()
  inside.value += 1
  if (inside.value > most.value) most.value = inside.value
  print(`${name} goes in: ${inside.value} inside.`)
  counting.release()

  sleep(stay)

  counting.acquire()
  inside.value -= 1
  print(`${name} leaves: ${inside.value} inside.`)
  counting.release()

  room.release()
}

export const threads = Array.from({ length: visitors }, (_, i) => {
  const name = `v${i + 1}`
  return new Thread({ target: visit, args: [name], name })
})

export function main() {
  for (const t of threads) t.start()
  for (const t of threads) t.join()
  print(`At most ${most.value} were inside at once.`)
}
