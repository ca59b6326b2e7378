// One thread gives the lock back only to take it again at once; the other one asks politely. Who gets how much?
import { measured, parameter, print } from 'lab'
import { uniform } from 'lab/random'
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

function acquireFairly() {
  desk.acquire()
  const number = drawn.value
  drawn.value += 1
  while (called.value !== number) desk.wait()
  desk.release()
}

function releaseFairly() {
  desk.acquire()
  called.value += 1
  desk.notifyAll()
  desk.release()
}

function work(count: typeof greedyTurns, acquire: () => void, rest: number) {
  for (;;) {
    if (fair) acquireFairly()
    else acquire()
    const over = greedyTurns.value + modestTurns.value >= turns
    if (!over) {
      count.value += 1
      sleep(hold)
    }
    if (fair) releaseFairly()
    else lock.release()
    if (over) break
    sleep(rest)
  }
}

export function beGreedy() {
  work(greedyTurns, () => lock.acquire(), 0) // wants it back at once
}

export function beModest() {
  const ask = () => {
    while (!lock.acquire(false)) sleep(hold * uniform(0.2, 0.8)) // taken? Then come back later
  }
  work(modestTurns, ask, hold / 2) // and does something else in between
}

export const greedy = new Thread({ target: beGreedy, name: 'greedy' })
export const modest = new Thread({ target: beModest, name: 'modest' })

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
