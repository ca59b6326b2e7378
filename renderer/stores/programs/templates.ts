/** What a new program begins with. */
import type { ProgramLanguage } from '../../../shared/labs/lab.ts'

export interface Template {
  readonly id: 'threads' | 'processes' | 'python'
  readonly language: ProgramLanguage
  readonly text: string
}

export const templates: readonly Template[] = [
  {
    id: 'threads',
    language: 'typescript',
    text: `import { print } from 'lab'
import { Lock, SharedVariable, Thread } from 'lab/threading'

export const m = new SharedVariable(0)
export const lock1 = new Lock()

export function work(times: number) {
  for (let i = 0; i < times; i++) {
    lock1.acquire()
    m.value += 1
    lock1.release()
  }
}

export const t1 = new Thread({ target: work, args: [1000], name: 't1' })
export const t2 = new Thread({ target: work, args: [1000], name: 't2' })

export function main() {
  t1.start()
  t2.start()
  t1.join()
  t2.join()
  print('m =', m.value)
}
`,
  },
  {
    id: 'processes',
    language: 'typescript',
    text: `import { print } from 'lab'
import { Process, Queue, currentProcess } from 'lab/multiprocessing'

export const q = new Queue<number>(3)

export function produce(count: number) {
  for (let i = 0; i < count; i++) q.put(i)
}

export function consume(count: number) {
  for (let i = 0; i < count; i++) print(currentProcess().name, 'got', q.get())
}

export const producer = new Process({ target: produce, args: [10], name: 'producer' })
export const consumer = new Process({ target: consume, args: [10], name: 'consumer' })

export function main() {
  producer.start()
  consumer.start()
  producer.join()
  consumer.join()
}
`,
  },
  {
    id: 'python',
    language: 'python',
    text: `import threading

m = 0
lock1 = threading.Lock()


def work(times):
    global m
    for _ in range(times):
        with lock1:
            m += 1


if __name__ == "__main__":
    t1 = threading.Thread(target=work, args=(1000,), name="t1")
    t2 = threading.Thread(target=work, args=(1000,), name="t2")
    t1.start()
    t2.start()
    t1.join()
    t2.join()
    print("m =", m)
`,
  },
]
