// More tasks than workers, handed over without waiting; a callback tells each result.
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

/** The callback: runs in the main process, once for each result as it comes in. */
function done(result: { name: string; seconds: number; pid: number }) {
  print(`${result.name} took ${result.seconds.toFixed(2)} s in process ${result.pid}`)
}

export const pool = new Pool(workers)

export function main() {
  for (let i = 1; i <= tasks; i++) pool.applyAsync(work, [`task ${i}`], { callback: done })
  print('main has handed over all tasks')
  pool.close() // no further tasks; without this, join() would be an error
  pool.join()
  print('all tasks are done')
}
