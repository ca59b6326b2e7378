import { expect, test } from 'vitest'
import { programs } from '../programs.ts'

const run = programs()

test('what is sent at one end of a pipe is received at the other, both ways', async () => {
  const { lines } = await run(`
    import { print } from 'lab'
    import { Pipe, Process, type Connection } from 'lab/multiprocessing'
    export function echo(end: Connection) { for (let i = 0; i < 3; i++) end.send([end.recv(), i]) }
    export function main() {
      const [here, there] = Pipe()
      const child = new Process({ target: echo, args: [there] })
      child.start()
      for (const value of ['x', { a: 1 }, null]) { here.send(value); print(here.recv()) }
      child.join()
      print(here.poll(), here.poll(0.05))
    }`)
  expect(lines).toEqual(["[ 'x', 0 ]", '[ { a: 1 }, 1 ]', '[ null, 2 ]', 'false false'])
})

test('a one-way pipe refuses the other way, and its receiver hears that the sender has closed', async () => {
  const { lines } = await run(`
    import { print } from 'lab'
    import { Pipe, Process, type Connection } from 'lab/multiprocessing'
    export function send(end: Connection) { end.send(1); end.close() }
    export function main() {
      const [receiver, sender] = Pipe(false)
      for (const work of [() => receiver.send(1), () => sender.recv()])
        try { work() } catch (error) { print((error as Error).name, (error as Error).message) }
      const child = new Process({ target: send, args: [sender] })
      child.start()
      print(receiver.recv())
      sender.close()
      try { receiver.recv() } catch (error) { print((error as Error).name) }
      child.join()
    }`)
  expect(lines).toEqual([
    'OSError connection is read-only',
    'OSError connection is write-only',
    '1',
    'EOFError',
  ])
})
