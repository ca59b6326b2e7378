// A queue with room for five items gets a sixth one.
import { parameter, print } from 'lab'
import { Queue } from 'lab/multiprocessing'
import { Empty, Full } from 'lab/queue'

const maxsize = parameter('maxsize', 5)
const timeout = parameter('timeout', 0) // 0: wait for ever

export const q = new Queue(maxsize)

export function main() {
  print(`empty: ${q.empty()}`)
  for (let i = 1; i <= maxsize; i++) {
    q.put(i)
    print(`put ${i}`)
  }
  print(`full: ${q.full()}`)
  if (timeout > 0) return withTimeout()
  print('one more put')
  q.put(maxsize + 1) // no room, and nobody who would ever make some
  print('this line is never reached')
}

function withTimeout() {
  try {
    q.put(maxsize + 1, { timeout })
  } catch (error) {
    if (!(error instanceof Full)) throw error
    print(`Full: no room within ${timeout} s`)
  }
  for (let i = 1; i <= maxsize; i++) print(`got ${q.get()}`)
  try {
    q.get({ timeout })
  } catch (error) {
    if (!(error instanceof Empty)) throw error
    print(`Empty: no item within ${timeout} s`)
  }
}
