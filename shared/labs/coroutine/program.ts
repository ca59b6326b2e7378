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

/** How long one of a kind takes from creation to end, on average of `count`, one after the other. */
function cost(kind: string, count: number, live: () => void) {
  if (count === 0) return
  const began = perfCounter()
  for (let i = 0; i < count; i++) live()
  const took = perfCounter() - began
  const each = (took / count) * 1e6
  print(`${count} ${kind}: ${(took * 1000).toFixed(1)} ms, ${each.toFixed(1)} µs each`)
  measured('from creation to end, each', kind, each, 'µs')
}

function startAndJoin(worker: Thread | Process) {
  worker.start()
  worker.join()
}

export function main() {
  produce(consume())
  cost('coroutines', coroutines, () => {
    const one = pauseOnce()
    one.next()
    one.next()
  })
  cost('threads', threads, () => startAndJoin(new Thread({ target: nothing })))
  cost('processes', processes, () => startAndJoin(new Process({ target: nothing })))
}
