// The same work twice: run() does it here, start() has a new process do it.
import { parameter, print } from 'lab'
import { Process } from 'lab/multiprocessing'
import { getpid, getppid } from 'lab/os'
import { sleep } from 'lab/time'

const pause = parameter('sleep', 1)

export function work() {
  print(`work: pid ${getpid()}, parent ${getppid()}`)
  sleep(pause)
}

export const p = new Process({ target: work, name: 'p' })

export function main() {
  print(`main: pid ${getpid()}`)
  print('run()')
  p.run() // an ordinary call: main does the work itself
  print('start()')
  p.start() // a new process does the work
  p.join()
  print(`p has ended, exit code ${p.exitCode}`)
}
