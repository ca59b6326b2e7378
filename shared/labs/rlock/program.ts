// A locked function calls another locked function: the same thread asks for the same lock a second time.
import { parameter, print } from 'lab'
import { Lock, RLock, SharedVariable, Thread } from 'lab/threading'

const kind = parameter('kind', 'rlock')
const transfers = parameter('transfers', 1000)

export const lock = kind === 'rlock' ? new RLock({ name: 'lock' }) : new Lock({ name: 'lock' })
export const savings = new SharedVariable(0)
export const purse = new SharedVariable(0)

function deposit(account: typeof savings, amount: number) {
  lock.acquire() // inside transfer() this is the second time
  account.value += amount
  lock.release()
}

function transfer(amount: number) {
  lock.acquire() // both deposits or none: nobody may look in between
  deposit(savings, -amount)
  deposit(purse, amount)
  lock.release()
}

export function work(name: string) {
  print(`${name} begins.`)
  for (let n = 0; n < transfers; n++) transfer(1)
  print(`${name} has made ${transfers} transfers.`)
}

export const t1 = new Thread({ target: work, args: ['t1'], name: 't1' })
export const t2 = new Thread({ target: work, args: ['t2'], name: 't2' })

export function main() {
  t1.start()
  t2.start()
  t1.join()
  t2.join()
  print(`Savings ${savings.value}, purse ${purse.value}, together ${savings.value + purse.value}.`)
}
