// One thread gives the lock back only to take it again at once; the other waits and waits. Who gets how much?
import { measured, parameter, print } from 'lab'
import { Condition, Lock, SharedVariable, Thread } from 'lab/threading'
import { sleep } from 'lab/time'

const turns = parameter('turns', 40) // of both together
const hold = parameter('hold', 0.1)
const fair = parameter('fair', false)

export const lock = new Lock()
export const greedyTurns = new SharedVariable(0)
export const modestTurns = new SharedVariable(0)

// A fair lock: draw a number, wait until it is called.
export const desk = new Condition()
export const drawn = new SharedVariable(0)
export const called = new SharedVariable(0)

function acquire() {
  if (!fair) return lock.acquire()
  desk.acquire()
  const number = drawn.value
  drawn.value += 1
  while (called.value !== number) desk.wait()
  desk.release()
}

function release() {
  if (!fair) return lock.release()
  desk.acquire()
  called.value += 1
  desk.notifyAll()
  desk.release()
}

/** `rest`: seconds between giving the lock back and wanting it again. */
export function work(mine: string, rest: number) {
  const count = mine === 'greedy' ? greedyTurns : modestTurns
  for (;;) {
    acquire()
    const over = greedyTurns.value + modestTurns.value >= turns
    if (!over) {
      count.value += 1
      sleep(hold)
    }
    release()
    if (over) break
    if (rest > 0) sleep(rest)
  }
}

export const greedy = new Thread({ target: work, args: ['greedy', 0], name: 'greedy' })
export const modest = new Thread({ target: work, args: ['modest', hold / 2], name: 'modest' })

export function main() {
  greedy.start()
  modest.start()
  greedy.join()
  modest.join()
  for (const [name, count] of [
    ['greedy', greedyTurns.value],
    ['modest', modestTurns.value],
  ] as const) {
    const share = (100 * count) / turns
    measured('share of the turns', name, share, '%')
    print(`${name}: ${count} of ${turns} turns, ${share.toFixed(0)} %.`)
  }
}
