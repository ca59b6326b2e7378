// A notice board: any number may read it at once, but whoever writes on it needs it alone.
import { measured, parameter, print } from 'lab'
import { Condition, SharedVariable, Thread } from 'lab/threading'
import { monotonic, sleep } from 'lab/time'

const readers = parameter('readers', 4)
const writers = parameter('writers', 1)
const rounds = parameter('rounds', 3)
const stay = parameter('stay', 1)
const favour = parameter('favour', 'readers')

export const board = new Condition()
export const reading = new SharedVariable(0) // how many are reading now
export const writing = new SharedVariable(0) // 1 while somebody writes
export const queueing = new SharedVariable(0) // writers at the door
export const mostReaders = new SharedVariable(0)
export const clashes = new SharedVariable(0)
export const version = new SharedVariable(0)

function beginReading() {
  board.acquire()
  while (writing.value > 0 || (favour === 'writers' && queueing.value > 0)) board.wait()
  reading.value += 1
  if (reading.value > mostReaders.value) mostReaders.value = reading.value
  if (writing.value > 0) clashes.value += 1
  board.release()
}

function endReading() {
  board.acquire()
  reading.value -= 1
  if (reading.value === 0) board.notifyAll()
  board.release()
}

function beginWriting() {
  board.acquire()
  queueing.value += 1
  while (writing.value > 0 || reading.value > 0) board.wait()
  queueing.value -= 1
  writing.value += 1
  if (reading.value > 0 || writing.value > 1) clashes.value += 1
  board.release()
}

function endWriting() {
  board.acquire()
  writing.value -= 1
  board.notifyAll()
  board.release()
}

export function read(name: string, lag: number) {
  sleep(lag) // the readers come one after another, so that their visits overlap like roof tiles
  for (let n = 1; n <= rounds; n++) {
    beginReading()
    print(`${name} reads version ${version.value}.`)
    sleep(stay)
    endReading()
    sleep(stay / 4)
  }
}

export function write(name: string) {
  for (let n = 1; n <= rounds; n++) {
    sleep(stay / 2)
    const asked = monotonic()
    beginWriting()
    measured('waited for the board', `${name}, ${n}`, monotonic() - asked, 's')
    version.value += 1
    print(`${name} writes version ${version.value}.`)
    sleep(stay / 4)
    endWriting()
  }
}

export const readerThreads = Array.from({ length: readers }, (_, i) => {
  const name = `r${i + 1}`
  return new Thread({ target: read, args: [name, (i * stay) / readers], name })
})
export const writerThreads = Array.from({ length: writers }, (_, i) => {
  const name = `w${i + 1}`
  return new Thread({ target: write, args: [name], name })
})

export function main() {
  const threads = [...readerThreads, ...writerThreads]
  for (const t of threads) t.start()
  for (const t of threads) t.join()
  print(`At most ${mostReaders.value} read at once; clashes: ${clashes.value}.`)
}
