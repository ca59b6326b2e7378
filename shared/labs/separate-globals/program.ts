// Two processes count with a global variable, and neither sees the other do it.
import { parameter, print } from 'lab'
import { currentProcess, Process } from 'lab/multiprocessing'
import { getpid, getppid } from 'lab/os'
import { sleep } from 'lab/time'

const pause = parameter('sleep', 1)
const seconds = parameter('seconds', 5)

export let m = 0 // each process has a variable m of its own; exported, so that the lab can show it

function count(step: number, args: number[]) {
  for (;;) {
    m += step
    print(`${currentProcess().name}: m = ${m}, pid ${getpid()}, parent ${getppid()}, args ${args.join(', ')}`)
    sleep(pause)
  }
}

export function work1(...args: number[]) {
  count(1, args)
}

export function work2(...args: number[]) {
  count(2, args)
}

export const task_1 = new Process({ target: work1, args: [1, 3], name: 'task_1' })
export const task_2 = new Process({ target: work2, args: [2, 4], name: 'task_2' })

export function main() {
  task_1.start()
  task_2.start()
  sleep(seconds)
  task_1.terminate() // they would count for ever
  task_2.terminate()
  task_1.join()
  task_2.join()
  print(`main: m = ${m}, pid ${getpid()}`)
}
