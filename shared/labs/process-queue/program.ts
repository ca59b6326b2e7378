// A producer and a consumer in two processes, with a bounded queue between them.
import { parameter, print } from 'lab'
import { Process, Queue } from 'lab/multiprocessing'
import { getpid } from 'lab/os'
import { sleep } from 'lab/time'

const items = parameter('items', 10)
const maxsize = parameter('maxsize', 3)
const making = parameter('making', 0.2)
const using = parameter('using', 0.5)

export const q = new Queue(maxsize) // the one thing that both processes share

export function produce() {
  for (let i = 1; i <= items; i++) {
    sleep(making)
    q.put(i) // waits while the queue is full
    print(`put ${i}, pid ${getpid()}`)
  }
}

export function consume() {
  for (let i = 1; i <= items; i++) {
    const item = q.get() // waits while the queue is empty
    print(`got ${item}, pid ${getpid()}`)
    sleep(using)
  }
}

export const producer = new Process({ target: produce, name: 'producer' })
export const consumer = new Process({ target: consume, name: 'consumer' })

export function main() {
  producer.start()
  consumer.start()
  producer.join()
  consumer.join()
  print(`all ${items} items have crossed over`)
}
