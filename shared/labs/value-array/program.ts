// Processes have no variables in common, unless they are put into shared memory: a Value and an Array.
import { parameter, print } from 'lab'
import { Array, Barrier, Process, Value } from 'lab/multiprocessing'
import { getpid } from 'lab/os'

const count = parameter('count', 100_000)
const locked = parameter('locked', true)

export const total = new Value('i', 0)
export const steps = new Array('i', 2)
export const start = new Barrier(2)

let mine = 0 // an ordinary global: every process has one of its own

export function add(index: number) {
  const lock = total.getLock()
  start.wait() // both begin together, so that they really meet
  for (let n = 0; n < count; n++) {
    if (locked) lock.acquire()
    total.value += 1 // reading, adding and writing are three steps
    if (locked) lock.release()
    mine += 1
  }
  steps.set(index, mine) // a slot of its own: nobody else writes there, so it needs no lock
  print(`Process ${getpid()} made ${mine} steps.`)
}

export const p1 = new Process({ target: add, args: [0], name: 'p1' })
export const p2 = new Process({ target: add, args: [1], name: 'p2' })

export function main() {
  p1.start()
  p2.start()
  p1.join()
  p2.join()
  print(`steps: ${steps.get(0)} and ${steps.get(1)}`)
  print(`total: ${total.value}`)
  print(`mine, in the main process: ${mine}`)
}
