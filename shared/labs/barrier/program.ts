// Hikers of different speed walk in stages. Nobody sets out on the next stage before the slowest has arrived.
import { parameter, print } from 'lab'
import { Barrier, Thread } from 'lab/threading'
import { sleep } from 'lab/time'

const hikers = parameter('hikers', 3)
const stages = parameter('stages', 3)
const pace = parameter('pace', 0.5)

export function announce() {
  print('Everybody is here.')
}
export const camp = new Barrier(hikers, { action: announce }) // the action is run by one of them, before any goes on

export function hike(name: string, slowness: number) {
  for (let stage = 1; stage <= stages; stage++) {
    print(`${name} sets out on stage ${stage}.`)
    sleep(pace * slowness)
    print(`${name} arrives after stage ${stage}.`)
    camp.wait()
  }
}

export const threads = Array.from({ length: hikers }, (_, i) => {
  const name = `h${i + 1}`
  return new Thread({ target: hike, args: [name, i + 1], name })
})

export function main() {
  for (const t of threads) t.start()
  for (const t of threads) t.join()
}
