// Threads that get in each other's way as hard as they can, and never deadlock. One scene a run, `rounds` times.
import { parameter } from 'lab'
import { randint, random } from 'lab/random'
import { Empty, Full, Queue } from 'lab/queue'
import { Barrier, Condition, Event, Lock, RLock, Semaphore, SharedVariable, Thread } from 'lab/threading'
import { sleep } from 'lab/time'

const scene = parameter('scene', 'ordered')
const rounds = parameter('rounds', 10)

export const locks = [0, 1, 2].map((n) => new Lock({ name: `lock${n}` }))
export const rlock = new RLock()
export const ping = new Semaphore(0)
export const pong = new Semaphore(0)
export const mine = new Lock() // used as signals: one takes, the other releases
export const yours = new Lock()
export const small = new Queue<number>(1)
export const back = new Queue<number>(1)
export const board = new Condition()
export const turn = new SharedVariable(0)
export const barrier = new Barrier(3)
export const go = new Event()

/** Long enough for a wait on it to be reported and looked at. */
const nap = () => sleep(0.001 + 0.006 * random())

/** Locks always in the order of their numbers: chains of waits, but no cycle. */
export function ordered(me: number) {
  const [first, second] = [locks[Math.min(me, (me + 1) % 3)]!, locks[Math.max(me, (me + 1) % 3)]!]
  for (let n = 0; n < rounds; n++) {
    first.acquire()
    nap()
    second.acquire()
    nap()
    second.release()
    first.release()
  }
}

/** Opposite order, but the second wait ends by itself: cycles that are only temporary. */
export function timeouts(me: number) {
  for (let n = 0; n < rounds; n++) {
    locks[me]!.acquire()
    nap()
    if (locks[1 - me]!.acquire({ timeout: 0.005 * random() })) locks[1 - me]!.release()
    locks[me]!.release()
  }
}

/** The same lock again and again, three deep. */
export function nested() {
  for (let n = 0; n < rounds; n++) {
    for (let depth = 0; depth < 3; depth++) rlock.acquire()
    nap()
    for (let depth = 0; depth < 3; depth++) rlock.release()
  }
}

/** Each waits for what the other releases. */
export function signals(me: number) {
  for (let n = 0; n < rounds; n++) {
    if (me === 0) {
      nap()
      ping.release()
      pong.acquire()
    } else {
      ping.acquire()
      nap()
      pong.release()
    }
  }
}

/**
 * The same with locks: whoever looks only at who took them sees cycles that are none. Nobody can tell at the first
 * use that a lock serves as a signal; once it was released by somebody else, it is known (see `main`).
 */
export function lockSignals(me: number) {
  const [wait, tell] = me === 0 ? [mine, yours] : [yours, mine]
  for (let n = 0; n < rounds; n++) {
    if (me === 0) nap()
    if (me === 0) tell.release()
    wait.acquire()
    if (me === 1) nap()
    if (me === 1) tell.release()
  }
}

/** Full or empty all the time, from both sides. */
export function oneSlot(me: number) {
  for (let n = 0; n < rounds; n++) {
    if (random() < 0.3) nap()
    if (me < 2) small.put(n)
    else small.get()
  }
}

/** Request and answer over two full queues, with timeouts that are often hit. */
export function asking(me: number) {
  for (let n = 0; n < rounds; n++) {
    if (me === 0) {
      small.put(n)
      while (!isAnswered()) nap()
    } else {
      small.get()
      nap()
      back.put(n)
    }
  }
}
function isAnswered(): boolean {
  try {
    back.get({ timeout: 0.002 })
    return true
  } catch (error) {
    if (error instanceof Empty || error instanceof Full) return false
    throw error
  }
}

/** Everybody waits for everybody's turn. */
export function turns(me: number) {
  for (let n = 0; n < rounds; n++) {
    board.acquire()
    while (turn.value % 3 !== me) board.wait()
    nap()
    turn.value += 1
    board.notifyAll()
    board.release()
  }
}

export function together() {
  for (let n = 0; n < rounds; n++) {
    nap()
    barrier.wait()
  }
}

/** A lock is held while waiting for something that its own waiters have no part in. */
export function holdAndWait(me: number) {
  for (let n = 0; n < rounds; n++) {
    if (me === 2) {
      nap()
      ping.release()
      ping.release()
      pong.acquire()
      pong.acquire()
    } else {
      locks[0]!.acquire()
      ping.acquire()
      locks[0]!.release()
      pong.release()
    }
  }
}

/** The last item is put by somebody who is gone at once; whoever waits for it is not stuck. */
export function lastItem() {
  for (let n = 0; n < rounds; n++) {
    const giver = new Thread({ target: give, args: [randint(0, 3) / 1000] })
    giver.start()
    small.get()
    giver.join()
  }
}
export function give(after: number) {
  sleep(after)
  small.put(1)
}

/** Threads that wait for threads that wait for threads. */
export function joining() {
  for (let n = 0; n < rounds; n++) {
    const outer = new Thread({ target: joinOne })
    outer.start()
    nap()
    go.set()
    outer.join()
    go.clear()
  }
}
export function joinOne() {
  const inner = new Thread({ target: waitToGo })
  inner.start()
  inner.join()
}
export function waitToGo() {
  go.wait()
}

function makeSignals() {
  mine.acquire()
  yours.acquire()
  const other = new Thread({ target: releaseBoth })
  other.start()
  other.join()
  mine.acquire()
  yours.acquire()
}
export function releaseBoth() {
  mine.release()
  yours.release()
}

const scenes: Record<string, [target: (me: number) => void, actors: number]> = {
  ordered: [ordered, 3],
  timeouts: [timeouts, 2],
  nested: [nested, 3],
  signals: [signals, 2],
  lockSignals: [lockSignals, 2],
  oneSlot: [oneSlot, 4],
  asking: [asking, 2],
  turns: [turns, 3],
  together: [together, 3],
  holdAndWait: [holdAndWait, 3],
  lastItem: [lastItem, 1],
  joining: [joining, 1],
}

export function main() {
  const [target, actors] = scenes[scene]!
  if (target === lockSignals) makeSignals()
  const threads = Array.from(
    { length: actors },
    (_, me) => new Thread({ target, args: [me], name: `${scene}${me}` }),
  )
  for (const t of threads) t.start()
  for (const t of threads) t.join()
}
