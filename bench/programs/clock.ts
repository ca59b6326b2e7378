// Says what time it is, again and again; whoever sees the line on a screen knows how old it is.
import { parameter, print } from 'lab'
import { sleep } from 'lab/time'

const times = parameter('times', 200)
const pause = parameter('pause', 0.05)

export function main() {
  for (let n = 0; n < times; n++) {
    print(`it is ${Date.now()}`)
    sleep(pause)
  }
}
