// The twin of pool.py.
import { measured, parameter } from 'lab'
import { Pool } from 'lab/multiprocessing'
import { perfCounter } from 'lab/time'

const workers = parameter('workers', 2)
const asyncTasks = parameter('asyncTasks', 10_000)
const applyTasks = parameter('applyTasks', 2_000)

export function square(n: number) {
  return n * n
}

export const pool = new Pool(workers)

export function main() {
  pool.map(
    square,
    Array.from({ length: workers * 10 }, (_, n) => n),
    1,
  ) // all workers are there
  let began = perfCounter()
  const results = []
  for (let n = 0; n < asyncTasks; n++) results.push(pool.applyAsync(square, [n]))
  let total = 0
  for (const result of results) total += result.get()
  measured('bench', 'async', asyncTasks / (perfCounter() - began), '1/s')
  began = perfCounter()
  for (let n = 0; n < applyTasks; n++) total += pool.apply(square, [n])
  measured('bench', 'apply', applyTasks / (perfCounter() - began), '1/s')
  measured('bench', 'sum', total, '')
  pool.close()
  pool.join()
}
