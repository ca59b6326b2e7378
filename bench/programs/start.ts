// The twin of start.py.
import { measured, parameter } from 'lab'
import { Process, Value } from 'lab/multiprocessing'
import { perfCounter } from 'lab/time'

const times = parameter('times', 5)

export const moment = new Value('d', 0)

export function first() {
  moment.value = perfCounter() // one clock for the whole machine
}

export function main() {
  for (let n = -1; n < times; n++) {
    // the first one does not count: it also starts helpers
    const process = new Process({ target: first })
    const began = perfCounter()
    process.start()
    process.join()
    const ended = perfCounter()
    if (n < 0) continue
    measured('bench', `first ${n}`, moment.value - began, 's')
    measured('bench', `joined ${n}`, ended - began, 's')
  }
}
