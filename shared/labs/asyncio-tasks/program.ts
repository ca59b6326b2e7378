// Breakfast with asyncio: several tasks, one thread. Where one awaits, another goes on.
import { measured, parameter, print } from 'lab'
import * as asyncio from 'lab/asyncio'
import { getpid } from 'lab/os'
import { getNativeId } from 'lab/threading'
import { monotonic, sleep } from 'lab/time'

const dishes = parameter('dishes', 3)
const seconds = parameter('seconds', 1)
const blocking = parameter('blocking', false)

async function cook(name: string, time: number) {
  print(`${name} is put on: process ${getpid()}, thread ${getNativeId()}.`)
  if (blocking)
    sleep(time) // the thread sleeps, and all tasks with it
  else await asyncio.sleep(time) // only this task sleeps
  print(`${name} is ready after ${time} s.`)
}

async function breakfast() {
  const began = monotonic()
  const tasks = []
  let sum = 0
  for (let n = 1; n <= dishes; n++) {
    const time = (dishes - n + 1) * seconds // the first one takes longest
    sum += time
    tasks.push(asyncio.createTask(() => cook(`dish${n}`, time), { name: `dish${n}` }))
  }
  await asyncio.gather(...tasks)
  const took = monotonic() - began
  measured('breakfast', 'all sleeps added up', sum, 's')
  measured('breakfast', 'measured', took, 's')
  print(`Breakfast is served after ${took.toFixed(1)} s; the sleeps add up to ${sum} s.`)
}

export async function main() {
  await asyncio.run(breakfast)
}
