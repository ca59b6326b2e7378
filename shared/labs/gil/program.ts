// Jobs that wait and jobs that compute: one after the other, on threads, on processes.
import { measured, parameter, print } from 'lab'
import { cpuCount, Process } from 'lab/multiprocessing'
import { Thread } from 'lab/threading'
import { perfCounter, sleep } from 'lab/time'

const jobs = parameter('jobs', 4)
const seconds = parameter('sleep', 1)
const rounds = parameter('rounds', 20_000_000)

/** I/O-bound: nothing but waiting, as for a disk or a server. */
export function wait() {
  sleep(seconds)
}

/** CPU-bound: nothing but computing (a random number generator, many rounds of it). */
export function compute() {
  let x = 1
  for (let i = 0; i < rounds; i++) x = (x * 48_271) % 2_147_483_647
  return x
}

function compare(group: string, job: () => void) {
  timed(group, 'sequential', () => {
    for (let i = 0; i < jobs; i++) job()
  })
  timed(group, 'threads', () => {
    startAndJoin(several(() => new Thread({ target: job })))
  })
  timed(group, 'processes', () => {
    startAndJoin(several(() => new Process({ target: job })))
  })
}

function several<Worker>(make: () => Worker) {
  return Array.from({ length: jobs }, make)
}

function startAndJoin(workers: (Thread | Process)[]) {
  for (const worker of workers) worker.start()
  for (const worker of workers) worker.join()
}

function timed(group: string, label: string, work: () => void) {
  const began = perfCounter()
  work()
  const took = perfCounter() - began
  print(`${group}, ${label}: ${took.toFixed(3)} s`)
  measured(group, label, took, 's')
}

export function main() {
  print(`${jobs} jobs on ${cpuCount()} cores`)
  compare('I/O-bound', wait)
  compare('CPU-bound', compute)
}
