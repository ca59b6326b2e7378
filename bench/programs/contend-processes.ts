// Processes that get in each other's way as hard as they can, and never deadlock. One scene a run, `rounds` times.
import { parameter } from 'lab'
import {
  Condition,
  JoinableQueue,
  Lock,
  Pipe,
  Pool,
  Process,
  Queue,
  Semaphore,
  Value,
} from 'lab/multiprocessing'
import { random } from 'lab/random'
import * as threading from 'lab/threading'
import { sleep } from 'lab/time'

const scene = parameter('scene', 'ordered')
const rounds = parameter('rounds', 10)

export const locks = [0, 1].map((n) => new Lock({ name: `lock${n}` }))
export const inner = new threading.Lock() // one in each process
export const oneSlot = new Queue<number>(1)
export const answers = new Queue<number>(1)
export const jobs = new JoinableQueue<number>(2)
export const board = new Condition()
export const turn = new Value('i', 0)
export const gate = new Semaphore(1)
const [a, b] = Pipe(true, { name: 'pipe' })

const nap = () => sleep(0.001 + 0.006 * random())

export function ordered() {
  for (let n = 0; n < rounds; n++) {
    locks[0]!.acquire()
    nap()
    locks[1]!.acquire()
    nap()
    locks[1]!.release()
    locks[0]!.release()
  }
}

/** Locks of the process and locks between processes, always the inner ones first. */
export function mixed() {
  const pair = [0, 1].map(() => new threading.Thread({ target: innerThenOuter }))
  for (const t of pair) t.start()
  for (const t of pair) t.join()
}
export function innerThenOuter() {
  for (let n = 0; n < rounds; n++) {
    inner.acquire()
    gate.acquire()
    nap()
    gate.release()
    inner.release()
  }
}

export function asking(me: number) {
  for (let n = 0; n < rounds; n++) {
    if (me === 0) {
      oneSlot.put(n)
      answers.get()
    } else {
      oneSlot.get()
      nap()
      answers.put(n)
    }
  }
}

export function working(me: number) {
  for (let n = 0; n < rounds; n++) {
    if (me === 0) {
      jobs.put(n)
      jobs.put(n)
      jobs.join()
    } else {
      jobs.get()
      nap()
      jobs.taskDone()
    }
  }
}

export function turns(me: number) {
  for (let n = 0; n < rounds; n++) {
    board.acquire()
    while (turn.value % 2 !== me) board.wait()
    nap()
    turn.value += 1
    board.notifyAll()
    board.release()
  }
}

export function talking(me: number) {
  for (let n = 0; n < rounds; n++) {
    if (me === 0) {
      a.send(n)
      a.recv()
    } else {
      b.recv()
      nap()
      b.send(n)
    }
  }
}

export function task() {
  locks[0]!.acquire()
  nap()
  locks[0]!.release()
}

const scenes: Record<string, [target: (me: number) => void, actors: number]> = {
  ordered: [ordered, 2],
  mixed: [mixed, 2],
  asking: [asking, 2],
  working: [working, 3],
  turns: [turns, 2],
  talking: [talking, 2],
}

export function main() {
  if (scene === 'pool') {
    const pool = new Pool(2)
    for (let n = 0; n < rounds; n++) pool.apply(task)
    pool.close()
    pool.join()
    return
  }
  const [target, actors] = scenes[scene]!
  const processes = Array.from(
    { length: actors },
    (_, me) => new Process({ target, args: [me], name: `${scene}${me}` }),
  )
  for (const p of processes) p.start()
  for (const p of processes) p.join()
}
