// The twin of queue_threads.py.
import { measured, parameter } from 'lab'
import { Queue } from 'lab/queue'
import { Thread } from 'lab/threading'
import { perfCounter } from 'lab/time'

const count = parameter('count', 200_000)
const maxsize = parameter('maxsize', 0)

export const queue = new Queue<number>(maxsize)

export function produce() {
  for (let n = 0; n <= count; n++) queue.put(n)
}

export function consume() {
  queue.get() // the producer is there
  const began = perfCounter()
  let total = 0
  for (let n = 0; n < count; n++) total += queue.get()
  measured('bench', 'rate', count / (perfCounter() - began), '1/s')
  measured('bench', 'sum', total, '')
}

export const producer = new Thread({ target: produce, name: 'producer' })
export const consumer = new Thread({ target: consume, name: 'consumer' })

export function main() {
  consumer.start()
  producer.start()
  producer.join()
  consumer.join()
}
