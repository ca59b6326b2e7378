// A producer waits until all its items have been dealt with, not just taken.
import { parameter, print } from 'lab'
import { Queue } from 'lab/queue'
import { Thread } from 'lab/threading'
import { sleep } from 'lab/time'

const items = parameter('items', 10)
const pause = parameter('sleep', 0.3)
const join = parameter('join', true)

export const q = new Queue()

export function produce() {
  for (let i = 1; i <= items; i++) {
    q.put(i)
    print(`producer put item ${i}`)
  }
  if (join) q.join() // until taskDone() has been called as often as put()
  print('producer is done')
}

export function consume() {
  for (let i = 1; i <= items; i++) {
    const item = q.get()
    sleep(pause) // the work; the item has left the queue, but it is not done yet
    print(`consumer finished item ${item}`)
    q.taskDone()
  }
}

export const producer = new Thread({ target: produce, name: 'producer' })
export const consumer = new Thread({ target: consume, name: 'consumer' })

export function main() {
  producer.start()
  consumer.start()
  producer.join()
  consumer.join()
}
