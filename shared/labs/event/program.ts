// Runners wait for the starting gun. An event is a flag that many can wait for, and that stays up once it is set.
import { parameter, print } from 'lab'
import { Event, Process } from 'lab/multiprocessing'
import { getpid } from 'lab/os'
import { sleep } from 'lab/time'

const runners = parameter('runners', 3)
const delay = parameter('delay', 3)
const patience = parameter('patience', 1)

export const gun = new Event()

export function race(name: string) {
  print(`${name} is ready in process ${getpid()}.`)
  while (!gun.wait(patience)) print(`${name} is still waiting.`) // false: the time was up, the flag still down
  print(`${name} runs.`)
}

export const processes = Array.from({ length: runners }, (_, i) => {
  const name = `r${i + 1}`
  return new Process({ target: race, args: [name], name })
})
export const late = new Process({ target: race, args: ['late'], name: 'late' })

export function main() {
  for (const p of processes) p.start()
  sleep(delay)
  print('Bang!')
  gun.set()
  for (const p of processes) p.join()
  late.start() // the flag is still up: whoever comes now does not wait at all
  late.join()
}
