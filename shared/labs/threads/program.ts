// Two threads wait at the same time, in one process.
import { parameter, print } from 'lab'
import { getpid } from 'lab/os'
import { currentThread, getNativeId, Thread } from 'lab/threading'
import { monotonic, sleep } from 'lab/time'

const files = parameter('files', 3)
const pause = parameter('sleep', 1)

export function download() {
  for (let i = 1; i <= files; i++) {
    print(`${currentThread().name} downloads file ${i}: pid ${getpid()}, thread id ${getNativeId()}`)
    sleep(pause) // a download is mostly waiting
  }
}

export const t1 = new Thread({ target: download, name: 't1' })
export const t2 = new Thread({ target: download, name: 't2' })

export function main() {
  const began = monotonic()
  t1.start()
  t2.start()
  t1.join()
  t2.join()
  print(
    `both took ${(monotonic() - began).toFixed(2)} s together, pid ${getpid()}, thread id ${getNativeId()}`,
  )
  print(`one after the other: at least ${(2 * files * pause).toFixed(2)} s`)
}
