/** The service thread's connection to the supervisor: it answers looks there, and asks for utility processes. */
import { connect } from 'node:net'
import { createInterface } from 'node:readline'
import type { FromService, Hello, ToService } from '../../../shared/contract/actor.ts'
import { self } from '../actor.ts'

/** @returns what tells the supervisor something; what is told before the connection stands is kept */
export function connectToSupervisor(take: (message: ToService) => void): (message: FromService) => void {
  const { boot, process: actor } = self()
  const socket = connect(boot.control)
  const say = (message: Hello | FromService) => void socket.write(JSON.stringify(message) + '\n')
  say({ type: 'hello', token: boot.token, actor, pid: process.pid })
  createInterface({ input: socket }).on('line', (line) => {
    const message = parse(line)
    if (message) take(message)
  })
  // Without a supervisor there is no run: its end is noticed here even if every other thread is blocked.
  socket.on('error', () => undefined)
  socket.on('close', () => process.kill(process.pid, 'SIGKILL'))
  return say
}

/** The supervisor is trusted to be well-formed: it is what started us. */
function parse(line: string): ToService | undefined {
  try {
    return JSON.parse(line) as ToService
  } catch {
    return undefined
  }
}
