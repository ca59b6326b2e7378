// The same tasks as in `pool-async`, but each call waits for its result.
import { parameter, print } from 'lab'
import { Pool } from 'lab/multiprocessing'
import { getpid } from 'lab/os'
import { uniform } from 'lab/random'
import { sleep } from 'lab/time'

const workers = parameter('workers', 5)
const tasks = parameter('tasks', 8)
const longest = parameter('sleep', 2)

export function work(name: string) {
  print(`${name} starts in process ${getpid()}`)
  const seconds = uniform(0, longest)
  sleep(seconds)
  return { name, seconds, pid: getpid() }
}

export const pool = new Pool(workers)

export function main() {
  for (let i = 1; i <= tasks; i++) {
    const result = pool.apply(work, [`task ${i}`]) // returns when the task is done, not before
    print(`${result.name} took ${result.seconds.toFixed(2)} s in process ${result.pid}`)
  }
  pool.close()
  pool.join()
  print('all tasks are done')
}
