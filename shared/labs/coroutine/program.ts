// A producer and a consumer that take turns in one thread; then, what a coroutine costs.
import { measured, parameter, print } from 'lab'
import { Process } from 'lab/multiprocessing'
import { getpid } from 'lab/os'
import { getNativeId, Thread } from 'lab/threading'
import { perfCounter, sleep } from 'lab/time'

const pause = parameter('sleep', 1)
const coroutines = parameter('coroutines', 10_000)
const threads = parameter('threads', 20)
const processes = parameter('processes', 5)

const where = () => `pid ${getpid()}, thread id ${getNativeId()}`

function* consume(): Generator<string, void, number> {
  let answer = ''
  for (;;) {
    const n = yield answer // hands the answer over and stops here until the next send
    print(`consumer takes ${n}: ${where()}`)
    sleep(pause)
    answer = '200 OK'
  }
}

function produce(consumer: Generator<string, void, number>) {
  consumer.next() // runs to the first yield, where it can take something
  for (let n = 1; n <= 5; n++) {
    print(`producer sends ${n}: ${where()}`)
    const answer = consumer.next(n).value // Python: consumer.send(n)
    print(`producer is told ${answer}`)
  }
  consumer.return()
}

export function nothing() {}

function* pauseOnce() {
  yield
}

/** How long `count` of a kind take from creation to end, all of them alive at once. */
function cost(kind: string, count: number, live: () => void) {
  if (count === 0) return
  const began = perfCounter()
  live()
  const took = perfCounter() - began
  const each = (took / count) * 1e6
  print(`${count} ${kind}: ${(took * 1000).toFixed(1)} ms, ${each.toFixed(1)} µs each`)
  measured('from creation to end, each', kind, each, 'µs')
}

function startAndJoin(workers: (Thread | Process)[]) {
  for (const worker of workers) worker.start()
  for (const worker of workers) worker.join()
}

export function main() {
  produce(consume())
  cost('coroutines', coroutines, () => {
    const all = Array.from({ length: coroutines }, pauseOnce)
    for (const one of all) one.next()
    for (const one of all) one.next()
  })
  cost('threads', threads, () => {
    startAndJoin(Array.from({ length: threads }, () => new Thread({ target: nothing })))
  })
  cost('processes', processes, () => {
    startAndJoin(Array.from({ length: processes }, () => new Process({ target: nothing })))
  })
}
