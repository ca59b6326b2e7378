// A process class of our own, whose instances end themselves by a signal.
import { parameter, print } from 'lab'
import { Process } from 'lab/multiprocessing'
import { getpid } from 'lab/os'
import { sleep } from 'lab/time'

const limit = parameter('limit', 5)
const pause = parameter('sleep', 1)

export class Counter extends Process {
  count = 0

  override run() {
    for (;;) {
      sleep(pause)
      this.count += 1
      if (this.count === limit) this.terminate() // a signal to itself: nothing below happens any more
      print(`${this.name} counts ${this.count}, pid ${getpid()}`)
    }
  }
}

export const t1 = new Counter({ name: 't1' })
export const t2 = new Counter({ name: 't2' })

export function main() {
  t1.start()
  t2.start()
  t1.join()
  t2.join()
  print(`t1 ended with exit code ${t1.exitCode}`)
  print(`t2 ended with exit code ${t2.exitCode}`)
  print(`main's own t1.count is still ${t1.count}`)
}
