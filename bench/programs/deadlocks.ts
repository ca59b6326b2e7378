// Pairs of actors that deadlock one pair after another; each says when it is about to close its cycle.
import { measured, parameter } from 'lab'
import * as multiprocessing from 'lab/multiprocessing'
import * as threading from 'lab/threading'
import { perfCounter, sleep } from 'lab/time'

const pairs = parameter('pairs', 10)
const kind = parameter('kind', 'threads')
const gap = parameter('gap', 0.02)

const { Lock, Event, Barrier } = kind === 'threads' ? threading : multiprocessing
const indices = Array.from({ length: pairs }, (_, pair) => pair)

export const left = indices.map((pair) => new Lock({ name: `left${pair}` }))
export const right = indices.map((pair) => new Lock({ name: `right${pair}` }))
export const taken = indices.map((pair) => new Event({ name: `taken${pair}` }))
export const start = new Barrier(2 * pairs)

/** Takes left, then waits for right. */
export function first(pair: number) {
  start.wait()
  left[pair]!.acquire()
  taken[pair]!.set()
  right[pair]!.acquire()
}

/** Takes right, and after a while, when the other has long been waiting, asks for left. */
export function second(pair: number) {
  right[pair]!.acquire()
  start.wait()
  taken[pair]!.wait()
  sleep(gap * (pair + 1))
  measured('closing', String(pair), perfCounter(), 's')
  left[pair]!.acquire()
}

function actor(target: (pair: number) => void, pair: number) {
  const options = { target, args: [pair], name: `${target.name}${pair}` }
  return kind === 'threads' ? new threading.Thread(options) : new multiprocessing.Process(options)
}

export const actors = indices.flatMap((pair) => [actor(first, pair), actor(second, pair)])

export function main() {
  for (const a of actors) a.start()
  for (const a of actors) a.join()
}
