/** The first line of a connection: who it is, and what it is for. Whoever does not know the token is turned away. */
import type { Socket } from 'node:net'
import { greetingSchema, type Greeting } from '../../../shared/contract/actor.ts'

/** A greeting is a token and an id; nothing longer than this is one. */
const LONGEST = 4096
const NEWLINE = 10

/** Calls one of the two, once; what comes after the line is left in the socket. */
export function greet(
  socket: Socket,
  token: string,
  welcome: (greeting: Greeting) => void,
  refuse: () => void,
): void {
  let received = Buffer.alloc(0)
  const settle = (act: () => void) => {
    socket.off('readable', read)
    act()
  }
  const read = () => {
    for (let chunk = pull(socket); chunk; chunk = pull(socket)) {
      received = Buffer.concat([received, chunk])
      const end = received.indexOf(NEWLINE)
      if (end < 0 && received.length <= LONGEST) continue
      const greeting = greetingSchema.safeParse(parse(received.subarray(0, Math.max(0, end)).toString()))
      if (!greeting.success || greeting.data.token !== token) return settle(refuse)
      const rest = received.subarray(end + 1)
      if (rest.length > 0) socket.unshift(rest)
      return settle(() => welcome(greeting.data))
    }
  }
  socket.on('readable', read)
}

function pull(socket: Socket): Buffer | null {
  return socket.read() as Buffer | null
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
