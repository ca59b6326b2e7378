// A process is killed while it holds a lock. Nobody gives the lock back: it is an orphan.
import { parameter, print } from 'lab'
import { Event, Lock, Process } from 'lab/multiprocessing'
import { sleep } from 'lab/time'

const signal = parameter('signal', 'kill')
const giveUp = parameter('giveUp', false)
const timeout = parameter('timeout', 2)

export const lock = new Lock()
export const inside = new Event()

export function hold() {
  lock.acquire()
  try {
    print('The holder is in its critical section.')
    inside.set()
    sleep(3600)
  } finally {
    lock.release() // never reached: a killed process runs no further line, not even this one
  }
}

export function inherit() {
  print('The heir wants the lock.')
  if (giveUp) {
    if (!lock.acquire({ timeout })) {
      print(`The heir gives up after ${timeout} s.`)
      return
    }
  } else {
    lock.acquire()
  }
  print('The heir has the lock.')
  lock.release()
}

export const holder = new Process({ target: hold, name: 'holder' })
export const heir = new Process({ target: inherit, name: 'heir' })

export function main() {
  holder.start()
  inside.wait()
  if (signal === 'kill') holder.kill()
  else holder.terminate()
  holder.join()
  print(`The holder is gone, exit code ${holder.exitCode}.`)
  heir.start()
  heir.join()
}
