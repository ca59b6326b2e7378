// The twin of queue_processes.py.
import { measured, parameter } from 'lab'
import { Process, Queue } from 'lab/multiprocessing'
import { perfCounter } from 'lab/time'

const count = parameter('count', 100_000)
const maxsize = parameter('maxsize', 0)
const payload = parameter('payload', 'int')

export const queue = new Queue<number | { id: number; name: string; values: number[] }>(maxsize)

export function produce() {
  for (let n = 0; n <= count; n++) {
    queue.put(payload === 'object' ? { id: n, name: 'message', values: [n, n + 1, n + 2] } : n)
  }
}

export const producer = new Process({ target: produce, name: 'producer' })

export function main() {
  producer.start()
  queue.get() // the producer is there
  const began = perfCounter()
  let total = 0
  for (let n = 0; n < count; n++) {
    const item = queue.get()
    total += typeof item === 'object' ? item.id : item
  }
  measured('bench', 'rate', count / (perfCounter() - began), '1/s')
  producer.join()
  measured('bench', 'sum', total, '')
}
